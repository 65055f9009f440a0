import StatisticsKit

/// What a replicate's need is multiplied by, one factor a year.
struct NeedFactors {
    let factors: [Double]

    /// The factors of a replicate; all 1 without an error. A factor is never below 0 nor above 10.
    init(_ error: NeedError?, years: Int, _ draws: ReplicateDraws) {
        guard let error else {
            factors = [Double](repeating: 1, count: years)
            return
        }
        var stream = draws.stream(.need)
        let common = stream.normal()
        var walk = error.deviation(in: 0) * common
        factors = (0..<years).map { year in
            switch error.path {
            case .common:
                return Self.bounded(1 + error.deviation(in: year) * common)
            case .randomWalk:
                if year > 0 {
                    let (now, before) = (error.deviation(in: year), error.deviation(in: year - 1))
                    walk += max(now * now - before * before, 0).squareRoot() * stream.normal()
                }
                return Self.bounded(1 + walk)
            }
        }
    }

    private static func bounded(_ factor: Double) -> Double { min(max(factor, 0), 10) }
}
