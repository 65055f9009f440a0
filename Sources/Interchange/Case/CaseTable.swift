/// A table of a case folder: UTF-8, semicolons, decimal points, headings in the first row, fields with a semicolon or a
/// quotation mark in quotation marks.
struct CaseTable {
    /// Name of the file.
    let file: String
    /// Headings.
    let headings: [String]
    /// Cells, one array a row, as long as the headings.
    let rows: [[String]]

    /// Reads a table.
    init(file: String, bytes: [UInt8]) throws(CaseFault) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CaseFault(file: file, expected: .utf8)
        }
        var lines = Self.lines(of: text)
        guard !lines.isEmpty else { throw CaseFault(file: file, expected: .value) }
        let headings = lines.removeFirst()
        for (position, line) in lines.enumerated() where line.count != headings.count {
            throw CaseFault(
                file: file, row: position + 2, value: line.joined(separator: ";"), expected: .cells(headings.count))
        }
        self.file = file
        self.headings = headings
        self.rows = lines
    }

    /// The one place where text becomes cells.
    private static func lines(of text: String) -> [[String]] {
        text.split(whereSeparator: \.isNewline).map { line in
            var fields: [String] = []
            var field = ""
            var isQuoted = false
            var wasQuote = false
            for character in line where character != "\u{FEFF}" {
                if character == "\"" {
                    if !isQuoted, wasQuote { field.append("\"") }
                    isQuoted.toggle()
                    wasQuote = !isQuoted
                    continue
                }
                wasQuote = false
                if character == ";", !isQuoted {
                    fields.append(field)
                    field = ""
                } else {
                    field.append(character)
                }
            }
            return fields + [field]
        }
    }

    /// A row of text as it is written.
    static func line(_ fields: [String]) -> String {
        fields.map { field in
            guard field.contains(where: { $0 == ";" || $0 == "\"" }) else { return field }
            return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                + "\""
        }.joined(separator: ";") + "\n"
    }

    /// Position of a column.
    func column(_ heading: String) throws(CaseFault) -> Int {
        guard let position = headings.firstIndex(of: heading) else {
            throw CaseFault(file: file, row: 1, expected: .column(heading))
        }
        return position
    }

    /// Positions of one column a year.
    func columns(_ years: ClosedRange<Int>) throws(CaseFault) -> [Int] {
        var positions: [Int] = []
        for year in years { positions.append(try column(String(year))) }
        return positions
    }

    /// The cell of a row, nil when empty.
    func text(_ row: Int, _ column: Int) -> String? { rows[row][column].isEmpty ? nil : rows[row][column] }

    /// A cell that must hold text.
    func required(_ row: Int, _ column: Int) throws(CaseFault) -> String {
        guard let text = text(row, column) else { throw fault(row, column, .value) }
        return text
    }

    /// A cell that holds a finite number or nothing.
    func number(_ row: Int, _ column: Int) throws(CaseFault) -> Double? {
        guard let text = text(row, column) else { return nil }
        guard let number = Double(text), number.isFinite else { throw fault(row, column, .number) }
        return number
    }

    /// A cell that must hold a finite number.
    func requiredNumber(_ row: Int, _ column: Int) throws(CaseFault) -> Double {
        guard let number = try number(row, column) else { throw fault(row, column, .number) }
        return number
    }

    /// A cell that holds a whole number or nothing.
    func whole(_ row: Int, _ column: Int) throws(CaseFault) -> Int? {
        guard let text = text(row, column) else { return nil }
        guard let number = Int(text) else { throw fault(row, column, .wholeNumber) }
        return number
    }

    /// A fault at a cell.
    func fault(_ row: Int, _ column: Int, _ expected: CaseFault.Expected) -> CaseFault {
        CaseFault(
            file: file, row: row + 2, column: headings[column], value: text(row, column), expected: expected)
    }
}
