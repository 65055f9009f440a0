import RealModule
import StatisticsKit
import Testing

@Suite struct ShrinkageTests {
    @Test func theRateIsTheBetaPosteriorMean() {
        #expect(Shrinkage.rate(events: 3, trials: 11, priorMean: 0.12, strength: 60) == (3 + 7.2) / 71)
        #expect(Shrinkage.weight(trials: 11, strength: 60) == 11.0 / 71)
        #expect(Shrinkage.rate(events: 0, trials: 0, priorMean: 0.12, strength: 60) == 0.12)
        #expect(Shrinkage.weight(trials: 0, strength: 60) == 0)
    }

    @Test func theLikelihoodIsThatOfTheBetaBinomial() {
        // One cell, two trials, one event: 2·B(a + 1, b + 1)/B(a, b) = 2ab/((a + b)(a + b + 1)), up to the constant 2.
        let value = Shrinkage.logLikelihood(events: [1], trials: [2], priorMeans: [0.25], strength: 8)
        #expect((Double.exp(value) - 2.0 * 6 / (8 * 9)).magnitude < 1e-12)
    }

    /// Counts drawn from a beta–binomial of strength 40 give it back within a third; binomial counts run to the upper end.
    @Test func strengthIsFoundAgain() {
        var stream = PhiloxStream(Philox(seed: 4), replicate: 0)
        var events: [Double] = []
        var plain: [Double] = []
        let means = (0..<1_500).map { 0.08 + 0.1 * Double($0 % 7) / 7 }
        for mean in means {
            let rate = stream.beta(40 * mean, 40 * (1 - mean))
            events.append(Double(stream.binomial(50, rate)))
            plain.append(Double(stream.binomial(50, mean)))
        }
        let trials = means.map { _ in 50.0 }
        let found = Shrinkage.strength(events: events, trials: trials, priorMeans: means)
        #expect((40 / 1.33...40 * 1.33).contains(found))
        #expect(Shrinkage.strength(events: plain, trials: trials, priorMeans: means) > 500)
        // A firm prior overrules what the counts say.
        let held = Shrinkage.strength(
            events: plain, trials: trials, priorMeans: means, prior: .init(median: 40, logDeviation: 0.02))
        #expect((35...45).contains(held))
    }

    @Test func varianceBeyondNoiseIsFoundAgain() {
        var stream = PhiloxStream(Philox(seed: 5), replicate: 0)
        var effects: [Double] = []
        var groups: [Int] = []
        for group in 0..<200 {
            let level = 5 * stream.normal()
            for _ in 0..<5 {
                effects.append(level + 0.3 * stream.normal() + 0.2 * stream.normal())
                groups.append(group)
            }
        }
        let variances = effects.map { _ in 0.04 }
        let found = VarianceComponent(effects: effects, variances: variances, groups: groups, guess: 0.05)
        #expect((found.moment - 0.09).magnitude < 0.015)
        #expect((found.value - found.moment).magnitude < 0.005)
        // Nothing to compare: the guess stands.
        let alone = VarianceComponent(effects: [1, 2], variances: [1, 1], groups: [0, 1], guess: 0.05)
        #expect(alone.value == 0.05)
    }
}
