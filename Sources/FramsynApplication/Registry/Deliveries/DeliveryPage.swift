public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Leveranser: which employers have delivered what.
public struct DeliveryPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.under]
    /// The organisation whose employers are shown; nil means all.
    public let organisationID: Int64?

    /// Reads `under`.
    public init(_ request: PageRequest) throws {
        organisationID = request["under"].flatMap { Int64($0) }
    }

    /// The board.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let registry = try await service.caches.registry(service.store)
        let scope = organisationID.map { registry.tree.subtree(of: $0) }
        let standing = try await service.standing(of: viewer)
        let today = service.today
        let employers = registry.tree.nodes.filter {
            $0.isEmployer && $0.exists(on: today) && (scope?.contains($0.id) ?? true)
                && standing.level(.need, at: $0.id) >= .aggregate
        }.sorted { $0.name < $1.name }
        guard !employers.isEmpty else {
            return PageContent(
                title: "Leveranser",
                lead:
                    "Ingen arbetsgivare är upplagd ännu. Lägg upp en kommun eller region, så kan den leverera sitt register.",
                blocks: [
                    .actions([
                        Action("Lägg upp en arbetsgivare", href: "/register/organisation/andra?ny=1", isPrimary: true),
                        Action("Läs in en organisation", href: "/register/import?slag=organisations"),
                    ])
                ])
        }
        let deliveries = try await service.store.deliveries().filter { $0.kind == ImportKind.register.rawValue }
        let board = DeliveryBoard(employers, deliveries)
        var page = PageContent(title: "Leveranser", lead: board.lead)
        if employers.contains(where: \.isSynthetic) { page.notices.append(ImportResult.syntheticMark) }
        page.blocks = [
            .figures(board.figures),
            .card(
                Card(
                    "Personalregister per arbetsgivare",
                    actions: [
                        Action("Läs in ett register", href: "/register/import", isPrimary: true),
                        Action(
                            "CSV",
                            href:
                                "/register/leveranser?\(organisationID.map { "under=\($0)&" } ?? "")format=csv&tabell=leveranser"
                        ),
                    ], blocks: [.table(board.table)])),
        ]
        let observed = ObservationBoard(
            employers: employers, figures: try await service.figures(of: employers.map(\.id)))
        page.blocks.append(
            .card(
                Card(
                    "Vakanser och utbildning per arbetsgivare",
                    actions: [
                        Action("Läs in en fil", href: "/register/import?slag=observations"),
                        Action(
                            "CSV",
                            href:
                                "/register/leveranser?\(organisationID.map { "under=\($0)&" } ?? "")format=csv&tabell=vakanser"
                        ),
                    ],
                    blocks: [
                        .paragraphs(Indicator.allCases.map { Prose(observed.sentence($0)) }),
                        .table(observed.table),
                    ])))
        let ids = Set(employers.map(\.id))
        if let shared = try await shared(service.store, employers, board) { page.blocks.append(shared) }
        let titles = UnmappedTitles(deliveries.filter { ids.contains($0.employerID) }, registry)
        if !titles.rows.isEmpty {
            page.blocks.append(
                .card(
                    Card(
                        "Titlar som inte leder till något yrke",
                        actions: [Action("Till yrkena", href: "/register/yrken")], blocks: [.table(titles.table)])))
        }
        return page
    }

    /// Employments split between employers: full-time equivalents at each, one head in all. Nil where there are none.
    private func shared(_ store: Store, _ employers: [Organisation], _ board: DeliveryBoard) async throws -> Block? {
        guard let day = board.commonDay else { return nil }
        let found = try await store.sharedStaff(among: employers.map(\.id), on: day.number)
        guard found.heads > 0 else { return nil }
        let parts = Dictionary(found.parts.map { ($0.employer, $0) }, uniquingKeysWith: { first, _ in first })
        return .card(
            Card(
                "Anställda hos flera arbetsgivare",
                blocks: [
                    .paragraphs([
                        Prose([
                            .strong(Swedish.count(found.heads, one: "person", many: "personer")),
                            .text(
                                " har månadsanställning hos minst två av arbetsgivarna samtidigt. Varje arbetsgivare räknar sin del; tillsammans är var och en ett huvud."
                            ),
                        ])
                    ]),
                    .table(
                        Table(
                            id: "delade",
                            caption:
                                "Delade anställningar den \(day). Personen känns igen på att arbetsgivarna har samma pseudonym.",
                            columns: [
                                Column("Arbetsgivare", explanation: "Kommun eller region", isText: true),
                                Column("Personer", explanation: "Personer som också är anställda hos någon annan"),
                                Column("Årsarbetare", explanation: "Deras avtalade sysselsättningsgrad här, summerad"),
                            ],
                            rows: employers.compactMap { employer in
                                parts[employer.id].map { part in
                                    Row([
                                        .text(employer.name), .persons(Double(part.persons)),
                                        .quantity(Quantity(part.fullTimeEquivalents, .number, decimals: 1)),
                                    ])
                                }
                            },
                            totals: [
                                Row([
                                    .text("Huvuden, årsarbetare"), .persons(Double(found.heads)),
                                    .quantity(
                                        Quantity(
                                            found.parts.reduce(0) { $0 + $1.fullTimeEquivalents }, .number, decimals: 1)
                                    ),
                                ])
                            ])),
                ]))
    }
}

