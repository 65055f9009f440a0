import RealModule

/// A normal prior on each coefficient of a logistic regression, independent between coefficients.
public struct CoefficientPrior: Sendable, Equatable {
    /// Prior mean, one entry a coefficient.
    public var mean: [Double]
    /// Prior standard deviation, one positive entry a coefficient.
    public var deviation: [Double]

    /// A prior from its parts.
    ///
    /// - Precondition: the arrays have the same length and every deviation is positive.
    public init(mean: [Double], deviation: [Double]) {
        precondition(mean.count == deviation.count && deviation.allSatisfy { $0 > 0 }, "shape of the prior")
        self.mean = mean
        self.deviation = deviation
    }
}

/// A logistic regression on grouped counts with a normal prior on its coefficients (ridge towards the prior mean).
///
/// The estimate maximises Σ [d η − n log(1 + e^η)] − ½ Σ ((β − mean)/deviation)² by Newton's method with step halving; with a
/// proper prior the maximum exists and is unique also under complete separation. Source: McCullagh and Nelder,
/// *Generalized Linear Models* (1989), section 4.4.
public struct LogisticRegression: Sendable, Equatable {
    /// Posterior mode, one entry a coefficient.
    public let coefficients: [Double]
    /// Inverse of the negative Hessian at the mode, row-major, coefficients × coefficients.
    public let covariance: [Double]

    /// Fits grouped counts.
    ///
    /// - Parameters:
    ///   - design: row-major, rows × coefficients.
    ///   - trials: person-years per row, ≥ 0; rows with none are skipped.
    ///   - successes: events per row, 0…trials.
    ///   - prior: gives the number of coefficients.
    /// - Precondition: the shapes agree.
    public init(design: [Double], trials: [Double], successes: [Double], prior: CoefficientPrior) {
        let width = prior.mean.count
        precondition(
            design.count == trials.count * width && successes.count == trials.count, "shape of the regression")
        var beta = prior.mean
        var gradient = [Double](repeating: 0, count: width)
        var hessian = [Double](repeating: 0, count: width * width)
        var objective = Self.accumulate(
            design, trials, successes, prior, beta, gradient: &gradient, hessian: &hessian)
        for _ in 0..<50 {
            guard let step = CholeskyFactor(hessian, order: width)?.solve(gradient) else { break }
            var scale = 1.0
            var accepted = false
            let previous = objective
            let start = beta
            while scale > 1e-6 {
                for index in 0..<width { beta[index] = start[index] + scale * step[index] }
                let value = Self.accumulate(
                    design, trials, successes, prior, beta, gradient: &gradient, hessian: &hessian)
                if value >= previous - 1e-12 * previous.magnitude {
                    objective = value
                    accepted = true
                    break
                }
                scale /= 2
            }
            if !accepted {
                beta = start
                break
            }
            if objective - previous <= 1e-10 * (1 + objective.magnitude) { break }
        }
        _ = Self.accumulate(design, trials, successes, prior, beta, gradient: &gradient, hessian: &hessian)
        coefficients = beta
        covariance = CholeskyFactor(hessian, order: width)?.inverse() ?? hessian
    }

    /// The linear predictors of a row-major design, one entry a row.
    public func predictors(_ design: [Double]) -> [Double] {
        let width = coefficients.count
        guard width > 0 else { return [] }
        var result = [Double](repeating: 0, count: design.count / width)
        for row in result.indices {
            var sum = 0.0
            for index in 0..<width { sum += design[row * width + index] * coefficients[index] }
            result[row] = sum
        }
        return result
    }

    /// Variance of the linear predictor at `features`.
    public func variance(at features: [Double]) -> Double {
        let width = coefficients.count
        var sum = 0.0
        for i in 0..<width {
            for j in 0..<width { sum += features[i] * covariance[i * width + j] * features[j] }
        }
        return sum
    }

    /// Log posterior at `beta`; writes its gradient and negative Hessian.
    private static func accumulate(
        _ design: [Double], _ trials: [Double], _ successes: [Double], _ prior: CoefficientPrior, _ beta: [Double],
        gradient: inout [Double], hessian: inout [Double]
    ) -> Double {
        let width = beta.count
        for index in hessian.indices { hessian[index] = 0 }
        var value = 0.0
        for index in 0..<width {
            let precision = 1 / (prior.deviation[index] * prior.deviation[index])
            let distance = beta[index] - prior.mean[index]
            value -= 0.5 * precision * distance * distance
            gradient[index] = -precision * distance
            hessian[index * width + index] = precision
        }
        for row in trials.indices where trials[row] > 0 {
            let base = row * width
            var eta = 0.0
            for index in 0..<width { eta += design[base + index] * beta[index] }
            let p = Logit.inverse(eta)
            let residual = successes[row] - trials[row] * p
            let weight = trials[row] * p * (1 - p)
            value += successes[row] * eta - trials[row] * Logit.softplus(eta)
            for i in 0..<width {
                let x = design[base + i]
                if x == 0 { continue }
                gradient[i] += x * residual
                let wx = weight * x
                for j in 0...i { hessian[i * width + j] += wx * design[base + j] }
            }
        }
        for i in 0..<width {
            for j in 0..<i { hessian[j * width + i] = hessian[i * width + j] }
        }
        return value
    }
}
