import StatisticsKit

/// What a replicate's need is multiplied by.
///
/// The same normal draws move every profession, and every employer of a sum: there is one population, and each need
/// follows it by its own deviation.
struct NeedFactors {
    /// Professions × years.
    private(set) var factors: [Double]

    /// The factors of a replicate; all 1 without an error. A factor is never below 0 nor above 10.
    init(_ error: NeedError?, _ needs: [NeedDeviation], years: Int, _ draws: ReplicateDraws) {
        factors = [Double](repeating: 1, count: needs.count * years)
        guard let error else { return }
        var stream = draws.stream(.need)
        let common = stream.normal()
        let steps = error.path == .common ? [] : (1..<max(years, 1)).map { _ in stream.normal() }
        for (row, need) in needs.enumerated() {
            var before = need.deviation(in: 0, assumed: error)
            var walk = before * common
            for year in 0..<years {
                let now = need.deviation(in: year, assumed: error)
                switch error.path {
                case .common:
                    walk = now * common
                case .randomWalk:
                    if year > 0 { walk += max(now * now - before * before, 0).squareRoot() * steps[year - 1] }
                }
                before = now
                factors[row * years + year] = min(max(1 + walk, 0), 10)
            }
        }
    }
}
