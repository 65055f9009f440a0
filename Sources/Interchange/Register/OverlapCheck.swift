import WorkforceModel

/// A day on which one person's employments add up to more than full time.
struct Overlap: Equatable {
    /// Row (position) that makes the sum too large.
    var row: Int
    /// Another row in effect that day.
    var other: Int
    /// Sum of the rates in 1/10 000.
    var sum: Int
    /// The day.
    var day: Day
}

/// Finds monthly-paid employments of one person that together exceed full time by more than 0,01 on a day when one of
/// them is full time.
enum OverlapCheck {
    private static let fullTime = 9900
    private static let most = 10_100

    /// The overlaps in order of the rows. A sweep over first and last days per person, O(n log n).
    static func overlaps(in employments: EmploymentColumns) -> [Overlap] {
        let count = employments.count
        var order = (0..<count).filter { employments.form[$0] == 0 && employments.rate[$0] > 0 }.map { Int32($0) }
        order.sort { left, right in
            let a = Int(left)
            let b = Int(right)
            if employments.person[a] != employments.person[b] { return employments.person[a] < employments.person[b] }
            return (employments.from[a], a) < (employments.from[b], b)
        }
        var overlaps: [Overlap] = []
        var start = 0
        while start < order.count {
            let person = employments.person[Int(order[start])]
            var end = start + 1
            while end < order.count, employments.person[Int(order[end])] == person { end += 1 }
            if end - start > 1 { sweep(order[start..<end], employments, into: &overlaps) }
            start = end
        }
        return overlaps.sorted { $0.row < $1.row }
    }

    private static func sweep(
        _ rows: ArraySlice<Int32>, _ employments: EmploymentColumns, into overlaps: inout [Overlap]
    ) {
        let ending = rows.sorted { employments.to[Int($0)] < employments.to[Int($1)] }
        var ended = 0
        var sum = 0
        var full = 0
        for (place, index) in zip(rows.indices, rows) {
            let row = Int(index)
            let day = employments.from[row]
            while ended < ending.count, employments.to[Int(ending[ended])] < day {
                let rate = Int(employments.rate[Int(ending[ended])])
                sum -= rate
                full -= rate >= fullTime ? 1 : 0
                ended += 1
            }
            let rate = Int(employments.rate[row])
            sum += rate
            full += rate >= fullTime ? 1 : 0
            guard sum > most, full > 0 else { continue }
            // The last earlier row still in effect; far back it does not matter which one is named.
            let earlier = rows[rows.startIndex..<place].reversed().prefix(1000)
            let other = earlier.first { employments.to[Int($0)] >= day } ?? rows[rows.startIndex]
            overlaps.append(Overlap(row: row, other: Int(other), sum: sum, day: Day(number: day)))
        }
    }
}
