internal import Presentation
internal import SwedishText
internal import WorkforceModel

/// What the page of shortage professions says of vacancies and training.
struct ShortageDelivered {
    let board: ObservationBoard
    let lines: [ShortageTable.Line]

    /// What must stand under every table: how many have delivered, and of which day.
    var caption: String {
        let training = lines.flatMap { $0.delivered.parts.compactMap(\.untrained).flatMap(\.days) }
        func words(_ indicator: Indicator, _ what: String, _ days: [Day]) -> String {
            guard !days.isEmpty else { return "\(what) är inte levererade." }
            let count = board.employers.count - board.missing(indicator).count
            return
                "\(what) är levererade av \(count) av \(board.employers.count) arbetsgivare och gäller \(ObservationDay.words(days))."
        }
        return
            "\(words(.vacancies, "Vakanser", vacancyDays)) \(words(.withoutRequiredTraining, "Uppgifter om föreskriven utbildning", training))"
    }

    private var vacancyDays: [Day] { lines.flatMap(\.delivered.vacancyDays) }

    // MARK: Columns

    static let vacancyColumns = [
        Column("Vakanser", explanation: "\(Indicator.vacancies.definition) Summor gäller dem som levererat."),
        Column(
            "Vakanser, andel",
            explanation: "Vakanser som andel av medarbetarna vid basåret hos de arbetsgivare där båda är kända"),
        Column("Vakanser gäller", explanation: "Dagen som vakanserna gäller", isText: true),
    ]

    static let trainingColumns = [
        Column(
            "Saknar utbildning",
            explanation:
                "\(Indicator.withoutRequiredTraining.definition) Av medarbetarna vid basåret. Grupper och antal under \(FullTime.fewest) visas inte och ingår inte i summor.",
            isText: true),
        Column(
            "Saknar utbildning, andel",
            explanation: "De som saknar föreskriven utbildning som andel av medarbetarna vid basåret"),
    ]

    static func vacancyCells(_ line: DeliveredFigures) -> [Cell] {
        vacancyCells(line.vacancies, share: line.vacancyShare, days: ObservationDay.short(line.vacancyDays))
    }

    /// Cells of one employer; nil when it has delivered nothing.
    static func vacancyCells(_ part: DeliveredFigures.Part?) -> [Cell] {
        guard let figure = part?.vacancies else { return vacancyCells(nil, share: nil, days: "") }
        let units = figure.isWhole ? "" : " (\(Swedish.count(figure.units, one: "enhet", many: "enheter")))"
        return vacancyCells(figure.value, share: part?.vacancyShare, days: ObservationDay.short(figure.days) + units)
    }

    private static func vacancyCells(_ value: Double?, share: Double?, days: String) -> [Cell] {
        [
            .quantity(Quantity(value, .number, missing: "ej levererat")),
            .quantity(Quantity(share, .percent, decimals: 1, missing: "–")), .text(days),
        ]
    }

    static func trainingCells(_ line: DeliveredFigures) -> [Cell] {
        trainingCells(line.training, isDelivered: line.hasTraining)
    }

    /// Cells of one employer; nil when it has delivered nothing.
    static func trainingCells(_ part: DeliveredFigures.Part?) -> [Cell] {
        trainingCells(part?.training, isDelivered: part?.untrained != nil)
    }

    private static func trainingCells(_ training: Training?, isDelivered: Bool) -> [Cell] {
        [
            .text(training?.words ?? (isDelivered ? "färre än \(FullTime.fewest)" : "ej levererat")),
            .quantity(Quantity(training?.share, .percent, missing: "–")),
        ]
    }

    /// Employers without vacancies, by name; many are counted.
    static func missing(_ line: DeliveredFigures) -> String {
        let names = line.withoutVacancies
        return names.count == line.parts.count && names.count > 3
            ? "alla \(Swedish.number(names.count))" : Swedish.list(names)
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
                " (\(ObservationDay.words(first.delivered.vacancyDays)))\(share ?? "")\(missing.isEmpty ? "." : ". \(Swedish.list(missing)) har inte levererat.")"
            ),
        ])
    }

    /// The chart and the table of professions and employers; only who has not delivered when nobody has.
    func blocks(organisation: Int64, query: String) -> [Block] {
        let ranked = lines.filter { ($0.delivered.vacancyShare ?? 0) > 0 }
            .sorted { ($0.delivered.vacancyShare ?? 0) > ($1.delivered.vacancyShare ?? 0) }.prefix(12)
        var blocks: [Block] = []
        if let first = ranked.first {
            blocks.append(
                .chart(
                    Chart(
                        .horizontalBars, id: "vakansandel", title: "Vakanser som andel av dagens medarbetare",
                        description:
                            "Högst är \(first.profession) med \(Swedish.number(first.delivered.vacancyShare ?? 0, decimals: 1, scale: 100)) %.",
                        categories: ranked.map(\.profession),
                        series: [Series("Andel", ranked.map(\.delivered.vacancyShare))], unit: .percent, decimals: 1,
                        note:
                            "Arbetsgivare som levererat vakanser och vars medarbetare är kända. Gäller \(ObservationDay.words(vacancyDays)).",
                        startsAtZero: true)))
        }
        blocks.append(.paragraphs(Indicator.allCases.map { Prose(board.sentence($0)) }))
        let way = Action("Skriv in eller läs in", href: "/register/vakanser?org=\(organisation)")
        var cards = [
            Card(
                ranked.isEmpty ? "Vakanser och utbildning" : "Vakanser som andel av dagens medarbetare",
                actions: [way], blocks: blocks)
        ]
        if board.employers.count > 1, lines.contains(where: { $0.delivered.vacancies != nil }) {
            cards.append(
                Card(
                    "Vakanser per yrke och arbetsgivare",
                    actions: NeedLinks.files(
                        "/behov/bristyrken", organisation: organisation, table: "vakanser", query: query),
                    blocks: [.table(matrix)]))
        }
        return cards.map { .card($0) }
    }

    /// Vacancies of each profession at each employer.
    private var matrix: Table {
        func short(_ name: String) -> String { name.hasSuffix(" kommun") ? String(name.dropLast(7)) : name }
        return Table(
            id: "vakanser",
            caption:
                "\(Indicator.vacancies.definition) \(board.sentence(.vacancies)) Gäller \(ObservationDay.words(vacancyDays)). Tomt där arbetsgivaren inte har yrket.",
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
