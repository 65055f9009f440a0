import WorkforceModel

/// Writes tables as CSV that Swedish Excel opens right: UTF-8 with byte order mark, semicolon, decimal comma, CRLF,
/// quotation marks as in RFC 4180.
public enum CSVWriter {
    /// The headings and rows of `sheet`.
    public static func bytes(of sheet: Worksheet) -> [UInt8] {
        var bytes = TextEncoding.byteOrderMark
        append(sheet.columns.map { .text($0.title) }, to: &bytes)
        for row in sheet.rows { append(row, to: &bytes) }
        return bytes
    }

    private static func append(_ cells: [WorksheetCell], to bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ";")) }
            switch cell {
            case .text(let text): append(text, to: &bytes)
            case .number(let value, let decimals): bytes.append(contentsOf: decimal(value, decimals).utf8)
            case .percent(let value, let decimals):
                let text = decimal(value * 100, decimals)
                bytes.append(contentsOf: (text.isEmpty ? "" : text + " %").utf8)
            case .plainInteger(let value): bytes.append(contentsOf: String(value).utf8)
            case .day(let day): bytes.append(contentsOf: day.description.utf8)
            case .empty: break
            }
        }
        bytes.append(13)
        bytes.append(10)
    }

    /// Words: an apostrophe before what a spreadsheet would run as a formula, quotation marks where needed.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        let isFormula = text.utf8.first.map { formulaStarts.contains($0) } ?? false
        append(quoted: isFormula ? "'" + text : text, to: &bytes)
    }

    /// A field with quotation marks around it where it holds one, a semicolon or a line break.
    static func append(quoted field: String, to bytes: inout [UInt8]) {
        guard field.utf8.contains(where: { $0 == 59 || $0 == 34 || $0 == 10 || $0 == 13 }) else {
            bytes.append(contentsOf: field.utf8)
            return
        }
        bytes.append(34)
        for byte in field.utf8 {
            if byte == 34 { bytes.append(34) }
            bytes.append(byte)
        }
        bytes.append(34)
    }

    /// First bytes of a text that spreadsheets take for a formula: = + - @ tab CR. Source: OWASP, CSV injection.
    private static let formulaStarts: [UInt8] = [61, 43, 45, 64, 9, 13]

    /// `value` with `decimals` decimals (0…15) and a comma, half away from zero; empty when it is not finite.
    static func decimal(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return "" }
        let places = min(max(decimals, 0), 15)
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (value * scale).rounded(.toNearestOrAwayFromZero)
        guard let whole = Int64(exactly: scaled) else {
            return value.description.split(separator: ".").joined(separator: ",")
        }
        var digits = String(whole.magnitude)
        if digits.utf8.count <= places {
            digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
        }
        let sign = whole < 0 ? "-" : ""
        return places == 0 ? sign + digits : "\(sign)\(digits.dropLast(places)),\(digits.suffix(places))"
    }
}
