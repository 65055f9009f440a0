public import WorkforceModel

/// Rounding at print, half away from zero. Nothing inside a chain is rounded.
public enum PrintedNumber {
    /// `value` as a whole number; nil when unknown, not a number or too large to print.
    public static func whole(_ value: Double?) -> Int? {
        guard let value, value.isFinite else { return nil }
        return Int(exactly: value.rounded(.toNearestOrAwayFromZero))
    }

    /// The sum of rounded values, as a table whose columns add up; nil when one is unknown.
    public static func sumOfRounded(_ values: [Double?]) -> Int? {
        var sum = 0
        for value in values {
            guard let value = whole(value) else { return nil }
            let (next, overflow) = sum.addingReportingOverflow(value)
            guard !overflow else { return nil }
            sum = next
        }
        return sum
    }

    /// The rounded sum of values; nil when one is unknown.
    public static func roundedSum(_ values: [Double?]) -> Int? {
        var sum = 0.0
        for value in values {
            guard let value else { return nil }
            sum += value
        }
        return whole(sum)
    }
}

extension Projection {
    /// The printed need table: rounded cells, totals as the sum of the rounded ones.
    public func printedNeed(title: String) -> PublishedTable {
        printed(title: title, professions.map { $0.need.map(Optional.some) })
    }

    /// The printed recruitment table: rounded cells, totals as the sum of the rounded ones; unknown years nil.
    public func printedRecruitment(title: String) -> PublishedTable {
        printed(title: title, professions.map(\.recruitment))
    }

    private func printed(title: String, _ values: [[Double?]]) -> PublishedTable {
        PublishedTable(
            title: title, years: Array(years), rows: professions.map(\.name),
            values: values.map { $0.map(PrintedNumber.whole) },
            totals: (0..<years.count).map { year in PrintedNumber.sumOfRounded(values.map { $0[year] }) })
    }
}
