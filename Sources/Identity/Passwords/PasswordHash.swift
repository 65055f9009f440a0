internal import CSodium
internal import Foundation

/// A password as it is stored: Argon2id through libsodium, as a PHC text that holds its own salt and cost.
///
/// Hashing and checking take tens of milliseconds and block their thread: call them on a pool of threads of their own, never
/// on those that answer pages.
public struct PasswordHash: Hashable, Sendable {
    /// How much work one hash is.
    public struct Cost: Hashable, Sendable {
        /// Memory, in bytes.
        public let memory: Int
        /// Passes over the memory.
        public let passes: Int

        /// A cost; for tests and for raising it one day.
        public init(memory: Int, passes: Int) {
            self.memory = memory
            self.passes = passes
        }

        /// 19 MiB and two passes on one thread: the least that OWASP's Password Storage Cheat Sheet recommends for Argon2id.
        public static let standard = Cost(memory: 19_456 << 10, passes: 2)
        /// The most that a stored hash may ask for, so that a damaged store cannot stall the server.
        static let highest = Cost(memory: 256 << 20, passes: 10)
    }

    /// Longest password, in bytes of UTF-8 after normalisation.
    public static let maximumBytes = 1_000

    /// The PHC text, `$argon2id$v=19$m=…,t=…,p=1$salt$hash`.
    public let text: String

    /// A stored hash; nil when the text is not one that can be checked.
    public init?(stored text: String) {
        guard text.utf8.count < Int(crypto_pwhash_STRBYTES), !text.utf8.contains(0),
            let cost = Self.cost(in: text), cost.memory <= Cost.highest.memory, cost.passes <= Cost.highest.passes
        else { return nil }
        self.text = text
    }

    /// Hashes a password with a new salt. Blocks.
    public init(of password: String, cost: Cost = .standard) throws(PasswordHashFault) {
        guard sodiumIsReady else { throw .unavailable }
        guard let bytes = Self.normalised(password) else { throw .tooLong(maximumBytes: Self.maximumBytes) }
        var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        // The length is told, so a zero byte in the password is a byte like any other.
        let status = crypto_pwhash_str_alg(
            &text, bytes, UInt64(bytes.count), UInt64(cost.passes), cost.memory, crypto_pwhash_ALG_ARGON2ID13)
        guard status == 0 else { throw .outOfMemory(bytes: cost.memory) }
        self.text = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether a password is the right one for an account. Blocks, as long for an account that does not exist as for a wrong
    /// password.
    ///
    /// - Parameter stored: the account's hash; nil when there is no such account, or it has no password.
    public static func matches(_ password: String, stored: PasswordHash?) -> Bool {
        let isRight = (stored ?? decoy).matches(password)
        return isRight && stored != nil
    }

    /// Whether the hash was made with another cost than is used now, so that it should be made anew at the next sign-in.
    public func needsNewHash(cost: Cost = .standard) -> Bool {
        crypto_pwhash_str_needs_rehash(text, UInt64(cost.passes), cost.memory) != 0
    }

    /// A hash of a password that nobody has, of the standard cost.
    static let decoy = PasswordHash(
        known: "$argon2id$v=19$m=19456,t=2,p=1$EpTBq70BFyzNjnp7pCCI5g$bTwKjLZjrfEw8RjPKHSSJyVil4Rm4TTcgE9IBm0VWPM")

    private init(known text: String) {
        self.text = text
    }

    private func matches(_ password: String) -> Bool {
        guard sodiumIsReady, let bytes = Self.normalised(password) else { return false }
        return crypto_pwhash_str_verify(text, bytes, UInt64(bytes.count)) == 0
    }

    /// The bytes that are hashed: UTF-8 in normal form C, since keyboards differ in how they write å; nil when too long.
    private static func normalised(_ password: String) -> [CChar]? {
        guard password.utf8.count <= 4 * maximumBytes else { return nil }
        let bytes = password.precomposedStringWithCanonicalMapping.utf8.map { CChar(bitPattern: $0) }
        return bytes.count <= maximumBytes ? bytes : nil
    }

    /// The cost that a PHC text states.
    private static func cost(in text: String) -> Cost? {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id", parts[2] == "v=19" else { return nil }
        let values = parts[3].split(separator: ",").map { $0.split(separator: "=") }
        guard values.count == 3, values.allSatisfy({ $0.count == 2 }), values.map({ $0[0] }) == ["m", "t", "p"],
            let kibibytes = Int(values[0][1]), let passes = Int(values[1][1]), values[2][1] == "1",
            (8...(1 << 30)).contains(kibibytes), passes > 0
        else { return nil }
        return Cost(memory: kibibytes << 10, passes: passes)
    }
}

extension PasswordHash: CustomStringConvertible, CustomReflectable {
    /// Hidden, so that a hash does not end in a log.
    public var description: String { "PasswordHash(hidden)" }
    /// Hidden, for the same reason.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a password could not be hashed.
public enum PasswordHashFault: Error, Hashable, Sendable {
    /// *Lösenordet får vara högst 1 000 byte långt.*
    case tooLong(maximumBytes: Int)
    /// *Servern har för lite minne ledigt. Försök igen om en stund.*
    case outOfMemory(bytes: Int)
    /// *Lösenord går inte att kontrollera på den här servern: libsodium startar inte.*
    case unavailable
}

/// Starts the library once, which also picks the quickest code for the processor.
private let sodiumIsReady = sodium_init() >= 0
