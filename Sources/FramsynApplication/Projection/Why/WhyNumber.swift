internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// One profession in one year, opened to the figures it stands on.
struct WhyNumber {
    let question: WhyQuestion
    let profession: String
    let year: Int

    private var context: ProjectionContext { question.context }
    private var part: WhyPart { question.part }
    private var item: ProjectionPart { context.first }
    private var input: ProfessionInput? { item.input.professions.first { $0.name == profession } }

    var content: PageContent {
        let tracer = Tracer(item.model, levers: context.levers)
        let nodes = part.traced.compactMap { quantity in
            tracer.trace(quantity, profession: profession, year: year).map { (quantity, $0) }
        }
        let value = nodes.reduce(Double?(0)) { sum, entry in sum.flatMap { sum in entry.1.value.map { sum + $0 } } }
        var blocks: [Block] = [
            question.bothFigures(value, printed: value?.rounded(.toNearestOrAwayFromZero)),
            .card(Card("Så räknas det", blocks: steps(nodes.map(\.1), value))),
        ]
        for (quantity, node) in nodes { blocks += details(node, quantity) }
        blocks.append(.card(Card("Vad talet är", blocks: [question.about(period: "\(year)")])))
        blocks.append(
            .actions([
                Action("Alla år för \(profession)", href: question.link(profession: profession)),
                Action("Alla yrken \(year)", href: question.link(year: year)),
            ]))
        blocks.append(question.method)
        return PageContent(
            title: "Varför? \(part.title)", lead: lead(value), baseYear: context.baseYear, notices: context.marks,
            blocks: blocks)
    }

    private func lead(_ value: Double?) -> Prose {
        if let value {
            return Prose([
                .text("\(part.title) för \(profession) \(year) är "),
                .strong(Swedish.text(of: Quantity(value, .persons))),
                .text(" (orundat \(Swedish.number(value, decimals: 4)))."),
            ])
        }
        if year == context.baseYear {
            let published = part == .recruitment ? context.publishedRecruitment?.value(profession, year) : nil
            return Prose(
                published.map {
                    "Talet \(Swedish.number($0)) för \(profession) \(year) är planens egen siffra. Den kan inte delas upp, eftersom behovet året före basåret inte är med."
                }
                    ?? "Basåret \(year) har inga flöden för \(profession), eftersom behovet året före inte är med i underlaget."
            )
        }
        return Prose(
            "\(part.title) för \(profession) \(year) kan inte räknas, eftersom avgångarna inte är angivna för det året."
        )
    }

    private func steps(_ nodes: [TraceNode], _ value: Double?) -> [Block] {
        var lines = nodes.map { Prose($0.formula.words) }
        if nodes.count > 1 { lines = [Prose(question.formula)] }
        if part == .need, let node = nodes.first, node.formula == .volume, node.inputs.count >= 2,
            let base = node.inputs[0].value, let index = node.inputs[1].value
        {
            lines.append(
                Prose(
                    "\(Swedish.number(base, decimals: 2)) × \(Swedish.number(index, decimals: 6)) = \(Swedish.number(value ?? 0, decimals: 4))"
                ))
        }
        return [.paragraphs(lines)]
    }

    /// Inputs and parts of a node.
    private func details(_ node: TraceNode, _ quantity: TracedQuantity) -> [Block] {
        switch node.formula {
        case .sumOfCells: return WhyExits(question: question, profession: profession, year: year).blocks(node, quantity)
        case .notKnown: return []
        case .none:
            return quantity == .other
                ? [.paragraphs(["Dödsfall och varaktig sjukersättning är inte angivna för sig i underlaget."])]
                : [.paragraphs([Prose(node.formula.words)])]
        default: break
        }
        var blocks: [Block] = []
        if !node.inputs.isEmpty { blocks.append(.card(Card("Uppgifter", blocks: [.table(inputs(node))]))) }
        if part == .need, let volumes {
            blocks.append(.card(Card("Volymerna bakom indexet", blocks: [.table(volumes)])))
        }
        if !node.children.isEmpty { blocks.append(.card(Card("Delar", blocks: [.table(parts(node, quantity))]))) }
        return blocks
    }

