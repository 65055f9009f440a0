internal import Presentation
internal import SwedishText
internal import WorkforceModel

/// The page of an employer's staff over time.
struct StaffOverTimeContent {
    private let employer: Organisation
    private let tree: OrganisationTree
    private let staff: StaffCounts
    private let changes: [Day]
    private let structure: OrganisationStructure
    private let byStructure: StaffByStructure
    private let lines: [StaffByStructure.Line]
    private let asked: String
    private let fault: String?

    /// Bodies drawn as lines at most; the table has all.
    private static let mostSeries = 6

    /// - Parameter asked: the day as it was written; empty means today.
    init(
        _ employer: Organisation, _ tree: OrganisationTree, _ staff: StaffCounts, asked: String, today: Day,
        groups: SmallGroups
    ) {
        (self.employer, self.tree, self.staff, self.asked) = (employer, tree, staff, asked)
        changes = OrganisationStructure.changes(of: employer.id, in: tree)
        let day = asked.isEmpty ? today : Day(asked)
        fault =
            day == nil
            ? "”\(asked.prefix(40))” är ingen dag. Skriv den som 2019-01-01. Nu visas dagens organisation." : nil
        // Between two changes every day has the same structure, named after its first.
        let days = (changes.first.map { [$0.advanced(by: -1)] } ?? [today]) + changes
        let chosen = days.lastIndex { $0 <= day ?? today } ?? 0
        let structures = days.map { OrganisationStructure(of: employer.id, on: $0, in: tree) }
        structure = structures[chosen]
        byStructure = StaffByStructure(staff, structures: structures, chosen: chosen, groups: groups)
        let names = Names(employer, tree, structures[chosen].day)
        lines = byStructure.lines.sorted { names.order($0.place, $1.place) }
    }

    var page: PageContent {
        var page = PageContent(title: "Över tid", lead: lead)
        if employer.isSynthetic { page.notices.append(ImportResult.syntheticMark) }
        if let fault { page.notices.append(Notice(.fault, Prose(fault))) }
        if let choice { page.blocks.append(.card(Card("Organisation den dag du väljer", blocks: [.form(choice)]))) }
        page.blocks.append(
            .card(
                Card(
                    "Månadsanställda vid årsskiftena", actions: files,
                    blocks: [.chart(chart), .table(table)] + (notes.isEmpty ? [] : [.list(notes)]))))
        return page
    }

    private var names: Names { Names(employer, tree, structure.day) }

    private var files: [Action] {
        NeedLinks.files(
            StaffOverTimePage.path, organisation: employer.id, table: "over-tid",
            query: changes.isEmpty ? "" : "&dag=\(structure.day)")
    }

    private var lead: Prose {
        let last = byStructure.totals.count - 1
        let count =
            switch byStructure.totals[last] {
            case .heads(let count): Swedish.count(count, one: "månadsanställd", many: "månadsanställda")
            case .few, .hidden: "\(SmallGroups.words) månadsanställda"
            }
        var phrases: [Phrase] = [
            .text("Den 31 december \(staff.years[last]) hade \(employer.name) "), .strong(count), .text("."),
        ]
        if changes.isEmpty {
            phrases.append(.text(" Delarna närmast under är desamma alla år."))
        } else {
            phrases.append(
                .text(" Alla år visas på organisationen som den var \(Swedish.text(of: structure.day))."))
        }
        return Prose(phrases)
    }

