/// A body in which organisations meet: a network, a council, a steering group. It is an organisation of the tree with members
/// that stay independent of it.
public struct Forum: Sendable, Hashable, Identifiable {
    /// The organisation that the forum is.
    public var id: Int64
    /// Whether it may decide. Without a mandate it prepares, and lifts what is to be decided to ``higherForumID``.
    public var hasMandate: Bool
    /// The forum that matters are lifted to; nil when none is known.
    public var higherForumID: Int64?
    /// Organisations that are or have been members.
    public var members: [Membership]
    /// What it has been told to do, and by whom; nil when nothing is written.
    public var charter: Charter?

    /// A forum from its parts.
    public init(
        id: Int64, hasMandate: Bool, higherForumID: Int64? = nil, members: [Membership] = [], charter: Charter? = nil
    ) {
        self.id = id
        self.hasMandate = hasMandate
        self.higherForumID = higherForumID
        self.members = members
        self.charter = charter
    }

    /// The organisations that are members on a day, in the order they were entered.
    public func members(on day: Day) -> [Int64] {
        members.filter { $0.holds(on: day) }.map(\.organisationID)
    }
}

/// An organisation's membership of a forum.
public struct Membership: Sendable, Hashable, Codable {
    /// The member.
    public var organisationID: Int64
    /// First day; nil means always.
    public var from: Day?
    /// Last day; nil means until further notice.
    public var to: Day?

    /// A membership from its parts.
    public init(_ organisationID: Int64, from: Day? = nil, to: Day? = nil) {
        self.organisationID = organisationID
        self.from = from
        self.to = to
    }

    /// Whether it holds on a day.
    public func holds(on day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) }
}

/// What a forum has been told to do (uppdragshandling).
public struct Charter: Sendable, Hashable, Codable {
    /// Who decided it, in words.
    public var giver: String
    /// What comes first, in order.
    public var priorities: [String]
    /// First day.
    public var from: Day
    /// Last day; nil means until further notice.
    public var to: Day?

    /// A charter from its parts.
    public init(giver: String, priorities: [String], from: Day, to: Day? = nil) {
        self.giver = giver
        self.priorities = priorities
        self.from = from
        self.to = to
    }
}
