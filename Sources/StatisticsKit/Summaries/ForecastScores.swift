/// The continuous ranked probability score of a forecast given as a sample, in the unit of the outcome; lower is better.
///
/// E|X − y| − ½ E|X − X′| with the sample in place of both X and X′. Source: Gneiting & Raftery, "Strictly proper
/// scoring rules, prediction, and estimation", JASA 102 (2007). Not a number for an empty sample.
public func continuousRankedProbabilityScore(sample: [Double], outcome: Double) -> Double {
    guard !sample.isEmpty else { return .nan }
    let count = Double(sample.count)
    var distance = 0.0
    var spread = 0.0
    // Σ|xi − xj| over all pairs equals 2 Σ (2i − n − 1) x(i) for sorted values, i from 1.
    for (i, value) in sample.sorted().enumerated() {
        distance += (value - outcome).magnitude
        spread += (2 * Double(i + 1) - count - 1) * value
    }
    return distance / count - spread / (count * count)
}

/// The pinball (quantile) loss of one stated quantile, in the unit of the outcome; lower is better.
public func pinballLoss(quantile: Double, probability: Double, outcome: Double) -> Double {
    let error = outcome - quantile
    return error >= 0 ? probability * error : (probability - 1) * error
}
