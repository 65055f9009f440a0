/// Who acts as what, where and when. An appointment without a person is vacant.
public struct Appointment: Sendable, Hashable, Identifiable {
    /// Identity in the store.
    public var id: Int64
    /// The account that holds it; nil while vacant.
    public var accountID: Int64?
    /// The organisation; nil means the installation as a whole.
    public var organisationID: Int64?
    /// Key of the role.
    public var roleID: String
    /// What the holder may decide.
    public var mandates: [Mandate]
    /// Share of full time set aside for it, 0…1; nil when not stated.
    public var degree: Double?
    /// First day.
    public var from: Day
    /// Last day; nil means until further notice.
    public var to: Day?

    /// An appointment from its parts.
    public init(
        id: Int64, accountID: Int64?, organisationID: Int64?, roleID: String, mandates: [Mandate] = [],
        degree: Double? = nil, from: Day, to: Day? = nil
    ) {
        self.id = id
        self.accountID = accountID
        self.organisationID = organisationID
        self.roleID = roleID
        self.mandates = mandates
        self.degree = degree
        self.from = from
        self.to = to
    }

    /// Whether it holds on a day.
    public func holds(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}
