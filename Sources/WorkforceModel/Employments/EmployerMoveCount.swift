/// How many persons left one employer and were employed by another in the same profession.
public struct EmployerMoveCount: Sendable, Equatable {
    /// Profession at both employers.
    public var profession: Int64
    /// The employer left.
    public var from: Int64
    /// The employer that hired.
    public var to: Int64
    /// Persons over the days counted.
    public var persons: Int

    /// A count from its parts.
    public init(profession: Int64, from: Int64, to: Int64, persons: Int) {
        self.profession = profession
        self.from = from
        self.to = to
        self.persons = persons
    }
}
