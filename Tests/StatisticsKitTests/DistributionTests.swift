import RealModule
import StatisticsKit
import Testing

/// Every law is tested against its own distribution at a fixed seed. Chi-square tests fail below a tail probability of
/// 0.001, Kolmogorov tests above 1.95 (0.1 %): a right generator fails one in a thousand seeds, and the seed is fixed.
@Suite("Distributions")
struct DistributionTests {
    let draws = 200_000

    @Test("uniform draws fill their bins and stay inside")
    func uniform() {
        var stream = PhiloxStream(Philox(seed: 1), replicate: 0)
        let sample = (0..<draws).map { _ in stream.uniform() }
        #expect(sample.allSatisfy { $0 >= 0 && $0 < 1 })
        #expect(kolmogorov(sample) { $0 } < 1.95)
    }

    @Test("the normal quantile inverts the normal probability to 1e-13")
    func normalQuantileInverts() {
        for p in [1e-12, 1e-6, 0.001, 0.07, 0.2, 0.5, 0.8, 0.93, 0.999] {
            #expect((normalProbability(normalQuantile(p)) / p - 1).magnitude < 1e-12)
        }
        #expect((normalQuantile(0.975) - 1.959_963_984_540_054).magnitude < 1e-14)
        #expect(normalQuantile(0) == -.infinity)
        #expect(normalQuantile(1.5).isNaN)
    }

    @Test("normal draws follow the normal law")
    func normal() {
        var stream = PhiloxStream(Philox(seed: 2), replicate: 0)
        #expect(kolmogorov((0..<draws).map { _ in stream.normal() }, normalProbability) < 1.95)
    }

    @Test("gamma draws follow the gamma law, below and above shape 1", arguments: [0.3, 1, 2.5, 12])
    func gamma(shape: Double) {
        var stream = PhiloxStream(Philox(seed: 3), replicate: 0)
        let sample = (0..<draws).map { _ in stream.gamma(shape: shape) }
        #expect(kolmogorov(sample) { gammaProbability(shape: shape, $0) } < 1.95)
    }

    @Test(
        "beta draws have the law's mean and variance within 4 standard errors",
        arguments: [(0.4, 3.0), (2.0, 2.0), (30.0, 170.0), (0.001, 0.01)]
    )
    func beta(a: Double, b: Double) {
        var stream = PhiloxStream(Philox(seed: 4), replicate: 0)
        let sample = (0..<draws).map { _ in stream.beta(a, b) }
        let expected = a / (a + b)
        let spread = expected * (1 - expected) / (a + b + 1)
        #expect((mean(of: sample) - expected).magnitude < 4 * (spread / Double(draws)).squareRoot())
        let squares = sample.map { ($0 - expected) * ($0 - expected) }
        let error = (variance(of: squares) / Double(draws)).squareRoot()
        #expect((mean(of: squares) - spread).magnitude < 4 * error)
    }

    @Test("a beta with equal halves is the arcsine law")
    func betaArcsine() {
        var stream = PhiloxStream(Philox(seed: 5), replicate: 0)
        let sample = (0..<draws).map { _ in stream.beta(0.5, 0.5) }
        #expect(kolmogorov(sample) { 2 / .pi * .asin($0.squareRoot()) } < 1.95)
    }

    @Test(
        "binomial draws follow the binomial law, by inversion and by rejection",
        arguments: [(12, 0.3), (400, 0.01), (60, 0.25), (1_000, 0.13), (5_000, 0.4), (300, 0.93), (40, 0.5)]
    )
    func binomial(n: Int, p: Double) {
        var stream = PhiloxStream(Philox(seed: 6), replicate: 0)
        var observed = [Double](repeating: 0, count: n + 1)
        for _ in 0..<draws { observed[stream.binomial(n, p)] += 1 }
        let expected = (0...n).map { k in
            let choose = Double.logGamma(Double(n + 1)) - .logGamma(Double(k + 1)) - .logGamma(Double(n - k + 1))
            return Double(draws) * .exp(choose + Double(k) * .log(p) + Double(n - k) * .log(onePlus: -p))
        }
        let (statistic, degrees) = pearson(observed: observed, expected: expected)
        #expect(degrees > 5)
        #expect(chiSquareTail(statistic, degrees: degrees) > 0.001)
    }

    @Test("binomial ends are certain")
    func binomialEnds() {
        var stream = PhiloxStream(Philox(seed: 7), replicate: 0)
        #expect(stream.binomial(10, 0) == 0)
        #expect(stream.binomial(10, 1) == 10)
        #expect(stream.binomial(0, 0.5) == 0)
        #expect(stream.binomial(-3, 0.5) == 0)
        #expect(stream.binomial(10, .nan) == 0)
    }

    @Test("Poisson draws follow the Poisson law, by inversion and by rejection", arguments: [3.2, 9.9, 10.1, 45, 700])
    func poisson(rate: Double) {
        var stream = PhiloxStream(Philox(seed: 8), replicate: 0)
        var observed = [Double](repeating: 0, count: Int(rate + 20 * rate.squareRoot()) + 20)
        for _ in 0..<draws { observed[stream.poisson(rate)] += 1 }
        let expected = observed.indices.map { k in
            Double(draws) * .exp(Double(k) * .log(rate) - rate - .logGamma(Double(k + 1)))
        }
        let (statistic, degrees) = pearson(observed: observed, expected: expected)
        #expect(degrees > 5)
        #expect(chiSquareTail(statistic, degrees: degrees) > 0.001)
    }

    @Test("multinomial draws add up and each class is binomial")
    func multinomial() {
        var stream = PhiloxStream(Philox(seed: 9), replicate: 0)
        let shares = [0.0, 2, 5, 0, 1, 12, 0]
        let rounds = 20_000
        var sums = [Int](repeating: 0, count: shares.count)
        for _ in 0..<rounds {
            var counts = [Int32](repeating: 0, count: shares.count)
            var span = counts.mutableSpan
            stream.multinomial(37, shares.span, addingTo: &span)
            #expect(counts.reduce(0, +) == 37)
            for i in counts.indices { sums[i] += Int(counts[i]) }
        }
        let trials = Double(rounds * 37)
        for i in shares.indices {
            let p = shares[i] / 20
            #expect((Double(sums[i]) - trials * p).magnitude <= 4 * (trials * p * (1 - p)).squareRoot())
        }
    }

    @Test("an alias table draws its weights and never a class of weight 0")
    func alias() throws {
        let weights = [0.0, 1, 3, 0, 0.5, 7, 2, 0, 11, 4, 0.25, 6, 9, 0]
        let table = try #require(AliasTable(weights: weights))
        var stream = PhiloxStream(Philox(seed: 10), replicate: 0)
        var observed = [Double](repeating: 0, count: weights.count)
        for _ in 0..<draws { observed[table.index(stream.word())] += 1 }
        for i in weights.indices where weights[i] == 0 { #expect(observed[i] == 0) }
        let sum = weights.reduce(0, +)
        let kept = weights.indices.filter { weights[$0] > 0 }
        let (statistic, degrees) = pearson(
            observed: kept.map { observed[$0] }, expected: kept.map { Double(draws) * weights[$0] / sum })
        #expect(chiSquareTail(statistic, degrees: degrees) > 0.001)
        #expect(AliasTable(weights: [0, 0]) == nil)
        #expect(AliasTable(weights: [1, -1]) == nil)
        #expect(AliasTable(weights: []) == nil)
    }
}
