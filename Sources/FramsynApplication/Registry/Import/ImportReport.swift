public import WorkforceModel

/// Kinds of file that are imported into the register.
public enum ImportKind: String, Sendable, Codable, CaseIterable {
    /// Employments of one employer.
    case register
    /// The organisation tree.
    case organisations
    /// Professions with their codes.
    case professions
    /// Population figures.
    case population
    /// Vacancies and persons without required training.
    case observations
}

/// What came of an import or of trying one.
public struct ImportReport: Sendable, Equatable, Codable {
    /// Kind of file.
    public var kind: ImportKind
    /// Name of the file as the sender knows it.
    public var fileName: String
    /// Whether the file was only tried.
    public var isDryRun: Bool
    /// Rows read below the headings; tables of population figures count their tables.
    public var rows: Int
    /// Everything that is wrong; nothing is stored unless it is empty.
    public var faults = ImportFaults()
    /// Values that lead to nothing known, most rows first.
    public var unmapped: [UnmappedValue] = []
    /// What a register holds; nil for other files and refused ones.
    public var register: RegisterSummary?
    /// What the file changes, a sentence each, for files other than registers.
    public var changes: [String] = []

    /// Whether the file was stored.
    public var isStored: Bool { !isDryRun && faults.isEmpty }

    init(_ kind: ImportKind, fileName: String, isDryRun: Bool, rows: Int) {
        self.kind = kind
        self.fileName = fileName
        self.isDryRun = isDryRun
        self.rows = rows
    }
}

/// What a register holds and what was made of it.
public struct RegisterSummary: Sendable, Equatable, Codable {
    /// Persons.
    public var persons: Int
    /// Employments taken in.
    public var employments: Int
    /// Rows left out because nothing names their profession.
    public var leftOut: Int
    /// Professions with employments.
    public var professions: Int
    /// Units with employments.
    public var units: Int
    /// First day of the earliest employment.
    public var firstDay: Day?
    /// The last day the register speaks of.
    public var lastDay: Day
    /// Whether ``lastDay`` was stated by the sender; otherwise it is inferred from the file's days.
    public var lastDayIsStated: Bool
    /// The last day that stands in the file, at most today.
    public var lastDayInFile: Day?
    /// Whole years in which exits were counted; nil when the file shows no exits over a whole year.
    public var window: ClosedRange<Int>?
    /// What counting did with the rows; nil without a window.
    public var quality: RegisterQuality?
    /// What became of the plan.
    public var plan: PlanOutcome

    /// What an import does with the employer's plan.
    public enum PlanOutcome: Sendable, Equatable, Codable {
        /// A first plan was made (in a dry run: would be made); `volumes` names what the need follows, empty for
        /// unchanged need.
        case made(years: ClosedRange<Int>, volumes: [String])
        /// The employer's plan stays as it is.
        case kept(baseYear: Int, isFromRegister: Bool)
        /// Without exits there is nothing to project.
        case none
    }
}
