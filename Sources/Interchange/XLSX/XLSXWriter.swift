import CXlsxWriter
import Glibc
public import WorkforceModel

/// Why a workbook could not be written.
public enum XLSXWriteError: Error, Sendable, Hashable {
    /// More rows or columns than a sheet holds (1 048 576 rows, 16 384 columns).
    case tooLarge(sheet: String)
    /// The library or the disk refused; `detail` is its message.
    case failed(detail: String)
}

/// Writes tables as an XLSX workbook: headings bold and frozen, widths fitted, and last a sheet that explains every
/// column. The same tables and day give the same bytes.
public enum XLSXWriter {
    /// The workbook as bytes. It passes through a temporary file, because the library writes to files only.
    ///
    /// - Parameter created: the day the workbook says it was made.
    public static func bytes(of sheets: [Worksheet], created: Day) throws(XLSXWriteError) -> [UInt8] {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/workbook-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { throw .failed(detail: "temporary file") }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer {
            close(file)
            unlink(path)
        }
        try write(sheets, created: created, to: path)
        var bytes: [UInt8] = []
        do {
            let reader = try BlockReader(TableSource(path: path), limits: TableLimits())
            var block: [UInt8] = []
            while reader.next(into: &block) { bytes.append(contentsOf: block) }
        } catch {
            throw .failed(detail: "temporary file")
        }
        return bytes
    }

    /// Writes the workbook to `path`, replacing what is there.
    public static func write(_ sheets: [Worksheet], created: Day, to path: String) throws(XLSXWriteError) {
        for sheet in sheets where sheet.rows.count >= 1_048_576 || sheet.columns.count > 16_384 {
            throw .tooLarge(sheet: sheet.name)
        }
        guard let workbook = workbook_new(path) else { throw .failed(detail: "memory") }
        var properties = lxw_doc_properties()
        properties.created = Int(created.number) * 86_400
        workbook_set_properties(workbook, &properties)
        var formats = CellFormats(workbook)
        var names: [String] = []
        for sheet in sheets + [explanations(of: sheets)] {
            names.append(sheetName(sheet.name, taken: names))
            guard let target = workbook_add_worksheet(workbook, names[names.count - 1]) else {
                workbook_close(workbook)
                throw .failed(detail: sheet.name)
            }
            fill(target, with: sheet, formats: &formats)
        }
        let status = workbook_close(workbook)
        guard status == LXW_NO_ERROR else {
            throw .failed(detail: lxw_strerror(status).map { String(cString: $0) } ?? "\(status.rawValue)")
        }
    }

    private static func fill(
        _ target: UnsafeMutablePointer<lxw_worksheet>, with sheet: Worksheet, formats: inout CellFormats
    ) {
        var widths = sheet.columns.map { $0.title.count + 2 }
        for (column, heading) in sheet.columns.enumerated() {
            worksheet_write_string(target, 0, UInt16(column), cut(heading.title), formats.heading)
        }
        for (index, cells) in sheet.rows.enumerated() {
            let row = UInt32(index + 1)
            for (column, cell) in cells.prefix(sheet.columns.count).enumerated() {
                let place = UInt16(column)
                switch cell {
                case .text(let text):
                    worksheet_write_string(target, row, place, cut(text), nil)
                    widths[column] = max(widths[column], text.count)
                case .number(let value, let decimals) where value.isFinite:
                    worksheet_write_number(target, row, place, value, formats.number(decimals))
                    widths[column] = max(widths[column], 12)
                case .percent(let value, let decimals) where value.isFinite:
                    worksheet_write_number(target, row, place, value, formats.percent(decimals))
                case .plainInteger(let value):
                    worksheet_write_number(target, row, place, Double(value), formats.plain)
                case .day(let day):
                    let serial = Double(day.number) + (day.number < -25_508 ? 25_568 : 25_569)
                    worksheet_write_number(target, row, place, serial, formats.day)
                    widths[column] = max(widths[column], 11)
                case .number, .percent, .empty: break
                }
            }
        }
        for (column, width) in widths.enumerated() {
            worksheet_set_column(target, UInt16(column), UInt16(column), Double(min(max(width, 6), 60)), nil)
        }
        worksheet_freeze_panes(target, 1, 0)
        worksheet_repeat_rows(target, 0, 0)
    }

    /// The sheet that says what every column holds.
    private static func explanations(of sheets: [Worksheet]) -> Worksheet {
        var rows: [[WorksheetCell]] = []
        for sheet in sheets {
            if !sheet.caption.isEmpty { rows.append([.text(sheet.name), .text("Hela bladet"), .text(sheet.caption)]) }
            for column in sheet.columns {
                rows.append([.text(sheet.name), .text(column.title), .text(column.explanation)])
            }
        }
        let columns = [
            WorksheetColumn("Blad", explanation: ""), WorksheetColumn("Kolumn", explanation: ""),
            WorksheetColumn("Förklaring", explanation: ""),
        ]
        return Worksheet(name: "Förklaring", columns: columns, rows: rows)
    }

    /// A name a workbook allows: at most 31 characters, none of `[]:*?/\`, no apostrophe at the ends, not taken.
    private static func sheetName(_ name: String, taken: [String]) -> String {
        var clean = String(name.map { "[]:*?/\\".contains($0) || $0.isNewline ? "-" : $0 })
        while clean.hasPrefix("'") { clean.removeFirst() }
        while clean.hasSuffix("'") { clean.removeLast() }
        let base = clean.isEmpty ? "Blad" : utf16Prefix(clean, 31)
        var candidate = base
        var number = 2
        while taken.contains(where: { $0.lowercased() == candidate.lowercased() }) {
            let suffix = " (\(number))"
            candidate = utf16Prefix(base, 31 - suffix.utf16.count) + suffix
            number += 1
        }
        return candidate
    }

    /// A text no longer than a cell takes.
    private static func cut(_ text: String) -> String {
        text.utf8.count <= 32_767 ? text : utf16Prefix(text, 32_767)
    }

    private static func utf16Prefix(_ text: String, _ limit: Int) -> String {
        var prefix = ""
        var length = 0
        for character in text {
            length += character.utf16.count
            if length > limit { break }
            prefix.append(character)
        }
        return prefix
    }
}

/// Cell formats of one workbook, made when first used.
private struct CellFormats {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var made: [String: UnsafeMutablePointer<lxw_format>] = [:]
    let heading: UnsafeMutablePointer<lxw_format>?

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        self.workbook = workbook
        heading = workbook_add_format(workbook)
        format_set_bold(heading)
        format_set_text_wrap(heading)
    }

    mutating func number(_ decimals: Int) -> UnsafeMutablePointer<lxw_format>? {
        format("#,##0" + fraction(decimals))
    }

    mutating func percent(_ decimals: Int) -> UnsafeMutablePointer<lxw_format>? {
        format("0\(fraction(decimals)) %")
    }

    var plain: UnsafeMutablePointer<lxw_format>? {
        mutating get { format("0") }
    }

    var day: UnsafeMutablePointer<lxw_format>? {
        mutating get { format("yyyy-mm-dd") }
    }

    private func fraction(_ decimals: Int) -> String {
        decimals > 0 ? "." + String(repeating: "0", count: min(decimals, 15)) : ""
    }

    private mutating func format(_ code: String) -> UnsafeMutablePointer<lxw_format>? {
        if let format = made[code] { return format }
        guard let format = workbook_add_format(workbook) else { return nil }
        format_set_num_format(format, code)
        made[code] = format
        return format
    }
}
