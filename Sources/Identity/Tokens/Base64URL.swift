internal import Foundation

/// Base64 for addresses and tokens (RFC 4648, section 5), without padding.
enum Base64URL {
    static func text(of bytes: some Sequence<UInt8>) -> String {
        let characters = Data(bytes).base64EncodedData().prefix { $0 != UInt8(ascii: "=") }.map(urlCharacter)
        return String(decoding: characters, as: UTF8.self)
    }

    /// The bytes of a text in its one right form; nil for padding, other characters and stray bits at the end.
    static func bytes(of text: some StringProtocol) -> [UInt8]? {
        var base64 = Data(capacity: text.utf8.count + 3)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-"): base64.append(UInt8(ascii: "+"))
            case UInt8(ascii: "_"): base64.append(UInt8(ascii: "/"))
            case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): return nil
            default: base64.append(byte)
            }
        }
        // A text with bits to spare has a right form in which they are zero.
        let length = base64.count
        while base64.count % 4 != 0 { base64.append(UInt8(ascii: "=")) }
        guard let data = Data(base64Encoded: base64), data.base64EncodedData().prefix(length) == base64.prefix(length)
        else { return nil }
        return Array(data)
    }

    private static func urlCharacter(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        default: byte
        }
    }
}
