internal import Interchange
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// A projection as the command line prints it: unrounded, and as a table prints it.
public struct ProjectionDocument: Sendable, Encodable {
    /// One profession, or the total.
    public struct Row: Sendable, Encodable {
        /// Exits by cause, persons.
        public struct Exits: Sendable, Encodable {
            /// Retirements, one entry a year; null for the base year.
            public var retirement: [Double?]
            /// Exits other than retirement, one entry a year; null for the base year.
            public var turnover: [Double?]
        }
        /// Name; nil for the total.
        public var name: String?
        /// Need in heads, one entry a year.
        public var need: [Double]
        /// Recruitment in persons, one entry a year; null for the base year.
        public var recruitment: [Double?]
        /// Exits by cause.
        public var exits: Exits
    }

    /// Whole numbers as the table prints them; totals are sums of the printed rows.
    public struct Printed: Sendable, Encodable {
        /// Need, [profession][year].
        public var need: [[Int?]]
        /// Recruitment, [profession][year]; null for the base year.
        public var recruitment: [[Int?]]
        /// Sums of the printed need.
        public var needTotal: [Int?]
        /// Sums of the printed recruitment.
        public var recruitmentTotal: [Int?]
    }

    /// Years, the base year first.
    public var years: [Int]
    /// One entry a profession.
    public var professions: [Row]
    /// The unrounded total.
    public var total: Row
    /// As printed.
    public var printed: Printed
    /// The sentence that must stand wherever the figures are shown; nil when none.
    public var mark: String?
    /// Source as printed.
    public var source: String

    /// The projection of a case folder.
    ///
    /// - Throws: ``CaseProblem`` with a Swedish sentence when the folder cannot be read or projected.
    public init(caseAt path: String) throws {
        let plan: PlanCase
        do {
            plan = try CaseFolder.read(path: path)
        } catch {
            throw CaseProblem(error)
        }
        do {
            self.init(try ProjectionModel(plan.input).projection(), plan.input)
        } catch {
            throw CaseProblem(words: "Planen i \(path) går inte att räkna på. \(Service.words(of: error))")
        }
    }

    init(_ projection: Projection, _ input: ProjectionInput) {
        func row(_ flows: ProfessionFlows, name: String?) -> Row {
            Row(
                name: name, need: flows.need, recruitment: flows.recruitment,
                exits: Row.Exits(
                    retirement: flows.retirement, turnover: RecruitmentChart.leavers(flows)))
        }
        let need = projection.printedNeed(title: "")
        let recruitment = projection.printedRecruitment(title: "")
        years = Array(projection.years)
        professions = projection.professions.map { row($0, name: $0.name) }
        total = row(projection.total, name: nil)
        printed = Printed(
            need: need.values, recruitment: recruitment.values, needTotal: need.totals,
            recruitmentTotal: recruitment.totals)
        mark = input.provenance.mark
        source = input.provenance.source
    }
}

/// Why a case folder cannot be used, as a Swedish sentence with place and remedy.
public struct CaseProblem: Error, CustomStringConvertible {
    /// The sentence.
    public var words: String

    init(words: String) {
        self.words = words
    }

    init(_ fault: CaseFault) {
        let place = [
            fault.file, fault.row.map { "rad \($0)" }, fault.column.map { "kolumn \($0)" },
        ].compactMap { $0 }.joined(separator: ", ")
        let value = fault.value.map { " Där står ”\($0)”." } ?? ""
        words = "\(place): \(fault.expected.swedishWords).\(value) Rätta filen och läs in mappen igen."
    }

    /// The sentence.
    public var description: String { words }
}

extension ProjectionDocument {
    /// The document as a table for the terminal.
    public func text() -> String {
        var lines = [source]
        if let mark { lines.append(mark) }
        let width = (professions.compactMap(\.name).map(\.count).max() ?? 10) + 2
        func line(_ heading: String, _ values: [String]) -> String {
            heading + String(repeating: " ", count: max(0, width - heading.count))
                + values.map { String(repeating: " ", count: max(0, 7 - $0.count)) + $0 }.joined()
        }
        func cells(_ values: [Int?]) -> [String] { values.map { $0.map(String.init) ?? "–" } }
        for (title, values, totals) in [
            ("Personalbehov", printed.need, printed.needTotal),
            ("Rekryteringsbehov", printed.recruitment, printed.recruitmentTotal),
        ] {
            lines += ["", line(title, years.map(String.init))]
            for (row, values) in zip(professions, values) { lines.append(line(row.name ?? "", cells(values))) }
            lines.append(line("Totalt", cells(totals)))
        }
        return lines.joined(separator: "\n")
    }
}
