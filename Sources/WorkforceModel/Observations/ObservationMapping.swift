/// How a file of vacancies and training becomes observations: which heading holds what, and what its values mean.
///
/// Saved per employer, so that the next file needs no choices.
public struct ObservationMapping: Sendable, Equatable, Codable {
    /// Heading of the file's column, for each column that is used.
    public var columns: [ObservationColumn: String]
    /// File value → organisation code.
    public var units: [String: String]
    /// File value (title or AID code) → profession name.
    public var professions: [String: String]
    /// How days are written.
    public var dayFormat: DayFormat

    /// A mapping from its parts.
    public init(
        columns: [ObservationColumn: String] = [:], units: [String: String] = [:], professions: [String: String] = [:],
        dayFormat: DayFormat = .yearMonthDay
    ) {
        self.columns = columns
        self.units = units
        self.professions = professions
        self.dayFormat = dayFormat
    }
}

/// Columns of a table of vacancies and training.
public enum ObservationColumn: String, ImportColumn, CodingKeyRepresentable {
    /// Code or name of the employer or the unit; the chosen employer when the column is not there.
    case organisation
    /// Title of the profession or AID code.
    case profession
    /// The day the figures speak of; one day for the whole file when the column is not there.
    case day
    /// Vacant positions; empty means not delivered.
    case vacancies
    /// Persons without the training their profession demands; empty means not delivered.
    case withoutRequiredTraining

    /// Whether a table without the column is refused.
    public var isRequired: Bool { self == .profession }

    /// The column as a field of any table.
    public var field: ImportField {
        switch self {
        case .organisation: .organisation
        case .profession: .profession
        case .day: .day
        case .vacancies: .vacancies
        case .withoutRequiredTraining: .withoutRequiredTraining
        }
    }

    /// What a column of counts measures; nil for the others.
    public var indicator: Indicator? {
        switch self {
        case .vacancies: .vacancies
        case .withoutRequiredTraining: .withoutRequiredTraining
        case .organisation, .profession, .day: nil
        }
    }
}

/// What came of reading a file of vacancies and training, also when it was only tried.
public struct ObservationParse: Sendable, Equatable {
    /// Every count of the file by what it is a figure of, or the faults.
    public var outcome: ImportOutcome<[ObservationKey: Double]>
    /// Rows read below the headings.
    public var rowCount: Int
    /// Values that lead to no organisation or profession, most rows first.
    public var unmapped: [UnmappedValue]

    /// A parse from its parts.
    public init(outcome: ImportOutcome<[ObservationKey: Double]>, rowCount: Int, unmapped: [UnmappedValue]) {
        self.outcome = outcome
        self.rowCount = rowCount
        self.unmapped = unmapped
    }
}
