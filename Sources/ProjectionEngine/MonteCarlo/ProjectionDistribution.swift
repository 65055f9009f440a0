import StatisticsKit

/// A figure of a simulated projection, persons.
public enum ProjectionMeasure: Int, Sendable, CaseIterable {
    /// Need in heads.
    case need
    /// Staff at the end of the year.
    case staff
    /// Retirements.
    case retirement
    /// Exits to another job.
    case turnover
    /// Deaths and permanent disability.
    case other
    /// Moves to another profession of the employer.
    case movesOut
    /// Moves from another profession of the employer.
    case movesIn
    /// Hires needed.
    case recruitment
    /// Staff above the need when the year ends.
    case surplus
    /// Retirement, turnover and other together.
    case exits

    /// Whether years may be added up: true for flows, false for counts at a point in time.
    public var isFlow: Bool {
        switch self {
        case .need, .staff, .surplus: false
        default: true
        }
    }
}

/// What the replicates say about one figure.
public struct DistributionSummary: Sendable, Equatable {
    /// Mean over the replicates.
    public let mean: Double
    /// Standard deviation over the replicates (n − 1); not a number for one replicate.
    public let deviation: Double
    /// One quantile (type 7) for each of ``ProjectionDistribution/probabilities``.
    public let quantiles: [Double]
}

/// What simulated replicates say about every profession and year, about their total, and about the whole period.
public struct ProjectionDistribution: Sendable, Equatable {
    /// Base year first, horizon last.
    public let years: ClosedRange<Int>
    /// Number of professions.
    public let professionCount: Int
    /// Number of replicates.
    public let replicates: Int
    /// Probabilities of the quantiles.
    public let probabilities: [Double]
    /// Number of groups of professions that are summed besides the total.
    public let groupCount: Int
    /// Person-years simulated: staff at the start of each year, over professions, years and replicates.
    public let personYears: Int
    /// Measure × (professions + total + groups) × (years + period); nil where a rate is not stated.
    let summaries: [DistributionSummary?]
    /// Measure × (professions + total + groups) × (years + period) × replicates, when kept.
    let samples: [Double]

    /// What the replicates say about a measure.
    ///
    /// - Parameters:
    ///   - measure: the figure.
    ///   - profession: position of the row; nil for the total of all rows.
    ///   - year: the calendar year; nil for the sum over the years after the base year.
    /// - Returns: nil for a flow of the base year, for a count over the period, where a rate is not stated and outside
    ///   the projection.
    public func summary(_ measure: ProjectionMeasure, profession: Int?, year: Int?) -> DistributionSummary? {
        position(measure, profession, year).flatMap { summaries[$0] }
    }

    /// What the replicates say about a measure summed over a group of professions, replicate by replicate. Quantiles of
    /// such a sum are not sums of the professions' quantiles.
    ///
    /// - Parameters:
    ///   - group: position among the groups that the simulation was asked for.
    ///   - year: the calendar year; nil for the sum over the years after the base year.
    /// - Returns: nil where ``summary(_:profession:year:)`` is nil for one of the professions, and without such a group.
    public func summary(_ measure: ProjectionMeasure, group: Int, year: Int?) -> DistributionSummary? {
        guard (0..<groupCount).contains(group) else { return nil }
        return position(measure, line: professionCount + 1 + group, year).flatMap { summaries[$0] }
    }

    /// The replicates' figures in the order of the replicates; empty where ``summary(_:profession:year:)`` is nil or
    /// samples were not kept.
    public func sample(_ measure: ProjectionMeasure, profession: Int?, year: Int?) -> [Double] {
        guard !samples.isEmpty, let at = position(measure, profession, year), summaries[at] != nil else { return [] }
        return Array(samples[at * replicates..<(at + 1) * replicates])
    }

    private func position(_ measure: ProjectionMeasure, _ profession: Int?, _ year: Int?) -> Int? {
        let row = profession ?? professionCount
        guard (0...professionCount).contains(row), profession != professionCount else { return nil }
        return position(measure, line: row, year)
    }

    private func position(_ measure: ProjectionMeasure, line: Int, _ year: Int?) -> Int? {
        if let year, !years.contains(year) { return nil }
        let column = year.map { $0 - years.lowerBound } ?? years.count
        return (measure.rawValue * (professionCount + 1 + groupCount) + line) * (years.count + 1) + column
    }
}
