extension EmploymentColumns {
    /// Persons with monthly pay on a day, by organisation. Everybody is counted once: who has several employments that day
    /// is counted where the employment rate is highest, the first of them when they are equal. The counts add up
    /// to the heads of the whole.
    public func heads(on day: Day) -> [Int32: Int] {
        var chosen = [Int](repeating: -1, count: Int(person.max() ?? -1) + 1)
        for row in 0..<count where form[row] == 0 && from[row] <= day.number && to[row] >= day.number {
            let held = chosen[Int(person[row])]
            if held < 0 || rate[row] > rate[held] { chosen[Int(person[row])] = row }
        }
        var heads: [Int32: Int] = [:]
        for row in chosen where row >= 0 { heads[organisation[row], default: 0] += 1 }
        return heads
    }
}
