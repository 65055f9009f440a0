public import WorkforceModel

/// Reads a table file row by row, whatever its format: the first bytes tell CSV from XLSX.
public final class TableReader {
    private enum Format {
        case csv(CSVReader)
        case xlsx(XLSXReader)
    }

    /// Name of the file as the sender knows it.
    public let file: String
    private let format: Format

    /// Opens a table file.
    ///
    /// - Parameters:
    ///   - delimiter: byte between the cells of a CSV file; nil means found from the first rows.
    ///   - sheet: sheet of a workbook; nil means the first visible one.
    /// - Throws: a fault of the whole file: cannot be opened, empty, too large, unreadable, wrong encoding.
    public init(
        _ source: TableSource, delimiter: UInt8? = nil, sheet: String? = nil, limits: TableLimits = TableLimits()
    ) throws(ImportFault) {
        file = source.name
        let magic = try TableReader.firstBytes(of: source, limits: limits)
        if magic.starts(with: [0x50, 0x4B, 0x03, 0x04]) || magic.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            format = .xlsx(try XLSXReader(source, sheet: sheet, limits: limits))
        } else if magic.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw ImportFault(file: source.name, reason: .oldOrLockedWorkbook)
        } else {
            format = .csv(try CSVReader(source, delimiter: delimiter, limits: limits))
        }
    }

    /// Reads the next row that is not blank into `row`; false at the end.
    ///
    /// - Throws: a fault after which the file cannot be read on: a row or cell too long, an open quotation mark, text
    ///   in another encoding than the rest, a broken workbook.
    public func next(into row: inout TableRow) throws(ImportFault) -> Bool {
        switch format {
        case .csv(let reader): try reader.next(into: &row)
        case .xlsx(let reader): try reader.next(into: &row)
        }
    }

    /// Bytes read so far; of a workbook, of its unpacked sheet.
    public var bytesRead: Int {
        switch format {
        case .csv(let reader): reader.bytesRead
        case .xlsx(let reader): reader.bytesRead
        }
    }

    /// Bytes there are to read.
    public var bytesTotal: Int {
        switch format {
        case .csv(let reader): reader.bytesTotal
        case .xlsx(let reader): reader.bytesTotal
        }
    }

    /// Names of the visible sheets; empty for CSV.
    public var sheets: [String] {
        if case .xlsx(let reader) = format { reader.sheets } else { [] }
    }

    /// The delimiter of a CSV file.
    public var delimiter: String? {
        if case .csv(let reader) = format { String(UnicodeScalar(reader.delimiter)) } else { nil }
    }

    /// Encoding of a CSV file; nil until a row outside ASCII has been read, and for workbooks.
    public var encoding: TextEncoding? {
        if case .csv(let reader) = format { reader.encoding } else { nil }
    }

    /// A delimiter that the first rows seem to use instead of the one used.
    var otherDelimiter: String? {
        guard case .csv(let reader) = format, let other = reader.otherDelimiter, other != reader.delimiter else {
            return nil
        }
        return String(UnicodeScalar(other))
    }

    /// Whether each row must have as many cells as the headings (a workbook's rows end at their last cell).
    var rowsAreEven: Bool {
        if case .csv = format { true } else { false }
    }

    private static func firstBytes(of source: TableSource, limits: TableLimits) throws(ImportFault) -> [UInt8] {
        if case .bytes(let bytes) = source.place { return Array(bytes.prefix(4)) }
        var block: [UInt8] = []
        _ = try BlockReader(source, limits: limits).next(into: &block)
        return Array(block.prefix(4))
    }
}
