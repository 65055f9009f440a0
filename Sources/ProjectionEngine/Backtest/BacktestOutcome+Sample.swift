import StatisticsKit
import WorkforceModel

extension BacktestOutcome {
    private static let probabilities = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]

    /// Scores a forecast given as a sample against what happened.
    ///
    /// - Precondition: `sample` is not empty.
    init(
        _ figure: BacktestFigure, profession: Int64?, year: Int, horizon: Int, sample: [Double], actual: Double,
        lastYear: Double, constantRate: Double
    ) {
        let points = quantiles(of: sample, Self.probabilities)
        var below = 0.0
        for value in sample { below += value < actual ? 1 : value == actual ? 0.5 : 0 }
        var loss = 0.0
        for (probability, point) in zip(Self.probabilities, points) {
            loss += pinballLoss(quantile: point, probability: probability, outcome: actual)
        }
        self.init(
            figure: figure, professionID: profession, year: year, horizon: horizon, actual: actual,
            forecast: mean(of: sample), interval50: points[2]...points[4], interval80: points[1]...points[5],
            interval95: points[0]...points[6], place: below / Double(sample.count),
            rankedScore: continuousRankedProbabilityScore(sample: sample, outcome: actual),
            pinball: loss / Double(points.count), lastYear: lastYear, constantRate: constantRate)
    }
}
