/// One thing wrong in a case folder: where it stands, what stands there and what was expected.
public struct CaseFault: Error, Sendable, Equatable {
    /// Years that a case may reach beyond its base year; as far as any plan is projected and stored.
    public static let mostYears = 20

    /// What was expected in the place.
    public enum Expected: Sendable, Equatable {
        /// A file of this name.
        case file
        /// Text in UTF-8.
        case utf8
        /// A YAML document whose top level is a mapping.
        case yamlMapping
        /// The version of the form that this program reads.
        case format(String)
        /// A value, where there is none.
        case value
        /// Text.
        case text
        /// A number.
        case number
        /// A whole number.
        case wholeNumber
        /// True or false.
        case boolean
        /// One of these words.
        case oneOf([String])
        /// A list of this many entries.
        case entries(Int)
        /// A column with this heading.
        case column(String)
        /// A table whose quotation marks are closed and whose rows are of ordinary length.
        case table
        /// As many cells as there are headings.
        case cells(Int)
        /// A year after the base year, at most ``CaseFault/mostYears`` on.
        case horizon
        /// A row for this profession.
        case row(String)
        /// A name that is not used before.
        case unusedName
        /// The name of a profession of the case.
        case knownProfession
        /// The name of a series of the case.
        case knownSeries
        /// An age and a tenure band inside the cells of the case.
        case cellOfTheCase
        /// Exactly one of a volume, a growth, shares and an index of its own.
        case oneDriver
    }

    /// File within the folder.
    public var file: String
    /// Row, counted from 1 with the headings; nil when the fault concerns the whole file.
    public var row: Int?
    /// Heading or key; nil when the fault concerns a whole row or file.
    public var column: String?
    /// What stands there; nil when nothing does.
    public var value: String?
    /// What was expected.
    public var expected: Expected

    /// A fault from its parts.
    public init(file: String, row: Int? = nil, column: String? = nil, value: String? = nil, expected: Expected) {
        self.file = file
        self.row = row
        self.column = column
        self.value = value
        self.expected = expected
    }
}
