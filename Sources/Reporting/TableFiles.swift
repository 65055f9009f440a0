internal import Interchange
public import Presentation
internal import SwedishText

/// The tables of a page as files. A file holds exactly the rows and columns that the page shows.
public enum TableFiles {
    /// One table as CSV: UTF-8 with byte-order mark, semicolons, decimal commas; nil when the page has no such table.
    public static func csv(_ page: PageContent, table id: String?) -> [UInt8]? {
        guard let table = table(id, in: page) else { return nil }
        return CSVWriter.bytes(of: worksheet(table, page: page))
    }

    /// All tables as a workbook, a sheet each, and a last sheet that explains the columns; nil when the page has none.
    public static func xlsx(_ page: PageContent) throws -> [UInt8]? {
        let tables = page.tables
        guard !tables.isEmpty else { return nil }
        return try XLSXWriter.bytes(of: tables.map { worksheet($0, page: page) })
    }

    /// The table with `id`, or the first.
    static func table(_ id: String?, in page: PageContent) -> Table? {
        guard let id else { return page.tables.first }
        return page.tables.first { $0.id == id }
    }

    static func worksheet(_ table: Table, page: PageContent) -> Worksheet {
        let width = table.columns.count
        func cells(_ row: Row) -> [WorksheetCell] {
            let cells = row.cells.map(cell)
            return cells + [WorksheetCell](repeating: .empty, count: max(0, width - cells.count))
        }
        let marks = page.notices.filter { $0.kind == .mark }.map { Swedish.text(of: $0.text) }
        return Worksheet(
            name: table.id, caption: ([table.caption] + marks).joined(separator: " "),
            columns: table.columns.map { WorksheetColumn($0.title, explanation: $0.explanation) },
            rows: (table.rows + table.totals).map(cells))
    }

    private static func cell(_ cell: Cell) -> WorksheetCell {
        switch cell.value {
        case .empty: return .empty
        case .text(let text): return .text(text)
        case .quantity(let quantity):
            guard let value = quantity.value, value.isFinite else { return .text(quantity.missing) }
            switch quantity.unit {
            case .percent: return .percent(value, decimals: quantity.decimals)
            case .percentagePoints: return .number(value * 100, decimals: quantity.decimals)
            case .calendarYear:
                return .plainInteger(Int(exactly: value.rounded()) ?? 0)
            case .millionKronor: return .number(value / 1_000_000, decimals: quantity.decimals)
            case .thousandKronor: return .number(value / 1000, decimals: quantity.decimals)
            case .persons, .fullTimeEquivalents, .kronor, .hours, .years, .number:
                return .number(value, decimals: quantity.decimals)
            }
        }
    }
}