    /// The days on which the structure changed; nil when it never did.
    private var choice: Form? {
        guard let first = changes.first else { return nil }
        let choices =
            [Choice("\(first.advanced(by: -1))", "före \(first)")] + changes.map { Choice("\($0)", "från \($0)") }
        return Form(
            id: "organisationsdag", action: StaffOverTimePage.path, method: .get,
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field("org", label: "", kind: .hidden, value: "\(employer.id)"),
                        Field(
                            "dag", label: "Organisation", kind: .choice(choices), value: "\(structure.day)",
                            hint: "Dagar då delarna närmast under \(employer.name) blev andra.", fault: fault),
                    ])
            ], submit: "Visa")
    }

    private var source: String {
        "Källa: personalregistret från \(employer.name)"
            + (staff.receivedAt.map { ", inläst \(TimeText.text($0))" } ?? "")
    }

    private var table: Table {
        let sources = lines.map { SourceWords(staff.years, $0.sources, names).text }
        let hasSources = sources.contains { !$0.isEmpty }
        let filler: [Cell] = hasSources ? [.empty] : []
        return Table(
            id: "over-tid",
            caption:
                "Månadsanställda personer den 31 december varje år, efter organisationen \(Swedish.text(of: structure.day)). Den som har flera anställningar räknas en gång, där sysselsättningsgraden är högst. \(source).",
            columns: [Column("Organisation", explanation: "Närmast under \(employer.name)", isText: true)]
                + staff.years.map { Column("\($0)", explanation: "Månadsanställda personer den 31 december \($0)") }
                + (hasSources
                    ? [
                        Column(
                            "Sammanlagt av", explanation: "De organisationer som har lagts ihop, och för vilka år",
                            isText: true)
                    ] : []),
            rows: zip(lines, sources).map { line, sources in
                Row([.text(names.name(line.place))] + line.counts.map(cell) + (hasSources ? [.text(sources)] : []))
            },
            totals: [Row([.text("Summa")] + byStructure.totals.map(cell) + filler)])
    }

    private func cell(_ count: StaffByStructure.Count) -> Cell {
        switch count {
        case .heads(let count): .persons(Double(count))
        case .few: .text(SmallGroups.words)
        case .hidden: .text("dold")
        }
    }

    private var chart: Chart {
        func values(_ counts: [StaffByStructure.Count]) -> [Double?] {
            counts.map { if case .heads(let count) = $0 { Double(count) } else { nil } }
        }
        let largest = lines.map { (line: $0, values: values($0.counts)) }
            .sorted { ($0.values.compactMap { $0 }.max() ?? 0) > ($1.values.compactMap { $0 }.max() ?? 0) }
            .prefix(Self.mostSeries)
        let described = largest.compactMap { entry in
            entry.values.last.flatMap { $0 }.map { "\(names.name(entry.line.place)) \(Swedish.number($0))" }
        }
        return Chart(
            .lines, id: "over-tid-diagram", title: "Månadsanställda den 31 december",
            description: described.isEmpty
                ? "Inga antal kan visas för det senaste årsskiftet."
                : "\(staff.years.last.map { "\($0)" } ?? ""): \(Swedish.list(described)).",
            categories: staff.years.map { "\($0)" },
            series: largest.map { Series(names.name($0.line.place), $0.values) }, unit: .persons,
            note: (lines.count > Self.mostSeries ? "De sex största; alla står i tabellen. " : "") + "\(source).",
            startsAtZero: true)
    }

    /// What was added up, what cannot be split and what is hidden.
    private var notes: [Prose] {
        var notes = lines.flatMap { line in
            SourceWords(staff.years, line.sources, names).sentences.map { Prose("\(names.name(line.place)) \($0).") }
        }
        let later = lines.filter { names.isLater($0.place) }
        if !later.isEmpty {
            notes.append(
                Prose(
                    "\(Swedish.list(later.map { names.plain($0.place) })) fanns inte då, men registret har personal där. En senare organisation kan inte delas upp på dem den bildades av, och visas därför för sig."
                ))
        }
        let counts = lines.flatMap(\.counts) + byStructure.totals
        if counts.contains(where: { $0 == .few || $0 == .hidden }) {
            notes.append(
                "Antal under fem visas bara för den som får läsa om enskildas anställning. Så många andra är dolda att de små inte kan räknas ut."
            )
        }
        return notes
    }
}
