import WorkforceModel

/// A table of a case folder: UTF-8, semicolons, decimal points, headings in the first row, fields with a semicolon, a
/// quotation mark or a line break in quotation marks.
struct CaseTable {
    /// Name of the file.
    let file: String
    /// Headings.
    let headings: [String]
    /// Cells, one array a row, as long as the headings.
    let rows: [[String]]
    /// Each row as a spreadsheet counts it; blank rows are left out of ``rows``.
    private let numbers: [Int]

    /// Reads a table.
    init(file: String, bytes: [UInt8]) throws(CaseFault) {
        var row = TableRow()
        var headings: [String]?
        var rows: [[String]] = []
        var numbers: [Int] = []
        do throws(ImportFault) {
            let reader = try CSVReader(
                TableSource(bytes: bytes, name: file), delimiter: UInt8(ascii: ";"), limits: TableLimits())
            while try reader.next(into: &row) {
                if reader.encoding == .windows1252 {
                    throw ImportFault(file: file, row: row.number, reason: .brokenText)
                }
                if headings == nil {
                    headings = row.texts
                } else {
                    rows.append(row.texts)
                    numbers.append(row.number)
                }
            }
        } catch {
            throw CaseFault(file: file, row: error.row, expected: Self.expected(error.reason))
        }
        guard let headings else { throw CaseFault(file: file, expected: .value) }
        for (cells, number) in zip(rows, numbers) where cells.count != headings.count {
            throw CaseFault(
                file: file, row: number, value: cells.joined(separator: ";"), expected: .cells(headings.count))
        }
        self.file = file
        self.headings = headings
        self.rows = rows
        self.numbers = numbers
    }

    private static func expected(_ reason: ImportFaultReason) -> CaseFault.Expected {
        switch reason {
        case .emptyFile: .value
        case .unsupportedEncoding, .brokenText: .utf8
        default: .table
        }
    }

    /// Rows of text as they are written.
    static func bytes(_ rows: [[String]]) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in rows {
            for (index, field) in row.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ";")) }
                CSVWriter.append(quoted: field, to: &bytes)
            }
            bytes.append(10)
        }
        return bytes
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
            file: file, row: numbers[row], column: headings[column], value: text(row, column), expected: expected)
    }
}
