import RealModule

extension PhiloxStream {
    /// A gamma draw with the given shape and scale 1; 0 for a shape that is not above 0.
    ///
    /// Source: Marsaglia & Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000); a shape below 1
    /// is drawn at shape + 1 and multiplied by u^(1/shape).
    public mutating func gamma(shape: Double) -> Double {
        guard shape > 0, shape.isFinite else { return 0 }
        if shape < 1 {
            let u = openUniform()
            return gammaAboveOne(shape + 1) * .exp(.log(u) / shape)
        }
        return gammaAboveOne(shape)
    }

    /// A beta draw; with one parameter not above 0 the draw is the end that the other pulls to.
    ///
    /// Drawn as a ratio of gammas. Where both underflow (parameters near 0) the law is two points, and that is drawn.
    public mutating func beta(_ a: Double, _ b: Double) -> Double {
        guard a > 0 else { return 0 }
        guard b > 0 else { return 1 }
        let x = gamma(shape: a)
        let y = gamma(shape: b)
        guard x + y > 0 else { return uniform() * (a + b) < a ? 1 : 0 }
        return x / (x + y)
    }

    private mutating func gammaAboveOne(_ shape: Double) -> Double {
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            let u = openUniform()
            let square = x * x
            if u < 1 - 0.0331 * square * square { return d * v }
            if .log(u) < 0.5 * square + d * (1 - v + .log(v)) { return d * v }
        }
    }
}
