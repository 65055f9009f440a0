import WorkforceModel

/// Where hires enter: shares per cell, from real hires.
///
/// Ages are smoothed over ±2 years within a sex (triangular kernel); a profession's distribution leans on its group's and
/// that on all professions' with the weight of ``lean`` hires.
struct HireDistribution {
    /// Shares per cell and number of hires behind them, one entry a profession.
    private(set) var shares: [[Double]] = []
    private(set) var counts: [Double] = []
    private static let lean = 20.0

    init(_ flows: ObservedFlows, years: ClosedRange<Int>) {
        let size = flows.space.count
        var own = [[Double]](repeating: [Double](repeating: 0, count: size), count: flows.professions.count)
        var groups: [String: [Double]] = [:]
        var all = [Double](repeating: 0, count: size)
        for profession in own.indices {
            for (index, year) in flows.window.enumerated() where years.contains(year) {
                let offset = flows.offset(profession: profession, year: index)
                for cell in 0..<size { own[profession][cell] += Double(flows.hires[offset + cell]) }
            }
            let sum = groups[flows.groups[profession], default: [Double](repeating: 0, count: size)]
            groups[flows.groups[profession]] = zip(sum, own[profession]).map(+)
            for cell in 0..<size { all[cell] += own[profession][cell] }
        }
        // Without any hire in the register: an even spread over ages 20–60.
        let flat = (0..<size).map { cell in
            let (_, age, tenure) = flows.space.parts(of: cell)
            return (20...60).contains(age) && tenure == 0 ? 1.0 : 0
        }
        let whole = Self.lean(Self.smooth(all, flows.space), on: Self.scaled(flat), lean: 1)
        for profession in own.indices {
            let group = groups[flows.groups[profession]] ?? all
            let groupShares = Self.lean(Self.smooth(group, flows.space), on: whole, lean: Self.lean)
            shares.append(Self.lean(Self.smooth(own[profession], flows.space), on: groupShares, lean: Self.lean))
            counts.append(own[profession].reduce(0, +))
        }
    }

    private static func smooth(_ counts: [Double], _ space: CellSpace) -> [Double] {
        var result = [Double](repeating: 0, count: counts.count)
        for cell in counts.indices where counts[cell] > 0 {
            let (sex, age, tenure) = space.parts(of: cell)
            let ages = (max(age - 2, space.ages.lowerBound)...min(age + 2, space.ages.upperBound))
            let total = ages.reduce(0) { $0 + 3 - abs($1 - age) }
            for near in ages {
                let share = Double(3 - abs(near - age)) / Double(total)
                result[space.index(sex: sex, age: near, tenure: tenure)] += counts[cell] * share
            }
        }
        return result
    }

    private static func scaled(_ values: [Double]) -> [Double] {
        let sum = values.reduce(0, +)
        return sum > 0 ? values.map { $0 / sum } : values.map { _ in 1 / Double(values.count) }
    }

    private static func lean(_ counts: [Double], on shares: [Double], lean: Double) -> [Double] {
        scaled(zip(counts, shares).map { $0 + lean * $1 })
    }
}
