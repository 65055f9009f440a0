import WorkforceModel

/// Reads a sheet: turns cells into the UTF-8 a CSV file would hold, and keeps finished rows until they are taken.
final class SheetHandler: XMLHandler {
    private let strings: SharedStringsHandler?
    private let isDate: [Bool]
    private let startsIn1904: Bool
    private let limits: TableLimits

    /// Finished rows; storage is swapped with the reader's row, so nothing is allocated per row.
    private var queue: [TableRow] = []
    private var head = 0
    private var tail = 0

    private var row = TableRow()
    private var isInRow = false
    private var rowsRead = 0
    private var column = 0
    private var type = CellType.number
    private var style = 0
    private var isCapturing = false
    private var isInPhonetic = false
    private var value: [UInt8] = []

    private enum CellType {
        case number, shared, text, boolean
    }

    init(strings: SharedStringsHandler?, isDate: [Bool], startsIn1904: Bool, limits: TableLimits) {
        self.strings = strings
        self.isDate = isDate
        self.startsIn1904 = startsIn1904
        self.limits = limits
    }

    /// Moves the next finished row into `taken`; false when there is none.
    func take(into taken: inout TableRow) -> Bool {
        guard head < tail else {
            head = 0
            tail = 0
            return false
        }
        swap(&taken, &queue[head])
        head += 1
        return true
    }

    override func start(_ element: XMLName, _ attributes: XMLAttributes) {
        switch element {
        case "c":
            guard isInRow else { return }
            startCell(attributes)
        case "v": isCapturing = isInRow
        case "t": isCapturing = isInRow && !isInPhonetic
        case "rPh": isInPhonetic = true
        case "row": startRow(attributes)
        default: break
        }
    }

    override func end(_ element: XMLName) {
        switch element {
        case "c": if isInRow { endCell() }
        case "v", "t": isCapturing = false
        case "rPh": isInPhonetic = false
        case "row": endRow()
        default: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isCapturing else { return }
        guard value.count + bytes.count <= limits.cellBytes else {
            fault = .cellTooLong(limitBytes: limits.cellBytes)
            return
        }
        value.append(contentsOf: bytes)
    }

    private func startRow(_ attributes: XMLAttributes) {
        let number = attributes.number("r") ?? row.number + 1
        rowsRead += 1
        if rowsRead > limits.rows {
            fault = .tooManyRows(limit: limits.rows)
        } else if number <= row.number {
            fault = .unreadable(.xlsx, detail: "row \(number)")
        }
        row.clear()
        row.number = number
        isInRow = true
        column = 0
    }

    private func endRow() {
        isInRow = false
        let number = row.number
        if !row.bytes.isEmpty {
            if tail == queue.count { queue.append(TableRow()) }
            swap(&row, &queue[tail])
            tail += 1
        }
        row.clear()
        row.number = number
    }

    private func startCell(_ attributes: XMLAttributes) {
        value.removeAll(keepingCapacity: true)
        if let reference = attributes.bytes("r") {
            column = SheetHandler.column(reference) ?? -1
        }
        guard column >= row.ends.count else {
            fault = .unreadable(.xlsx, detail: "row \(row.number)")
            return
        }
        style = attributes.number("s") ?? 0
        type = .number
        guard let name = attributes.bytes("t"), let first = name.first else { return }
        switch first {
        case UInt8(ascii: "s"): type = name.count == 1 ? .shared : .text
        case UInt8(ascii: "b"): type = .boolean
        case UInt8(ascii: "n"): type = .number
        default: type = .text
        }
    }

    private func endCell() {
        defer { column += 1 }
        if value.isEmpty { return }
        guard column < limits.columns else {
            fault = .tooManyColumns(limit: limits.columns)
            return
        }
        while row.ends.count < column { row.ends.append(row.bytes.count) }
        switch type {
        case .text: row.bytes.append(contentsOf: value)
        case .shared:
            guard let index = Int(String(decoding: value, as: UTF8.self)), let string = strings?.string(index) else {
                fault = .unreadable(.xlsx, detail: "row \(row.number)")
                return
            }
            row.bytes.append(contentsOf: string)
        case .boolean: row.bytes.append(contentsOf: (value == [49] ? "true" : "false").utf8)
        case .number: appendNumber()
        }
        row.ends.append(row.bytes.count)
        if row.bytes.count > limits.rowBytes { fault = .rowTooLong(limitBytes: limits.rowBytes) }
    }

    /// Whole numbers as digits, other numbers in the shortest form that gives the same double, dates as YYYY-MM-DD.
    private func appendNumber() {
        let showsDate = isDate.indices.contains(style) && isDate[style]
        let isPlain = value.count <= 15 && value.allSatisfy { (48...57).contains($0) }
        if isPlain, !showsDate {
            row.bytes.append(contentsOf: value)
            return
        }
        guard let number = Double(String(decoding: value, as: UTF8.self)), number.isFinite else {
            row.bytes.append(contentsOf: value)
            return
        }
        if showsDate, let day = SheetHandler.day(serial: number, startsIn1904: startsIn1904) {
            row.bytes.append(contentsOf: day.description.utf8)
        } else if number == number.rounded(), abs(number) < 1e15 {
            row.bytes.append(contentsOf: String(Int64(number)).utf8)
        } else {
            row.bytes.append(contentsOf: number.description.utf8)
        }
    }

    /// The day of a serial number; nil for a time of day alone and for numbers no spreadsheet shows as a day.
    ///
    /// The 1900 system counts a 29 February 1900 that never was (serial 60). Source: ECMA-376 part 1, 18.17.4.1.
    static func day(serial: Double, startsIn1904: Bool) -> Day? {
        guard serial >= (startsIn1904 ? 0 : 1), serial < 2_958_466 else { return nil }
        let whole = Int32(serial.rounded(.down))
        if startsIn1904 { return Day(number: whole - 24_107) }
        return Day(number: whole - (whole < 60 ? 25_568 : 25_569))
    }

    /// Position of the column in a reference such as `BC12`, from 0; nil when there are no letters.
    static func column(_ reference: some Sequence<UInt8>) -> Int? {
        var column = 0
        for byte in reference {
            guard (65...90).contains(byte) else { break }
            column = column * 26 + Int(byte - 64)
            if column > 16_384 { return nil }
        }
        return column == 0 ? nil : column - 1
    }
}
