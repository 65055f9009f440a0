internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// Exits counted group by group: the staff of the year, the rates as counted and as used, and why.
struct WhyExits {
    let question: WhyQuestion
    let profession: String
    let year: Int

    /// One band with what the year's cells give.
    private struct Group {
        var band: RateBand
        var staff = 0.0
        var exits = 0.0
    }

    func blocks(_ node: TraceNode, _ quantity: TracedQuantity) -> [Block] {
        let cause: ExitCause = quantity == .retirement ? .retirement : quantity == .turnover ? .turnover : .other
        let groups = question.context.smallGroups
        guard let rates = question.context.first.rates, let id = question.identities[profession],
            let own = rates[professionID: id]
        else { return [.card(Card(cause.swedishName, blocks: [.table(cells(node, cause))]))] }
        let level = own[cause].level
        let sentence = groups.sentence(
            cause, exits: level.exits, exposure: level.exposure, used: level.used, reason: level.reason)
        let window = Swedish.years(rates.window.lowerBound, rates.window.upperBound)
        return [
            .card(
                Card(
                    cause.swedishName,
                    actions: [
                        Action(
                            "Alla andelar för yrket",
                            href: "/behov/antaganden/yrke?org=\(question.id)&yrke=\(NeedLinks.encode(profession))")
                    ],
                    blocks: [
                        .paragraphs(
                            [
                                Prose("Hela yrket \(window): \(sentence)"),
                                "En person räknas en gång för varje år den varit anställd vid årets början.",
                            ] + (groups.isShown ? [] : [SmallGroups.notice]))
                    ] + (groups.isShown ? [.table(table(node, own[cause], rates, cause, window))] : [])
                        // Rare exits are estimated for the profession as a whole; age by age they say nothing more.
                        + (cause == .other || !groups.isShown
                            ? []
                            : [.disclosure(summary: "Varje ålder och grupp för sig", [.table(cells(node, cause))])])))
        ]
    }

    private func table(
        _ node: TraceNode, _ rates: CauseRates, _ set: RateSet, _ cause: ExitCause, _ window: String
    ) -> Table {
        let layout = RateBandLayout(cause: cause, space: set.space)
        var groups = rates.bands.map { Group(band: $0) }
        var outside = (staff: 0.0, exits: 0.0)
        for (cell, child) in node.children.enumerated() where layout.bandOfCell.indices.contains(cell) {
            let staff = child.inputs.first { $0.name == .change }?.value ?? 0
            let band = layout.bandOfCell[cell]
            if groups.indices.contains(band) {
                groups[band].staff += staff
                groups[band].exits += child.value ?? 0
            } else {
                outside.staff += staff
                outside.exits += child.value ?? 0
            }
        }
        var rows = groups.filter { $0.staff > 0 || $0.band.exits > 0 }.map { group in
            let band = group.band
            return Row([
                .text(Swedish.text(of: band.scope, tenureBands: set.space.tenureBands)),
                .persons(group.staff, decimals: 1), .persons(group.exits, decimals: 2),
                .quantity(Quantity(band.exposure, .number)), .quantity(Quantity(band.exits, .number)),
                .quantity(Quantity(band.raw, .percent, decimals: 1, missing: "–")),
                .quantity(Quantity(band.used, .percent, decimals: 1)),
                .text(
                    Swedish.rateSentence(
                        cause, exits: band.exits, exposure: band.exposure, used: band.used, reason: band.reason)),
            ])
        }
        if outside.staff > 0 {
            rows.append(
                Row(
                    [
                        .text("övriga åldrar"), .persons(outside.staff, decimals: 1),
                        .persons(outside.exits, decimals: 2),
                    ]
                        + [Cell](repeating: .empty, count: 4) + [.text("förekommer inte i de åldrarna")]))
        }
        return Table(
            id: "andelar-\(cause.rawValue)",
            caption: question.context.caption(
                "\(cause.swedishName), \(profession) \(year): väntat antal personer per grupp, och andelarna som räknats \(window)"
            ),
            columns: [
                Column("Grupp", explanation: "Vilka som räknas", isText: true),
                Column("Anställda", explanation: "Väntat antal vid början av \(year)"),
                Column("Slutar", explanation: "Väntat antal under \(year)"),
                Column("Observerade personår", explanation: "Personår i registret \(window)"),
                Column("Observerade", explanation: "Antal som slutade av orsaken \(window)"),
                Column("Rå andel", explanation: "Observerade genom personår"),
                Column("Använd andel", explanation: "Andel per år som framskrivningen räknar med"),
                Column("Varför", explanation: "Rå andel, använd andel och orsaken till skillnaden", isText: true),
            ], rows: rows,
            totals: [
                Row(
                    [
                        .text("Summa"),
                        .persons(groups.reduce(outside.staff) { $0 + $1.staff }, decimals: 1),
                        .persons(node.value, decimals: 2),
                    ] + [Cell](repeating: .empty, count: 5))
            ])
    }

    private func cells(_ node: TraceNode, _ cause: ExitCause) -> Table {
        func figure(_ child: TraceNode, _ name: TraceInput.Name) -> Double? {
            child.inputs.first { $0.name == name }?.value
        }
        return Table(
            id: "celler-\(cause.rawValue)",
            caption: question.context.caption(
                "\(cause.swedishName), \(profession) \(year), varje grupp med medarbetare för sig"),
            columns: [
                Column("Kön", explanation: "Kön", isText: true), Column("Ålder", explanation: "Ålder vid årets början"),
                Column("År i anställningen", explanation: "Hela år; den högsta klassen är öppen uppåt"),
                Column("Anställda", explanation: "Väntat antal vid årets början"),
                Column("Andel som slutar", explanation: "Andel under året"),
                Column("Slutar", explanation: "Anställda gånger andel"),
            ],
            rows: node.children.filter { (figure($0, .change) ?? 0) >= 0.005 }.map { child in
                Row([
                    .text(figure(child, .sex) == 0 ? "kvinnor" : "män"),
                    .quantity(Quantity(figure(child, .age), .number)),
                    .quantity(Quantity(figure(child, .tenure), .number)),
                    .persons(figure(child, .change), decimals: 2),
                    .quantity(Quantity(figure(child, .exitShare), .percent, decimals: 2)),
                    .persons(child.value, decimals: 4),
                ])
            })
    }
}
