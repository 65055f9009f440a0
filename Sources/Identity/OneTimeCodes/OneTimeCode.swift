internal import Crypto
internal import Foundation

/// The second factor: codes of six digits that change every 30 seconds (TOTP, RFC 6238 with HMAC-SHA-1, which is what the
/// authenticators that people have can do).
public struct OneTimeCode: Sendable {
    /// Seconds that a code is shown.
    public static let stepSeconds = 30
    private static let digits = 6
    /// Steps before and after now whose codes are taken too, for clocks that differ and fingers that are slow.
    private static let window = 1

    private let secret: [UInt8]

    /// Draws a new secret of 160 bits.
    public init() {
        secret = secretBytes(20)
    }

    /// A stored secret; nil when the text is not base32 of 16–64 bytes.
    public init?(base32: String) {
        guard let secret = Base32.bytes(of: base32), (16...64).contains(secret.count) else { return nil }
        self.secret = secret
    }

    /// The secret as base32: what is stored, and what is typed where no picture can be read.
    public var base32: String { Base32.text(of: secret) }

    /// The step that a time falls in.
    public static func step(at time: UnixTime) -> Int {
        max(0, time) / stepSeconds
    }

    /// The code of a step (RFC 4226, section 5.3).
    public func code(step: Int) -> String {
        var counter = [UInt8](repeating: 0, count: 8)
        for index in 0..<8 { counter[index] = UInt8(truncatingIfNeeded: step >> (8 * (7 - index))) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 15)
        let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7fff_ffff
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digits - text.count) + text
    }

    /// The step of a typed code, to be stored as the last one used; nil when the code is refused.
    ///
    /// - Parameters:
    ///   - typed: what the user typed; spaces are passed over.
    ///   - lastUsedStep: the step of the latest code that was taken. A code of that step or an earlier one is refused, so that
    ///     nobody who saw a code can use it again.
    public func acceptedStep(typed: String, now: UnixTime, lastUsedStep: Int?) -> Int? {
        guard typed.utf8.count <= 32 else { return nil }
        let typed = typed.filter { !$0.isWhitespace }
        guard typed.utf8.count == Self.digits else { return nil }
        let current = Self.step(at: now)
        var accepted: Int?
        for step in max(0, current - Self.window)...current + Self.window {
            let isSame = isSameSecret(code(step: step), typed)
            if isSame, accepted == nil, step > lastUsedStep ?? -1 { accepted = step }
        }
        return accepted
    }

    /// The `otpauth` address that an authenticator reads from a picture.
    ///
    /// - Parameter account: the account's name, shown in the authenticator.
    public func address(account: String, issuer: String = "Framsyn") -> String {
        let label = [issuer, account].map(Self.escaped).joined(separator: ":")
        return "otpauth://totp/\(label)?secret=\(base32)&issuer=\(Self.escaped(issuer))"
            + "&algorithm=SHA1&digits=\(Self.digits)&period=\(Self.stepSeconds)"
    }

    private static func escaped(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "-._~").union(.init(charactersIn: "0"..."9"))
            .union(.init(charactersIn: "a"..."z")).union(.init(charactersIn: "A"..."Z"))
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}

extension OneTimeCode: CustomStringConvertible, CustomReflectable {
    /// Hidden, so that a secret does not end in a log.
    public var description: String { "OneTimeCode(hidden)" }
    /// Hidden, for the same reason.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
