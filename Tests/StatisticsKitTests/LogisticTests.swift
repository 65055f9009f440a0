import RealModule
import StatisticsKit
import Testing

@Suite struct LogisticTests {
    @Test func coefficientsAreFoundAgain() {
        var stream = PhiloxStream(Philox(seed: 7), replicate: 0)
        let truth = [-1.5, 0.8, -0.4]
        var design: [Double] = []
        var events: [Double] = []
        for row in 0..<400 {
            let features = [1, Double(row % 20) / 10 - 1, row % 2 == 0 ? 1.0 : 0]
            design += features
            let eta = zip(truth, features).reduce(0) { $0 + $1.0 * $1.1 }
            events.append(Double(stream.binomial(200, Logit.inverse(eta))))
        }
        let fit = LogisticRegression(
            design: design, trials: [Double](repeating: 200, count: 400), successes: events,
            prior: CoefficientPrior(mean: [0, 0, 0], deviation: [10, 10, 10]))
        for index in truth.indices {
            let error = Double.sqrt(fit.covariance[index * 3 + index])
            #expect(error < 0.05)
            #expect((fit.coefficients[index] - truth[index]).magnitude < 4 * error)
        }
        let features = [1, 0.3, 1]
        #expect(fit.variance(at: features) > 0)
    }

    /// With one coefficient and no prior to speak of the mode is the logit of the share, its variance 1/(n p (1 − p)).
    @Test func anInterceptIsTheLogitOfTheShare() {
        let fit = LogisticRegression(
            design: [1, 1], trials: [30, 70], successes: [5, 15], prior: CoefficientPrior(mean: [0], deviation: [1e4]))
        #expect((fit.coefficients[0] - Logit.of(0.2)).magnitude < 1e-6)
        #expect((fit.covariance[0] - 1 / 16.0).magnitude < 1e-6)
    }

    @Test func separationAndEmptinessLeaveThePriorInCharge() {
        let prior = CoefficientPrior(mean: [-2], deviation: [1])
        let none = LogisticRegression(design: [1], trials: [0], successes: [0], prior: prior)
        #expect(none.coefficients == [-2])
        #expect((none.covariance[0] - 1).magnitude < 1e-12)
        let separated = LogisticRegression(design: [1], trials: [50], successes: [0], prior: prior)
        #expect(separated.coefficients[0] < -2.5 && separated.coefficients[0] > -8)
        let all = LogisticRegression(design: [1], trials: [50], successes: [50], prior: prior)
        #expect(all.coefficients[0] > 0 && all.coefficients[0].isFinite)
    }

    @Test func logitsMoveBothWays() {
        #expect((Logit.inverse(Logit.of(0.137)) - 0.137).magnitude < 1e-15)
        #expect(Logit.inverse(-800) == 0 && Logit.inverse(800) == 1)
        #expect(Logit.softplus(800) == 800 && Logit.softplus(-800) == 0)
        #expect((Logit.shifted(0.2, by: 0.7) - Logit.inverse(Logit.of(0.2) + 0.7)).magnitude < 1e-15)
        #expect(Logit.shifted(0, by: 3) == 0 && Logit.shifted(1, by: -3) == 1)
    }

    @Test func aCommonShiftHitsItsTotal() throws {
        let rates = [0.02, 0.1, 0.3, 0, 1]
        let weights = [100.0, 40, 10, 5, 2]
        let shift = try #require(Logit.shift(of: rates, weights: weights, toTotal: 14))
        let total = zip(rates, weights).reduce(0) { $0 + $1.1 * Logit.shifted($1.0, by: shift) }
        #expect((total - 14).magnitude < 1e-9)
        // The two certain ones cannot be moved, nor can more leave than there are.
        #expect(Logit.shift(of: rates, weights: weights, toTotal: 1.9) == nil)
        #expect(Logit.shift(of: rates, weights: weights, toTotal: 153) == nil)
        #expect(Logit.shift(of: rates, weights: weights, toTotal: .nan) == nil)
    }
}
