/// The unit a number is shown in.
public enum Unit: String, Sendable, Equatable, Codable {
    /// Whole or fractional persons.
    case persons
    /// Full-time equivalents.
    case fullTimeEquivalents
    /// A fraction shown as percent (0,096 → 9,6 %).
    case percent
    /// A fraction shown as percentage points (0,0016 → 0,16 procentenheter).
    case percentagePoints
    /// Kronor.
    case kronor
    /// Kronor shown as millions (72 000 000 → 72 Mkr).
    case millionKronor
    /// Kronor shown as thousands (600 000 → 600 tkr).
    case thousandKronor
    /// Hours.
    case hours
    /// Years of time.
    case years
    /// A calendar year (no thousands separator, no unit).
    case calendarYear
    /// A number without unit (index, weight, row count).
    case number
}

/// A number with what is needed to print it. The value is unrounded; rounding happens at print.
public struct Quantity: Sendable, Equatable, Codable {
    /// The unrounded value; nil when the source does not state it or it cannot be computed.
    public var value: Double?
    /// Unit.
    public var unit: Unit
    /// Decimals at print.
    public var decimals: Int
    /// Print a plus sign before positive values.
    public var isSigned: Bool
    /// What is printed instead of a missing value.
    public var missing: String

    /// A quantity from its parts.
    public init(
        _ value: Double?, _ unit: Unit, decimals: Int = 0, isSigned: Bool = false, missing: String = "ej angivet"
    ) {
        self.value = value
        self.unit = unit
        self.decimals = decimals
        self.isSigned = isSigned
        self.missing = missing
    }
}
