extension HTML {
    /// Whether an address leads within the service or by http, https or mailto. Browsers drop control characters and
    /// leading spaces from addresses, so an address with any is not safe; nor is one that begins with two slashes or
    /// a backslash, which leads to another host.
    static func isSafe(address: String) -> Bool {
        var address = address
        return address.withUTF8 { isSafe($0) }
    }

    private static func isSafe(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else { return false }
        if bytes.starts(with: "//".utf8) { return false }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return true }
        let scheme = bytes[..<colon]
        // A colon after a slash, question mark or hash belongs to the path, query or fragment.
        if scheme.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
            return true
        }
        return ["http", "https", "mailto"].contains(String(decoding: scheme, as: UTF8.self).lowercased())
    }

    /// Appends `text` with `&`, `<`, `>`, quotes and apostrophes as references, and control characters that HTML does
    /// not allow as U+FFFD. Runs that need nothing are copied whole.
    mutating func escape(_ text: String) {
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { appendEscaped($0) }
        if isDone == nil { Array(text.utf8).withUnsafeBufferPointer { appendEscaped($0) } }
    }
}