/// The employers with the latest delivery of each.
struct DeliveryBoard {
    let employers: [Organisation]
    private let latest: [Int64: Delivery]
    private let counts: [Int64: Int]

    /// - Parameter deliveries: newest first.
    init(_ employers: [Organisation], _ deliveries: [Delivery]) {
        self.employers = employers
        latest = Dictionary(deliveries.map { ($0.employerID, $0) }, uniquingKeysWith: { first, _ in first })
        counts = Dictionary(deliveries.map { ($0.employerID, 1) }, uniquingKeysWith: +)
    }

    /// The last day that every delivered register covers.
    var commonDay: Day? { delivered.compactMap(\.toDay).min { $0.number < $1.number } }

    private var delivered: [Delivery] { employers.compactMap { latest[$0.id] } }

    /// "12 av 14 arbetsgivare har levererat; Xköping och Yby saknas."
    var lead: Prose {
        let missing = employers.filter { latest[$0.id] == nil }.map(\.name)
        let start = "\(employers.count - missing.count) av \(employers.count) arbetsgivare har levererat"
        guard !missing.isEmpty else { return Prose([.strong(start), .text("; ingen saknas.")]) }
        let names =
            missing.count > 12
            ? Swedish.list(Array(missing.prefix(10)) + ["\(missing.count - 10) till"]) : Swedish.list(missing)
        return Prose([.strong(start), .text("; \(names) saknas.")])
    }

    var figures: [Figure] {
        [
            Figure(
                "Personer i senaste leveranserna",
                Quantity(Double(delivered.reduce(0) { $0 + $1.personCount }), .persons),
                note: "samma person hos två arbetsgivare räknas två gånger"),
            Figure("Rader", Quantity(Double(delivered.reduce(0) { $0 + $1.rowCount }), .number)),
            Figure(
                "Rader utan yrke",
                Quantity(Double(delivered.reduce(0) { $0 + Self.unmapped($1) }), .number),
                note: "titlar som inte leder till något yrke"),
        ]
    }

    private static func unmapped(_ delivery: Delivery) -> Int { delivery.unmapped.reduce(0) { $0 + $1.rows } }

    var table: Table {
        Table(
            id: "leveranser",
            caption: "Varje arbetsgivares senaste personalregister. Källa: inlästa filer.",
            columns: [
                Column("Arbetsgivare", explanation: "Kommun eller region", isText: true),
                Column("Mottaget", explanation: "När filen lästes in, svensk tid", isText: true),
                Column("Rader", explanation: "Anställningar som lästs in"),
                Column("Personer", explanation: "Personer i filen"),
                Column("Titlar utan yrke", explanation: "Titlar som inte leder till något yrke"),
                Column("Rader utan yrke", explanation: "Rader som därför lämnats ut"),
                Column("Leveranser", explanation: "Antal inlästa register i allt"),
                Column("Till och med", explanation: "Sista dag som registret gäller", isText: true),
                Column("Från", explanation: "Äldsta anställningens första dag", isText: true),
                Column("Fil", explanation: "Filens namn", isText: true),
            ],
            rows: employers.map { employer in
                guard let delivery = latest[employer.id] else {
                    return Row([
                        .text(employer.name, href: "/register/import?org=\(employer.id)"), .text("saknas"), .empty,
                        .empty, .empty, .empty, .quantity(Quantity(0, .number)), .empty, .empty, .empty,
                    ])
                }
                return Row([
                    .text(employer.name, href: NeedLinks.page("framskrivning", employer.id)),
                    .text(TimeText.text(delivery.receivedAt)),
                    .quantity(Quantity(Double(delivery.rowCount), .number)),
                    .persons(Double(delivery.personCount)),
                    .quantity(Quantity(Double(delivery.unmapped.count), .number)),
                    .quantity(Quantity(Double(Self.unmapped(delivery)), .number)),
                    .quantity(Quantity(Double(counts[employer.id] ?? 0), .number)),
                    .text(delivery.toDay?.description ?? ""), .text(delivery.fromDay?.description ?? ""),
                    .text(delivery.fileName),
                ])
            },
            totals: [
                Row([
                    .text("Totalt"), .empty,
                    .quantity(Quantity(Double(delivered.reduce(0) { $0 + $1.rowCount }), .number)),
                    .persons(Double(delivered.reduce(0) { $0 + $1.personCount })),
                    .quantity(Quantity(Double(delivered.reduce(0) { $0 + $1.unmapped.count }), .number)),
                    .quantity(Quantity(Double(delivered.reduce(0) { $0 + Self.unmapped($1) }), .number)),
                    .quantity(Quantity(Double(employers.reduce(0) { $0 + (counts[$1.id] ?? 0) }), .number)),
                    .empty, .empty, .empty,
                ])
            ])
    }
}
