/// Somebody who can sign in, or whose place in the organisation is known.
public struct Account: Sendable, Hashable, Identifiable {
    /// Identity in the store.
    public var id: Int64
    /// Name as shown and logged.
    public var name: String
    /// What is typed to sign in; unique without regard to case.
    public var signInName: String
    /// Address for contact; nil when not stated.
    public var email: String?
    /// Whether the person's identity is protected: the name is then shown only to those who set up rights.
    public var isProtected: Bool
    /// The employer's register person, when the account is tied to one.
    public var personID: Int64?
    /// Whether it belongs to the demonstration.
    public var isDemonstration: Bool
    /// When it was closed, in UTC; nil while it can be used.
    public var closedAt: String?
    /// Sessions begun before this time (UTC) no longer hold; empty when all do.
    public var sessionsFrom: String

    /// An account from its parts.
    public init(
        id: Int64, name: String, signInName: String, email: String? = nil, isProtected: Bool = false,
        personID: Int64? = nil, isDemonstration: Bool = false, closedAt: String? = nil, sessionsFrom: String = ""
    ) {
        self.id = id
        self.name = name
        self.signInName = signInName
        self.email = email
        self.isProtected = isProtected
        self.personID = personID
        self.isDemonstration = isDemonstration
        self.closedAt = closedAt
        self.sessionsFrom = sessionsFrom
    }
}
