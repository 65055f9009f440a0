import RealModule

/// Empirical-Bayes shrinkage of proportions towards prior means that differ between cells.
///
/// Cell k has d_k events in n_k trials and prior Beta(κ m_k, κ (1 − m_k)); the posterior is
/// Beta(κ m_k + d_k, κ (1 − m_k) + n_k − d_k) with mean (d_k + κ m_k)/(n_k + κ).
/// Source: C. Morris, "Parametric Empirical Bayes Inference", JASA 78 (1983) 47–55.
public enum Shrinkage {
    /// Posterior mean of a cell.
    public static func rate(events: Double, trials: Double, priorMean: Double, strength: Double) -> Double {
        trials > 0 ? (events + strength * priorMean) / (trials + strength) : priorMean
    }

    /// Share of the cell's own rate in the posterior mean, n/(n + κ).
    public static func weight(trials: Double, strength: Double) -> Double {
        trials > 0 ? trials / (trials + strength) : 0
    }

    /// Log marginal likelihood of the counts given the prior strength κ, up to a constant free of κ.
    public static func logLikelihood(
        events: [Double], trials: [Double], priorMeans: [Double], strength: Double
    ) -> Double {
        var sum = 0.0
        let whole = Double.logGamma(strength)
        for index in trials.indices where trials[index] > 0 {
            let mean = min(max(priorMeans[index], 1e-9), 1 - 1e-9)
            let a = strength * mean
            let b = strength - a
            sum +=
                Double.logGamma(a + events[index]) - Double.logGamma(a)
                + Double.logGamma(b + trials[index] - events[index]) - Double.logGamma(b)
                + whole - Double.logGamma(strength + trials[index])
        }
        return sum
    }

    /// A log-normal prior on the strength: what other professions say about κ.
    public struct StrengthPrior: Sendable, Equatable {
        /// Median of κ.
        public var median: Double
        /// Standard deviation of log κ.
        public var logDeviation: Double

        /// A prior from its parts.
        public init(median: Double, logDeviation: Double) {
            self.median = median
            self.logDeviation = logDeviation
        }
    }

    /// The strength κ that maximises the marginal likelihood (times the prior when given), within `range`.
    ///
    /// Golden-section search on log κ after a coarse grid, so that a flat tail does not capture the search.
    public static func strength(
        events: [Double], trials: [Double], priorMeans: [Double], prior: StrengthPrior? = nil,
        range: ClosedRange<Double> = 5...5_000
    ) -> Double {
        func value(_ logStrength: Double) -> Double {
            let likelihood = logLikelihood(
                events: events, trials: trials, priorMeans: priorMeans, strength: Double.exp(logStrength))
            guard let prior else { return likelihood }
            let z = (logStrength - Double.log(prior.median)) / prior.logDeviation
            return likelihood - 0.5 * z * z
        }
        let low = Double.log(range.lowerBound)
        let high = Double.log(range.upperBound)
        let steps = 12
        let width = (high - low) / Double(steps)
        var best = 0
        var bestValue = -Double.infinity
        for step in 0...steps {
            let candidate = value(low + Double(step) * width)
            if candidate > bestValue { (best, bestValue) = (step, candidate) }
        }
        var a = max(low, low + Double(best - 1) * width)
        var b = min(high, low + Double(best + 1) * width)
        let ratio = 0.618_033_988_749_894_9
        var c = b - ratio * (b - a)
        var d = a + ratio * (b - a)
        var fc = value(c)
        var fd = value(d)
        while b - a > 1e-3 {
            if fc >= fd {
                (b, d, fd) = (d, c, fc)
                c = b - ratio * (b - a)
                fc = value(c)
            } else {
                (a, c, fc) = (c, d, fd)
                d = a + ratio * (b - a)
                fd = value(d)
            }
        }
        return Double.exp((a + b) / 2)
    }
}
