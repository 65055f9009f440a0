internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// The figures of a plan as tables with their sources.
struct AssumptionTables {
    let context: ProjectionContext

    /// The professions shown; volumes keep their places, since professions name them by place.
    private var input: ProjectionInput { context.first.shownInput }
    private var id: Int64 { context.first.organisation.id }

    var need: Table {
        // Counted staff are whole persons; a reconstruction or an entered mean is not.
        let isWhole = input.professions.allSatisfy { $0.baseNeed == $0.baseNeed.rounded() }
        return Table(
            id: "behov",
            caption: context.caption("Behovet basåret och vad det följer; kostnad i tkr per person och år"),
            columns: [
                Column("Yrkeskategori", explanation: "Yrke så som källan skriver det", isText: true),
                Column("Behov \(context.baseYear)", explanation: "Personer vid basåret"),
                Column("Följer", explanation: "Volym eller utveckling som behovet följer", isText: true),
                Column("Sysselsättningsgrad", explanation: "Genomsnittlig avtalad tid"),
                Column("Sjukfrånvaro", explanation: "Andel av den avtalade tiden"),
                Column("Kostnad, tkr", explanation: "Kostnad per person och år i basårets löner"),
                Column("Löneutveckling", explanation: "Per år"),
            ],
            rows: input.professions.map { row in
                Row([
                    .text(row.name),
                    .persons(
                        row.baseNeed, decimals: isWhole ? 0 : 1,
                        href: NeedLinks.why(id, "behov", profession: row.name, year: context.baseYear)),
                    .text(driver(row)), .quantity(Quantity(row.employmentRate, .percent, decimals: 1)),
                    .quantity(Quantity(row.sickLeaveShare, .percent, decimals: 1)),
                    .quantity(Quantity(row.costPerHead?.kronor, .thousandKronor)),
                    .quantity(Quantity(row.payGrowth, .percent, decimals: 1)),
                ])
            })
    }

    private func driver(_ row: ProfessionInput) -> String {
        switch row.driver {
        case .volumes(let shares):
            shares.filter { input.volumes.indices.contains($0.series) }.map {
                let name = input.volumes[$0.series].name
                return shares.count == 1 ? name : "\(Swedish.number($0.share, scale: 100)) % \(name)"
            }.joined(separator: ", ")
        case .growth(let perYear): "\(Swedish.number(perYear, decimals: 1, isSigned: true, scale: 100)) % per år"
        case .index: "ett eget index"
        }
    }

    var volumeChart: Chart {
        Chart(
            .lines, id: "volymkurva", title: "Volymernas utveckling, basåret \(context.baseYear) = 100",
            description: input.volumes.map {
                "\($0.name) \(Swedish.number($0.index.last ?? 1, scale: 100)) \(context.lastYear)"
            }.joined(separator: "; ") + ".",
            categories: context.years.map(String.init),
            series: input.volumes.map { Series($0.name, $0.index.map { $0 * 100 }) }, unit: .number,
            note: "Index, \(context.baseYear) = 100. Källor under tabellen.")
    }

    var volumes: Table {
        Table(
            id: "volymer", caption: "Volymer som behovet följer. Index med basåret \(context.baseYear) = 1.",
            columns: [Column("Volym", explanation: "Verksamhet eller index", isText: true)]
                + context.years.map { Column("\($0)", explanation: "Index \($0)") }
                + [
                    Column(
                        "Osäkerhet \(context.lastYear)",
                        explanation:
                            "Åtta av tio utfall väntas inom detta avstånd från volymen, så som framräkningar av befolkningen i 21 län har träffat; antagen för en volym som är inmatad",
                        isText: true)
                ],
            rows: input.volumes.map { series in
                Row(
                    [.text(series.name)]
                        + context.years.enumerated().map { position, _ in
                            .quantity(
                                Quantity(
                                    series.index.indices.contains(position) ? series.index[position] : nil, .number,
                                    decimals: 3))
                        } + [.text(NeedUncertainty.text(of: series))])
            })
    }

    /// Where each volume comes from; volumes of the same source together.
    var volumeSources: [Term] {
        var terms: [Term] = []
        for series in input.volumes {
            if let at = terms.firstIndex(where: { $0.explanation == Prose(series.source) }) {
                terms[at].name += ", " + series.name
            } else {
                terms.append(Term(series.name, Prose(series.source)))
            }
        }
        return terms
    }

    /// Turnover and retirements as they were typed.
    var typedExits: Table {
        func exits(_ row: ProfessionInput) -> RateExits? {
            if case .rates(let rates) = row.exits { rates } else { nil }
        }
        let flows = context.flowYears
        func cells(_ values: [Double?]?, _ make: (Double?) -> Cell) -> [Cell] {
            flows.map { year in
                let position = year - context.baseYear
                return make(values.flatMap { $0.indices.contains(position) ? $0[position] : nil })
            }
        }
        let rows =
            [Row([.text("Slutar av annat än pension, andel av föregående års behov")], isHeading: true)]
            + input.professions.map { row in
                Row(
                    [.text(row.name)]
                        + cells(exits(row)?.turnover) { .quantity(Quantity($0, .percent, decimals: 1)) })
            } + [Row([.text("Pensioner, antal personer")], isHeading: true)]
            + input.professions.map { row in
                Row([.text(row.name)] + cells(exits(row)?.retirements) { .persons($0, decimals: 1) })
            }
        return Table(
            id: "avgangar", caption: context.caption("Avgångar så som de är angivna"),
            columns: [Column("Yrkeskategori", explanation: "Yrke så som källan skriver det", isText: true)]
                + flows.map { Column("\($0)", explanation: "Värde för \($0)") },
            rows: rows)
    }

