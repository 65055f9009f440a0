internal import Presentation
internal import SwedishText
internal import WorkforceModel

/// What the page of shortage professions says of vacancies and training.
struct ShortageDelivered {
    let board: ObservationBoard
    let lines: [ShortageTable.Line]

    /// What must stand under every table: who has delivered, and of which day.
    var caption: String {
        let days = lines.flatMap(\.delivered.vacancyDays)
        let training = lines.flatMap { $0.delivered.parts.compactMap(\.untrained).flatMap(\.days) }
        func dated(_ indicator: Indicator, _ days: [Day]) -> String {
            board.sentence(indicator) + (days.isEmpty ? "" : " De gäller \(ObservationDay.words(days)).")
        }
        return "\(dated(.vacancies, days)) \(dated(.withoutRequiredTraining, training))"
    }

    // MARK: Columns

    static let columns = [
        Column("Vakanser", explanation: "\(Indicator.vacancies.definition) Summor gäller dem som levererat."),
        Column(
            "Vakanser, andel",
            explanation: "Vakanser som andel av medarbetarna vid basåret hos de arbetsgivare där båda är kända"),
        Column("Vakanser gäller", explanation: "Dagen som vakanserna gäller", isText: true),
        Column(
            "Saknar utbildning",
            explanation:
                "\(Indicator.withoutRequiredTraining.definition) Av medarbetarna vid basåret. Grupper och antal under 5 visas inte och ingår inte i summor.",
            isText: true),
        Column(
            "Saknar utbildning, andel",
            explanation: "De som saknar föreskriven utbildning som andel av medarbetarna vid basåret"),
    ]

    static func cells(_ line: DeliveredFigures) -> [Cell] {
        [
            vacancies(line.vacancies), .quantity(Quantity(line.vacancyShare, .percent, decimals: 1, missing: "–")),
            .text(ObservationDay.short(line.vacancyDays)),
        ] + training(line.training, isDelivered: line.hasTraining)
    }

    /// Cells of one employer; nil when it has delivered nothing.
    static func cells(_ part: DeliveredFigures.Part?) -> [Cell] {
        let figure = part?.vacancies
        let units = figure.map { $0.isWhole ? "" : " (\(Swedish.count($0.units, one: "enhet", many: "enheter")))" }
        return [
            vacancies(figure?.value),
            .quantity(Quantity(part?.vacancyShare, .percent, decimals: 1, missing: "–")),
            .text(ObservationDay.short(figure?.days ?? []) + (units ?? "")),
        ] + training(part?.training, isDelivered: part?.untrained != nil)
    }

    /// Employers without vacancies, by name; many are counted.
    static func missing(_ line: DeliveredFigures) -> String {
        let names = line.withoutVacancies
        return names.count == line.parts.count && names.count > 3
            ? "alla \(Swedish.number(names.count))" : Swedish.list(names)
    }

    private static func vacancies(_ value: Double?) -> Cell {
        .quantity(Quantity(value, .number, missing: "ej levererat"))
    }

    private static func training(_ training: Training?, isDelivered: Bool) -> [Cell] {
        [
            .text(training?.words ?? (isDelivered ? "färre än 5" : "ej levererat")),
            .quantity(Quantity(training?.share, .percent, missing: "–")),
        ]
    }

    // MARK: Words and pictures

    func lead(scope: String, choice: String) -> Prose {
        guard let first = lines.first, let vacancies = first.delivered.vacancies else {
            return Prose([
                .text("\(scope): inga vakanser är levererade för \(choice). "),
                .link("Skriv in eller läs in dem", href: "/register/vakanser"), .text("."),
            ])
        }
        let share = first.delivered.vacancyShare.map {
            ", \(Swedish.number($0, decimals: 1, scale: 100)) % av dagens medarbetare"
        }
        let missing = first.delivered.withoutVacancies
        return Prose([
            .text("Flest vakanser (\(scope)) har "), .strong(first.profession.lowercased()), .text(": "),
            .strong(Swedish.number(vacancies)),
            .text(
                " \(ObservationDay.words(first.delivered.vacancyDays))\(share ?? "")\(missing.isEmpty ? "." : ", utan \(Swedish.list(missing)), som inte har levererat.")"
            ),
        ])
    }

    /// The chart, and the table of professions and employers; only who has not delivered when nobody has.
    func blocks(organisation: Int64, query: String) -> [Block] {
        var blocks: [Block] = [.paragraphs(Indicator.allCases.map { Prose(board.sentence($0)) })]
        let ranked = lines.filter { ($0.delivered.vacancyShare ?? 0) > 0 }
            .sorted { ($0.delivered.vacancyShare ?? 0) > ($1.delivered.vacancyShare ?? 0) }.prefix(12)
        if let first = ranked.first {
            blocks.append(
                .chart(
                    Chart(
                        .horizontalBars, id: "vakansandel",
                        title: "Vakanser som andel av dagens medarbetare",
                        description:
                            "Högst är \(first.profession) med \(Swedish.number(first.delivered.vacancyShare ?? 0, decimals: 1, scale: 100)) %.",
                        categories: ranked.map(\.profession),
                        series: [Series("Andel", ranked.map(\.delivered.vacancyShare))], unit: .percent, decimals: 1,
                        note:
                            "Arbetsgivare som levererat vakanser och vars medarbetare är kända. Vakanserna gäller \(ObservationDay.words(lines.flatMap(\.delivered.vacancyDays))).",
                        startsAtZero: true)))
        }
        var actions = [Action("Skriv in eller läs in", href: "/register/vakanser?org=\(organisation)")]
        if board.employers.count > 1, lines.contains(where: { $0.delivered.vacancies != nil }) {
            blocks.append(.table(matrix))
            actions += NeedLinks.files(
                "/behov/bristyrken", organisation: organisation, table: "vakanser", query: query)
        }
        return [.card(Card("Vakanser och utbildning", actions: actions, blocks: blocks))]
    }

    /// Vacancies of each profession at each employer.
    private var matrix: Table {
        func short(_ name: String) -> String { name.hasSuffix(" kommun") ? String(name.dropLast(7)) : name }
        return Table(
            id: "vakanser",
            caption: "Vakanser per yrke och arbetsgivare. \(caption) Tomt där arbetsgivaren inte har yrket.",
            columns: [Column("Yrke", explanation: "Yrkeskategori", isText: true)]
                + board.employers.map { Column(short($0.name), explanation: "Vakanser hos \($0.name)") },
            rows: lines.map { line in
                Row(
                    [.text(line.profession)]
                        + board.employers.map { employer in
                            guard let part = line.delivered[employer.id] else { return .empty }
                            return part.vacancies.map { .quantity(Quantity($0.value, .number)) }
                                ?? .text("ej levererat")
                        })
            })
    }
}