    private func inputs(_ node: TraceNode) -> Table {
        // A change of turnover by a factor of exactly one is no figure of the input.
        let shown = node.inputs.filter { !($0.name == .turnoverFactor && $0.value == 1) }
        return Table(
            id: "uppgifter-\(node.formula.rawValue)", caption: "Uppgifter för \(profession) \(year).",
            columns: [
                Column("Uppgift", explanation: "Vad uppgiften är", isText: true),
                Column("Värde", explanation: "Värdet utan avrundning i kedjan"),
                Column("Enhet", explanation: "Enhet", isText: true),
                Column("Källa", explanation: "Varifrån uppgiften kommer", isText: true),
            ],
            rows: shown.map {
                Row([
                    .text($0.words), .quantity($0.quantity), .text($0.unitWords), .text($0.source ?? "ej angivet"),
                ])
            })
    }

    /// Share and index of each volume; nil when the profession follows one series or none.
    private var volumes: Table? {
        guard let input, case .volumes(let shares) = input.driver, shares.count > 1 else { return nil }
        let position = year - context.baseYear
        let series = item.input.volumes
        let rows = shares.filter { series.indices.contains($0.series) }.map { share -> Row in
            let volume = series[share.series]
            let index = volume.index.indices.contains(position) ? volume.index[position] : nil
            return Row([
                .text(volume.name), .quantity(Quantity(share.share, .percent, decimals: 1)),
                .quantity(Quantity(index, .number, decimals: 6)),
                .quantity(Quantity(index.map { $0 * share.share }, .number, decimals: 6)), .text(volume.source),
            ])
        }
        return Table(
            id: "volymer", caption: "Volymindex \(year) är summan av andel × index. Basår \(context.baseYear) = 1.",
            columns: [
                Column("Volym", explanation: "Verksamhet eller index", isText: true),
                Column("Andel av arbetet", explanation: "Hur stor del av yrkets arbete som följer volymen"),
                Column("Index \(year)", explanation: "Volymen mot basåret"),
                Column("Andel × index", explanation: "Delens bidrag"),
                Column("Källa", explanation: "Varifrån volymen kommer", isText: true),
            ], rows: rows,
            totals: [
                Row([
                    .text("Volymindex"), .empty, .empty,
                    .quantity(
                        Quantity(
                            shares.reduce(0) {
                                $0 + $1.share
                                    * (series.indices.contains($1.series) ? series[$1.series].index[position] : 0)
                            }, .number, decimals: 6)), .empty,
                ])
            ])
    }

    private func parts(_ node: TraceNode, _ quantity: TracedQuantity) -> Table {
        let names: [(name: String, sign: Double, link: WhyPart?, year: Int)]
        switch node.formula {
        case .recruitment, .surplus:
            names = [
                ("Behovets förändring", 1, .need, year), ("Pensioner", 1, .retirement, year),
                ("Slutar av annat än pension", 1, .leavers, year),
                ("Dödsfall och varaktig sjukersättning", 1, .leavers, year), ("Byten till andra yrken", 1, nil, year),
                ("Byten från andra yrken", -1, nil, year), ("Överskott vid årets början", -1, .need, year - 1),
            ]
        case .rateTurnover: names = [("Medarbetare vid årets början", 1, .need, year - 1)]
        default: names = node.children.map { ("Del", 1, .need, $0.year) }
        }
        return Table(
            id: "delar-\(quantity.rawValue)",
            caption: context.caption("Delarna för \(profession) \(year), antal personer"),
            columns: [
                Column("Del", explanation: "Vad talet består av", isText: true),
                Column("Som det skrivs ut", explanation: "Avrundat, med tecknet som det räknas in med"),
                Column("Orundat", explanation: "Talet med fyra decimaler"),
            ],
            rows: zip(names, node.children).map { name, child in
                let value = child.value.map { $0 == 0 ? 0 : name.sign * $0 }
                return Row([
                    .text(name.name),
                    .persons(
                        value, href: name.link.map { question.link($0, profession: profession, year: name.year) }),
                    .persons(value, decimals: 4),
                ])
            },
            totals: node.formula == .recruitment
                ? [Row([.text(part.title), .persons(node.value), .persons(node.value, decimals: 4)])] : [])
    }
}
