/// A variance between effects beyond their sampling noise, by moments, leant on a prior guess.
///
/// Method of moments within groups: R. DerSimonian and N. Laird, Controlled Clinical Trials 7 (1986) 177–188. The moment
/// estimate may be negative and is noisy when effects are few; it is averaged with the guess by precision, where the guess
/// has a standard deviation of its own size.
public struct VarianceComponent: Sendable, Equatable {
    /// The moment estimate, which may be negative; 0 when there is no pair of effects to compare.
    public let moment: Double
    /// Variance of the moment estimate; infinite when there is no pair of effects.
    public let momentVariance: Double
    /// The used variance, never negative.
    public let value: Double

    /// Estimates from effects that share an unknown mean within each group.
    ///
    /// - Parameters:
    ///   - effects: one estimate each.
    ///   - variances: sampling variance of each, positive.
    ///   - groups: group number of each, 0 or more.
    ///   - guess: the variance expected before seeing the effects, positive.
    /// - Precondition: the arrays have the same length.
    public init(effects: [Double], variances: [Double], groups: [Int], guess: Double) {
        precondition(effects.count == variances.count && effects.count == groups.count, "shape of the effects")
        let count = (groups.max() ?? -1) + 1
        var weight = [Double](repeating: 0, count: count)
        var squares = weight
        var mean = weight
        var members = [Int](repeating: 0, count: count)
        for index in effects.indices {
            let w = 1 / variances[index]
            let group = groups[index]
            weight[group] += w
            squares[group] += w * w
            mean[group] += w * effects[index]
            members[group] += 1
        }
        var q = 0.0
        var freedom = 0
        var scale = 0.0
        for group in 0..<count where members[group] > 1 {
            mean[group] /= weight[group]
            freedom += members[group] - 1
            scale += weight[group] - squares[group] / weight[group]
        }
        var noise = 0.0
        for index in effects.indices where members[groups[index]] > 1 {
            let distance = effects[index] - mean[groups[index]]
            q += distance * distance / variances[index]
            let spread = 1 + guess / variances[index]
            noise += 2 * spread * spread * (1 - 1 / Double(members[groups[index]]))
        }
        guard freedom > 0, scale > 0 else {
            (moment, momentVariance, value) = (0, .infinity, guess)
            return
        }
        moment = (q - Double(freedom)) / scale
        momentVariance = noise / (scale * scale)
        let own = 1 / momentVariance
        let prior = 1 / (guess * guess)
        value = max(0, (own * moment + prior * guess) / (own + prior))
    }
}
