/// A variance between effects beyond their sampling noise, by moments, leant on a prior guess.
///
/// Method of moments within groups: R. DerSimonian and N. Laird, Controlled Clinical Trials 7 (1986) 177–188. The moment
/// estimate may be negative and is noisy when effects are few; it is averaged with the guess by precision.
public struct VarianceComponent: Sendable, Equatable {
    /// The moment estimate, which may be negative; 0 when there is no pair of effects to compare.
    public let moment: Double
    /// Variance of the moment estimate; infinite when there is no pair of effects.
    public let momentVariance: Double
    /// The used variance, never negative.
    public let value: Double
    /// Variance of the used variance, from moment and guess together.
    public let valueVariance: Double

    /// Estimates from effects that share an unknown mean within each group.
    ///
    /// - Parameters:
    ///   - effects: one estimate each.
    ///   - variances: sampling variance of each, positive.
    ///   - groups: group number of each, 0 or more.
    ///   - guess: the variance expected before seeing the effects, positive.
    ///   - looseness: standard deviation of the guess as a multiple of it, positive.
    /// - Precondition: the arrays have the same length.
    public init(effects: [Double], variances: [Double], groups: [Int], guess: Double, looseness: Double = 1) {
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
        for index in effects.indices where members[groups[index]] > 1 {
            let distance = effects[index] - mean[groups[index]]
            q += distance * distance / variances[index]
        }
        guard freedom > 0, scale > 0 else {
            (moment, momentVariance, value) = (0, .infinity, guess)
            valueVariance = guess * guess * looseness * looseness
            return
        }
        let moment = (q - Double(freedom)) / scale
        let prior = 1 / (guess * guess * looseness * looseness)
        var value = guess
        var noise = 0.0
        // The noise of the moment grows with the variance it estimates: first as if it were the guess, then as found.
        for _ in 0..<2 {
            var sum = 0.0
            for index in effects.indices where members[groups[index]] > 1 {
                let spread = 1 + value / variances[index]
                sum += 2 * spread * spread * (1 - 1 / Double(members[groups[index]]))
            }
            noise = sum / (scale * scale)
            value = max(0, (moment / noise + prior * guess) / (1 / noise + prior))
        }
        self.moment = moment
        self.momentVariance = noise
        self.value = value
        valueVariance = 1 / (1 / noise + prior)
    }
}
