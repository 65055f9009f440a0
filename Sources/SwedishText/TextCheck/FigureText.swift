import WorkforceModel

/// Prints the figures of a finding the Swedish way.
enum FigureText {
    /// A value with its unit.
    static func printed(_ value: Double, _ unit: ClaimUnit) -> String {
        switch unit {
        case .persons: decimal(value, decimals: isWhole(value) ? 0 : 1)
        case .fraction: decimal(value * 100, decimals: isWhole(value * 100) ? 0 : 1) + "\u{A0}%"
        case .percentagePoints: decimal(value * 100, decimals: 2) + " procentenheter"
        case .kronor:
            if value < 1e6, value > -1e6 {
                decimal(value / 1e3, decimals: 0) + "\u{A0}tkr"
            } else {
                decimal(value / 1e6, decimals: isWhole(value / 1e6) ? 0 : 1) + "\u{A0}Mkr"
            }
        }
    }

    private static func isWhole(_ value: Double) -> Bool {
        let distance = value - value.rounded()
        return distance < 1e-6 && distance > -1e-6
    }

    /// Rounded half away from zero, comma, hard space between thousands, true minus.
    static func decimal(_ value: Double, decimals: Int) -> String {
        guard value.isFinite, value < 1e15, value > -1e15 else { return "–" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        // A hair is added so that 0,5 kept as 0,4999… rounds as printed.
        let scaled = (Swift.max(value, -value) * scale + 1e-9).rounded()
        guard let whole = Int(exactly: scaled), let unit = Int(exactly: scale) else { return "–" }
        var digits = String(whole / unit)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits = String(digits.dropLast(3))
        }
        var text = ([digits] + groups).joined(separator: "\u{A0}")
        if decimals > 0 {
            let part = String(whole % unit)
            text += "," + String(repeating: "0", count: decimals - part.count) + part
        }
        return value < 0 && whole > 0 ? "−" + text : text
    }
}
