public import WorkforceModel

/// The first rows of a table file, for the page where its columns are named.
public struct TableSample: Sendable, Equatable {
    /// Headings as they stand.
    public var headings: [String]
    /// The first rows, each as long as the headings. Personal identity numbers are masked.
    public var rows: [[String]]
    /// Delimiter of a CSV file; nil for a workbook.
    public var delimiter: String?
    /// Visible sheets of a workbook; empty for CSV.
    public var sheets: [String]

    /// A sample from its parts.
    public init(headings: [String], rows: [[String]], delimiter: String? = nil, sheets: [String] = []) {
        self.headings = headings
        self.rows = rows
        self.delimiter = delimiter
        self.sheets = sheets
    }

    /// Reads the headings and the `count` first rows of `source`.
    ///
    /// - Throws: the fault that keeps the file from being read.
    public init(
        _ source: TableSource, rows count: Int, delimiter: String? = nil, sheet: String? = nil,
        limits: TableLimits = TableLimits()
    ) throws(ImportFault) {
        let (reader, first) = try openHeadings(
            source, delimiter: delimiter?.utf8.first, sheet: sheet, limits: limits)
        headings = first.texts
        var rows: [[String]] = []
        var row = TableRow()
        while rows.count < count, try reader.next(into: &row) {
            rows.append(
                headings.indices.map { PersonalIdentityNumber.matches(row.cell($0)) ? Self.mask : row.text($0) })
        }
        self.rows = rows
        self.delimiter = reader.delimiter
        sheets = reader.sheets
    }

    /// Values of the sample rows under a heading that are not empty; none without the heading.
    public func values(under heading: String?) -> [String] {
        guard let heading, let place = headings.firstIndex(of: heading) else { return [] }
        return rows.compactMap { $0.indices.contains(place) && !$0[place].isEmpty ? $0[place] : nil }
    }

    /// What stands instead of a personal identity number.
    public static let mask = "••••••••••"
}
