/// How an employee is paid.
public enum EmploymentForm: String, Sendable, CaseIterable, Codable {
    case monthly
    case hourly
}

/// Why an employment ended.
public enum ExitReason: String, Sendable, CaseIterable, Codable {
    case retirement
    case ownRequest
    case fixedTermEnd
    case internalMove
    case death
    case disability
    case redundancy
    case other
}

/// One employment of one person: a period with one unit, profession and rate.
public struct Employment: Sendable, Hashable, Codable {
    /// Pseudonym of the person, stable within the employer.
    public var person: String
    /// Year of birth.
    public var birthYear: Int
    /// Sex.
    public var sex: Sex
    /// Organisation the employment belongs to.
    public var organisationID: Int64
    /// Profession of the employment.
    public var professionID: Int64
    /// Monthly or hourly pay.
    public var form: EmploymentForm
    /// Agreed employment rate, 0 < rate ≤ 1.
    public var rate: Double
    /// First day.
    public var from: Day
    /// Last day; nil while it lasts.
    public var to: Day?
    /// Reason for the end; nil while it lasts or when not stated.
    public var exitReason: ExitReason?
    /// Share of paid time absent, 0…1; nil when not stated.
    public var absenceShare: Double?

    /// An employment from its parts.
    public init(
        person: String, birthYear: Int, sex: Sex, organisationID: Int64, professionID: Int64, form: EmploymentForm,
        rate: Double, from: Day, to: Day? = nil, exitReason: ExitReason? = nil, absenceShare: Double? = nil
    ) {
        self.person = person
        self.birthYear = birthYear
        self.sex = sex
        self.organisationID = organisationID
        self.professionID = professionID
        self.form = form
        self.rate = rate
        self.from = from
        self.to = to
        self.exitReason = exitReason
        self.absenceShare = absenceShare
    }
}
