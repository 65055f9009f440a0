/// Employments as columns, the form that engines scan and segments store. All arrays have the same length.
public struct EmploymentColumns: Sendable, Equatable {
    /// Dense person number within the employer, 0…personCount−1; rows of one person need not be adjacent.
    public var person: [Int32] = []
    /// Year of birth.
    public var birthYear: [Int16] = []
    /// ``Sex`` raw value.
    public var sex: [UInt8] = []
    /// Organisation identity in the store.
    public var organisation: [Int32] = []
    /// Profession identity in the store.
    public var profession: [Int32] = []
    /// 0 monthly, 1 hourly.
    public var form: [UInt8] = []
    /// Employment rate in 1/10 000.
    public var rate: [UInt16] = []
    /// First day (``Day/number``).
    public var from: [Int32] = []
    /// Last day (``Day/number``), `Int32.max` while the employment lasts.
    public var to: [Int32] = []
    /// Position in ``ExitReason/allCases`` plus 1; 0 when not stated.
    public var exitReason: [UInt8] = []
    /// Share of paid time absent in 1/10 000; `UInt16.max` when not stated.
    public var absence: [UInt16] = []

    /// No rows.
    public init() {}

    /// Number of rows.
    public var count: Int { from.count }

    /// Makes room for `count` rows.
    public mutating func reserveCapacity(_ count: Int) {
        person.reserveCapacity(count)
        birthYear.reserveCapacity(count)
        sex.reserveCapacity(count)
        organisation.reserveCapacity(count)
        profession.reserveCapacity(count)
        form.reserveCapacity(count)
        rate.reserveCapacity(count)
        from.reserveCapacity(count)
        to.reserveCapacity(count)
        exitReason.reserveCapacity(count)
        absence.reserveCapacity(count)
    }

    /// Adds one employment.
    public mutating func append(_ employment: Employment, person number: Int32) {
        person.append(number)
        birthYear.append(Int16(clamping: employment.birthYear))
        sex.append(employment.sex.rawValue)
        organisation.append(Int32(clamping: employment.organisationID))
        profession.append(Int32(clamping: employment.professionID))
        form.append(employment.form == .monthly ? 0 : 1)
        rate.append(UInt16(min(max(employment.rate, 0), 1) * 10_000 + 0.5))
        from.append(employment.from.number)
        to.append(employment.to?.number ?? .max)
        exitReason.append(
            employment.exitReason.flatMap { ExitReason.allCases.firstIndex(of: $0) }.map { UInt8($0 + 1) } ?? 0)
        absence.append(employment.absenceShare.map { UInt16(min(max($0, 0), 1) * 10_000 + 0.5) } ?? .max)
    }
}
