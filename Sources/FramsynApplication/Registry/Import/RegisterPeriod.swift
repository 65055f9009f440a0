internal import WorkforceModel

/// Which time a register speaks of: its last day, and the whole years in which its exits can be counted.
struct RegisterPeriod: Sendable, Equatable {
    /// The last day that stands in the file and is not after today; nil when there is none.
    var lastDayInFile: Day?
    /// First day of the earliest employment.
    var firstDay: Day?
    /// The last day the register speaks of.
    var lastDay: Day
    /// First year whose exits are all in the file; nil when no exit shows.
    var firstCountedYear: Int?
    /// Whole years in which exits are counted, at most ``longestWindow``; nil when no exit shows.
    var window: ClosedRange<Int>?

    /// Years that rates rest on at most.
    static let longestWindow = 6

    /// The last whole year of the register.
    var lastYear: Int { Self.lastYear(through: lastDay) }

    /// Reads the period out of the rows.
    ///
    /// A file says on no row when it was taken out. Where the sender does not say, the register is taken to reach the
    /// latest first or last day that is not after today; a last day in December means the whole year, since few
    /// employments begin or end on the very last day. The first year that counts is that of the earliest end, when it
    /// lies in the first quarter, otherwise the year after: ends before the file's own start are not in it.
    init(_ columns: EmploymentColumns, today: Day, stated: Day?) {
        let bound = (stated ?? today).number
        var first = Int32.max
        var last = Int32.min
        var firstEnd = Int32.max
        for row in 0..<columns.count {
            let (from, to) = (columns.from[row], columns.to[row])
            first = min(first, from)
            if from <= bound { last = max(last, from) }
            guard to <= bound else { continue }
            last = max(last, to)
            if columns.form[row] == 0 { firstEnd = min(firstEnd, to) }
        }
        lastDayInFile = last == .min ? nil : Day(number: last)
        firstDay = first == .max ? nil : Day(number: first)
        if let stated {
            lastDay = stated
        } else if let seen = lastDayInFile, seen.month == 12,
            let end = Day(year: seen.year, month: 12, day: 31), end <= today
        {
            lastDay = end
        } else {
            lastDay = lastDayInFile ?? today
        }
        guard firstEnd != .max else { return }
        let end = Day(number: firstEnd)
        let lastYear = Self.lastYear(through: lastDay)
        let firstYear = end.month <= 3 ? end.year : end.year + 1
        firstCountedYear = firstYear
        let lower = max(firstYear, lastYear - Self.longestWindow + 1)
        if lower <= lastYear { window = lower...lastYear }
    }

    private static func lastYear(through day: Day) -> Int {
        day.month == 12 && day.dayOfMonth == 31 ? day.year : day.year - 1
    }
}
