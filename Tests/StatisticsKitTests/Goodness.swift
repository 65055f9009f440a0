import RealModule
import StatisticsKit

/// The probability of a chi-square statistic at least as large, by Wilson & Hilferty's cube root (PNAS 17 (1931)),
/// good to a few per cent of itself for ten or more degrees of freedom.
func chiSquareTail(_ statistic: Double, degrees: Int) -> Double {
    let v = 2.0 / (9 * Double(degrees))
    return 1 - normalProbability((.pow(statistic / Double(degrees), 1.0 / 3) - (1 - v)) / v.squareRoot())
}

/// Pearson's statistic against expected counts, classes with fewer than 10 expected joined with the next; and its degrees
/// of freedom.
func pearson(observed: [Double], expected: [Double]) -> (statistic: Double, degrees: Int) {
    var statistic = 0.0
    var classes = 0
    var (o, e) = (0.0, 0.0)
    for i in observed.indices {
        o += observed[i]
        e += expected[i]
        if e >= 10 {
            statistic += (o - e) * (o - e) / e
            classes += 1
            (o, e) = (0, 0)
        }
    }
    return (statistic, classes - 1)
}

/// √n times the largest distance between the sample's distribution function and `probability`: Kolmogorov's statistic,
/// above 1.95 in 0.1 % of samples when the law is right.
func kolmogorov(_ sample: [Double], _ probability: (Double) -> Double) -> Double {
    let n = Double(sample.count)
    var distance = 0.0
    for (i, value) in sample.sorted().enumerated() {
        let p = probability(value)
        distance = max(distance, p - Double(i) / n, Double(i + 1) / n - p)
    }
    return n.squareRoot() * distance
}

/// The regularised lower incomplete gamma function by its series; enough for the laws tested here.
func gammaProbability(shape: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    var term = 1 / shape
    var sum = term
    var k = 1.0
    while term > sum * 1e-16, k < 10_000 {
        term *= x / (shape + k)
        sum += term
        k += 1
    }
    return min(1, sum * .exp(shape * .log(x) - x - .logGamma(shape)))
}
