import RealModule

/// The logit scale, log(p / (1 − p)), on which hazards are shifted and averaged.
public enum Logit {
    /// The logit of a probability; ±infinity at 1 and 0.
    public static func of(_ probability: Double) -> Double {
        Double.log(probability) - Double.log(onePlus: -probability)
    }

    /// The probability whose logit is `value`, without overflow at either end.
    public static func inverse(_ value: Double) -> Double {
        if value >= 0 { return 1 / (1 + Double.exp(-value)) }
        let e = Double.exp(value)
        return e / (1 + e)
    }

    /// log(1 + e^value) without overflow.
    public static func softplus(_ value: Double) -> Double {
        max(value, 0) + Double.log(onePlus: Double.exp(-value.magnitude))
    }

    /// `probability` moved by `shift` on the logit scale; 0 and 1 stay where they are.
    public static func shifted(_ probability: Double, by shift: Double) -> Double {
        guard probability > 0, probability < 1 else { return probability }
        let odds = probability * Double.exp(shift)
        return odds / (odds + 1 - probability)
    }

    /// The common logit shift δ for which Σ weight · p(δ) equals `target`, by bisection.
    ///
    /// Entries of probability 0 or 1 do not move. Nil when no shift within ±`limit` reaches the target.
    public static func shift(
        of probabilities: [Double], weights: [Double], toTotal target: Double, limit: Double = 30
    ) -> Double? {
        func total(_ shift: Double) -> Double {
            var sum = 0.0
            for index in probabilities.indices { sum += weights[index] * shifted(probabilities[index], by: shift) }
            return sum
        }
        guard target.isFinite else { return nil }
        return Bisection.root(of: { total($0) - target }, in: -limit...limit)
    }
}

/// Root finding for an increasing function.
public enum Bisection {
    /// The point where the increasing function changes sign, to within 1e-13 of the range; nil when it does not there.
    ///
    /// Zero is returned exactly when it is a root, so that what needs no correction gets none.
    public static func root(of function: (Double) -> Double, in range: ClosedRange<Double>) -> Double? {
        var low = range.lowerBound
        var high = range.upperBound
        if range.contains(0), function(0) == 0 { return 0 }
        guard function(low) <= 0, function(high) >= 0 else { return nil }
        for _ in 0..<44 {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { break }
            if function(middle) < 0 { low = middle } else { high = middle }
        }
        return low + (high - low) / 2
    }
}
