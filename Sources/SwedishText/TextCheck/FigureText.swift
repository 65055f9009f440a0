import WorkforceModel

/// Prints the figures of a finding.
enum FigureText {
    /// A value with its unit.
    static func printed(_ value: Double, _ unit: ClaimUnit) -> String {
        switch unit {
        case .persons: Swedish.shortNumber(value)
        case .fraction: Swedish.shortNumber(value, scale: 100) + Swedish.unitSpace + "%"
        case .percentagePoints: Swedish.number(value, decimals: 2, scale: 100) + Swedish.unitSpace + "procentenheter"
        case .kronor where value.magnitude < 1e6:
            Swedish.number(value, scale: 1e-3) + Swedish.unitSpace + "tkr"
        case .kronor: Swedish.shortNumber(value, scale: 1e-6) + Swedish.unitSpace + "Mkr"
        }
    }
}
