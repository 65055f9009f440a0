/// A kind of decision that an appointment may carry, up to limits; beyond them the question goes upwards.
public struct Mandate: Sendable, Hashable, Codable {
    /// What may be decided.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// Lending staff to another unit.
        case lending
        /// Filling a vacancy.
        case vacancy
        /// Extra pay, bonuses and other terms.
        case terms
        /// Hiring from an agency.
        case agency
        /// Overtime.
        case overtime
        /// Deciding a measure.
        case measure
        /// Answering for the organisation to other employers.
        case answer
    }

    /// What may be decided.
    public var kind: Kind
    /// Most days it may concern; nil means no limit.
    public var days: Int?
    /// Highest amount; nil means no limit.
    public var amount: Ore?

    /// A mandate from its parts.
    public init(_ kind: Kind, days: Int? = nil, amount: Ore? = nil) {
        self.kind = kind
        self.days = days
        self.amount = amount
    }

    /// Whether a decision of this size may be made by it.
    public func covers(_ kind: Kind, days: Int? = nil, amount: Ore? = nil) -> Bool {
        guard kind == self.kind else { return false }
        if let limit = self.days, let days, days > limit { return false }
        if let limit = self.amount, let amount, amount > limit { return false }
        return true
    }
}
