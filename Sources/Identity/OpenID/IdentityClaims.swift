/// Who a provider says that somebody is. The subject with the issuer is what an account is bound to: names and e-mail
/// addresses change hands.
public struct IdentityClaims: Hashable, Sendable {
    /// The provider.
    public let issuer: String
    /// The person's identifier at the provider, never given to anybody else there.
    public let subject: String
    /// The name to show.
    public let name: String?
    /// The e-mail address.
    public let email: String?
    /// Whether the provider says that it has checked the address.
    public let isEmailVerified: Bool
    /// The groups that the provider tells of.
    public let groups: [String]
    /// The provider's session, for signing out.
    public let session: String?

    /// Claims by hand, for those who test what reads them.
    public init(
        issuer: String, subject: String, name: String? = nil, email: String? = nil, isEmailVerified: Bool = false,
        groups: [String] = [], session: String? = nil
    ) {
        self.issuer = issuer
        self.subject = subject
        self.name = name
        self.email = email
        self.isEmailVerified = isEmailVerified
        self.groups = groups
        self.session = session
    }
}
