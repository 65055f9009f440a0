import WorkforceModel

/// Reads a CSV file row by row (RFC 4180, with any of LF, CRLF and CR between rows), in blocks and without allocating
/// per row. Text comes out as UTF-8 whatever the file's encoding.
final class CSVReader {
    /// Byte between cells.
    let delimiter: UInt8
    /// Encoding of the file; settled by the first row with a character outside ASCII.
    private(set) var encoding: TextEncoding?
    /// Bytes read so far.
    private(set) var bytesRead = 0
    /// Bytes of the file.
    let bytesTotal: Int
    /// What the delimiter seems to be when no known one cuts the first row.
    let otherDelimiter: UInt8?

    private let file: String
    private let limits: TableLimits
    private let blocks: BlockReader
    private var block: [UInt8] = []
    private var position = 0
    private var rowsRead = 0
    private var endedWithCarriageReturn = false
    private var raw: [UInt8] = []

    /// Opens a CSV file; `delimiter` nil means found from the first rows.
    init(_ source: TableSource, delimiter chosen: UInt8?, limits: TableLimits) throws(ImportFault) {
        file = source.name
        self.limits = limits
        blocks = try BlockReader(source, limits: limits)
        bytesTotal = blocks.size
        var first: [UInt8] = []
        _ = blocks.next(into: &first)
        var start = 0
        if first.starts(with: TextEncoding.byteOrderMark) {
            encoding = .utf8
            start = TextEncoding.byteOrderMark.count
        }
        if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) || first.contains(0) {
            throw ImportFault(file: source.name, reason: .unsupportedEncoding)
        }
        // Excel's own first line "sep=;" names the delimiter and is no row.
        var named: UInt8?
        if first[start...].starts(with: Array("sep=".utf8)), first.count > start + 4 {
            named = first[start + 4]
            start += 5
            while start < first.count, first[start] == 13 || first[start] == 10 { start += 1 }
            rowsRead = 1
        }
        let found = CSVDelimiter.detect(in: first[start...])
        delimiter = chosen ?? named ?? found ?? UInt8(ascii: ";")
        otherDelimiter =
            chosen == nil && found == nil ? CSVDelimiter.detect(in: first[start...], among: CSVDelimiter.others) : found
        block = first
        position = start
        bytesRead = first.count
    }

    /// Reads the next row that is not blank into `row`; false at the end. Faults stop the reading.
    func next(into row: inout TableRow) throws(ImportFault) -> Bool {
        repeat {
            guard try scan(into: &row) else { return false }
        } while row.bytes.isEmpty
        if row.bytes.contains(where: { $0 >= 0x80 }) { try settleEncoding(of: &row) }
        return true
    }

    private enum State {
        case start, plain, quoted, quoteInQuoted
    }

    /// Reads one row, blank or not; false at the end of the file.
    private func scan(into row: inout TableRow) throws(ImportFault) -> Bool {
        row.clear()
        var state = State.start
        var cellStart = 0
        guard try fill() else { return false }
        if endedWithCarriageReturn, block[position] == 10 {
            position += 1
            guard try fill() else { return false }
        }
        endedWithCarriageReturn = false
        rowsRead += 1
        row.number = rowsRead
        if rowsRead > limits.rows { throw fault(row, .tooManyRows(limit: limits.rows)) }
        while true {
            guard try fill() else {
                if state == .quoted { throw fault(row, .unclosedQuote) }
                row.ends.append(row.bytes.count)
                return true
            }
            let byte = block[position]
            switch state {
            case .quoted:
                if byte == UInt8(ascii: "\"") {
                    state = .quoteInQuoted
                    position += 1
                } else {
                    appendRun(to: &row.bytes) { $0 == UInt8(ascii: "\"") }
                }
            case .quoteInQuoted where byte == UInt8(ascii: "\""):
                row.bytes.append(byte)
                state = .quoted
                position += 1
            case .start where byte == UInt8(ascii: "\""):
                state = .quoted
                position += 1
            case .start, .plain, .quoteInQuoted:
                if byte == delimiter {
                    row.ends.append(row.bytes.count)
                    cellStart = row.bytes.count
                    state = .start
                    position += 1
                    if row.ends.count >= limits.columns {
                        throw fault(row, .tooManyColumns(limit: limits.columns))
                    }
                } else if byte == 10 || byte == 13 {
                    position += 1
                    endedWithCarriageReturn = byte == 13
                    row.ends.append(row.bytes.count)
                    return true
                } else {
                    let delimiter = delimiter
                    appendRun(to: &row.bytes) { $0 == delimiter || $0 == 10 || $0 == 13 }
                    state = .plain
                }
            }
            if row.bytes.count > limits.rowBytes {
                throw fault(row, state == .quoted ? .unclosedQuote : .rowTooLong(limitBytes: limits.rowBytes))
            }
            if row.bytes.count - cellStart > limits.cellBytes {
                throw fault(row, state == .quoted ? .unclosedQuote : .cellTooLong(limitBytes: limits.cellBytes))
            }
        }
    }

    /// Makes sure that a byte stands at `position`; false at the end of the file.
    @inline(__always)
    private func fill() throws(ImportFault) -> Bool {
        if position < block.count { return true }
        return try fillFromSource()
    }

    private func fillFromSource() throws(ImportFault) -> Bool {
        position = 0
        guard blocks.next(into: &block) else { return false }
        bytesRead += block.count
        if block.contains(0) { throw ImportFault(file: file, row: rowsRead + 1, reason: .unsupportedEncoding) }
        return true
    }

    /// Appends the bytes from `position` up to the first that stops, at most 64 KB at a time so that a row's limit is
    /// looked at even when the whole file is one line.
    @inline(__always)
    private func appendRun(to bytes: inout [UInt8], until stops: (UInt8) -> Bool) {
        let end = min(block.count, position + 65_536)
        var index = position
        while index < end, !stops(block[index]) { index += 1 }
        bytes.append(contentsOf: block[position..<index])
        position = index
    }

    /// Settles the file's encoding by its first row outside ASCII and turns the row into UTF-8.
    ///
    /// Swedish text in Windows-1252 is never valid UTF-8 (å, ä and ö are followed by a byte that cannot continue them),
    /// so one row decides.
    private func settleEncoding(of row: inout TableRow) throws(ImportFault) {
        let isUTF8 = (try? UTF8Span(validating: row.bytes.span)) != nil
        let settled = encoding ?? (isUTF8 ? .utf8 : .windows1252)
        encoding = settled
        switch settled {
        case .utf8:
            if !isUTF8 { throw fault(row, .brokenText) }
        case .windows1252:
            swap(&raw, &row.bytes)
            row.bytes.removeAll(keepingCapacity: true)
            var start = 0
            for cell in row.ends.indices {
                for byte in raw[start..<row.ends[cell]] { TextEncoding.appendWindows1252(byte, to: &row.bytes) }
                start = row.ends[cell]
                row.ends[cell] = row.bytes.count
            }
        }
    }

    private func fault(_ row: TableRow, _ reason: ImportFaultReason) -> ImportFault {
        ImportFault(file: file, row: row.number, reason: reason)
    }
}
