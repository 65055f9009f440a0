import SwedishText

/// A value axis with a few round ticks.
struct ChartAxis: Equatable {
    /// Value of the first tick.
    var low: Double
    /// Value of the last tick.
    var high: Double
    /// Round values in between and at both ends.
    var ticks: [Double]
    /// Decimals that the ticks need.
    var decimals: Int

    /// An axis around `low…high`, with zero on it where asked, aiming at `count` steps of 1, 2, 2,5 or 5 times a power of
    /// ten. Equal ends are widened by a tenth of their value.
    init(low: Double, high: Double, includesZero: Bool, count: Int = 4) {
        // Beyond this no arithmetic on axes has digits left; nothing that is counted comes near.
        let (least, most) = (-1e100, 1e100)
        var low = min(max(includesZero ? min(low, 0) : low, least), most)
        var high = min(max(includesZero ? max(high, 0) : high, least), most)
        if !(high - low > max(low.magnitude, high.magnitude) * 1e-9) {
            let middle = high
            let room = middle.magnitude * 0.1
            let isZero = middle == 0
            low = isZero ? 0 : includesZero ? min(middle, 0) : middle - room
            high = isZero ? 1 : includesZero ? max(middle, 0) : middle + room
        }
        var power = 1.0
        let rough = (high - low) / Double(max(count, 1))
        while power * 10 <= rough { power *= 10 }
        while power > rough, power > 1e-9 { power /= 10 }
        let step = [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999_999 } ?? 10 * power
        let first = (low / step + 1e-9).rounded(.down)
        let last = max((high / step - 1e-9).rounded(.up), first + 1)
        // At most 2 × count + 2 steps by construction; the cap holds for values where the arithmetic has no digits left.
        let steps = min(Int(exactly: last - first) ?? 1, 2 * max(count, 1) + 2)
        ticks = (0...max(steps, 1)).map { (first + Double($0)) * step }
        self.low = ticks[0]
        self.high = ticks[ticks.count - 1]
        var decimals = 0
        var unit = step
        while decimals < 6, (unit - unit.rounded()).magnitude > 1e-6 * max(unit, 1e-3) {
            unit *= 10
            decimals += 1
        }
        self.decimals = decimals
    }

    /// The tick labels.
    var labels: [String] { ticks.map { Swedish.number($0, decimals: decimals) } }

    /// Where a value lies, 0 at the low end and 1 at the high.
    func share(_ value: Double) -> Double {
        high > low ? min(max((value - low) / (high - low), 0), 1) : 0
    }
}
