/// Why an input cannot be projected. Nothing is computed from an input with a fault.
public struct ProjectionFault: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Code: String, Sendable, Equatable {
        /// The same profession name stands twice.
        case duplicateProfession
        /// An array does not have one entry a year, or one entry a cell.
        case wrongLength
        /// A figure is not a number, or outside the range it can have.
        case outOfRange
        /// A volume share or a move points at a row that does not exist.
        case unknownRow
        /// Two professions are counted in different cells.
        case differentCells
        /// A profession has hazards but no distribution of hires.
        case noHires
    }

    /// What is wrong.
    public var code: Code
    /// The profession or volume series concerned; nil when the fault lies in the whole input.
    public var subject: String?
    /// The name of the figure (`turnover`, `index` …), as in the exchange form.
    public var field: String
    /// Position within the figure (year or cell, from 0); nil for a single figure.
    public var position: Int?
    /// The value found.
    public var value: Double?

    /// A fault from its parts.
    public init(code: Code, subject: String?, field: String, position: Int? = nil, value: Double? = nil) {
        self.code = code
        self.subject = subject
        self.field = field
        self.position = position
        self.value = value
    }
}
