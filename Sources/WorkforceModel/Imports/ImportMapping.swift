/// How one employer's file becomes employments: which heading holds what, and what its values mean.
///
/// Saved per employer, so that the next file of the same kind needs no choices. Values are compared without regard to
/// case and surrounding space; what no map names is tried as a code, a name or a common Swedish word.
public struct ImportMapping: Sendable, Equatable, Codable {
    /// Heading of the file's column, for each column that is used.
    public var columns: [RegisterColumn: String]
    /// File value → sex.
    public var sexes: [String: Sex]
    /// File value → form of pay.
    public var forms: [String: EmploymentForm]
    /// File value → exit reason.
    public var exitReasons: [String: ExitReason]
    /// File value → organisation code.
    public var units: [String: String]
    /// File value (title or AID code) → profession name.
    public var professions: [String: String]
    /// How days are written.
    public var dayFormat: DayFormat
    /// How employment rates are written; a value with a percent sign is always percent.
    public var rateFormat: ShareFormat
    /// How absence shares are written.
    public var absenceFormat: ShareFormat
    /// Delimiter of a CSV file (one ASCII character); nil means found from the file.
    public var delimiter: String?
    /// Sheet of a workbook; nil means the first.
    public var sheet: String?
    /// What is done with a profession that nothing names.
    public var unmappedProfessions: UnmappedProfessions

    /// A mapping from its parts.
    public init(
        columns: [RegisterColumn: String] = [:], sexes: [String: Sex] = [:], forms: [String: EmploymentForm] = [:],
        exitReasons: [String: ExitReason] = [:], units: [String: String] = [:], professions: [String: String] = [:],
        dayFormat: DayFormat = .yearMonthDay, rateFormat: ShareFormat = .fraction,
        absenceFormat: ShareFormat = .fraction, delimiter: String? = nil, sheet: String? = nil,
        unmappedProfessions: UnmappedProfessions = .refuse
    ) {
        self.columns = columns
        self.sexes = sexes
        self.forms = forms
        self.exitReasons = exitReasons
        self.units = units
        self.professions = professions
        self.dayFormat = dayFormat
        self.rateFormat = rateFormat
        self.absenceFormat = absenceFormat
        self.delimiter = delimiter
        self.sheet = sheet
        self.unmappedProfessions = unmappedProfessions
    }
}

/// What is done with rows whose profession nothing names.
public enum UnmappedProfessions: String, Sendable, Hashable, Codable, CaseIterable {
    /// Each row is a fault.
    case refuse
    /// The rows are left out, and their titles are listed with counts.
    case leaveOut
}

/// A value of a file that leads to nothing known, with the rows that have it.
public struct UnmappedValue: Sendable, Hashable, Codable {
    /// Column the value stands in.
    public var column: RegisterColumn
    /// The value as it stands in the file.
    public var value: String
    /// Rows with it.
    public var rows: Int

    /// A value from its parts.
    public init(column: RegisterColumn, value: String, rows: Int) {
        self.column = column
        self.value = value
        self.rows = rows
    }
}
