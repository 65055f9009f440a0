public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Yrken: the professions followed, their codes, and the titles that lead to none.
public struct ProfessionPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.read(.sharedRegister, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.search("Ord i namn eller område, eller en kod.")]
    /// Professions belong to the installation.
    public var organisationID: Int64? { nil }
    private let search: String

    /// Reads `sok`.
    public init(_ request: PageRequest) throws {
        search = (request["sok"] ?? "").trimmed
    }

    /// The professions.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let registry = try await service.caches.registry(service.store)
        let add = Action("Lägg till", href: "/register/yrken/andra?ny=1", isPrimary: registry.professions.isEmpty)
        let load = Action("Läs in en fil", href: "/register/import?slag=professions")
        guard !registry.professions.isEmpty else {
            return PageContent(
                title: "Yrken",
                lead: "Inga yrken är upplagda ännu. Läs in en fil med dem, eller lägg upp dem ett i taget.",
                blocks: [.actions([add, load])])
        }
        let wanted = search.lowercased()
        let shown = registry.professions.filter { row in
            wanted.isEmpty
                || ([row.name, row.sector, row.group, row.ssyk ?? ""] + row.aidCodes).contains {
                    $0.lowercased().contains(wanted)
                }
        }
        let titles = UnmappedTitles(try await service.store.deliveries(), registry)
        let rows = titles.rows.reduce(0) { $0 + $1.rows }
        var lead: [Phrase] = [
            .text("Framsyn följer "),
            .strong("\(Swedish.count(registry.professions.count, one: "yrke", many: "yrken"))"),
        ]
        lead.append(
            .text(
                titles.rows.isEmpty
                    ? ", och alla titlar i de senaste leveranserna leder till något av dem."
                    : ". \(Swedish.count(titles.rows.count, one: "titel", many: "titlar")) i de senaste leveranserna, med \(Swedish.count(rows, one: "rad", many: "rader")), leder inte till något yrke."
            ))
        var blocks: [Block] = [
            .card(
                Card(
                    "Sök",
                    blocks: [
                        .form(
                            Form(
                                id: "sok", action: "/register/yrken", method: .get,
                                groups: [
                                    .fields(
                                        legend: nil,
                                        [Field("sok", label: "Yrke, område, grupp eller kod", value: search)])
                                ], submit: "Sök"))
                    ])),
            .card(
                Card(
                    "Yrken",
                    actions: [
                        add, load,
                        Action("CSV", href: "/register/yrken?sok=\(NeedLinks.encode(search))&format=csv&tabell=yrken"),
                    ],
                    blocks: shown.isEmpty
                        ? [.paragraphs(["Inget yrke har de orden. Sök på något kortare."])] : [.table(table(shown))])),
        ]
        if !titles.rows.isEmpty {
            blocks.append(.card(Card("Titlar som inte leder till något yrke", blocks: [.table(titles.table)])))
        }
        return PageContent(title: "Yrken", lead: Prose(lead), blocks: blocks)
    }

    private func table(_ professions: [Profession]) -> Table {
        Table(
            id: "yrken", caption: "Yrken som följs. Källa: inlästa filer och det som lagts upp här.",
            columns: [
                Column("Yrke", explanation: "Yrkets namn", isText: true),
                Column("Område", explanation: "Verksamhetsområde", isText: true),
                Column(
                    "Grupp", explanation: "Större grupp, vars avgångstal ett litet yrke lutar sig mot", isText: true),
                Column("AID", explanation: "AID-koder som räknas till yrket", isText: true),
                Column("SSYK", explanation: "Kod enligt SSYK 2012", isText: true),
                Column("Legitimation", explanation: "Om yrket kräver legitimation", isText: true),
            ],
            rows: professions.map {
                Row([
                    .text($0.name, href: "/register/yrken/andra?id=\($0.id)"), .text($0.sector), .text($0.group),
                    .text($0.aidCodes.joined(separator: ", ")), .text($0.ssyk ?? ""),
                    .text($0.isLicensed ? "ja" : "nej"),
                ])
            })
    }
}

/// Titles of each employer's latest register that lead to no profession.
struct UnmappedTitles {
    struct Title {
        var employer: String
        var employerID: Int64
        var title: String
        var rows: Int
    }

    /// Most rows first.
    let rows: [Title]

    init(_ deliveries: [Delivery], _ registry: Registry) {
        var latest: Set<Int64> = []
        var rows: [Title] = []
        // Deliveries come newest first.
        for delivery in deliveries
        where delivery.kind == ImportKind.register.rawValue && latest.insert(delivery.employerID).inserted {
            let name = registry.tree[delivery.employerID]?.name ?? ""
            for title in delivery.unmapped {
                rows.append(
                    Title(employer: name, employerID: delivery.employerID, title: title.title, rows: title.rows))
            }
        }
        self.rows = rows.sorted { ($1.rows, $0.employer, $0.title) < ($0.rows, $1.employer, $1.title) }
    }

    var table: Table {
        Table(
            id: "titlar",
            caption:
                "Titlar och koder i varje arbetsgivares senaste leverans som inget yrke svarar mot. Raderna är inte med i framskrivningen.",
            columns: [
                Column("Titel", explanation: "Så som den står i leveransen", isText: true),
                Column("Arbetsgivare", explanation: "Den som levererat", isText: true),
                Column("Rader", explanation: "Antal rader med titeln"),
            ],
            rows: rows.prefix(500).map {
                Row([
                    .text($0.title), .text($0.employer, href: "/register/import?org=\($0.employerID)"),
                    .quantity(Quantity(Double($0.rows), .number)),
                ])
            })
    }
}
