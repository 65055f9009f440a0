public import Presentation
internal import SwedishText
internal import WorkforceModel

/// Start: where one stands, and the ways on.
public struct StartPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.signedIn
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.organisation]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let registry = try await service.caches.registry(service.store)
        guard !registry.tree.nodes.isEmpty else {
            var page = EmptyNeed.page("Välkommen till Framsyn")
            page.lead =
                "Framsyn visar hur många medarbetare av varje yrke ni behöver, har och saknar år för år. Börja med det underlag ni har."
            return page
        }
        let id: Int64
        do {
            id = try await service.organisation(of: request, for: viewer)
        } catch RequestFault.notAllowed where request.organisationID == nil {
            return Self.withoutNeed(viewer)
        }
        try await service.require(.aggregate(.need), at: id, viewer)
        guard let organisation = registry.tree[id] else { throw RequestFault.notAvailable }
        var blocks: [Block] = []
        var lead = Prose(
            "\(organisation.name) har ingen framskrivning ännu. Välj en organisation nedan eller fyll i en egen tabell."
        )
        var notices: [Notice] = []
        if let context = try await service.projection(of: id) {
            let tables = ProjectionTables(context, base: context.baseYear)
            let page = tables.content(intervals: try await service.intervals(context))
            lead = page.lead ?? lead
            notices = page.notices
            blocks = Array(page.blocks.prefix(1))
        }
        blocks.append(
            .card(
                Card(
                    "Organisationer med framskrivning",
                    blocks: [.table(organisations(registry, try await service.standing(of: viewer)))])))
        blocks.append(
            .card(
                Card(
                    "Lägg till underlag",
                    blocks: [
                        .actions([
                            Action("Fyll i en tabell", href: "/behov/fyll-i?ny=1", isPrimary: true),
                            Action("Läs in en fil", href: "/register/import"),
                        ])
                    ])))
        return PageContent(title: "Start", lead: lead, notices: notices, blocks: blocks)
    }

    /// The start page of those who may see no need: what they may do instead.
    private static func withoutNeed(_ viewer: Viewer) -> PageContent {
        PageContent(
            title: "Start",
            lead: viewer.holdings.isEmpty
                ? "Du är inloggad, men har ingen behörighet ännu. Be den som sköter behörigheter hos er."
                : "Du är inloggad. Din roll visar inga framskrivningar; under Mitt konto ser du dina behörigheter och vad registret har om dig.",
            blocks: [
                .actions([
                    Action("Mitt konto", href: OwnAccountPage.path, isPrimary: true),
                    Action("Vad rollerna får", href: RolePage.path), Action("Yrken", href: "/register/yrken"),
                ])
            ])
    }

    private func organisations(_ registry: Registry, _ standing: Standing) -> Table {
        let shown = registry.tree.nodes.filter { node in
            guard standing.level(.need, at: node.id) >= .aggregate else { return false }
            return registry.withPlan.contains(node.id)
                || (node.kind == .association && !registry.tree.children(of: node.id).isEmpty)
        }
        return Table(
            id: "organisationer", caption: "Organisationer som går att räkna på.",
            columns: [
                Column("Organisation", explanation: "Namn", isText: true),
                Column("Slag", explanation: "Vad för slags organisation det är", isText: true),
                Column("Uppgifter", explanation: "Verkliga eller syntetiska", isText: true),
            ],
            rows: shown.map {
                Row([
                    .text($0.name, href: NeedLinks.page("framskrivning", $0.id)), .text($0.kind.swedishName),
                    .text($0.isSynthetic ? "syntetiska" : "inlästa"),
                ])
            })
    }
}
