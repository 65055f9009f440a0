public import WorkforceModel

/// Why a volume index cannot be computed.
public enum VolumeFault: Error, Sendable, Equatable {
    /// The table lacks these years.
    case yearsMissing([Int])
    /// None of the activity's age bands can be put together from the table's age groups.
    case noUsableWeights([AgeWeight])
    /// The table has another number of values than its years and groups say.
    case malformedTable
    /// A weight is negative or not a number, or bands overlap.
    case impossibleWeights
    /// No user at all at the base year.
    case nobodyAtBaseYear
}

/// Age-weighted use of one activity over the years, V(t) = Σ w(a) P(a, t) / Σ w(a) P(a, 0).
public struct VolumeIndex: Sendable, Equatable {
    /// The index, 1 at the base year, with its deviation from population uncertainty when one was given. The errors of
    /// the ages are taken to go together, which is the cautious reading.
    public let series: VolumeSeries
    /// Weights in use.
    public let used: [AgeWeight]
    /// Weights left out because the table's age groups cannot be put together to their ages.
    public let unused: [AgeWeight]
    /// Whether the weights are assumed.
    public let isAssumption: Bool

    /// The index of `activity` on `table`.
    ///
    /// - Parameters:
    ///   - years: base year first; the table must hold them all.
    ///   - uncertainty: how far population projections miss; the horizon counts from the table's base year, so counted
    ///     years are certain.
    /// - Throws: ``VolumeFault``.
    public init(
        _ activity: ActivityUse, on table: PopulationTable, years: ClosedRange<Int>,
        uncertainty: PopulationUncertainty? = nil
    ) throws(VolumeFault) {
        guard Self.arePossible(activity.weights) else { throw .impossibleWeights }
        guard table.hasItsShape else { throw .malformedTable }
        let held = Set(table.years)
        guard years.lowerBound >= 1700, years.upperBound <= 2300 else { throw .yearsMissing([years.upperBound]) }
        let missing = years.filter { !held.contains($0) }
        guard missing.isEmpty else { throw .yearsMissing(missing) }
        let used = activity.weights.filter { table.covers($0.group) }
        let unused = activity.weights.filter { !table.covers($0.group) }
        guard used.contains(where: { $0.weight > 0 }) else { throw .noUsableWeights(unused) }

        let lastCounted = table.kind == .outcome ? table.years.last : table.baseYear
        var volumes: [Double] = []
        var spread: [Double] = []
        for year in years {
            var volume = 0.0
            var error = 0.0
            for weight in used {
                let persons = table.persons(year: year, from: weight.group.lower, through: weight.group.upper) ?? 0
                let use = weight.weight * persons
                volume += use
                if let uncertainty {
                    let horizon = year - max(lastCounted ?? years.lowerBound, years.lowerBound)
                    error += use * uncertainty.deviation(for: weight.group, horizon: horizon)
                }
            }
            volumes.append(volume)
            spread.append(volume > 0 ? error / volume : 0)
        }
        guard let base = volumes.first, base > 0, volumes.allSatisfy(\.isFinite) else { throw .nobodyAtBaseYear }
        series = VolumeSeries(
            name: activity.name, index: volumes.map { $0 / base },
            source: "\(table.source). \(table.regionName), basår \(years.lowerBound). Vikter: \(activity.source)",
            deviation: uncertainty == nil ? nil : spread)
        self.used = used
        self.unused = unused
        isAssumption = activity.isAssumption
    }

    private static func arePossible(_ weights: [AgeWeight]) -> Bool {
        let sorted = weights.sorted { $0.group.lower < $1.group.lower }
        for (band, next) in zip(sorted, sorted.dropFirst()) {
            guard let upper = band.group.upper, upper < next.group.lower else { return false }
        }
        return weights.allSatisfy { weight in
            weight.weight >= 0 && weight.weight <= 1e9 && weight.group.lower >= 0
                && (weight.group.upper.map { $0 >= weight.group.lower } ?? true)
        }
    }
}

extension PopulationTable {
    /// Whether age groups of the table, put together, are exactly the ages of `band`.
    public func covers(_ band: AgeGroup) -> Bool {
        var next = band.lower
        for group in ageGroups where group.lower >= band.lower {
            guard group.lower == next else { return false }
            guard let upper = group.upper else { return band.upper == nil }
            if upper == band.upper { return true }
            if let end = band.upper, upper > end { return false }
            guard upper < Int.max else { return false }
            next = upper + 1
        }
        return false
    }
}
