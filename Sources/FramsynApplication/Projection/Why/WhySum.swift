internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// A number that is a sum over years, professions or employers, with ways to each of them.
struct WhySum {
    let question: WhyQuestion

    private var context: ProjectionContext { question.context }
    private var part: WhyPart { question.part }
    /// Years shown; need is a state and is never added over years.
    private var years: ClosedRange<Int> {
        question.year.map { $0...$0 } ?? (part.isFlow ? context.flowYears : context.years)
    }
    private var rows: [ProfessionFlows] {
        context.projection.professions.filter { question.profession == nil || $0.name == question.profession }
    }
    /// The period's sum; for need the last year's.
    private func value(_ row: ProfessionFlows) -> Double? {
        part.isFlow
            ? context.projection.sum(part.values(row), over: years)
            : part.values(row)[years.upperBound - context.baseYear]
    }

    /// The number as pages print it: need as the sum of rounded rows, recruitment as the sum of rounded rows and years,
    /// other flows rounded once.
    private func printed(_ rows: [ProfessionFlows]) -> Double? {
        if part == .recruitment { return context.printedRecruitment(rows, over: years) }
        guard part.isFlow else { return PrintedNumber.sumOfRounded(rows.map(value)).map(Double.init) }
        let sums = rows.map(value)
        let total = sums.reduce(Double?.some(0)) { sum, value in sum.flatMap { sum in value.map { sum + $0 } } }
        return total?.rounded(.toNearestOrAwayFromZero)
    }

    /// A year's number as pages print it.
    private func printed(_ rows: [ProfessionFlows], in year: Int) -> Double? {
        let values = rows.map { part.values($0)[year - context.baseYear] }
        if part == .recruitment || !part.isFlow { return PrintedNumber.sumOfRounded(values).map(Double.init) }
        return values.reduce(Double?.some(0)) { sum, value in sum.flatMap { sum in value.map { sum + $0 } } }
    }

    private var periodWords: String {
        part.isFlow
            ? Swedish.years(years.lowerBound, years.upperBound)
            : question.year == nil ? "\(years.upperBound), med alla år nedan" : "\(years.upperBound)"
    }

    var content: PageContent {
        let whom = question.profession ?? question.whom
        let total =
            question.profession == nil
            ? value(context.projection.total) : rows.first.flatMap { value($0) }
        let printed = printed(rows)
        let when = part.isFlow ? Swedish.years(years.lowerBound, years.upperBound) : "\(years.upperBound)"
        var phrases: [Phrase] = [.text("\(part.title) för \(whom) \(when) är ")]
        phrases += [
            .strong(Swedish.text(of: Quantity(printed, .persons))),
            .text(
                total == nil
                    ? ", eftersom avgångar inte är angivna för varje yrke och år."
                    : ". Talet är en summa; välj en del för att se hur den räknats."),
        ]
        var blocks: [Block] = [
            question.bothFigures(total, printed: printed),
            .card(
                Card(
                    "Så räknas det",
                    blocks: [.paragraphs([Prose(question.formula)]), question.about(period: periodWords)])),
        ]
        if context.isSum { blocks.append(.card(Card("Per arbetsgivare", blocks: [.table(employers)]))) }
        if question.profession == nil {
            blocks.append(.card(Card("Per yrke", blocks: [.table(professions), .paragraphs([roundingWords])])))
        }
        if question.year == nil { blocks.append(.card(Card("År för år", blocks: [.table(yearTable)]))) }
        return PageContent(
            title: "Varför? \(part.title)", lead: Prose(phrases), baseYear: context.baseYear,
            notices: context.marks, blocks: blocks + [question.method])
    }

    private var roundingWords: Prose {
        switch part {
        case .recruitment:
            "Talet skrivs ut som summan av de avrundade åren i Framskrivning, så att tabellen går att kontrollräkna. Det kan skilja sig från den orundade summan."
        case .retirement, .leavers: "Orundade tal summeras och avrundas en gång."
        case .need, .cost, .directive:
            "Totalen skrivs ut som summan av de avrundade raderna, så att kolumnen går att kontrollräkna. Den kan skilja sig från den orundade summan."
        }
    }

    private static let columns = [
        Column("Som det skrivs ut", explanation: "Avrundat tal, personer"),
        Column("Orundat", explanation: "Talet med fyra decimaler"),
    ]

    private func cells(_ value: Double?, printed: Double?, href: String? = nil) -> [Cell] {
        [.persons(printed, href: href), .persons(value, decimals: 4)]
    }

    private func cells(_ value: Double?, href: String? = nil) -> [Cell] {
        [.persons(value, href: href), .persons(value, decimals: 4)]
    }

    private var professions: Table {
        Table(
            id: "yrken", caption: context.caption("\(part.title) \(periodWords) per yrke, antal personer"),
            columns: [Column("Yrkeskategori", explanation: "Yrke så som källan skriver det", isText: true)]
                + Self.columns,
            rows: rows.map { row in
                Row(
                    [.text(row.name)]
                        + cells(
                            value(row), printed: printed([row]),
                            href: question.link(profession: row.name, year: question.year)))
            },
            totals: [
                Row([.text("Totalt")] + cells(value(context.projection.total), printed: printed(rows)))
            ])
    }

    private var yearTable: Table {
        let row = question.profession == nil ? context.projection.total : rows.first
        let total = row.flatMap { value($0) }
        return Table(
            id: "ar", caption: context.caption("\(part.title) år för år, antal personer"),
            columns: [Column("År", explanation: "Kalenderår", isText: true)] + Self.columns,
            rows: years.map { year in
                Row(
                    [.text("\(year)")]
                        + cells(
                            row.flatMap { part.values($0)[year - context.baseYear] }, printed: printed(rows, in: year),
                            href: question.link(profession: question.profession, year: year)))
            }, totals: part.isFlow ? [Row([.text("Summa")] + cells(total, printed: printed(rows)))] : [])
    }

    /// What the employers move between themselves, and the sum without it; nothing where no moves are taken out.
    private var employerTotals: [Row] {
        guard part == .recruitment || part == .leavers, context.netted != nil,
            let gross = Projection(region: context.parts.map(\.projection))
        else {
            return []
        }
        let before = question.profession.map { gross.profession($0) } ?? gross.total
        let after = question.profession.map { context.projection.profession($0) } ?? context.projection.total
        guard let all = before.flatMap({ gross.sum(part.values($0), over: years) }),
            let net = after.flatMap({ gross.sum(part.values($0), over: years) })
        else { return [] }
        return [
            Row([.text("Byten mellan arbetsgivarna")] + cells(net - all)), Row([.text("Netto")] + cells(net)),
        ]
    }

    private var employers: Table {
        Table(
            id: "arbetsgivare", caption: context.caption("\(part.title) \(periodWords) per arbetsgivare"),
            columns: [Column("Arbetsgivare", explanation: "Arbetsgivarens namn", isText: true)] + Self.columns,
            rows: context.parts.filter { !$0.projection.professions.isEmpty }.map { item in
                let projection = item.projection
                let row =
                    question.profession.map { projection.profession($0) } ?? projection.total
                let value = row.flatMap { row in
                    part.isFlow
                        ? projection.sum(part.values(row), over: years)
                        : part.values(row)[years.upperBound - context.baseYear]
                }
                return Row(
                    [.text(item.organisation.name)]
                        + cells(
                            value,
                            href: question.link(
                                profession: question.profession, year: question.year,
                                organisation: item.organisation.id)))
            }, totals: employerTotals)
    }
}
