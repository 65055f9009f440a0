internal import CSodium
public import Foundation

/// A SHA-256 digest, written as 64 hexadecimal digits.
public struct Digest: Sendable, Hashable, Codable, LosslessStringConvertible {
    /// The 32 bytes.
    public let bytes: Data

    /// Bytes of a digest.
    static let length = 32

    /// What stands before the first event of the log.
    static let zero = Digest(Data(repeating: 0, count: length))

    private init(_ bytes: Data) {
        self.bytes = bytes
    }

    /// A digest that was stored; nil when the bytes cannot be one.
    init?(stored bytes: Data?) {
        guard let bytes, bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    /// The digest of some bytes.
    init(of content: [UInt8]) {
        var digest = [UInt8](repeating: 0, count: Self.length)
        crypto_hash_sha256(&digest, content, UInt64(content.count))
        bytes = Data(digest)
    }

    /// The digest of a file, read in pieces.
    ///
    /// - Throws: what reading throws.
    init(ofFile path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        var state = crypto_hash_sha256_state()
        crypto_hash_sha256_init(&state)
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
            piece.withUnsafeBytes { bytes in
                _ = crypto_hash_sha256_update(
                    &state, bytes.bindMemory(to: UInt8.self).baseAddress, UInt64(bytes.count))
            }
        }
        var digest = [UInt8](repeating: 0, count: Self.length)
        crypto_hash_sha256_final(&state, &digest)
        bytes = Data(digest)
    }

    /// Reads 64 hexadecimal digits, of either case; nil for anything else.
    public init?(_ description: String) {
        let digits = Array(description.utf8)
        guard digits.count == 2 * Self.length else { return nil }
        var bytes = Data(capacity: Self.length)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Self.value(digits[index]), let low = Self.value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        self.bytes = bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        case 0x41...0x46: digit - 0x41 + 10
        default: nil
        }
    }

    /// 64 lower-case hexadecimal digits.
    public var description: String {
        let digits = Array("0123456789abcdef")
        var text = ""
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return text
    }

    /// Reads the digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let digest = Digest(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not 64 hexadecimal digits")
        }
        self = digest
    }

    /// Writes the digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
