public import WorkforceModel

/// Graduates of one education who reach the employers of its area, one entry a year; nil where unknown.
public struct SupplySeries: Sendable, Equatable {
    /// The receiving profession.
    public var profession: String
    /// The area the figures concern.
    public var area: String
    /// Graduates without levers.
    public var unchanged: [Double?]
    /// Graduates with levers.
    public var changed: [Double?]
    /// Source as printed.
    public var source: String
}

extension ProjectionInput {
    /// Supply per education under `levers`. A lever adds its graduates from its first year plus the lag, in ramp; it is
    /// shared equally when several educations supply the profession. It moves supply only, never need.
    public func supply(levers: [Lever] = []) -> [SupplySeries] {
        education.map { education in
            let receivers = Double(self.education.count { $0.profession == education.profession })
            let changed = education.graduates.enumerated().map { position, graduates -> Double? in
                guard let graduates else { return nil }
                var extra = 0.0
                for lever in levers where lever.kind == .educationSupply && lever.hasEffect {
                    guard lever.profession == education.profession else { continue }
                    let phase = lever.phase(in: years.lowerBound + position, baseYear: years.lowerBound)
                    extra += lever.value * phase / receivers
                }
                return max(0, graduates + extra)
            }
            return SupplySeries(
                profession: education.profession, area: education.area, unchanged: education.graduates,
                changed: changed, source: education.source)
        }
    }
}

/// Graduates against yearly need within one area.
public struct SupplyCoverage: Sendable, Equatable {
    /// Graduates a year.
    public var graduates: Double
    /// Need of new staff a year.
    public var need: Double

    /// Coverage of a yearly need by graduates of the same area.
    public init(graduates: Double, need: Double) {
        self.graduates = graduates
        self.need = need
    }

    /// Graduates missing a year; negative is a surplus.
    public var missing: Double { need - graduates }
    /// Share covered, 0…; nil without need.
    public var share: Double? { need > 0 ? graduates / need : nil }
}

/// What digitalisation could free.
public enum DigitalisationPotential {
    /// Share of all work freed when the administrative share of it falls by `reduction` (0,5 = halved): the size of a
    /// digitalisation lever. Shares outside 0…1 are cut to it.
    public static func share(administrative: Double, reduction: Double) -> Double {
        min(max(administrative, 0), 1) * min(max(reduction, 0), 1)
    }
}
