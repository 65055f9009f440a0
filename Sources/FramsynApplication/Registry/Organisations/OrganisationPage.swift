public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Organisation: the tree as a table, with search.
public struct OrganisationPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.read(.sharedRegister, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.under, .search("Ord i namn eller kod."), .all]
    /// The organisation whose subtree is shown; nil means all.
    public let organisationID: Int64?
    private let search: String
    private let showsAll: Bool

    /// Reads `under`, `sok` and `alla`.
    public init(_ request: PageRequest) throws {
        organisationID = request["under"].flatMap { Int64($0) }
        search = (request["sok"] ?? "").trimmed
        showsAll = request["alla"] != nil
    }

    /// Rows shown at most, unless all are asked for; what lies deeper is opened below an organisation.
    static let mostRows = 300

    /// The tree.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let registry = try await service.caches.registry(service.store)
        let tree = registry.tree
        if let organisationID, tree[organisationID] == nil { throw RequestFault.notAvailable }
        let add = Action("Lägg till", href: "/register/organisation/andra?ny=1", isPrimary: tree.nodes.isEmpty)
        guard !tree.nodes.isEmpty else {
            return PageContent(
                title: "Organisation",
                lead:
                    "Ingen organisation är upplagd ännu. Läs in en fil med enheterna, eller lägg upp arbetsgivaren här.",
                blocks: [
                    .actions([add, Action("Läs in en fil", href: "/register/import?slag=organisations")])
                ])
        }
        let lines = OrganisationLines(tree, below: organisationID, search: search)
        let shown = showsAll ? lines.lines : lines.upper(Self.mostRows)
        let today = service.today
        let employers = tree.nodes.count(where: \.isEmployer)
        var page = PageContent(
            title: "Organisation",
            lead: Prose([
                .text("Registret har "),
                .strong("\(Swedish.count(tree.nodes.count, one: "organisation", many: "organisationer"))"),
                .text(
                    ", varav \(Swedish.count(employers, one: "arbetsgivare", many: "arbetsgivare"))\(searchWords(lines.lines.count))."
                ),
            ]))
        if shown.contains(where: { $0.organisation.isSynthetic }) { page.notices.append(ImportResult.syntheticMark) }
        var blocks: [Block] = [.table(table(shown, tree, today))]
        if shown.isEmpty {
            blocks = [.paragraphs(["Ingen organisation har de orden i namn eller kod. Sök på något kortare."])]
        } else if shown.count < lines.lines.count {
            blocks.append(
                .paragraphs([
                    Prose(
                        "\(Swedish.number(shown.count)) av \(Swedish.number(lines.lines.count)) visas. Öppna en del av organisationen med talet i kolumnen Under, sök, eller visa alla."
                    )
                ]))
            blocks.append(.actions([Action("Visa alla", href: "/register/organisation?\(query)alla=1")]))
        }
        let all = showsAll ? "alla=1&" : ""
        page.blocks = [
            .card(Card("Sök", blocks: [.form(searchForm)])),
            .card(
                Card(
                    organisationID.flatMap { tree[$0]?.name } ?? "Hela organisationen",
                    actions: [
                        add, Action("Läs in en fil", href: "/register/import?slag=organisations"),
                        Action("CSV", href: "/register/organisation?\(query)\(all)format=csv&tabell=organisation"),
                    ] + overTime(tree, try await service.standing(of: viewer)), blocks: blocks)),
        ]
        return page
    }

    /// The way to the staff of the employer that is shown, or of the reader's own, for whoever may see it.
    private func overTime(_ tree: OrganisationTree, _ standing: Standing) -> [Action] {
        guard let id = organisationID ?? standing.standardOrganisation else { return [] }
        let place = tree.employer(of: id)?.id ?? id
        guard standing.may(StaffOverTimePage.right, at: place) else { return [] }
        return [Action("Personal över tid", href: "\(StaffOverTimePage.path)?org=\(place)")]
    }

    private var query: String {
        (organisationID.map { "under=\($0)&" } ?? "") + (search.isEmpty ? "" : "sok=\(NeedLinks.encode(search))&")
    }

    private func searchWords(_ found: Int) -> String {
        search.isEmpty ? "" : "; ”\(search)” finns i \(Swedish.number(found))"
    }

    private var searchForm: Form {
        var fields = [Field("sok", label: "Namn eller kod", value: search)]
        if let organisationID { fields.append(Field("under", label: "", kind: .hidden, value: "\(organisationID)")) }
        return Form(
            id: "sok", action: "/register/organisation", method: .get, groups: [.fields(legend: nil, fields)],
            submit: "Sök")
    }

    private func table(_ lines: [OrganisationLines.Line], _ tree: OrganisationTree, _ today: Day) -> Table {
        // Most organisations have no dates; then there is no column for them.
        let hasDates = lines.contains { $0.organisation.validFrom != nil || $0.organisation.validTo != nil }
        return Table(
            id: "organisation",
            caption:
                "Organisationen med överordnade före underordnade; varje steg in är en nivå ned. Källa: inlästa filer och det som lagts upp här.",
            columns: [
                Column("Namn", explanation: "Organisationens namn, indraget efter nivå", isText: true),
                Column("Kod", explanation: "Kod i källsystemen, unik i registret", isText: true),
                Column("Slag", explanation: "Vad för slags organisation det är", isText: true),
                Column("Under", explanation: "Antal organisationer närmast under; talet öppnar dem"),
                Column("Överordnad", explanation: "Närmast överordnade organisation", isText: true),
            ]
                + (hasDates
                    ? [
                        Column("Från", explanation: "Första dag; tomt betyder alltid", isText: true),
                        Column("Till", explanation: "Sista dag; tomt betyder tills vidare", isText: true),
                    ] : [])
                + [Column("Källa", explanation: "Inläst, egen eller syntetisk", isText: true)],
            rows: lines.map { line in
                let node = line.organisation
                let ended =
                    node.exists(on: today) ? "" : node.validTo.map { $0 < today ? " (upphört)" : "" } ?? " (inte ännu)"
                let dates: [Cell] = [
                    .text(node.validFrom?.description ?? ""), .text(node.validTo?.description ?? ""),
                ]
                let cells: [Cell] = [
                    .text(
                        String(repeating: "\u{2003}", count: line.depth) + node.name + ended,
                        href: "/register/organisation/andra?id=\(node.id)"),
                    .text(node.code), .text(node.kind.swedishName), below(node, tree),
                    .text(node.parentID.flatMap { tree[$0]?.name } ?? ""),
                ]
                return Row(cells + (hasDates ? dates : []) + [.text(node.isSynthetic ? "syntetisk" : "inlagd")])
            })
    }
}

