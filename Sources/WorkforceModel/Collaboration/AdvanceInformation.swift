/// A decision that an employer plans and tells the others beforehand.
public struct PlannedDecision: Sendable, Hashable, Codable {
    /// What is planned.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// Bonus or extra pay.
        case bonus
        /// Hours, such as weekend work or shorter weeks.
        case hours
        /// Roster or weekend schedule.
        case roster
        /// Pay for a group.
        case pay
        /// Recruiting or hiring from agencies.
        case recruitment
        /// Opening, moving or closing a service.
        case service
        /// Something else.
        case other
    }

    /// What is planned.
    public var kind: Kind
    /// The day it is to be decided.
    public var decisionDay: Day
    /// The day it takes effect; nil when it is not known.
    public var effectDay: Day?

    /// A planned decision from its parts.
    public init(_ kind: Kind, decisionDay: Day, effectDay: Day? = nil) {
        self.kind = kind
        self.decisionDay = decisionDay
        self.effectDay = effectDay
    }

    /// Days from the telling to the decision; 0 or less when it was told too late to be answered.
    public func leadTime(toldOn day: Day) -> Int { Int(decisionDay.number - day.number) }
}
