/// What an outcome measures. Raw values are the names in the store.
public enum Indicator: String, Sendable, Codable, CaseIterable {
    /// Vacant positions that the employer wants to fill.
    case vacancies
    /// Persons who lack the training that their profession demands.
    case withoutRequiredTraining

    /// The largest count taken in; more is a slip of the pen.
    public static let mostCounted = 100_000.0
    /// The first day taken in.
    public static let firstDay = Day(number: 10_957)  // 2000-01-01
}

/// Which figure: an indicator of a profession in an organisation on a day.
public struct ObservationKey: Sendable, Hashable, Codable {
    /// The employer or the unit.
    public var organisationID: Int64
    /// The profession.
    public var professionID: Int64
    /// What is measured.
    public var indicator: Indicator
    /// The day it speaks of.
    public var day: Day

    /// A key from its parts.
    public init(organisationID: Int64, professionID: Int64, indicator: Indicator, day: Day) {
        self.organisationID = organisationID
        self.professionID = professionID
        self.indicator = indicator
        self.day = day
    }
}

/// An outcome that was delivered or typed; what can be computed is never one.
public struct Observation: Sendable, Equatable {
    /// Which figure.
    public var key: ObservationKey
    /// The count.
    public var value: Double
    /// Name of the delivered file; nil when typed.
    public var file: String?
    /// When it was taken in, UTC.
    public var recordedAt: String

    /// An observation from its parts.
    public init(key: ObservationKey, value: Double, file: String?, recordedAt: String) {
        self.key = key
        self.value = value
        self.file = file
        self.recordedAt = recordedAt
    }
}

/// One figure as it was when a change began and as it becomes; nil means not delivered.
public struct ObservationChange: Sendable, Equatable {
    /// Which figure.
    public var key: ObservationKey
    /// The value the change began from.
    public var before: Double?
    /// The value it becomes.
    public var after: Double?

    /// A change from its parts.
    public init(key: ObservationKey, before: Double?, after: Double?) {
        self.key = key
        self.before = before
        self.after = after
    }
}
