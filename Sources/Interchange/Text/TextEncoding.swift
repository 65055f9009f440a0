/// Encodings of text files that are read.
public enum TextEncoding: String, Sendable, Hashable, Codable {
    case utf8
    case windows1252

    /// Text of `bytes`: as UTF-8 (a byte order mark is dropped) when they are valid UTF-8, else as Windows-1252.
    public static func decode(_ bytes: [UInt8]) -> (text: String, encoding: TextEncoding) {
        let start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
        if let text = String(validating: bytes[start...], as: UTF8.self) { return (text, .utf8) }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes { appendWindows1252(byte, to: &decoded) }
        return (String(decoding: decoded, as: UTF8.self), .windows1252)
    }

    /// The mark that some programs put first in a UTF-8 file.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Adds the character that `byte` stands for in Windows-1252, as UTF-8. The five unassigned bytes become the C1
    /// control of the same number, as the WHATWG Encoding Standard says.
    static func appendWindows1252(_ byte: UInt8, to bytes: inout [UInt8]) {
        guard byte >= 0x80 else {
            bytes.append(byte)
            return
        }
        let scalar = byte < 0xA0 ? upperControls[Int(byte - 0x80)] : UInt16(byte)
        if scalar < 0x800 {
            bytes.append(0xC0 | UInt8(scalar >> 6))
        } else {
            bytes.append(0xE0 | UInt8(scalar >> 12))
            bytes.append(0x80 | UInt8(scalar >> 6 & 0x3F))
        }
        bytes.append(0x80 | UInt8(scalar & 0x3F))
    }

    /// Code points of the bytes 0x80…0x9F. Source: WHATWG Encoding Standard, index windows-1252.
    private static let upperControls: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
