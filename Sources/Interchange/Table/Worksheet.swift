public import WorkforceModel

/// A table to be written to a file, as plain values; CSV and XLSX are written from the same one.
public struct Worksheet: Sendable, Equatable {
    /// Name of the sheet; characters that a workbook does not allow are replaced when it is written.
    public var name: String
    /// Definition, base year and source of the whole table; stands on the sheet that explains the columns.
    public var caption: String
    /// Columns in order.
    public var columns: [WorksheetColumn]
    /// Rows of cells, one cell a column; missing cells are empty.
    public var rows: [[WorksheetCell]]

    /// A table from its parts.
    public init(name: String, caption: String = "", columns: [WorksheetColumn], rows: [[WorksheetCell]]) {
        self.name = name
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}

/// A column of a table to be written.
public struct WorksheetColumn: Sendable, Equatable {
    /// Heading.
    public var title: String
    /// What the column holds.
    public var explanation: String

    /// A column from its parts.
    public init(_ title: String, explanation: String) {
        self.title = title
        self.explanation = explanation
    }
}

/// A cell to be written.
public enum WorksheetCell: Sendable, Equatable {
    /// Words; never read as a formula.
    case text(String)
    /// A number with `decimals` decimals shown.
    case number(Double, decimals: Int)
    /// A fraction shown as percent with `decimals` decimals (0,096 → 9,6 %).
    case percent(Double, decimals: Int)
    /// A whole number without grouping: a calendar year, a code.
    case plainInteger(Int)
    /// A day.
    case day(Day)
    /// Nothing.
    case empty
}
