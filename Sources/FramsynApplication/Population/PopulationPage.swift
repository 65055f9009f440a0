public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Befolkning: the tables that volumes rest on.
public struct PopulationPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.read(.population, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        PageParameter("visa", .identity, "Nummer på tabellen som visas; utan det den som används först.")
    ]
    /// Population belongs to the installation.
    public var organisationID: Int64? { nil }
    private let chosen: Int64?

    /// Reads `visa`, the identity of the table shown.
    public init(_ request: PageRequest) throws {
        chosen = request["visa"].flatMap { Int64($0) }
    }

    /// The tables, one of them drawn.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let headings = try await service.store.populationHeadings()
        let load = Action("Läs in befolkning", href: "/register/import?slag=population", isPrimary: headings.isEmpty)
        // Headings come in order of preference, so the first is what volumes would use.
        guard let shown = headings.first(where: { $0.id == chosen }) ?? headings.first,
            let table = try await service.store.populationTable(shown.id)
        else {
            return PageContent(
                title: "Befolkning",
                lead:
                    "Ingen befolkning är inläst ännu. Med den kan behovet följa antalet barn, äldre och andra som använder verksamheten.",
                blocks: [
                    .card(
                        Card(
                            "Hämta från SCB",
                            blocks: [
                                .steps([
                                    "Öppna SCB:s statistikdatabas och välj befolkningsframskrivning eller folkmängd för kommunen eller länet.",
                                    "Välj ålder i ettårsklasser, kvinnor och män och alla år, och spara som JSON-stat eller CSV.",
                                    "Läs in filen här. SCB:s framskrivning används i första hand; finns bara folkmängd kan Framsyn räkna fram den.",
                                ]), .actions([load]),
                            ]))
                ])
        }
        var page = PageContent(
            title: "Befolkning", lead: PopulationWords.lead(table),
            baseYear: shown.baseYear ?? (shown.kind == .outcome ? shown.lastYear : nil))
        page.blocks = [
            .card(
                Card(
                    "\(table.regionName): \(table.kind.swedishName)",
                    blocks: [.chart(PopulationWords.chart(table)), .table(PopulationWords.figures(table))])),
            .card(
                Card(
                    "Inlästa tabeller",
                    actions: [load, Action("CSV", href: "/register/befolkning?format=csv&tabell=tabeller")],
                    blocks: [.table(list(headings))])),
        ]
        let regions = Set(headings.filter { $0.kind == .publishedProjection }.map(\.regionCode))
        let alone = headings.filter { $0.kind == .outcome && !regions.contains($0.regionCode) }
        if !alone.isEmpty { page.blocks.append(.card(projection(alone, headings))) }
        page.blocks.append(.card(try await volumes(headings, service)))
        return page
    }

    private func list(_ headings: [PopulationHeading]) -> Table {
        Table(
            id: "tabeller",
            caption:
                "Inlästa och framräknade tabeller. För varje område används den översta framskrivningen: en publicerad, till exempel SCB:s, före Framsyns egen.",
            columns: [
                Column("Område", explanation: "Kommun, län eller riket", isText: true),
                Column("Kod", explanation: "Områdets kod", isText: true),
                Column("Slag", explanation: "Räknad befolkning eller framskrivning", isText: true),
                Column("Basår", explanation: "Sista räknade år"),
                Column("År", explanation: "Första och sista år", isText: true),
                Column("Källa", explanation: "Utgivare, tabell och datum", isText: true),
            ],
            rows: headings.map {
                Row([
                    .text($0.regionName, href: "/register/befolkning?visa=\($0.id)"), .text($0.regionCode),
                    .text($0.kind.swedishName),
                    .quantity(Quantity($0.baseYear.map(Double.init), .calendarYear)),
                    .text(Swedish.years($0.firstYear, $0.lastYear)), .text($0.source),
                ])
            })
    }

    /// Regions for which nobody else's projection is there.
    private func projection(_ alone: [PopulationHeading], _ headings: [PopulationHeading]) -> Card {
        let own = Set(headings.filter { $0.kind == .ownProjection }.map(\.regionCode))
        let form = Form(
            id: "rakna-fram", action: "/register/befolkning/rakna-fram",
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "tabell-id", label: "Räknad befolkning",
                            kind: .choice(
                                alone.map {
                                    Choice(
                                        "\($0.id)",
                                        "\($0.regionName) \(Swedish.years($0.firstYear, $0.lastYear))\(own.contains($0.regionCode) ? " (framräknad)" : "")"
                                    )
                                }), value: "\(alone.first?.id ?? 0)")
                    ])
            ], submit: "Räkna fram")
        return Card(
            "Områden utan framskrivning",
            blocks: [
                .paragraphs([
                    "SCB:s egen framskrivning är att föredra. Finns den inte räknar Framsyn fram folkmängden med rikets dödlighet och fruktsamhet och områdets egna flyttningar. Det kräver ettårsklasser, kön och minst sex år."
                ]), .form(form),
            ])
    }

    /// The way to let a table drive an organisation's need.
    private func volumes(_ headings: [PopulationHeading], _ service: Service) async throws -> Card {
        let registry = try await service.caches.registry(service.store)
        let planned = registry.tree.nodes.filter { registry.withPlan.contains($0.id) }.sorted { $0.name < $1.name }
        let projections = headings.filter { $0.kind != .outcome }
        guard !planned.isEmpty, !projections.isEmpty else {
            return Card(
                "Låt befolkningen styra behovet",
                blocks: [
                    .paragraphs([
                        planned.isEmpty
                            ? "Ingen organisation har en framskrivning ännu. Läs in ett personalregister eller fyll i en egen tabell först."
                            : "Bara framskriven befolkning kan styra behovet. Läs in SCB:s framskrivning, eller räkna fram folkmängden ovan."
                    ])
                ])
        }
        return Card(
            "Låt befolkningen styra behovet",
            blocks: [
                .form(
                    Form(
                        id: "volymer", action: "/register/befolkning/volymer", method: .get,
                        groups: [
                            .fields(
                                legend: nil,
                                [
                                    Field(
                                        "org", label: "Organisation",
                                        kind: .choice(planned.map { Choice("\($0.id)", $0.name) }),
                                        value: "\(planned.first?.id ?? 0)"),
                                    Field(
                                        "visa", label: "Befolkning",
                                        kind: .choice(
                                            projections.map {
                                                Choice(
                                                    "\($0.id)",
                                                    "\($0.regionName), \($0.kind.swedishName) \(Swedish.years($0.firstYear, $0.lastYear))"
                                                )
                                            }), value: "\(projections.first?.id ?? 0)"),
                                ])
                        ], submit: "Välj verksamhet per yrke"))
            ])
    }
}

