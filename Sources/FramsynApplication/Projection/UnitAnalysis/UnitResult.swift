internal import ProjectionEngine

/// Need and recruitment of a unit when its answers are added to what is known. Persons, unrounded.
struct UnitResult: Equatable {
    /// One profession.
    struct Row: Equatable {
        var name: String
        /// Need at the base year.
        var start: Double
        /// Change per factor, in the order of ``UnitFactor/needFactors``.
        var changes: [Double]
        /// Persons who leave for other reasons than retirement; nil when not known.
        var leavers: Double?
        /// Persons who retire; nil when not known.
        var retirements: Double?
        /// Moves, and staff above or below the need at the base year.
        var rest: Double
        /// Persons to recruit; nil when leavers or retirements are not known. Never below zero.
        var recruitment: Double?
        /// Staff above the need in the last year; nil as recruitment.
        var surplus: Double?

        /// Need in the last year: the start and every factor's change.
        var end: Double { changes.reduce(start, +) }
    }

    var rows: [Row]

    /// Adds the answers. Changes of the need are added factor by factor; a share is one of today's need, so the order of
    /// the factors does not matter. Exits of those who are added later are not counted.
    init(_ basis: UnitBasis, _ answers: UnitAnswers) {
        rows = basis.lines.map { line in
            let changes = UnitFactor.needFactors.map { Self.change($0, line, answers) }
            let leavers = Self.exits(
                line.leavers, answers[.turnover, line.name], times: Double(basis.yearCount))
            let retirements = Self.exits(line.retirements, answers[.retirement, line.name], times: 1)
            var row = Row(
                name: line.name, start: line.start, changes: changes, leavers: leavers, retirements: retirements,
                rest: line.rest)
            guard let leavers, let retirements else { return row }
            let known = line.recruitment != nil && line.leavers != nil && line.retirements != nil
            let expected =
                known
                ? line.expectedChange + (line.leavers ?? 0) + (line.retirements ?? 0) : 0
            let extra = changes.reduce(0, +) + leavers + retirements - expected
            let recruitment = known ? line.recruitment ?? 0 : 0
            // Staff above the need fills new posts before anybody is hired; a smaller need lowers hires before it leaves
            // staff over.
            let filled = min(max(extra, 0), line.surplus)
            let cut = min(max(-extra, 0), recruitment)
            row.recruitment = recruitment + max(extra, 0) - filled - cut
            row.surplus = line.surplus - filled + max(-extra, 0) - cut
            return row
        }
    }

    private static func change(_ factor: UnitFactor, _ line: UnitBasis.Line, _ answers: UnitAnswers) -> Double {
        guard let answer = answers[factor, line.name], answer.direction != .expected else {
            return factor == .target ? line.expectedChange : 0
        }
        return answer.direction == .unchanged ? 0 : answer.persons(of: line.start)
    }

    /// Expected exits and the answer's change of them, never below zero; the answer alone where nothing is known.
    private static func exits(_ expected: Double?, _ answer: UnitAnswers.Change?, times years: Double) -> Double? {
        guard let answer, answer.direction == .more || answer.direction == .fewer else { return expected }
        guard let expected else { return answer.isShare ? nil : max(0, answer.persons(of: 0) * years) }
        return max(0, expected + (answer.isShare ? answer.persons(of: expected) : answer.persons(of: 0) * years))
    }
}

/// A unit's result in tenths of persons, so that the printed columns add up.
struct PrintedUnitResult {
    /// One profession or the total.
    struct Row {
        var name: String
        var start: Double
        var changes: [Double]
        var end: Double
        var leavers: Double?
        var retirements: Double?
        var rest: Double
        var recruitment: Double?
        var surplus: Double?
    }

    let rows: [Row]
    let total: Row

    init(_ result: UnitResult) {
        let rows = result.rows.map { row in
            let start = Self.tenth(row.start)
            let changes = row.changes.map(Self.tenth)
            let end = Self.tenth(changes.reduce(start, +))
            var printed = Row(
                name: row.name, start: start, changes: changes, end: end, leavers: row.leavers.map(Self.tenth),
                retirements: row.retirements.map(Self.tenth), rest: Self.tenth(row.rest))
            if let leavers = printed.leavers, let retirements = printed.retirements, let surplus = row.surplus {
                let all = end - start + leavers + retirements + printed.rest
                printed.surplus = Self.tenth(max(surplus, -all))
                printed.recruitment = Self.tenth(all + (printed.surplus ?? 0))
            }
            return printed
        }
        self.rows = rows
        func sum(_ part: (Row) -> Double) -> Double { Self.tenth(rows.reduce(0) { $0 + part($1) }) }
        func known(_ part: (Row) -> Double?) -> Double? {
            let values = rows.map(part)
            return values.contains(nil) ? nil : Self.tenth(values.reduce(0) { $0 + ($1 ?? 0) })
        }
        total = Row(
            name: "Totalt", start: sum(\.start),
            changes: UnitFactor.needFactors.indices.map { factor in sum { $0.changes[factor] } }, end: sum(\.end),
            leavers: known(\.leavers), retirements: known(\.retirements), rest: sum(\.rest),
            recruitment: known(\.recruitment), surplus: known(\.surplus))
    }

    /// To one decimal, half away from zero; what rounds to nothing is 0.
    private static func tenth(_ value: Double) -> Double {
        let tenth = (value * 10).rounded(.toNearestOrAwayFromZero) / 10
        return tenth == 0 ? 0 : tenth
    }
}
