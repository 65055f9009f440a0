/// Money in whole öre (1/100 krona), exact.
public struct Ore: Hashable, Comparable, Sendable, Codable {
    /// Number of öre.
    public var amount: Int64

    /// An amount in öre.
    public init(_ amount: Int64) {
        self.amount = amount
    }

    /// The nearest whole öre, half away from zero; saturates outside Int64.
    public init(rounding kronor: Double) {
        let ore = (kronor * 100).rounded(.toNearestOrAwayFromZero)
        if ore.isNaN { self.amount = 0 } else { self.amount = Int64(exactly: ore) ?? (ore < 0 ? .min : .max) }
    }

    /// Kronor as a floating value, for charts and products with persons.
    public var kronor: Double { Double(amount) / 100 }

    /// Orders values: the smaller amount comes first.
    public static func < (lhs: Ore, rhs: Ore) -> Bool { lhs.amount < rhs.amount }
}
