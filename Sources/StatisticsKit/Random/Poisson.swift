import RealModule

extension PhiloxStream {
    /// An exact Poisson draw; 0 for a mean that is not above 0.
    ///
    /// By inversion where the mean is below 10, otherwise by transformed rejection with squeeze (PTRS). Source: Hörmann,
    /// "The transformed rejection method for generating Poisson random variables", Insurance: Mathematics and Economics
    /// 12 (1993). A mean above 2^52 is cut to it.
    public mutating func poisson(_ mean: Double) -> Int {
        guard mean > 0 else { return 0 }
        return mean < 10 ? poissonByInversion(mean) : poissonByRejection(min(mean, 0x1p52))
    }

    private mutating func poissonByInversion(_ mean: Double) -> Int {
        var mass = Double.exp(-mean)
        var u = uniform()
        var k = 0
        while u >= mass {
            u -= mass
            k += 1
            mass *= mean / Double(k)
            // Rounding may leave a sliver of u beyond every mass that a Double can hold.
            if mass == 0 { return k }
        }
        return k
    }

    private mutating func poissonByRejection(_ mean: Double) -> Int {
        let logMean = Double.log(mean)
        let b = 0.931 + 2.53 * mean.squareRoot()
        let a = -0.059 + 0.02483 * b
        let alpha = 1.1239 + 1.1328 / (b - 3.4)
        let squeeze = 0.9277 - 3.6224 / (b - 2)
        while true {
            let u = uniform() - 0.5
            let v = openUniform()
            let us = 0.5 - u.magnitude
            guard us > 0 else { continue }
            let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
            if us >= 0.07, v <= squeeze { return Int(k) }
            guard k >= 0, us >= 0.013 || v <= us else { continue }
            let height = Double.log(v) + .log(alpha) - .log(a / (us * us) + b)
            if height <= k * logMean - mean - .logGamma(k + 1) { return Int(k) }
        }
    }
}