/// A population table in sentences, chart and table.
enum PopulationWords {
    /// Broad ages that readers ask for.
    private static let wanted = [
        AgeGroup(0, 5), AgeGroup(6, 15), AgeGroup(16, 19), AgeGroup(20, 64), AgeGroup(65, 79), AgeGroup(80, nil),
    ]

    /// The broad ages when the table can show them all, else its own groups when they are few, else ages it can show.
    static func groups(_ table: PopulationTable) -> [AgeGroup] {
        let usable = wanted.filter { table.covers($0) }
        if usable.count == wanted.count { return usable }
        return table.ageGroups.count <= 8 ? table.ageGroups : usable.isEmpty ? [AgeGroup(0, nil)] : usable
    }

    private static func persons(_ table: PopulationTable, _ year: Int, _ group: AgeGroup) -> Double? {
        table.persons(year: year, from: group.lower, through: group.upper)
    }

    static func lead(_ table: PopulationTable) -> Prose {
        guard let first = table.years.first, let last = table.years.last,
            let start = persons(table, first, AgeGroup(0, nil)), let end = persons(table, last, AgeGroup(0, nil))
        else { return "Tabellen är tom." }
        guard last > first else {
            return Prose([
                .text("\(table.regionName) hade "), .strong("\(Swedish.number(end)) invånare"), .text(" \(last)."),
            ])
        }
        let oldest = groups(table).last { $0.upper == nil }
        var phrases: [Phrase] = [
            .text("\(table.regionName) "),
            .text(table.kind == .outcome ? "gick från " : "väntas gå från "),
            .strong("\(Swedish.number(start)) invånare \(first) till \(Swedish.number(end)) \(last)"),
        ]
        if let oldest, oldest.lower > 0, let before = persons(table, first, oldest),
            let after = persons(table, last, oldest)
        {
            let change = after - before
            phrases.append(
                .text(
                    "; de som är \(oldest.swedishName) \(table.kind == .outcome ? "blev" : "blir") \(Swedish.number(abs(change))) \(change < 0 ? "färre" : "fler")"
                ))
        }
        return Prose(phrases + [.text(".")])
    }

    static func chart(_ table: PopulationTable) -> Chart {
        let groups = groups(table)
        let last = table.years.last ?? 0
        let words = groups.compactMap { group in
            persons(table, last, group).map { "\(group.swedishName) \(Swedish.number($0))" }
        }
        return Chart(
            .lines, id: "befolkning", title: "Befolkning i \(table.regionName) efter ålder",
            description: "\(last): \(Swedish.list(words)).", categories: table.years.map(String.init),
            series: groups.map { group in
                Series(
                    group.swedishName, table.years.map { persons(table, $0, group) }, isDashed: table.kind != .outcome)
            }, unit: .persons,
            note: "Personer vid årets slut, \(table.kind.swedishName). \(basis(table))Källa: \(table.source).",
            startsAtZero: true)
    }

    static func figures(_ table: PopulationTable) -> Table {
        let groups = groups(table)
        return Table(
            id: "aldrar",
            caption: "Personer vid årets slut, \(table.kind.swedishName). \(basis(table))Källa: \(table.source).",
            columns: [Column("År", explanation: "Kalenderår", isText: true)]
                + groups.map { Column($0.swedishName, explanation: "Personer i åldern, båda könen") }
                + [Column("Totalt", explanation: "Alla åldrar")],
            rows: table.years.map { year in
                Row(
                    [.text("\(year)")] + groups.map { .persons(persons(table, year, $0)) }
                        + [.persons(persons(table, year, AgeGroup(0, nil)))])
            })
    }

    private static func basis(_ table: PopulationTable) -> String {
        table.baseYear.map { "Basår \($0). " } ?? "Basår ej angivet. "
    }
}
