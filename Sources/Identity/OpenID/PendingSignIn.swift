/// A sign-in that has been sent to the provider and not come back. The caller stores it under the digest of its ``state``, bound
/// to the browser, takes it away when the answer comes (it is used once), and clears out old ones.
public struct PendingSignIn: Hashable, Codable, Sendable {
    /// What the answer must bring back.
    public let state: String
    /// What the ID token must hold.
    public let nonce: String
    /// What proves at the exchange that it was we who asked (PKCE, RFC 7636).
    public let codeVerifier: String
    /// Where the user wanted to go: a path of ours.
    public let returnPath: String
    /// When it was begun.
    public let madeAt: UnixTime

    /// Seconds that a sign-in may take.
    public static let lifetime = 600

    /// Begins a sign-in.
    ///
    /// - Parameter returnPath: a path of ours; anything else becomes `/`.
    public init(returnPath: String, now: UnixTime) {
        state = SecretToken().text
        nonce = SecretToken().text
        codeVerifier = SecretToken().text
        self.returnPath = Self.isLocal(returnPath) ? returnPath : "/"
        madeAt = now
    }

    /// What is sent in place of the verifier: SHA-256 as base64url (method S256).
    var codeChallenge: String { Base64URL.text(of: digestBytes(of: codeVerifier)) }

    /// Refuses an answer that belongs to another sign-in or comes too late.
    func check(state answered: String?, now: UnixTime) throws(OpenIDFault) {
        guard let answered, isSameSecret(answered, state) else { throw .otherSignIn }
        guard (madeAt - IDTokenVerifier.clockSkew...madeAt + Self.lifetime).contains(now) else { throw .tooLate }
    }

    /// Whether a path stays with us: `//host` and `/\host` lead away.
    private static func isLocal(_ path: String) -> Bool {
        path.utf8.count <= 2_000 && path.hasPrefix("/") && !path.hasPrefix("//") && !path.contains("\\")
            && path.utf8.allSatisfy { (0x21...0x7e).contains($0) }
    }
}

extension PendingSignIn: CustomStringConvertible, CustomReflectable {
    /// Hidden, so that secrets do not end in a log.
    public var description: String { "PendingSignIn(hidden)" }
    /// Hidden, for the same reason.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What the provider sends back with the user, as it stands in the query.
public struct SignInAnswer: Hashable, Sendable {
    /// `state`.
    public let state: String?
    /// `code`.
    public let code: String?
    /// `error`.
    public let error: String?
    /// `iss` (RFC 9207).
    public let issuer: String?

    /// An answer.
    public init(state: String?, code: String?, error: String? = nil, issuer: String? = nil) {
        self.state = state
        self.code = code
        self.error = error
        self.issuer = issuer
    }
}

/// A sign-in that was confirmed by the provider.
public struct ConfirmedSignIn: Hashable, Sendable {
    /// Who it is.
    public let claims: IdentityClaims
    /// The token itself, which the provider wants to see when the user signs out.
    public let idToken: String
    /// Where the user wanted to go.
    public let returnPath: String
}
