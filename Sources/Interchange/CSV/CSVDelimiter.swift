/// Finds the delimiter of a CSV file from its first rows.
enum CSVDelimiter {
    /// Delimiters that are found without being named.
    static let candidates: [UInt8] = [UInt8(ascii: ";"), 9, UInt8(ascii: ",")]
    /// Characters that other programs use between columns; named in a fault when one of them seems to be meant.
    static let others: [UInt8] = [UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "~"), UInt8(ascii: "^")]

    /// The candidate that cuts the first rows into most columns of equal number; semicolon when none does.
    static func detect(in bytes: ArraySlice<UInt8>, among candidates: [UInt8] = candidates) -> UInt8? {
        var best: (delimiter: UInt8, score: Int)?
        for candidate in candidates {
            let counts = counts(of: candidate, in: bytes)
            guard let first = counts.first, first > 0 else { continue }
            let score = first * counts.count { $0 == first }
            if score > best?.score ?? 0 { best = (candidate, score) }
        }
        return best?.delimiter
    }

    /// How often `delimiter` stands outside quotation marks in each of the first rows that are not blank.
    private static func counts(of delimiter: UInt8, in bytes: ArraySlice<UInt8>) -> [Int] {
        var counts: [Int] = []
        var count = 0
        var length = 0
        var isQuoted = false
        for byte in bytes.prefix(64 << 10) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, byte == 10 || byte == 13 {
                if length > 0 { counts.append(count) }
                if counts.count == 20 { return counts }
                count = 0
                length = 0
            } else {
                length += 1
                if !isQuoted, byte == delimiter { count += 1 }
            }
        }
        if counts.isEmpty, length > 0 { counts.append(count) }
        return counts
    }
}
