public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Frysta rapporter: pages kept as they were on a day, and the form that keeps one.
public struct ReportListPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        .organisation, PageParameter("sida", .text, "Sida som formuläret föreslår."),
        PageParameter("fraga", .text, "Val på den sidan."),
    ]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`, and `sida` and `fraga` for the page to suggest.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The reports of the organisation and those below it.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        try await service.reportList(
            of: request, for: viewer,
            fields: FreezeFields(page: request["sida"] ?? "", query: request["fraga"] ?? "", title: ""),
            fault: nil)
    }
}

/// What is filled in to freeze a page.
struct FreezeFields: Sendable {
    var page: String
    var query: String
    var title: String

    func form(_ organisation: Int64, fault: String?) -> Form {
        var fields = [
            Field(
                "sida", label: "Sida som ska frysas",
                kind: .choice(FreezablePages.entries.map { Choice($0.path, $0.title) }),
                value: page.isEmpty ? "/behov/framskrivning" : page),
            Field(
                "rubrik", label: "Rapportens namn", value: title,
                hint: "Till exempel ”Underlag till nämnden i december”.", fault: fault, isRequired: true),
        ]
        if !query.isEmpty { fields.append(Field("fraga", label: "", kind: .hidden, value: query)) }
        return Form(
            id: "frys", action: "/rapporter?org=\(organisation)", groups: [.fields(legend: nil, fields)],
            submit: "Frys sidan")
    }
}

extension Service {
    /// The list of reports with its form.
    func reportList(
        of request: PageRequest, for viewer: Viewer, fields: FreezeFields, fault: String?
    ) async throws -> PageContent {
        let id = try await organisation(of: request, for: viewer)
        let registry = try await caches.registry(store)
        guard let organisation = registry.tree[id] else { throw RequestFault.notAvailable }
        let standing = try await standing(of: viewer)
        let seen = registry.tree.subtree(of: id).filter { standing.level(.need, at: $0) >= .aggregate }
        let reports = try await store.reports(of: seen)
        let form = fields.form(id, fault: fault)
        var blocks: [Block] = []
        if !reports.isEmpty {
            blocks.append(.card(Card("Rapporter", blocks: [.table(Self.table(reports, registry))])))
        }
        blocks.append(
            .card(
                Card(
                    "Frys en sida",
                    blocks: [
                        .paragraphs([
                            "En fryst rapport visar sidans siffror, diagram och definitioner så som de är just nu. Den går inte att ändra eller ta bort; rättelser läggs till som tillägg."
                        ]), .form(form),
                    ])))
        return PageContent(
            title: "Frysta rapporter",
            lead: reports.isEmpty
                ? Prose(
                    "\(organisation.name) har inga frysta rapporter. Frys en sida när den ska ligga till grund för ett beslut, så ser alla samma siffror också senare."
                )
                : Prose([
                    .text("\(organisation.name) har "),
                    .strong(Swedish.count(reports.count, one: "fryst rapport", many: "frysta rapporter")),
                    .text(". Siffrorna i dem ändras inte när underlag eller definitioner gör det."),
                ]),
            notices: fault.map { [Notice(.fault, Prose("Inget är fryst. \($0)"))] } ?? [], blocks: blocks)
    }

    private static func table(_ reports: [StoredReport], _ registry: Registry) -> Table {
        Table(
            id: "rapporter", caption: "Frysta rapporter, nyaste först. Svensk tid.",
            columns: [
                Column("Rapport", explanation: "Rapportens namn", isText: true),
                Column("Organisation", explanation: "Den som rapporten gäller", isText: true),
                Column("Sida", explanation: "Sidan som frystes", isText: true),
                Column("Fryst", explanation: "Svensk tid", isText: true),
                Column("Av", explanation: "Den som frös sidan", isText: true),
                Column("Läge", explanation: "Om rapporten gäller och hur många tillägg den har", isText: true),
            ],
            rows: reports.map { report in
                Row([
                    .text(report.title, href: report.path), .text(registry.tree[report.organisationID]?.name ?? ""),
                    .text(PageCatalogue.pages.first { $0.path == report.page }?.title ?? report.page),
                    .text(TimeText.text(report.frozenAt)), .text(report.frozenBy), .text(report.stateWords),
                ])
            })
    }
}

extension StoredReport {
    /// Where the report is read.
    var path: String { "/rapporter/rapport?org=\(organisationID)&id=\(id)" }

    /// Whether it holds, and what has been added.
    var stateWords: String {
        let additions = notes.filter { $0.kind == .addendum }.count
        let state = isWithdrawn ? "gäller inte längre" : "gäller"
        return additions == 0
            ? state : "\(state), \(Swedish.count(additions, one: "tillägg", many: "tillägg"))"
    }
}
