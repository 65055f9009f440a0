internal import SwedishText

/// A step's form as it was written.
struct UnitStepFields: Sendable, Equatable {
    /// One profession.
    struct Line: Sendable, Equatable {
        var name = ""
        /// Staff today, in the first step of typed figures.
        var staff = ""
        var direction = ""
        var amount = ""

        var isEmpty: Bool { name.isEmpty && staff.isEmpty && amount.isEmpty }
    }

    var lines: [Line] = []
    /// New kinds of posts.
    var posts: [Line] = []
    var comment = ""
    var lastYear = ""
    var version = "0"

    /// Lines offered for typed professions and new posts beyond those filled in.
    static let spareLines = 4
    /// Most lines that are read.
    static let mostLines = 200

    /// What is saved for a step.
    init(_ factor: UnitFactor, _ basis: UnitBasis, _ answers: UnitAnswers, version: Int) {
        comment = answers.comment(factor)
        lastYear = String(basis.years.upperBound)
        self.version = String(version)
        for line in basis.lines {
            let answer = answers[factor, line.name]
            let written = Line(
                name: line.name, staff: Swedish.fieldText(line.start),
                direction: (answer?.direction ?? Self.standard(factor, line, basis)).rawValue,
                amount: answer.map(Self.amount) ?? "")
            if factor == .posts, answers.added.contains(line.name) {
                posts.append(written)
            } else if !answers.added.contains(line.name) || factor.movesNeed {
                lines.append(written)
            }
        }
    }

    /// What was sent.
    init(_ form: FormValues) {
        comment = form["kommentar"].trimmed
        lastYear = form["sistaar"].trimmed
        version = form["version"].trimmed
        for number in 0..<Self.mostLines {
            guard form.values["yrke-\(number)"] != nil else { break }
            lines.append(
                Line(
                    name: form["yrke-\(number)"].trimmed, staff: form["nu-\(number)"].trimmed,
                    direction: form["riktning-\(number)"], amount: form["antal-\(number)"].trimmed))
        }
        for number in 0..<Self.mostLines {
            guard form.values["nytt-\(number)"] != nil else { break }
            posts.append(
                Line(
                    name: form["nytt-\(number)"].trimmed, direction: UnitAnswers.Direction.more.rawValue,
                    amount: form["nyttantal-\(number)"].trimmed))
        }
    }

    /// The answer that stands before anybody has answered.
    static func standard(
        _ factor: UnitFactor, _ line: UnitBasis.Line, _ basis: UnitBasis
    ) -> UnitAnswers.Direction {
        if factor.movesNeed { return factor == .target && !basis.isTyped ? .expected : .unchanged }
        return expected(factor, line) == nil ? .more : .expected
    }

    /// Exits that are expected in a factor; nil where nothing is known, and the manager states the number.
    static func expected(_ factor: UnitFactor, _ line: UnitBasis.Line) -> Double? {
        factor == .turnover ? line.leavers : line.retirements
    }

    private static func amount(_ change: UnitAnswers.Change) -> String {
        guard change.direction == .more || change.direction == .fewer else { return "" }
        return change.isShare
            ? Swedish.fieldText(change.amount * 100) + " %" : Swedish.fieldText(change.amount)
    }
}
