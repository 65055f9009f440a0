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

    /// What the band says, in words.
    var words: String { "åtta av tio utfall väntas hamna här; befolkning, avgångstal och slump är med" }

    /// The need's band for a chart.
    var needBand: Band { Band(words: words, lower: need.map(\.lower), upper: need.map(\.upper)) }

    /// The recruitment's band for a chart.
    var recruitmentBand: Band {
        Band(words: words, lower: recruitment.map { $0?.lower }, upper: recruitment.map { $0?.upper })
    }

    /// Reads a simulation with quantiles 0,1 and 0,9; nil when some year has no recruitment.
    init?(_ distribution: ProjectionDistribution) {
        func interval(_ measure: ProjectionMeasure, _ profession: Int?, _ year: Int?) -> Interval? {
            guard let summary = distribution.summary(measure, profession: profession, year: year),
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
        recruitmentSums = (0..<distribution.professionCount).map { interval(.recruitment, $0, nil) }
        replicates = distribution.replicates
    }
}
