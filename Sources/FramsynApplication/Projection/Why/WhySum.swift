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
        // Tables print need as the sum of rounded rows; other sums are rounded once.
        let printed =
            question.profession == nil && !part.isFlow
            ? PrintedNumber.sumOfRounded(rows.map(value)).map(Double.init) : total.map { $0.rounded() }
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
            figures(total, printed: printed),
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

    /// Sums are printed in two ways: rounded once, or as the sum of a table's rounded cells.
    private func figures(_ total: Double?, printed: Double?) -> Block {
        guard part.isFlow, rows.count > 1 || years.count > 1 else {
            return question.bothFigures(total, printed: printed)
        }
        let cells = rows.flatMap { row in years.map { part.values(row)[$0 - context.baseYear] } }
        return .figures([
            Figure("Avrundat en gång", Quantity(printed, .persons)),
            Figure(
                "Summan av avrundade tal", Quantity(PrintedNumber.sumOfRounded(cells).map(Double.init), .persons),
                note: "så som tabellen Framskrivning summerar"),
            Figure("Orundat", Quantity(total, .persons, decimals: 4)),
        ])
    }

    private var roundingWords: Prose {
        part.isFlow
            ? "Orundade tal summeras. I tabeller som visar varje år är totalen i stället summan av avrundade rader, så att kolumnen går att kontrollräkna."
            : "I tabellerna är totalen summan av de avrundade raderna, så att kolumnen går att kontrollräkna. Den kan skilja sig från den orundade summan."
    }

    private static let columns = [
        Column("Som det skrivs ut", explanation: "Avrundat tal, personer"),
        Column("Orundat", explanation: "Talet med fyra decimaler"),
    ]

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
                        + cells(value(row), href: question.link(profession: row.name, year: question.year)))
            },
            totals: [
                Row([.text("Totalt, orundade rader")] + cells(value(context.projection.total))),
                Row([
                    .text("Totalt, avrundade rader"),
                    .persons(PrintedNumber.sumOfRounded(rows.map(value)).map(Double.init)), .empty,
                ]),
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
                            row.flatMap { part.values($0)[year - context.baseYear] },
                            href: question.link(profession: question.profession, year: year)))
            }, totals: part.isFlow ? [Row([.text("Summa")] + cells(total))] : [])
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
