public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Gallring: what is kept for how long and why, what would go now, and what has gone.
public struct RetentionPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.read(.registry, .installation)
    /// What it can be asked.
    public static let parameters: [PageParameter] = []
    /// Retention concerns the installation.
    public var organisationID: Int64? { nil }
    static let path = "/register/gallring"

    /// Reads nothing.
    public init(_ request: PageRequest) throws {}

    /// The rules.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        try await service.retentionPage()
    }
}

extension Service {
    /// The page; with what was sent and its faults when something is to be corrected.
    func retentionPage(sent: RetentionFields? = nil, faults: [String: String] = [:]) async throws -> PageContent {
        let due = try await store.retentionDue(cutoff: RetentionWords.cutoff(today))
        let total = due.reduce(0) { $0 + $1.count }
        let done = try await store.events(EventSearch(kind: .administration), limit: LogFilter.mostRows)
            .filter { $0.useCase == Erasure.useCase }
        let rules = try await store.retentionRules()
        var blocks: [Block] = [
            .card(
                Card(
                    "Det som kan gallras nu",
                    actions: [Action("CSV", href: "\(RetentionPage.path)?format=csv&tabell=gallring")],
                    blocks: [.table(RetentionTables.due(due))] + (total > 0 ? [.form(Self.applyForm(faults))] : []))),
            .card(
                Card(
                    "Ändra reglerna",
                    blocks: [
                        .paragraphs([
                            "Ange grunden: paragraf, beslut eller behov. Varje ändring blir en ny version, och de äldre står kvar nedan. Kortare tid än den som står under fältet går inte att välja."
                        ]), .form((sent ?? RetentionFields(due.map(\.rule))).form(faults)),
                    ])),
        ]
        if !done.isEmpty {
            blocks.append(.card(Card("Gallrat", blocks: [.table(RetentionTables.done(done))])))
        }
        if rules.contains(where: { $0.version > 1 }) {
            blocks.append(.disclosure(summary: "Reglernas versioner", [.table(RetentionTables.versions(rules))]))
        }
        blocks.append(
            .paragraphs([
                "Det som gallras skrivs över i registret. Säkerhetskopior som togs dessförinnan har det kvar tills de själva tas bort.",
                "Loggens händelser tas aldrig bort: vem, vad och när står kvar, och kedjan av kontrollsummor håller utan uppgifterna.",
            ]))
        return PageContent(
            title: "Gallring",
            lead: total == 0
                ? "Ingenting är äldre än reglerna tillåter."
                : Prose([
                    .strong(Swedish.count(total, one: "uppgift", many: "uppgifter")),
                    .text(" är äldre än reglerna tillåter och kan gallras nu."),
                ]),
            notices: faults.isEmpty ? [] : [Notice(.fault, "Något behöver rättas. Inget är ändrat.")], blocks: blocks)
    }

    private static func applyForm(_ faults: [String: String]) -> Form {
        Form(
            id: "gallra", action: RetentionPage.path + "/gallra",
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "bekrafta", label: "Jag vet att det som gallras inte går att få tillbaka", kind: .check,
                            fault: faults["bekrafta"])
                    ])
            ], submit: "Gallra nu")
    }
}

/// Tables of retention.
enum RetentionTables {
    static func due(_ due: [RetentionDue]) -> Table {
        Table(
            id: "gallring", caption: "Regler som gäller nu, och det som är äldre än de tillåter.",
            columns: [
                Column("Uppgift", explanation: "Vad regeln gäller", isText: true),
                Column("Bevaras", explanation: "Så länge finns uppgiften kvar", isText: true),
                Column("Räknat från", explanation: "Vad tiden räknas från", isText: true),
                Column("Att gallra", explanation: "Antal som är äldre än regeln tillåter"),
                Column("Äldst", explanation: "Äldsta dagen bland dem", isText: true),
                Column("Grund", explanation: "Lag, beslut eller behov", isText: true),
            ],
            rows: due.map { line in
                Row([
                    .text(RetentionWords.name(line.rule.retained)), .text(RetentionWords.time(line.rule.months)),
                    .text(RetentionWords.start(line.rule.start)), .quantity(Quantity(Double(line.count), .number)),
                    .text(line.oldest ?? ""), .text(line.rule.ground),
                ])
            })
    }

    static func done(_ events: [Event]) -> Table {
        Table(
            id: "gallrat", caption: "Gallringar som gjorts, nyaste först. Svensk tid.",
            columns: [
                Column("När", explanation: "Svensk tid", isText: true),
                Column("Vem", explanation: "Den som gallrade", isText: true),
                Column("Uppgift", explanation: "Vad regeln gäller", isText: true),
                Column("Antal", explanation: "Antal som togs bort"),
                Column("Från före", explanation: "Det som började före den dagen togs bort", isText: true),
                Column("Nummer", explanation: "Händelsens nummer i loggen"),
            ],
            rows: events.map { event in
                Row([
                    .text(TimeText.text(event.time)), .text(event.actor),
                    .text(RetentionClass(rawValue: event.object).map(RetentionWords.name) ?? event.object),
                    .quantity(Quantity(Double(event.rowCount ?? 0), .number)),
                    .text(event.after.flatMap { Erasure($0) }?.before ?? ""),
                    .quantity(Quantity(Double(event.id), .number)),
                ])
            })
    }

    static func versions(_ rules: [RetentionRule]) -> Table {
        Table(
            id: "versioner", caption: "Alla versioner av reglerna.",
            columns: [
                Column("Uppgift", explanation: "Vad regeln gäller", isText: true),
                Column("Version", explanation: "Versionens nummer"),
                Column("Bevaras", explanation: "Så länge finns uppgiften kvar", isText: true),
                Column("Ändrad", explanation: "Svensk tid", isText: true),
                Column("Av", explanation: "Den som ändrade", isText: true),
                Column("Grund", explanation: "Lag, beslut eller behov", isText: true),
            ],
            rows: rules.map { rule in
                Row([
                    .text(RetentionWords.name(rule.retained)), .quantity(Quantity(Double(rule.version), .number)),
                    .text(RetentionWords.time(rule.months)), .text(rule.changedAt.map { TimeText.text($0) } ?? ""),
                    .text(rule.changedBy ?? "följde med Framsyn"), .text(rule.ground),
                ])
            })
    }
}
