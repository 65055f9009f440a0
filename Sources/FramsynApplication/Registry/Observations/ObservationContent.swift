internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// The page of one organisation and one day: what is stored, and what was typed instead of it.
struct ObservationContent {
    /// One number field.
    struct NumberField {
        var name: String
        var key: ObservationKey
    }

    let organisation: Organisation
    let day: Day
    private let employer: Organisation
    private let today: Day
    private let units: [OrganisationLines.Line]
    /// Professions of the plan, the register or earlier figures, then all others.
    private let own: [Profession]
    private let others: [Profession]
    private let stored: [Observation]
    /// Values that the edit began from, by field name.
    var before: [String: Double]
    /// What was typed, by field name; fields without show what is stored.
    var typed: [String: String] = [:]
    /// What is wrong, by field name.
    var faults: [String: String] = [:]
    /// What is wrong with the choice of day and unit.
    var choiceFaults: [String: String] = [:]

    /// Units above which one is written as a code instead of chosen.
    private static let mostChoices = 300
    /// Days shown.
    private static let mostDays = 60

    init(_ organisation: Organisation, day: Day, in service: Service) async throws {
        let registry = try await service.caches.registry(service.store)
        self.organisation = organisation
        self.day = day
        today = service.today
        employer = registry.tree.employer(of: organisation.id) ?? organisation
        units = OrganisationLines(registry.tree, below: employer.id, search: "").lines
            .filter { $0.organisation.exists(on: service.today) }
        let stored = try await service.store.observations(of: organisation.id)
        self.stored = stored
        let projected = try await service.projection(of: organisation.id)?.projection.professions.map(\.name) ?? []
        let names = Set(projected)
        let seen = Set(stored.map(\.key.professionID))
        let professions = registry.professions.sorted { $0.name < $1.name }
        own = professions.filter { names.contains($0.name) || seen.contains($0.id) }
        let first = Set(own.map(\.id))
        others = professions.filter { !first.contains($0.id) }
        before = Dictionary(
            stored.filter { $0.key.day == day }.map { (Self.name($0.key), $0.value) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Name of the field of a figure.
    static func name(_ key: ObservationKey) -> String {
        "\(key.indicator == .vacancies ? "vakanser" : "utbildning")-\(key.professionID)"
    }

    /// Every number field in reading order.
    var fields: [NumberField] { (own + others).flatMap { fields(of: $0) } }

    /// Where the page stands.
    var address: String { "/register/vakanser?org=\(organisation.id)&dag=\(day)" }

    var page: PageContent {
        var page = PageContent(title: "Vakanser och utbildning", lead: lead)
        if organisation.isSynthetic { page.notices.append(ImportResult.syntheticMark) }
        if !faults.isEmpty {
            page.notices.append(
                Notice(.fault, "Något behöver rättas. Inget är sparat, och det du skrev står kvar."))
        }
        if own.isEmpty, others.isEmpty {
            page.blocks.append(
                .card(
                    Card(
                        "Börja med yrkena",
                        blocks: [
                            .paragraphs(["Inget yrke är upplagt ännu, så det finns inget att skriva vakanser för."]),
                            .actions([Action("Till yrkena", href: "/register/yrken", isPrimary: true)]),
                        ])))
        } else {
            page.blocks.append(.card(Card("Uppgifter den \(Swedish.text(of: day))", blocks: [.form(form)])))
        }
        page.blocks.append(.card(Card("Välj dag eller enhet", blocks: [.form(choice)])))
        page.blocks += history
        page.blocks.append(
            .card(
                Card(
                    "Vad som räknas",
                    blocks: [
                        .terms(
                            Indicator.allCases.map { Term($0.swedishName, Prose($0.definition)) } + [
                                Term(
                                    "Arbetsgivare och enhet",
                                    "Har arbetsgivaren själv lämnat en uppgift om ett yrke gäller den. Annars läggs enheternas senaste uppgifter ihop, och sidorna säger hur många enheter det är."
                                )
                            ])
                    ])))
        return page
    }

    private var lead: Prose {
        guard let latest = stored.first?.key.day else {
            return Prose(
                "\(organisation.name) har inte lämnat några uppgifter ännu. Skriv in dem här, eller läs in en fil.")
        }
        let rows = stored.filter { $0.key.day == latest && $0.key.indicator == .vacancies }
        guard !rows.isEmpty else {
            return Prose(
                "\(organisation.name) lämnade senast uppgifter den \(Swedish.text(of: latest)), utan vakanser.")
        }
        return Prose([
            .text("\(organisation.name) hade "),
            .strong(Swedish.count(Int(rows.reduce(0) { $0 + $1.value }), one: "vakans", many: "vakanser")),
            .text(
                " i \(Swedish.count(rows.count, one: "yrke", many: "yrken")) den \(Swedish.text(of: latest)), den senaste dagen med uppgifter."
            ),
        ])
    }

    private func fields(of profession: Profession) -> [NumberField] {
        Indicator.allCases.map { indicator in
            let key = ObservationKey(
                organisationID: organisation.id, professionID: profession.id, indicator: indicator, day: day)
            return NumberField(name: Self.name(key), key: key)
        }
    }

    private var form: Form {
        func grid(_ legend: String, _ professions: [Profession]) -> FieldGroup {
            .grid(
                legend: legend, columns: ["Vakanser", "Saknar utbildning"],
                rows: professions.map { profession in
                    GridRow(
                        profession.name,
                        fields(of: profession).map { field in
                            Field(
                                field.name, label: field.key.indicator.swedishName, kind: .number,
                                value: typed[field.name] ?? Swedish.fieldText(before[field.name]),
                                fault: faults[field.name])
                        })
                })
        }
        var groups: [FieldGroup] = []
        if !own.isEmpty { groups.append(grid("Antal per yrke. Tomt: inte levererat. 0: inga.", own)) }
        if !others.isEmpty {
            groups.append(grid(own.isEmpty ? "Antal per yrke. Tomt: inte levererat. 0: inga." : "Övriga yrken", others))
        }
        if let field = EditPage.field(before: before) { groups.append(.fields(legend: nil, [field])) }
        return Form(id: "fyll-i", action: address, groups: groups, submit: "Spara")
    }

    private var choice: Form {
        let isLong = units.count > Self.mostChoices
        let standard = organisation.id == employer.id ? "" : organisation.code
        let unit = Field(
            "enhet", label: "Enhet",
            kind: isLong
                ? .text
                : .choice(
                    [Choice("", "\(employer.name) som helhet")]
                        + units.filter { $0.organisation.id != employer.id }.map {
                            Choice(
                                $0.organisation.code,
                                String(repeating: "\u{2003}", count: max($0.depth - 1, 0)) + $0.organisation.name)
                        }), value: typed["enhet"] ?? standard,
            hint: isLong
                ? "Enhetens kod, som på sidan Organisation. Tomt: \(employer.name) som helhet."
                : "Behövs bara när enheter lämnar uppgifter var för sig.", fault: choiceFaults["enhet"])
        return Form(
            id: "val", action: "/register/vakanser", method: .get,
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "dag", label: "Dag", kind: .day, value: typed["dag"] ?? "\(day)",
                            hint: "Den dag uppgifterna gäller, senast \(today).", fault: choiceFaults["dag"]), unit,
                        Field("org", label: "Organisation", kind: .hidden, value: "\(employer.id)"),
                    ])
            ], submit: "Visa")
    }

    // MARK: Earlier days

    private var history: [Block] {
        guard !stored.isEmpty else {
            return [
                .actions([Action("Läs in en fil", href: "/register/import?slag=observations&org=\(employer.id)")])
            ]
        }
        let days = Dictionary(grouping: stored, by: \.key.day).sorted { $0.key > $1.key }.prefix(Self.mostDays)
        var blocks: [Block] = [.table(daysTable(Array(days)))]
        if days.count > 1 { blocks.insert(.chart(chart(days.reversed())), at: 0) }
        blocks.append(.disclosure(summary: "Visa varje yrke", [.table(figuresTable(days.flatMap(\.value)))]))
        let query = "/register/vakanser?org=\(organisation.id)"
        return [
            .card(
                Card(
                    "Dagar med uppgifter",
                    actions: [
                        Action("Läs in en fil", href: "/register/import?slag=observations&org=\(employer.id)"),
                        Action("CSV", href: "\(query)&format=csv&tabell=uppgifter"),
                        Action("XLSX", href: "\(query)&format=xlsx"),
                    ], blocks: blocks))
        ]
    }

    private var source: String { "Källa: uppgifter från \(organisation.name), inskrivna eller ur fil" }

    private func chart(_ days: [(key: Day, value: [Observation])]) -> Chart {
        let sums = days.map { _, rows -> Double? in
            let counts = rows.filter { $0.key.indicator == .vacancies }
            return counts.isEmpty ? nil : counts.reduce(0) { $0 + $1.value }
        }
        return Chart(
            .bars, id: "over-tid", title: "Vakanser de dagar som har uppgifter",
            description: days.last.flatMap { last in
                (sums.last ?? nil).map { "\(Swedish.number($0)) vakanser \(Swedish.text(of: last.key))." }
            } ?? "Den senaste dagen har inga vakanser levererade.",
            categories: days.map { "\($0.key)" }, series: [Series("Vakanser", sums)], unit: .number,
            note: "Summa över de yrken som har uppgift den dagen; hur många det är står i tabellen. \(source).",
            startsAtZero: true)
    }

    private func daysTable(_ days: [(key: Day, value: [Observation])]) -> Table {
        func sum(_ rows: [Observation], _ indicator: Indicator) -> Cell {
            let counts = rows.filter { $0.key.indicator == indicator }
            return .quantity(
                Quantity(
                    counts.isEmpty ? nil : counts.reduce(0) { $0 + $1.value }, .number, missing: "ej levererat"))
        }
        return Table(
            id: "dagar",
            caption:
                "Summor per dag över de yrken som har uppgift. \(source). Rätta en dag genom att öppna den och spara på nytt; loggen säger vad som stod före.",
            columns: [
                Column("Dag", explanation: "Dagen uppgifterna gäller; leder till dem", isText: true),
                Column("Vakanser", explanation: Indicator.vacancies.definition),
                Column("Yrken med uppgift", explanation: "Yrken vars vakanser är levererade den dagen"),
                Column("Saknar utbildning", explanation: Indicator.withoutRequiredTraining.definition),
                Column("Kommer från", explanation: "Inskrivet eller filens namn", isText: true),
                Column("Senast ändrat", explanation: "Svensk tid", isText: true),
            ],
            rows: days.map { day, rows in
                Row([
                    .text("\(day)", href: "/register/vakanser?org=\(organisation.id)&dag=\(day)"),
                    sum(rows, .vacancies),
                    .quantity(Quantity(Double(rows.count { $0.key.indicator == .vacancies }), .number)),
                    sum(rows, .withoutRequiredTraining),
                    .text(Swedish.list(Set(rows.map { $0.file ?? "inskrivet" }).sorted())),
                    .text(TimeText.text(rows.map(\.recordedAt).max() ?? "")),
                ])
            })
    }

    private func figuresTable(_ rows: [Observation]) -> Table {
        let names = Dictionary((own + others).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return Table(
            id: "uppgifter", caption: "Varje uppgift. \(source).",
            columns: [
                Column("Dag", explanation: "Dagen uppgiften gäller", isText: true),
                Column("Yrke", explanation: "Yrkeskategori", isText: true),
                Column("Uppgift", explanation: "Vad som räknas", isText: true),
                Column("Antal", explanation: "Tjänster för vakanser, personer för utbildning"),
                Column("Kommer från", explanation: "Inskrivet eller filens namn", isText: true),
                Column("Senast ändrat", explanation: "Svensk tid", isText: true),
            ],
            rows: rows.map { row in
                Row([
                    .text("\(row.key.day)"), .text(names[row.key.professionID] ?? ""),
                    .text(row.key.indicator.swedishName), .quantity(Quantity(row.value, .number)),
                    .text(row.file ?? "inskrivet"), .text(TimeText.text(row.recordedAt)),
                ])
            })
    }
}