extension OrganisationPage {
    /// How many organisations lie right below one, and the way to them.
    private func below(_ node: Organisation, _ tree: OrganisationTree) -> Cell {
        let count = tree.children(of: node.id).count
        guard count > 0 else { return .empty }
        return .quantity(Quantity(Double(count), .number), href: "/register/organisation?under=\(node.id)")
    }
}

/// The tree as lines: parents before children, siblings by name.
struct OrganisationLines {
    struct Line {
        var organisation: Organisation
        var depth: Int
    }

    private(set) var lines: [Line] = []

    /// As many whole levels from the top as `most` lines hold, at least the two uppermost; the first lines when even
    /// they are too many.
    func upper(_ most: Int) -> [Line] {
        guard lines.count > most else { return lines }
        var deepest = 1
        while lines.count(where: { $0.depth <= deepest + 1 }) <= most { deepest += 1 }
        return Array(lines.filter { $0.depth <= deepest }.prefix(most))
    }

    /// - Parameter search: words that name or code must hold; empty means all.
    init(_ tree: OrganisationTree, below root: Int64? = nil, search: String = "") {
        let wanted = search.lowercased()
        var seen: Set<Int64> = []
        let roots = (root.flatMap { tree[$0] }.map { [$0] } ?? tree.roots).sorted { $0.name > $1.name }
        var waiting = roots.map { ($0, 0) }
        func walk() {
            while let (node, depth) = waiting.popLast() {
                guard seen.insert(node.id).inserted else { continue }
                if wanted.isEmpty || node.name.lowercased().contains(wanted) || node.code.lowercased().contains(wanted)
                {
                    lines.append(Line(organisation: node, depth: depth))
                }
                waiting += tree.children(of: node.id).sorted { $0.name > $1.name }.map { ($0, depth + 1) }
            }
        }
        walk()
        guard root == nil else { return }
        // Nodes that only lead to each other hang under no root.
        for node in tree.nodes where !seen.contains(node.id) {
            waiting = [(node, 0)]
            walk()
        }
    }
}
