public import WorkforceModel

/// How far one profession's need may miss because the volumes that it follows do.
///
/// A volume made from a population states how far such projections have missed. The errors of the volumes that a profession
/// follows are taken to go together, so their deviations add up, weighted as the need weighs the volumes. What follows
/// anything else takes the assumption of ``NeedError``.
public struct NeedDeviation: Sendable, Equatable {
    /// Relative standard deviation from volumes with a measured error, one entry a year.
    public let measured: [Double]
    /// Share of the need without a measured error, 0…1, one entry a year.
    public let assumedShare: [Double]

    /// A need of which nothing has been measured.
    public init(assumedFor yearCount: Int) {
        measured = [Double](repeating: 0, count: yearCount)
        assumedShare = [Double](repeating: 1, count: yearCount)
    }

    /// The deviation of a profession's need.
    ///
    /// - Parameters:
    ///   - volumes: the series that the driver's shares point at.
    ///   - yearCount: number of years, the base year included.
    public init(_ driver: NeedDriver, volumes: [VolumeSeries], yearCount: Int) {
        guard case .volumes(let shares) = driver,
            shares.contains(where: { volumes.indices.contains($0.series) && volumes[$0.series].deviation != nil })
        else {
            self.init(assumedFor: yearCount)
            return
        }
        var measured: [Double] = []
        var assumedShare: [Double] = []
        for year in 0..<yearCount {
            var (whole, spread, unmeasured) = (0.0, 0.0, 0.0)
            for share in shares where volumes.indices.contains(share.series) {
                let series = volumes[share.series]
                let part = share.share * (series.index.indices.contains(year) ? series.index[year] : 0)
                whole += part
                if let deviation = series.deviation {
                    let value = deviation.indices.contains(year) ? deviation[year] : deviation.last ?? 0
                    spread += part * (value > 0 && value.isFinite ? value : 0)
                } else {
                    unmeasured += part
                }
            }
            measured.append(whole > 0 ? spread / whole : 0)
            assumedShare.append(whole > 0 ? unmeasured / whole : 0)
        }
        self.init(measured: measured, assumedShare: assumedShare)
    }

    private init(measured: [Double], assumedShare: [Double]) {
        self.measured = measured
        self.assumedShare = assumedShare
    }

    /// Whether all of the need follows volumes with a measured error.
    public var isMeasured: Bool { assumedShare.allSatisfy { $0 == 0 } }

    /// The relative standard deviation at position `year` from the base year.
    public func deviation(in year: Int, assumed: NeedError) -> Double {
        guard measured.indices.contains(year) else { return assumed.deviation(in: year) }
        return measured[year] + assumedShare[year] * assumed.deviation(in: year)
    }
}
