/// A code that stands in for the second factor once, kept on paper: four groups of four letters and digits, 80 random bits.
public struct RecoveryCode: Hashable, Sendable {
    /// How many are made at a time.
    public static let setSize = 10

    /// As it is shown once, `ABCD-EFGH-IJKL-MNOP`.
    public let text: String

    /// Draws a new code.
    public init() {
        self.init(bytes: secretBytes(10))
    }

    /// Reads what somebody typed, with or without hyphens and spaces; nil when it cannot be a code.
    public init?(typed: String) {
        guard typed.utf8.count <= 64, let bytes = Base32.bytes(of: typed), bytes.count == 10 else { return nil }
        self.init(bytes: bytes)
    }

    private init(bytes: [UInt8]) {
        let letters = Array(Base32.text(of: bytes))
        text = stride(from: 0, to: letters.count, by: 4)
            .map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: "-")
    }

    /// A new set of ten. The caller stores the digests, strikes out each that is used, and replaces all when new ones are made.
    public static func makeSet() -> [RecoveryCode] {
        (0..<setSize).map { _ in RecoveryCode() }
    }

    /// SHA-256 of the text, as 64 hexadecimal digits: what is stored.
    public var digest: String { hexDigest(of: text) }

    /// Which of the stored digests this code has, if any; every digest is compared, in constant time.
    public func index(in digests: [String]) -> Int? {
        let own = digest
        var found: Int?
        for (index, stored) in digests.enumerated() where isSameSecret(own, stored) { found = index }
        return found
    }
}
