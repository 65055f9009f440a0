internal import Foundation
internal import StatisticsKit
internal import WorkforceModel

extension DemoProfession {
    /// Age in whole years at the end of the year of hire.
    func ageAtHire(_ stream: inout PhiloxStream) -> Int {
        let above = -hireSpread * log(stream.openUniform() * stream.openUniform())
        return min(lowestAge + Int(min(above, 60)), 63)
    }

    /// Employment rate in 1/10 000: full time, or one of the usual parts.
    func rate(_ sex: Sex, _ stream: inout PhiloxStream) -> UInt16 {
        let full = min(fullTime * (sex == .man ? 1.12 : 0.97), 0.99)
        if stream.uniform() < full { return 10_000 }
        let part = stream.uniform()
        return part < 0.1 ? 5000 : part < 0.2 ? 6000 : part < 0.5 ? 7500 : part < 0.75 ? 8000 : part < 0.9 ? 8500 : 9000
    }

    /// Share of paid time absent: for most little, for some much of it, with the profession's mean.
    ///
    /// - Parameter place: where the person stands in 0 ≤ place < 1; those lowest are absent long.
    func absence(_ sex: Sex, age: Int, place: Double, _ stream: inout PhiloxStream) -> Double {
        let bySex = (sex == .man ? 0.72 : 1.08) / (1.08 * women + 0.72 * (1 - women))
        let mean = sickLeave * bySex * (1 + 0.008 * (Double(min(max(age, 20), 66)) - 44.5))
        let long = 0.45 * mean / 0.6
        if place < long { return 0.2 + 0.8 * stream.uniform() }
        return min(-log(stream.openUniform()) * 0.55 * mean / (1 - long), 1)
    }
}

/// The number of a day; the generator names only days that exist.
func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    Day(year: year, month: month, day: day)?.number ?? 0
}

/// A day of the year: half of all fall on the first day of a month, as employments do.
func day(in year: Int, _ uniform: Double) -> Int32 {
    let first = dayNumber(year, 1, 1)
    let twice = uniform * 2
    if twice < 1 { return dayNumber(year, 1 + min(Int(twice * 12), 11), 1) }
    return first + Int32(min((twice - 1) * 365, 364))
}
