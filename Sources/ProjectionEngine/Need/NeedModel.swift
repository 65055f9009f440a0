public import WorkforceModel

/// The need half of an input, compiled into flat arrays: what every scenario starts from.
///
/// Arrays with one entry per profession and year are row-major: `profession · years + year`.
public struct NeedModel: Sendable, Equatable {
    /// First and last year.
    public let years: ClosedRange<Int>
    /// Profession names in the order of the input.
    public let professions: [String]
    /// Need at the base year, heads, per profession.
    public let base: [Double]
    /// Volume of work against the base year, per profession and year; 1 at the base year.
    public let volume: [Double]
    /// Mean employment rate per profession; nil when not stated.
    public let employmentRate: [Double?]
    /// Sick share of paid time per profession; nil when not stated.
    public let sickLeaveShare: [Double?]

    /// The most persons a profession can need, as many as a simulation counts.
    static let mostPersons = 1e8

    /// Number of professions.
    public var professionCount: Int { professions.count }
    /// Number of years, the base year included.
    public var yearCount: Int { years.count }

    /// Compiles the need half of `input`.
    ///
    /// - Throws: ``ProjectionFault`` for a name used twice, an array without one entry a year, a share that points at no
    ///   series, or a figure outside its range.
    public init(_ input: ProjectionInput) throws(ProjectionFault) {
        guard input.years.lowerBound >= 1900, input.years.upperBound <= 2200 else {
            throw ProjectionFault(
                code: .outOfRange, subject: nil, field: "years", value: Double(input.years.upperBound))
        }
        let count = input.years.count
        var names: Set<String> = []
        for series in input.volumes {
            try Self.check(series.index, count: count, subject: series.name, field: "index")
        }
        var volume: [Double] = []
        volume.reserveCapacity(input.professions.count * count)
        for profession in input.professions {
            let name = profession.name
            guard names.insert(name).inserted else {
                throw ProjectionFault(code: .duplicateProfession, subject: name, field: "name")
            }
            guard profession.baseNeed.isFinite, profession.baseNeed >= 0 else {
                throw ProjectionFault(
                    code: .outOfRange, subject: name, field: "baseNeed", value: profession.baseNeed)
            }
            try Self.checkShare(profession.employmentRate, above: 0, subject: name, field: "employmentRate")
            try Self.checkShare(profession.sickLeaveShare, below: 1, subject: name, field: "sickLeaveShare")
            let index = try Self.index(of: profession, volumes: input.volumes, count: count)
            if let year = index.firstIndex(where: { !(profession.baseNeed * $0 <= Self.mostPersons) }) {
                throw ProjectionFault(
                    code: .outOfRange, subject: name, field: "need", position: year,
                    value: profession.baseNeed * index[year])
            }
            volume += index
        }
        self.years = input.years
        self.professions = input.professions.map(\.name)
        self.base = input.professions.map(\.baseNeed)
        self.volume = volume
        self.employmentRate = input.professions.map(\.employmentRate)
        self.sickLeaveShare = input.professions.map(\.sickLeaveShare)
    }

    /// The need when nothing changes: base × volume, heads, per profession and year, unrounded.
    public var unchanged: [Double] {
        var need = volume
        for profession in 0..<professionCount {
            for year in 0..<yearCount { need[profession * yearCount + year] *= base[profession] }
        }
        return need
    }

    /// One profession's volume index, one entry a year.
    private static func index(
        of profession: ProfessionInput, volumes: [VolumeSeries], count: Int
    ) throws(ProjectionFault) -> [Double] {
        switch profession.driver {
        case .index(let index):
            try check(index, count: count, subject: profession.name, field: "index")
            return index
        case .growth(let perYear):
            guard perYear.isFinite, perYear > -1 else {
                throw ProjectionFault(code: .outOfRange, subject: profession.name, field: "growth", value: perYear)
            }
            var index = [Double](repeating: 1, count: count)
            for year in 1..<max(count, 1) { index[year] = index[year - 1] * (1 + perYear) }
            return index
        case .volumes(let shares):
            var index = [Double](repeating: 0, count: count)
            for share in shares {
                guard volumes.indices.contains(share.series) else {
                    throw ProjectionFault(
                        code: .unknownRow, subject: profession.name, field: "volumes", value: Double(share.series))
                }
                guard share.share.isFinite, share.share >= 0 else {
                    throw ProjectionFault(
                        code: .outOfRange, subject: profession.name, field: "share", value: share.share)
                }
                for year in 0..<count { index[year] += share.share * volumes[share.series].index[year] }
            }
            let total = shares.reduce(0) { $0 + $1.share }
            guard abs(total - 1) < 1e-6 else {
                throw ProjectionFault(code: .outOfRange, subject: profession.name, field: "share", value: total)
            }
            return index
        }
    }

    private static func check(
        _ index: [Double], count: Int, subject: String, field: String
    ) throws(ProjectionFault) {
        guard index.count == count else {
            throw ProjectionFault(code: .wrongLength, subject: subject, field: field, value: Double(index.count))
        }
        for (position, value) in index.enumerated() where !(value.isFinite && value >= 0) {
            throw ProjectionFault(
                code: .outOfRange, subject: subject, field: field, position: position, value: value)
        }
    }

    /// A stated share must lie in 0…1, without the end that would make a head do no work at all.
    private static func checkShare(
        _ share: Double?, above low: Double? = nil, below high: Double? = nil, subject: String, field: String
    ) throws(ProjectionFault) {
        guard let share else { return }
        let inside = share >= 0 && share <= 1 && low.map { share > $0 } ?? true && high.map { share < $0 } ?? true
        guard inside else {
            throw ProjectionFault(code: .outOfRange, subject: subject, field: field, value: share)
        }
    }
}
