import RealModule

/// The lower triangular factor L of a symmetric positive definite matrix A = L·Lᵀ.
struct CholeskyFactor {
    private let lower: [Double]
    private let order: Int

    /// Factors a row-major matrix; nil when it is not positive definite to working precision.
    init?(_ matrix: [Double], order: Int) {
        var lower = matrix
        for j in 0..<order {
            var diagonal = lower[j * order + j]
            for k in 0..<j { diagonal -= lower[j * order + k] * lower[j * order + k] }
            guard diagonal > 0, diagonal.isFinite else { return nil }
            let root = Double.sqrt(diagonal)
            lower[j * order + j] = root
            for i in (j + 1)..<max(order, j + 1) {
                var sum = lower[i * order + j]
                for k in 0..<j { sum -= lower[i * order + k] * lower[j * order + k] }
                lower[i * order + j] = sum / root
            }
        }
        self.lower = lower
        self.order = order
    }

    /// The solution x of A·x = right.
    func solve(_ right: [Double]) -> [Double] {
        var x = right
        for i in 0..<order {
            var sum = x[i]
            for k in 0..<i { sum -= lower[i * order + k] * x[k] }
            x[i] = sum / lower[i * order + i]
        }
        for i in stride(from: order - 1, through: 0, by: -1) {
            var sum = x[i]
            for k in (i + 1)..<max(order, i + 1) { sum -= lower[k * order + i] * x[k] }
            x[i] = sum / lower[i * order + i]
        }
        return x
    }

    /// The inverse of A, row-major.
    func inverse() -> [Double] {
        var result = [Double](repeating: 0, count: order * order)
        for column in 0..<order {
            var unit = [Double](repeating: 0, count: order)
            unit[column] = 1
            let x = solve(unit)
            for row in 0..<order { result[row * order + column] = x[row] }
        }
        return result
    }
}
