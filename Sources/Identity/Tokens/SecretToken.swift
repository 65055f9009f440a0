/// A secret of 256 random bits, as text for a cookie or a link that is used once.
///
/// What is stored is the ``digest``, from which the token cannot be found; what is held by the user is the ``text``. Since
/// the secret is random, a plain SHA-256 is enough.
public struct SecretToken: Hashable, Sendable {
    /// 43 characters of base64url.
    public let text: String

    /// Draws a new secret.
    public init() {
        text = Base64URL.text(of: secretBytes(32))
    }

    /// Reads what somebody sent; nil when it cannot be a token.
    public init?(text: String) {
        guard text.utf8.count == 43, Base64URL.bytes(of: text)?.count == 32 else { return nil }
        self.text = text
    }

    /// SHA-256 of the text, as 64 hexadecimal digits: what is stored and looked up.
    public var digest: String { hexDigest(of: text) }

    /// Whether this is the token with a stored digest, in constant time.
    public func matches(digest: String) -> Bool {
        isSameSecret(self.digest, digest)
    }

    /// Whether two tokens are the same, in constant time.
    public static func == (first: Self, second: Self) -> Bool {
        isSameSecret(first.text, second.text)
    }
}

extension SecretToken: CustomStringConvertible, CustomReflectable {
    /// Hidden, so that a secret does not end in a log.
    public var description: String { "SecretToken(hidden)" }
    /// Hidden, for the same reason.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
