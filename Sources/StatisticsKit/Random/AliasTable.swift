/// A distribution over a few classes from which one uniform draws a class in constant time.
///
/// Source: Walker's alias method, set up as by Vose, "A linear algorithm for generating random numbers with a given
/// distribution", IEEE TSE 17 (1991).
public struct AliasTable: Sendable, Hashable {
    /// Per column: the part of it that stays with the column's own class, in 2⁻³² (high half), the class that takes the
    /// rest (third quarter) and the own class (low quarter), so that one load serves a draw.
    public let columns: [UInt64]

    /// A table of weights, of which only the proportions count; nil without a weight above 0, with one that is negative
    /// or not finite, or with more than 65 536 classes.
    ///
    /// Parts are kept to 2⁻³² of a column. A class of weight 0 is never drawn.
    public init?(weights: [Double]) {
        let sum = weights.reduce(0, +)
        guard sum > 0, sum.isFinite, weights.count <= 65_536, weights.allSatisfy({ $0 >= 0 }) else { return nil }
        let heaviest = weights.indices.reduce(0) { weights[$1] > weights[$0] ? $1 : $0 }
        let count = weights.count
        var scaled = weights.map { $0 / sum * Double(count) }
        // Columns that the loop leaves over differ from 1 by rounding only; one of weight 0 among them goes to the
        // heaviest class.
        var columns = weights.indices.map { column in
            let own = weights[column] > 0 ? column : heaviest
            return UInt64(own) << 16 | UInt64(own)
        }
        var small = scaled.indices.filter { scaled[$0] < 1 }
        var large = scaled.indices.filter { scaled[$0] >= 1 }
        while let s = small.last, let l = large.last {
            small.removeLast()
            columns[s] = UInt64(scaled[s] * 0x1p32) << 32 | UInt64(l) << 16 | UInt64(s)
            scaled[l] -= 1 - scaled[s]
            if scaled[l] < 1 {
                large.removeLast()
                small.append(l)
            }
        }
        self.columns = columns
    }

    /// The class of a uniform word. There is no branch to mispredict.
    @inlinable @inline(__always)
    public func index(_ word: UInt32) -> Int {
        columns.withUnsafeBufferPointer { columns in
            let place = UInt64(word) &* UInt64(truncatingIfNeeded: columns.count)
            let column = columns[Int(truncatingIfNeeded: place &>> 32)]
            // 1 where the place lies beyond the kept part, as the difference then is not negative.
            let isBeyond = 1 &- ((place & 0xFFFF_FFFF) &- (column &>> 32)) &>> 63
            return Int(truncatingIfNeeded: column &>> (isBeyond &<< 4) & 0xFFFF)
        }
    }
}
