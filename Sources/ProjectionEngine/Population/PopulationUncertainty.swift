public import WorkforceModel

/// How far population projections miss, by age and years ahead: the relative standard deviation about the outcome.
///
/// Taken from a backtest on counties. A smaller region misses by more; the figure is then a lower bound.
public struct PopulationUncertainty: Sendable, Equatable, Codable {
    /// Age groups; they may overlap.
    public var groups: [AgeGroup]
    /// Relative standard deviation, shape [group][horizon 1…].
    public var deviations: [[Double]]
    /// What the figures come from, as printed.
    public var source: String

    /// Uncertainty from its parts.
    public init(groups: [AgeGroup], deviations: [[Double]], source: String) {
        self.groups = groups
        self.deviations = deviations
        self.source = source
    }

    /// Uncertainty from a backtest whose horizons are 1, 2, 3 …
    public init(_ backtest: PopulationBacktest, groups: [AgeGroup], source: String) {
        self.groups = groups
        self.source = source
        deviations = groups.map { group in
            backtest.rows.filter { $0.group == group }.sorted { $0.horizon < $1.horizon }.map(\.deviation)
        }
    }

    /// The ages that ``swedishCounties`` holds.
    public static let countyGroups = [
        AgeGroup(0, 5), AgeGroup(6, 15), AgeGroup(16, 18), AgeGroup(0, 19), AgeGroup(20, 64), AgeGroup(65, 79),
        AgeGroup(80, nil),
    ]

    /// Relative standard deviation of the persons in `band`, `horizon` years ahead (0 at the base year). The group that
    /// shares most ages with the band answers; beyond the last horizon the deviation grows on at its latest pace.
    public func deviation(for band: AgeGroup, horizon: Int) -> Double {
        guard horizon > 0, let row = nearest(to: band), let last = row.last else { return 0 }
        if horizon <= row.count { return row[horizon - 1] }
        let span = min(5, row.count - 1)
        let pace = span > 0 ? max(0, (last - row[row.count - 1 - span]) / Double(span)) : 0
        return last + pace * Double(horizon - row.count)
    }

    private func nearest(to band: AgeGroup) -> [Double]? {
        // Both ends are brought within human ages, so that no difference overflows.
        func ends(_ group: AgeGroup) -> (lower: Int, upper: Int) {
            (min(max(group.lower, 0), Self.oldest), min(max(group.upper ?? Self.oldest, 0), Self.oldest))
        }
        let asked = ends(band)
        let share = groups.map { group -> Double in
            let held = ends(group)
            let common = min(held.upper, asked.upper) - max(held.lower, asked.lower) + 1
            let outer = max(held.upper, asked.upper) - min(held.lower, asked.lower) + 1
            return common > 0 ? Double(common) / Double(outer) : 0
        }
        guard let best = share.indices.max(by: { share[$0] < share[$1] }), best < deviations.count else { return nil }
        return deviations[best]
    }

    /// Stands for "and older" when groups are compared.
    private static let oldest = 105
}
