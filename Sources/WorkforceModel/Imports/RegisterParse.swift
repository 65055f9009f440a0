/// Employments read from a register file.
public struct RegisterContents: Sendable, Equatable {
    /// The employments; ``EmploymentColumns/person`` is a position in ``personKeys``.
    public var employments: EmploymentColumns
    /// Pseudonyms in the order they first stand in the file.
    public var personKeys: [String]

    /// Contents from their parts.
    public init(employments: EmploymentColumns, personKeys: [String]) {
        self.employments = employments
        self.personKeys = personKeys
    }
}

/// What came of reading a register file, also when it was only tried.
public struct RegisterParse: Sendable, Equatable {
    /// All employments, or the faults.
    public var outcome: ImportOutcome<RegisterContents>
    /// Rows read below the headings, those left out included.
    public var rowCount: Int
    /// Values that lead to no unit, profession, sex, form or reason, most rows first.
    public var unmapped: [UnmappedValue]

    /// A parse from its parts.
    public init(outcome: ImportOutcome<RegisterContents>, rowCount: Int, unmapped: [UnmappedValue]) {
        self.outcome = outcome
        self.rowCount = rowCount
        self.unmapped = unmapped
    }

    /// Titles and codes that lead to no profession, most rows first.
    public var unmappedTitles: [UnmappedValue] { unmapped.filter { $0.column == .profession } }
}

/// How far the reading of a file has come.
public struct ImportProgress: Sendable, Equatable {
    /// Rows read.
    public var rows: Int
    /// Bytes read; of a workbook, of its unpacked sheet.
    public var bytesRead: Int
    /// Bytes there are to read.
    public var bytesTotal: Int

    /// A progress from its parts.
    public init(rows: Int, bytesRead: Int, bytesTotal: Int) {
        self.rows = rows
        self.bytesRead = bytesRead
        self.bytesTotal = bytesTotal
    }
}
