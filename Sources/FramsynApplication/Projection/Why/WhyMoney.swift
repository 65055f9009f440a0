internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// The cost of the increase in need and the directive's part of it, profession by profession.
struct WhyMoney {
    let question: WhyQuestion

    private var context: ProjectionContext { question.context }
    private var part: WhyPart { question.part }
    private var year: Int { question.year ?? context.lastYear }
    private var since: Int { question.since }
    private var names: [String]? { question.profession.map { [$0] } }

    /// A figure of the gap in the asked year, employers added; nil where one lacks it.
    private func sum(_ basis: NumberBasis, names: [String]?, _ pick: (Gap, Int) -> Double?) -> Double? {
        guard year >= since else { return nil }
        var sum = 0.0
        for item in context.parts {
            let projection = item.projection
            if let name = names?.first, projection.profession(name) == nil { continue }
            guard
                let gap = item.gap(sinceYear: since, professions: names, basis: basis),
                let value = pick(gap, year - since)
            else { return nil }
            sum += value
        }
        return sum
    }

    private func money(_ basis: NumberBasis, names: [String]?) -> Double? {
        sum(basis, names: names) { part == .cost ? $0.cost[$1]?.kronor : $0.directiveCost[$1]?.kronor }
    }

    private func persons(_ basis: NumberBasis, names: [String]?) -> Double? {
        sum(basis, names: names) { part == .cost ? $0.persons[$1] : $0.directivePersons[$1] }
    }

    var content: PageContent {
        var blocks: [Block] = [.card(Card("Tal på sidan och orundat", blocks: [.table(both)]))]
        blocks.append(
            .card(
                Card(
                    "Så räknas det",
                    blocks: [
                        .paragraphs([Prose(question.formula), Prose(source)]),
                        question.about(period: "\(year) mot \(since)"),
                    ])))
        if year > since, !context.isSum { blocks.append(.card(Card("Per yrke", blocks: [.table(professions)]))) }
        if context.isSum { blocks.append(.card(Card("Per arbetsgivare", blocks: [.table(employers)]))) }
        blocks.append(.card(Card("Andra år", blocks: [.list(years)])))
        return PageContent(
            title: "Varför? \(part.title)", lead: lead, baseYear: since, notices: context.marks,
            blocks: blocks + [question.method])
    }

    private var lead: Prose {
        if part == .directive, context.parts.allSatisfy({ $0.input.directive == nil }) {
            return Prose([
                .text("Inget direktiv är angivet. "),
                .link("Lägg till det under Antaganden", href: NeedLinks.page("antaganden", question.id)), .text("."),
            ])
        }
        let whom = question.profession.map { " för \($0)" } ?? (context.sector == nil ? "" : " för \(question.whom)")
        guard let amount = money(.printed, names: names) else {
            return Prose([
                .text(
                    "\(part.title)\(whom) \(year) går inte att räkna, eftersom kostnad per person saknas för något yrke. "
                ),
                .link("Fyll i den", href: NeedLinks.page("antaganden", question.id)), .text("."),
            ])
        }
        return Prose([
            .text("\(part.title)\(whom) \(year) är "),
            .strong(Swedish.text(of: Quantity(amount, .millionKronor, decimals: 1))),
            .text(
                " för \(Swedish.number(persons(.printed, names: names) ?? 0, decimals: part == .cost ? 0 : 1)) personer; ökningen räknas från \(since)."
            ),
        ])
    }

    private var source: String {
        if part == .directive {
            let sources = Set(context.parts.compactMap(\.input.directive?.source)).sorted()
            let shares = Set(context.parts.compactMap(\.input.directive?.share)).sorted()
            return
                "Andel: \(shares.isEmpty ? "ej angiven" : Swedish.list(shares.map { Swedish.number($0, scale: 100) + " %" })). Källa: \(sources.isEmpty ? "ej angiven" : Swedish.list(sources))."
        }
        let hasGrowth = context.parts.contains { $0.shownInput.professions.contains { ($0.payGrowth ?? 0) != 0 } }
        return hasGrowth
            ? "Kostnaden räknas upp med löneutvecklingen varje år från basåret \(context.baseYear)."
            : "Ingen löneutveckling är angiven, så kostnaden är i basårets löner (\(context.baseYear))."
    }

