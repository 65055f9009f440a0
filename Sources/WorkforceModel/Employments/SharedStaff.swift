/// Persons who are employed by several employers on the same day, as one of the employers sees them.
public struct SharedStaff: Sendable, Equatable {
    /// The employer.
    public var employer: Int64
    /// Its monthly-paid persons who have a monthly employment with another employer too.
    public var persons: Int
    /// Their agreed employment with this employer, full-time equivalents.
    public var fullTimeEquivalents: Double

    /// Shared staff from their parts.
    public init(employer: Int64, persons: Int, fullTimeEquivalents: Double) {
        self.employer = employer
        self.persons = persons
        self.fullTimeEquivalents = fullTimeEquivalents
    }
}
