/// A distribution over a few classes from which one uniform draws a class in constant time.
///
/// Source: Walker's alias method, set up as by Vose, "A linear algorithm for generating random numbers with a given
/// distribution", IEEE TSE 17 (1991).
public struct AliasTable: Sendable, Hashable {
    /// Per column: the part of it that stays with the column's own class.
    @usableFromInline let kept: [Double]
    /// Per column: the class that takes the rest.
    @usableFromInline let alias: [UInt16]

    /// A table of weights, of which only the proportions count; nil without a weight above 0, with one that is negative
    /// or not finite, or with more than 65 536 classes.
    public init?(weights: [Double]) {
        let sum = weights.reduce(0, +)
        guard sum > 0, sum.isFinite, weights.count <= 65_536, weights.allSatisfy({ $0 >= 0 }) else { return nil }
        let count = weights.count
        var scaled = weights.map { $0 / sum * Double(count) }
        var kept = [Double](repeating: 1, count: count)
        var alias = (0..<count).map { UInt16($0) }
        var small = scaled.indices.filter { scaled[$0] < 1 }
        var large = scaled.indices.filter { scaled[$0] >= 1 }
        while let s = small.last, let l = large.last {
            small.removeLast()
            kept[s] = scaled[s]
            alias[s] = UInt16(l)
            scaled[l] -= 1 - scaled[s]
            if scaled[l] < 1 {
                large.removeLast()
                small.append(l)
            }
        }
        // What is left differs from 1 by rounding only, unless its own weight is 0: that class must never be drawn.
        if let heaviest = weights.indices.max(by: { weights[$0] < weights[$1] }) {
            for s in small where weights[s] == 0 {
                kept[s] = 0
                alias[s] = UInt16(heaviest)
            }
        }
        self.kept = kept
        self.alias = alias
    }

    /// The class of a uniform draw, 0 ≤ u < 1.
    @inlinable
    public func index(_ uniform: Double) -> Int {
        let place = uniform * Double(kept.count)
        let column = min(Int(place), kept.count - 1)
        return place - Double(column) < kept[column] ? column : Int(alias[column])
    }
}
