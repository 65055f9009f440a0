/// A table of text and numbers.
public struct Table: Sendable, Equatable, Codable {
    /// Name within the page, used in file names and links; ASCII.
    public var id: String
    /// Definition, base year and source.
    public var caption: String
    /// Columns; the first is the row's heading.
    public var columns: [Column]
    /// Rows of the body.
    public var rows: [Row]
    /// Rows of totals.
    public var totals: [Row]

    /// A table from its parts.
    public init(id: String, caption: String, columns: [Column], rows: [Row], totals: [Row] = []) {
        self.id = id
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.totals = totals
    }
}

/// A column.
public struct Column: Sendable, Equatable, Codable {
    /// Heading.
    public var title: String
    /// What the column holds, for the file's explanation sheet.
    public var explanation: String
    /// Whether the column holds words, set to the left.
    public var isText: Bool

    /// A column from its parts.
    public init(_ title: String, explanation: String, isText: Bool = false) {
        self.title = title
        self.explanation = explanation
        self.isText = isText
    }
}

/// A row.
public struct Row: Sendable, Equatable, Codable {
    /// Cells, one a column.
    public var cells: [Cell]
    /// A sub-heading row that spans the table (for two-part tables).
    public var isHeading: Bool

    /// A row from its cells.
    public init(_ cells: [Cell], isHeading: Bool = false) {
        self.cells = cells
        self.isHeading = isHeading
    }
}

/// A cell.
public struct Cell: Sendable, Equatable, Codable {
    /// What a cell holds.
    public enum Value: Sendable, Equatable, Codable {
        /// Words.
        case text(String)
        /// A number.
        case quantity(Quantity)
        /// Nothing, on purpose.
        case empty
    }

    /// What the cell holds.
    public var value: Value
    /// Path to the explanation or the next page.
    public var href: String?

    /// A cell of words.
    public static func text(_ text: String, href: String? = nil) -> Cell { Cell(value: .text(text), href: href) }
    /// A cell with a number.
    public static func quantity(_ quantity: Quantity, href: String? = nil) -> Cell {
        Cell(value: .quantity(quantity), href: href)
    }
    /// A cell with whole persons.
    public static func persons(_ value: Double?, decimals: Int = 0, href: String? = nil) -> Cell {
        Cell(value: .quantity(Quantity(value, .persons, decimals: decimals)), href: href)
    }
    /// An empty cell.
    public static let empty = Cell(value: .empty, href: nil)

    /// A cell from its parts.
    public init(value: Value, href: String?) {
        self.value = value
        self.href = href
    }
}