    var retirementRules: [Block] {
        let rules = input.retirementRules
        func rows(_ name: String, _ ages: [DatedAge]) -> [Row] {
            ages.map { age in
                Row([
                    .text(name), .quantity(Quantity(Double(age.from), .calendarYear)),
                    .quantity(Quantity(Double(age.age), .number)), .text(age.source),
                ])
            }
        }
        return [
            .table(
                Table(
                    id: "pensionsaldrar", caption: "Åldersgränser med det år de börjar gälla.",
                    columns: [
                        Column("Regel", explanation: "Vad åldern reglerar", isText: true),
                        Column("Från och med", explanation: "Första kalenderår"),
                        Column("Ålder", explanation: "Ålder i år"),
                        Column("Källa", explanation: "Lag eller beslut", isText: true),
                    ],
                    rows: rows("Lägsta ålder för inkomstpension", rules.earliest)
                        + rows("Riktålder, garantipension", rules.target)
                        + rows("Rätt att ha kvar anställningen (LAS 32 a §)", rules.rightToStay))),
            .paragraphs([
                Prose(ruleWords),
                "LAS-åldern avslutar rätten att ha kvar anställningen, inte själva anställningen: den som vill och får kan arbeta vidare, och räknas då med. Gränserna flyttar när medarbetarna brukar gå i pension; ingen av dem avslutar en anställning av sig själv.",
            ]),
        ]
    }

    /// Whether the rules move retirement within the projection.
    private var ruleWords: String {
        guard let rates = context.first.rates else {
            return "Pensionerna är inmatade i antal, så åldersgränserna påverkar dem inte."
        }
        let shifts = context.flowYears.map {
            (year: $0, years: input.retirementRules.postponement(in: $0, since: rates.rulesYear))
        }
        let changes = shifts.enumerated().filter { index, shift in
            shift.years != (index == 0 ? 0 : shifts[index - 1].years)
        }.map(\.element)
        guard !changes.isEmpty else {
            return
                "Andelarna som går i pension följer \(rates.rulesYear) års gränser. Inga gränser ändras till och med \(context.lastYear), så mönstret ligger still."
        }
        let words = changes.map {
            "från \($0.year) \(Swedish.number($0.years, decimals: 1, isSigned: true)) år"
        }
        return
            "Andelarna som går i pension följer \(rates.rulesYear) års gränser. När gränserna ändras flyttas mönstret lika långt som de tre gränserna i medeltal: \(Swedish.list(words)). Ingen slutar på en bestämd dag för det."
    }

    var money: [Block] {
        var blocks: [Block] = []
        if context.hasUndividedFrame {
            blocks.append(
                .paragraphs(["Ramen gäller hela organisationen och är inte delad på områden. Den visas hel här."]))
        }
        if let frame = input.frame {
            let cumulative = frame.cumulative
            blocks.append(
                .table(
                    Table(
                        id: "ram",
                        caption:
                            "Ramens förändring mot \(context.baseYear), Mkr. Källa: \(frame.source). Prisnivå: \(frame.priceLevel ?? "ej angivet"). Inmatat som förändring \(frame.isCumulative ? "sedan basåret" : "för varje år").",
                        columns: [
                            Column("År", explanation: "Kalenderår", isText: true),
                            Column("Inmatat, Mkr", explanation: "Så som det matats in"),
                            Column("Sedan basåret, Mkr", explanation: "Ackumulerad förändring"),
                            Column("Anmärkning", explanation: "Om värdet är beslutat", isText: true),
                        ],
                        rows: context.flowYears.map { year in
                            let position = year - context.baseYear
                            let entered = frame.change.indices.contains(position) ? frame.change[position] : nil
                            let change = cumulative.indices.contains(position) ? cumulative[position] : .notStated
                            var note = ""
                            if case .carried = change { note = "inget beslut; senaste antas ligga kvar" }
                            return Row([
                                .text("\(year)"),
                                .quantity(Quantity(entered?.kronor, .millionKronor, decimals: 1, isSigned: true)),
                                .quantity(
                                    Quantity(change.amount?.kronor, .millionKronor, decimals: 1, isSigned: true)),
                                .text(note),
                            ])
                        })))
        } else {
            blocks.append(.paragraphs(["Ingen ram är angiven."]))
        }
        blocks.append(
            .paragraphs([
                Prose(
                    input.directive.map {
                        "Direktiv: \(Swedish.number($0.share, scale: 100)) % av behovets ökning sedan \($0.sinceYear) ska täckas av andra lösningar. Källa: \($0.source)."
                    } ?? "Inget direktiv om andra lösningar är angivet.")
            ]))
        return blocks
    }

    var education: [Block] {
        guard !input.education.isEmpty else { return [.paragraphs(["Ingen utbildning är angiven."])] }
        return [
            .table(
                Table(
                    id: "utbildning", caption: "Utbildade per år som når områdets arbetsgivare.",
                    columns: [
                        Column("Yrkeskategori", explanation: "Yrket som utbildas", isText: true),
                        Column("Område", explanation: "Området som talen gäller", isText: true),
                    ]
                        + context.flowYears.map { Column("\($0)", explanation: "Utbildade \($0)") }
                        + [Column("Källa", explanation: "Källa med år", isText: true)],
                    rows: input.education.map { item in
                        Row(
                            [.text(item.profession), .text(item.area)]
                                + context.flowYears.map { year in
                                    let position = year - context.baseYear
                                    return .persons(
                                        item.graduates.indices.contains(position) ? item.graduates[position] : nil)
                                } + [.text(item.source)])
                    }))
        ]
    }
}
