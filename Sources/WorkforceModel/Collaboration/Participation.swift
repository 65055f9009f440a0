/// A share of a forum's members: who was present, who takes part in a joint goal, who has delivered.
public struct Participation: Sendable, Equatable {
    /// Members counted, in the order of the forum.
    public let taking: [Int64]
    /// Members not counted, in that order.
    public let missing: [Int64]

    /// The members that `isTaking` says, and the others.
    public init(_ members: [Int64], _ isTaking: (Int64) -> Bool) {
        taking = members.filter(isTaking)
        missing = members.filter { !isTaking($0) }
    }

    /// Members in all.
    public var total: Int { taking.count + missing.count }

    /// The share, 0…1; nil without members.
    public var share: Double? { total == 0 ? nil : Double(taking.count) / Double(total) }
}

/// Where a member stands on a joint action.
public enum JointStatus: String, Sendable, CaseIterable, Codable {
    /// Done.
    case done
    /// Decided and not yet done.
    case decided
    /// Not done.
    case notDone
    /// The member has said that it stands outside.
    case outside
}
