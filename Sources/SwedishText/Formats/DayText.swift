public import WorkforceModel

extension Swedish {
    /// A day in words: "21 november 2026".
    public static func text(of day: Day) -> String {
        let (year, month, dayOfMonth) = day.parts
        return "\(dayOfMonth)\(unitSpace)\(self.month(month)) \(year)"
    }

    /// The name of a month, 1–12; empty for any other number.
    public static func month(_ month: Int) -> String {
        months.indices.contains(month - 1) ? months[month - 1] : ""
    }

    /// Years as a period with an en dash: "2019–2027"; one year stands alone.
    public static func years(_ first: Int, _ last: Int) -> String {
        first == last ? String(first) : "\(first)–\(last)"
    }

    /// Two numbers as an interval with an en dash: "1 876–1 968"; with a word where either is negative, since dash and
    /// minus beside each other cannot be told apart: "−12 till 8".
    public static func interval(_ lower: Double, _ upper: Double, decimals: Int = 0, scale: Double = 1) -> String {
        let low = number(lower, decimals: decimals, scale: scale)
        let high = number(upper, decimals: decimals, scale: scale)
        return lower < 0 || upper < 0 ? "\(low) till \(high)" : "\(low)–\(high)"
    }

    private static let months = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ]
}
