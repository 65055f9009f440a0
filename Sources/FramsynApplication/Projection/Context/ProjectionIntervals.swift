internal import Presentation
internal import ProjectionEngine

/// What the simulation says about a projection, as pages show it.
struct ProjectionIntervals: Sendable, Codable {
    /// An interval that eight of ten outcomes are expected to fall in.
    struct Interval: Sendable, Codable {
        var lower: Double
        var upper: Double
    }

    /// Need in total, one entry a year.
    var need: [Interval]
    /// Recruitment in total, one entry a year; nil for the base year.
    var recruitment: [Interval?]
    /// Recruitment over all years after the base year.
    var recruitmentSum: Interval
    /// Recruitment over all years per profession, in the order of the projection.
    var recruitmentSums: [Interval?]
    /// Replicates behind the intervals.
    var replicates: Int
    /// The same for each sector by name, from the sums of its professions in each replicate.
    var sectors: [String: ProjectionIntervals]

    /// What the band says, in words.
    var words: String { "åtta av tio utfall väntas hamna här; befolkning, avgångstal och slump är med" }

    /// The need's band for a chart.
    var needBand: Band { Band(words: words, lower: need.map(\.lower), upper: need.map(\.upper)) }

    /// The recruitment's band for a chart.
    var recruitmentBand: Band {
        Band(words: words, lower: recruitment.map { $0?.lower }, upper: recruitment.map { $0?.upper })
    }

    /// Reads a simulation with quantiles 0,1 and 0,9; nil when some year has no recruitment.
    ///
    /// - Parameters:
    ///   - professions: names in the order of the projection.
    ///   - sectors: the sectors in the order of the groups that were simulated.
    init?(_ distribution: ProjectionDistribution, professions: [String], sectors: [Sector]) {
        guard let whole = ProjectionIntervals(distribution, group: nil, rows: Array(professions.indices)) else {
            return nil
        }
        self = whole
        for (group, sector) in sectors.enumerated() {
            let rows = professions.indices.filter { sector.professions.contains(professions[$0]) }
            self.sectors[sector.name] = ProjectionIntervals(distribution, group: group, rows: rows)
        }
    }

    private init?(_ distribution: ProjectionDistribution, group: Int?, rows: [Int]) {
        func summary(_ measure: ProjectionMeasure, _ profession: Int?, _ year: Int?) -> DistributionSummary? {
            if let group, profession == nil { return distribution.summary(measure, group: group, year: year) }
            return distribution.summary(measure, profession: profession, year: year)
        }
        func interval(_ measure: ProjectionMeasure, _ profession: Int?, _ year: Int?) -> Interval? {
            guard let summary = summary(measure, profession, year),
                let lower = distribution.probabilities.firstIndex(of: 0.1),
                let upper = distribution.probabilities.firstIndex(of: 0.9)
            else { return nil }
            return Interval(lower: summary.quantiles[lower], upper: summary.quantiles[upper])
        }
        let need = distribution.years.compactMap { interval(.need, nil, $0) }
        guard need.count == distribution.years.count, let sum = interval(.recruitment, nil, nil) else { return nil }
        self.need = need
        recruitment = distribution.years.map { interval(.recruitment, nil, $0) }
        recruitmentSum = sum
        recruitmentSums = rows.map { interval(.recruitment, $0, nil) }
        replicates = distribution.replicates
        sectors = [:]
    }
}
