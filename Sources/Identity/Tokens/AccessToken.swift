/// A token for programs: `fsn_`, 43 characters of secret and 6 of checksum.
///
/// The prefix and the checksum let scanners that look for leaked secrets recognise one without asking, and let a mistyped
/// one be refused without a look in the store. The checksum is no secret: the first 36 bits of SHA-256 of what stands before.
public struct AccessToken: Hashable, Sendable {
    /// What every access token begins with.
    public static let prefix = "fsn_"
    /// Characters of a whole token.
    public static let length = 53

    private let secret: SecretToken

    /// Draws a new token.
    public init() {
        secret = SecretToken()
    }

    /// Reads what somebody sent; nil when it cannot be an access token.
    public init?(text: String) {
        guard text.utf8.count == Self.length, text.hasPrefix(Self.prefix),
            let secret = SecretToken(text: String(text.dropFirst(Self.prefix.count).dropLast(6)))
        else { return nil }
        self.secret = secret
        guard isSameSecret(self.text, text) else { return nil }
    }

    /// The whole token. It is shown once, when it is made.
    public var text: String {
        let body = Self.prefix + secret.text
        return body + Self.checksum(of: body)
    }

    /// SHA-256 of the whole text, as 64 hexadecimal digits: what is stored and looked up.
    public var digest: String { hexDigest(of: text) }

    /// Whether this is the token with a stored digest, in constant time.
    public func matches(digest: String) -> Bool {
        isSameSecret(self.digest, digest)
    }

    /// The first characters, which tell one's tokens apart in a list without giving them away.
    public var visibleStart: String { String(text.prefix(10)) }

    private static func checksum(of body: String) -> String {
        String(Base64URL.text(of: digestBytes(of: body)).prefix(6))
    }
}

extension AccessToken: CustomStringConvertible, CustomReflectable {
    /// Hidden but for the start, so that a secret does not end in a log.
    public var description: String { "AccessToken(\(visibleStart)…)" }
    /// Hidden, for the same reason.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
