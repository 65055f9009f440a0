public import WorkforceModel

/// How well the projection would have hit: projected with what was known at each base year against what came.
public struct PopulationBacktest: Sendable, Equatable {
    /// Errors of one age group at one horizon.
    public struct Row: Sendable, Equatable {
        /// Ages.
        public var group: AgeGroup
        /// Years ahead.
        public var horizon: Int
        /// Region × base year pairs behind the row.
        public var count: Int
        /// Mean of |projected − outcome| / outcome.
        public var meanAbsoluteError: Double
        /// Mean of (projected − outcome) / outcome.
        public var meanError: Double
        /// Σ (projected − outcome) / Σ outcome.
        public var bias: Double
        /// √ of the mean of the squared relative error: the spread about the outcome, bias included.
        public var deviation: Double
    }

    /// Rows by age group, then horizon.
    public let rows: [Row]

    /// The row of `group` at `horizon`.
    public func row(_ group: AgeGroup, horizon: Int) -> Row? {
        rows.first { $0.group == group && $0.horizon == horizon }
    }

    /// Projects every region from every base year with data up to that year only, and compares.
    ///
    /// - Parameters:
    ///   - regions: counts by sex and single age; outcomes are read from the years after each base year.
    ///   - statistics: deaths and births of the country over the same years.
    ///   - groups: ages to compare, both sexes together.
    ///   - horizons: years ahead; one without an outcome is left out for that base year.
    /// - Throws: ``PopulationProjectionFault`` when a region cannot be projected from a base year.
    public init(
        regions: [PopulationTable], statistics: VitalStatistics, bases: [Int], horizons: [Int], groups: [AgeGroup],
        method: PopulationMethod = PopulationMethod()
    ) throws(PopulationProjectionFault) {
        let width = horizons.count
        let horizonRange = 1...PopulationMethod.longestHorizon
        if let outside = horizons.first(where: { !horizonRange.contains($0) }) {
            throw .horizonOutOfRange(through: outside, base: 0)
        }
        guard let longest = horizons.max() else { throw .horizonOutOfRange(through: 0, base: 0) }
        var sums = [ErrorSums](repeating: ErrorSums(), count: groups.count * width)
        for base in bases {
            guard let known = statistics.through(base) else {
                throw .tooFewYears(
                    region: statistics.source, found: 0, needed: PopulationMethod.fewestChanges + 1)
            }
            let rates = try NationalRates(known, method: method)
            for region in regions {
                guard region.hasItsShape else { throw .impossibleValue(region: region.regionName, year: base) }
                let projected = try rates.project(region.through(base), through: base + longest)
                for (column, horizon) in horizons.enumerated() {
                    for (line, group) in groups.enumerated() {
                        guard
                            let outcome = region.persons(year: base + horizon, from: group.lower, through: group.upper),
                            let answer = projected.persons(
                                year: base + horizon, from: group.lower, through: group.upper)
                        else { continue }
                        sums[line * width + column].add(projected: answer, outcome: outcome)
                    }
                }
            }
        }
        rows = groups.enumerated().flatMap { line, group in
            horizons.enumerated().map { column, horizon in
                sums[line * width + column].row(group, horizon: horizon)
            }
        }
    }
}

private struct ErrorSums {
    var count = 0.0
    var absolute = 0.0
    var signed = 0.0
    var squared = 0.0
    var difference = 0.0
    var outcome = 0.0

    mutating func add(projected: Double, outcome: Double) {
        guard outcome > 0 else { return }
        let error = (projected - outcome) / outcome
        count += 1
        absolute += abs(error)
        signed += error
        squared += error * error
        difference += projected - outcome
        self.outcome += outcome
    }

    func row(_ group: AgeGroup, horizon: Int) -> PopulationBacktest.Row {
        let n = max(count, 1)
        return PopulationBacktest.Row(
            group: group, horizon: horizon, count: Int(count), meanAbsoluteError: absolute / n, meanError: signed / n,
            bias: outcome > 0 ? difference / outcome : 0, deviation: (squared / n).squareRoot())
    }
}

extension PopulationTable {
    /// The table without the years after `year`.
    public func through(_ year: Int) -> PopulationTable {
        let kept = years.prefix { $0 <= year }.count
        var cut = self
        cut.years = Array(years.prefix(kept))
        cut.values = Array(values.prefix(kept * sexCount * ageGroups.count))
        return cut
    }
}