    private var both: Table {
        func row(_ name: String, _ basis: NumberBasis) -> Row {
            Row([
                .text(name), .persons(persons(basis, names: names), decimals: 4),
                .quantity(Quantity(money(basis, names: names), .kronor)),
                .quantity(Quantity(money(basis, names: names), .millionKronor)),
            ])
        }
        return Table(
            id: "bada",
            caption: "\(part.title) \(year) mot \(since), från tabellens avrundade tal och från den orundade kedjan.",
            columns: [
                Column("Räknat från", explanation: "Vilka tal ökningen räknas mellan", isText: true),
                Column("Personer", explanation: "Antal personer"),
                Column("Kronor", explanation: "Kronor, orundat till hela kronor"),
                Column("Mkr", explanation: "Som det skrivs ut"),
            ],
            rows: [row("Tabellens avrundade tal (visas på sidan)", .printed), row("Orundade tal", .unrounded)])
    }

    private var professions: Table {
        let rows = context.projection.professions.filter {
            question.profession == nil || $0.name == question.profession
        }
        let position = { (year: Int) in year - context.baseYear }
        return Table(
            id: "yrken", caption: context.caption("\(part.title) \(year) mot \(since) per yrke"),
            columns: [
                Column("Yrkeskategori", explanation: "Yrke så som källan skriver det", isText: true),
                Column("Behov \(since)", explanation: "Avrundat behov, personer"),
                Column("Behov \(year)", explanation: "Avrundat behov, personer"),
                Column("Ökning", explanation: "Skillnaden mellan de avrundade talen"),
                Column("Kostnad per person, tkr", explanation: "Per år i basårets löner"),
                Column("Löneutveckling", explanation: "Per år"),
                Column("Löner mot basåret", explanation: "Löneutvecklingen upprepad till året"),
                Column("Belopp, kronor", explanation: part.title),
            ],
            rows: rows.map { row in
                let input = context.first.input.professions.first { $0.name == row.name }
                let from = row.need[position(since)].rounded(.toNearestOrAwayFromZero)
                let to = row.need[position(year)].rounded(.toNearestOrAwayFromZero)
                var growth = 1.0
                for _ in 0..<position(year) { growth *= 1 + (input?.payGrowth ?? 0) }
                return Row([
                    .text(row.name),
                    .persons(from, href: question.link(.need, profession: row.name, year: since)),
                    .persons(to, href: question.link(.need, profession: row.name, year: year)),
                    .quantity(Quantity(to - from, .persons, isSigned: true)),
                    .quantity(Quantity(input?.costPerHead?.kronor, .thousandKronor)),
                    .quantity(Quantity(input?.payGrowth, .percent, decimals: 1)),
                    .quantity(Quantity(growth, .number, decimals: 4)),
                    .quantity(
                        Quantity(
                            money(.printed, names: [row.name]), .kronor),
                        href: question.profession == nil ? question.link(profession: row.name, year: year) : nil),
                ])
            },
            totals: [
                Row(
                    [
                        .text("Totalt"), .empty, .empty,
                        .quantity(Quantity(sum(.printed, names: names) { $0.persons[$1] }, .persons, isSigned: true)),
                        .empty, .empty, .empty,
                    ]
                        + [.quantity(Quantity(money(.printed, names: names), .kronor))])
            ])
    }

    private var employers: Table {
        Table(
            id: "arbetsgivare", caption: "\(part.title) \(year) mot \(since) per arbetsgivare.",
            columns: [
                Column("Arbetsgivare", explanation: "Arbetsgivarens namn", isText: true),
                Column("Belopp, Mkr", explanation: part.title),
            ],
            rows: context.parts.filter { !$0.projection.professions.isEmpty }.map { item in
                let gap = item.gap(sinceYear: since, professions: names)
                let amount: Double?
                if year >= since, let gap {
                    amount = (part == .cost ? gap.cost[year - since] : gap.directiveCost[year - since])?.kronor
                } else {
                    amount = nil
                }
                return Row([
                    .text(item.organisation.name),
                    .quantity(
                        Quantity(amount, .millionKronor, decimals: 1),
                        href: question.link(
                            profession: question.profession, year: year, organisation: item.organisation.id)),
                ])
            })
    }

    private var years: [Prose] {
        (min(since + 1, context.lastYear)...context.lastYear).map { year in
            Prose([.link("\(year)", href: question.link(profession: question.profession, year: year))])
        }
    }
}
