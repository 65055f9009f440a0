internal import SwedishText
internal import WorkforceModel

/// What came of an import, for machines: stable keys, days as text, faults with place, value and what was expected.
public struct ImportDocument: Sendable, Encodable {
    /// One thing wrong in the file.
    public struct Fault: Sendable, Encodable {
        /// Name of the file.
        public var file: String
        /// Row as a spreadsheet counts it; nil when the fault concerns the whole file.
        public var row: Int?
        /// Heading of the column; nil when the fault concerns the whole row or file.
        public var column: String?
        /// What stands there; nil when there is nothing, or when it must not be shown.
        public var value: String?
        /// Stable name of the kind of fault.
        public var code: String
        /// What is wrong and what was expected, in Swedish.
        public var expected: String
    }

    /// A value that leads to nothing known.
    public struct Unmapped: Sendable, Encodable {
        /// Column it stands in.
        public var column: String
        /// The value.
        public var value: String
        /// Rows with it.
        public var rows: Int
    }

    /// What a register holds.
    public struct Register: Sendable, Encodable {
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
        public var firstDay: String?
        /// The last day the register speaks of.
        public var lastDay: String
        /// Whole years in which exits were counted, first and last; nil when none.
        public var exitYears: [Int]?
        /// `made`, `kept` or `none`: what became of the plan.
        public var plan: String
    }

    /// `register`, `organisations`, `professions`, `population` or `observations`.
    public var kind: String
    /// Name of the file.
    public var file: String
    /// Whether the file was only tried.
    public var dryRun: Bool
    /// Whether the file was stored.
    public var stored: Bool
    /// Rows read below the headings; tables of population figures count their tables.
    public var rows: Int
    /// Number of faults found, also those beyond the ones listed.
    public var faultCount: Int
    /// At most 1,000 faults, in the order they were found.
    public var faults: [Fault]
    /// Values that lead to nothing known.
    public var unmapped: [Unmapped]
    /// What the file changes, a Swedish sentence each.
    public var changes: [String]
    /// What a register holds; nil for other files and refused ones.
    public var register: Register?

    /// The document of a report.
    public init(_ report: ImportReport) {
        kind = report.kind.rawValue
        file = report.fileName
        dryRun = report.isDryRun
        stored = report.isStored
        rows = report.rows
        faultCount = report.faults.total
        faults = report.faults.faults.map {
            Fault(
                file: $0.file, row: $0.row, column: $0.column, value: $0.value, code: $0.reason.code,
                expected: FaultTable.words($0))
        }
        unmapped = report.unmapped.map { Unmapped(column: $0.column.rawValue, value: $0.value, rows: $0.rows) }
        changes = report.changes
        register = report.register.map { register in
            Register(
                persons: register.persons, employments: register.employments, leftOut: register.leftOut,
                professions: register.professions, units: register.units, firstDay: register.firstDay?.description,
                lastDay: register.lastDay.description,
                exitYears: register.window.map { [$0.lowerBound, $0.upperBound] },
                plan: Self.word(register.plan))
        }
    }

    private static func word(_ outcome: RegisterSummary.PlanOutcome) -> String {
        switch outcome {
        case .made: "made"
        case .kept: "kept"
        case .none: "none"
        }
    }
}
