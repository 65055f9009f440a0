import RealModule
import StatisticsKit
import Testing

@Suite("Summaries")
struct SummaryTests {
    @Test("type 7 quantiles interpolate between order statistics")
    func type7() {
        #expect(quantiles(of: [3, 1, 2, 4], [0, 0.25, 0.5, 0.9, 1]) == [1, 1.75, 2.5, 3.7, 4])
        #expect(quantiles(of: [7], [0.1, 0.9]) == [7, 7])
        #expect(quantiles(of: [], [0.5])[0].isNaN)
    }

    @Test("the sample score equals its definition by pairs and, for one value, the absolute error")
    func crps() {
        let sample = [2.0, 5, 3, 9, 4.5]
        let y = 4.0
        var pairs = 0.0
        for a in sample { for b in sample { pairs += (a - b).magnitude } }
        let expected = sample.reduce(0) { $0 + ($1 - y).magnitude } / 5 - pairs / 50
        #expect((continuousRankedProbabilityScore(sample: sample, outcome: y) - expected).magnitude < 1e-12)
        #expect(continuousRankedProbabilityScore(sample: [3], outcome: 5) == 2)
    }

    @Test("the score of a standard normal sample at 0 is the known value within 1 %")
    func crpsNormal() {
        var stream = PhiloxStream(Philox(seed: 11), replicate: 0)
        let sample = (0..<100_000).map { _ in stream.normal() }
        // 2φ(0) − 1/√π, Gneiting & Raftery 2007.
        let expected = 2 / (2 * Double.pi).squareRoot() - 1 / Double.pi.squareRoot()
        #expect((continuousRankedProbabilityScore(sample: sample, outcome: 0) / expected - 1).magnitude < 0.01)
    }

    @Test("pinball loss weighs the sides by the probability")
    func pinball() {
        #expect(pinballLoss(quantile: 10, probability: 0.9, outcome: 12) == 0.9 * 2)
        #expect((pinballLoss(quantile: 10, probability: 0.9, outcome: 8) - 0.1 * 2).magnitude < 1e-12)
    }

    @Test("a calibrated forecast of whole numbers has a flat histogram, a narrow one has not")
    func pit() {
        var stream = PhiloxStream(Philox(seed: 12), replicate: 0)
        var calibrated = PITHistogram(bins: 10)
        var narrow = PITHistogram(bins: 10)
        for _ in 0..<4_000 {
            let outcome = Double(stream.binomial(40, 0.2))
            let sample = (0..<200).map { _ in Double(stream.binomial(40, 0.2)) }
            calibrated.add(sample: sample, outcome: outcome, tie: stream.uniform())
            narrow.add(sample: sample.map { 8 + ($0 - 8) * 0.3 }, outcome: outcome, tie: stream.uniform())
        }
        let flat = [Double](repeating: 400, count: 10)
        // The finite samples widen the bins' spread by about 10 × 1/200, well inside the threshold.
        let tail = { (histogram: PITHistogram) in
            let (statistic, degrees) = pearson(observed: histogram.counts.map(Double.init), expected: flat)
            return chiSquareTail(statistic, degrees: degrees)
        }
        #expect(tail(calibrated) > 0.001)
        #expect(tail(narrow) < 1e-6)
    }

    @Test("coverage counts hits, and clusters that hang together widen the standard error")
    func coverage() {
        var independent = IntervalCoverage()
        var clustered = IntervalCoverage()
        for i in 0..<1_000 {
            independent.add(outcome: i % 5 == 0 ? 3 : 1, in: 0...2, cluster: i)
            clustered.add(outcome: (i / 10) % 5 == 0 ? 3 : 1, in: 0...2, cluster: i / 10)
        }
        #expect(independent.share == 0.8 && clustered.share == 0.8)
        #expect((independent.standardError - (0.8 * 0.2 / 999).squareRoot()).magnitude < 1e-12)
        #expect((clustered.standardError - (0.8 * 0.2 / 99).squareRoot()).magnitude < 1e-12)
        #expect(clustered.clusters == 100)
    }

    @Test("the bootstrap's spread of a mean is its standard error, and more replicates leave the first as they were")
    func bootstrapMean() {
        var stream = PhiloxStream(Philox(seed: 13), replicate: 0)
        let values = (0..<400).map { _ in stream.normal() }
        let means = bootstrap(values, replicates: 2_000, generator: Philox(seed: 14)) { mean(of: $0) }
        let expected = (variance(of: values) / 400).squareRoot()
        // The standard deviation of 2 000 draws has a relative error of 1/√4 000 = 1.6 %; 4 of them.
        #expect((variance(of: means).squareRoot() / expected - 1).magnitude < 0.064)
        #expect(bootstrap(values, replicates: 5, generator: Philox(seed: 14)) { mean(of: $0) } == Array(means[..<5]))
    }
}
