internal import Foundation
internal import Outbound

/// A provider that users may sign in at, as it is set up (OpenID Connect, authorization code with PKCE).
public struct OpenIDProvider: Hashable, Sendable {
    /// Which claims hold what. Providers differ most in what they call the groups.
    public struct ClaimNames: Hashable, Sendable {
        /// The name to show.
        public let name: String
        /// The e-mail address.
        public let email: String
        /// The groups: an array of texts, or one text.
        public let groups: String

        /// Names of claims; the ones of the standard when nothing is said.
        public init(name: String = "name", email: String = "email", groups: String = "groups") {
            self.name = name
            self.email = email
            self.groups = groups
        }
    }

    /// The provider's name for itself, exactly as in its tokens.
    public let issuer: String
    /// Our name at the provider.
    public let clientID: String
    /// Our secret at the provider.
    public let clientSecret: String
    /// Where the provider sends the user back, exactly as registered there.
    public let redirectAddress: String
    /// What is asked for; `openid` is always among them.
    public let scopes: [String]
    /// Which claims hold what.
    public let claimNames: ClaimNames
    /// Hosts of the provider: that of the issuer, and those that are given.
    public let hosts: Set<String>

    /// A provider.
    ///
    /// - Parameter otherHosts: hosts besides the issuer's that its addresses may lead to.
    /// - Throws: ``OpenIDFault/badIssuer(_:)`` when the issuer is no https address (http for this machine) without query.
    public init(
        issuer: String, clientID: String, clientSecret: String, redirectAddress: String,
        scopes: [String] = ["openid", "profile", "email"], claimNames: ClaimNames = ClaimNames(),
        otherHosts: [String] = []
    ) throws(OpenIDFault) {
        guard let host = Self.host(of: issuer), !issuer.contains("?"), !issuer.contains("#") else {
            throw .badIssuer(issuer)
        }
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.redirectAddress = redirectAddress
        self.scopes = scopes.contains("openid") ? scopes : ["openid"] + scopes
        self.claimNames = claimNames
        self.hosts = Set(([host] + otherHosts).map { $0.lowercased() })
    }

    /// Where the provider tells of itself.
    var discoveryAddress: String {
        (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
    }

    /// Whether an address is one of the provider's.
    func owns(_ address: String) -> Bool {
        Self.host(of: address).map(hosts.contains) ?? false
    }

    /// The host of an address that users and we may be sent to; nil for others.
    private static func host(of address: String) -> String? {
        guard let url = URL(string: address, encodingInvalidCharacters: false),
            url.user(percentEncoded: true) == nil, let host = url.host(percentEncoded: true)?.lowercased(),
            url.scheme == "https" || (url.scheme == "http" && AllowedHosts.isLoopback(host))
        else { return nil }
        return host
    }
}

extension OpenIDProvider: CustomStringConvertible, CustomReflectable {
    /// Without the secret, so that it does not end in a log.
    public var description: String { "OpenIDProvider(\(issuer), \(clientID))" }
    /// Hidden, for the same reason.
    public var customMirror: Mirror { Mirror(self, children: ["issuer": issuer, "clientID": clientID]) }
}
