public import Presentation

extension Swedish {
    /// A quantity as it reads in a sentence: "1 527 personer", "+9,6 %", "−53 Mkr", or the words for a missing value.
    ///
    /// Without unit the bare number: "1 527", "+9,6". Infinite and undefined values read as missing.
    public static func text(of quantity: Quantity, withUnit: Bool = true) -> String {
        guard let value = quantity.value, value.isFinite else { return quantity.missing }
        let printed = number(of: quantity, value)
        guard withUnit else { return printed }
        let unit = unit(quantity.unit, isOne: isOne(printed))
        return unit.isEmpty ? printed : printed + unitSpace + unit
    }

    /// A quantity as it reads in a table cell, where the heading says the unit: the bare number, but percent keeps its
    /// sign, since shares often stand beside counts.
    public static func cellText(of quantity: Quantity) -> String {
        text(of: quantity, withUnit: quantity.unit == .percent)
    }

    /// What a cell says; empty for an empty cell.
    public static func text(of cell: Cell) -> String {
        switch cell.value {
        case .text(let text): text
        case .quantity(let quantity): cellText(of: quantity)
        case .empty: ""
        }
    }

    /// The unit in words, in the plural or, for one, in the singular; empty for calendar years and plain numbers.
    public static func unit(_ unit: Unit, isOne: Bool = false) -> String {
        switch unit {
        case .persons: isOne ? "person" : "personer"
        case .fullTimeEquivalents: "årsarbetare"
        case .percent: "%"
        case .percentagePoints: isOne ? "procentenhet" : "procentenheter"
        case .kronor: "kr"
        case .millionKronor: "Mkr"
        case .thousandKronor: "tkr"
        case .hours: isOne ? "timme" : "timmar"
        case .years: "år"
        case .calendarYear, .number: ""
        }
    }

    private static func number(of quantity: Quantity, _ value: Double) -> String {
        switch quantity.unit {
        case .percent, .percentagePoints:
            number(value, decimals: quantity.decimals, isSigned: quantity.isSigned, scale: 100)
        case .millionKronor:
            number(value, decimals: quantity.decimals, isSigned: quantity.isSigned, scale: 1e-6)
        case .thousandKronor:
            number(value, decimals: quantity.decimals, isSigned: quantity.isSigned, scale: 1e-3)
        case .calendarYear:
            fieldText(value, decimals: 0)
        case .persons, .fullTimeEquivalents, .kronor, .hours, .years, .number:
            number(value, decimals: quantity.decimals, isSigned: quantity.isSigned)
        }
    }

    private static func isOne(_ printed: String) -> Bool {
        printed == "1" || printed == "+1" || printed == "\u{2212}1"
    }
}
