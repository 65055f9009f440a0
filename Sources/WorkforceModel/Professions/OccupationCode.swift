/// The form of the codes that lead to professions.
public enum OccupationCode {
    /// AID codes written one after another, separated by space, comma, slash, semicolon, bar or line break; in capitals,
    /// right or not.
    public static func aidCodes(in text: String) -> [String] {
        text.split(whereSeparator: { " ,/;|\n".contains($0) }).map { $0.uppercased() }
    }

    /// Whether `code` has the form of AID: six digits, with a manager letter behind or not.
    public static func isAID(_ code: String) -> Bool {
        let bytes = Array(code.utf8)
        guard bytes.count == 6 || (bytes.count == 7 && (65...90).contains(bytes[6])) else { return false }
        return bytes.prefix(6).allSatisfy { (48...57).contains($0) }
    }

    /// Whether `code` has the form of SSYK 2012: four digits.
    public static func isSSYK(_ code: String) -> Bool {
        code.utf8.count == 4 && code.utf8.allSatisfy { (48...57).contains($0) }
    }
}
