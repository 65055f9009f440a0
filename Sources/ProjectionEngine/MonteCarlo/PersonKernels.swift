import StatisticsKit

/// The inner loops over persons. They hold nothing but loads, arithmetic and stores; callers have checked the lengths.
/// They are not inlined, so that the compiler keeps what they use in registers.
enum PersonKernels {
    /// Persons who share a word of marks.
    static let group = 64

    /// Writes everyone's next cell to `later` and marks those whom the upper bits of their draw do not settle, one bit a
    /// person; returns how many.
    ///
    /// Marks are gathered in a register. A list of places would be written for every person, and a branch would often be
    /// mispredicted.
    @inline(never)
    static func screen(
        _ batch: Range<Int>, of cells: UnsafePointer<UInt16>, steps: UnsafePointer<UInt32>,
        upper: UnsafePointer<UInt16>, later: UnsafeMutablePointer<UInt16>, marks: UnsafeMutablePointer<UInt64>
    ) -> Int {
        let (cells, later, count) = (cells + batch.lowerBound, later + batch.lowerBound, batch.count)
        var found = 0
        var first = 0
        while first < count {
            var word: UInt64 = 0
            var person = min(first &+ group, count)
            while person > first {
                person &-= 1
                let step = steps[Int(cells[person])]
                later[person] = UInt16(truncatingIfNeeded: step)
                word = word &+ word &+ UInt64(isBelow(UInt32(upper[person]), step &>> 16 &+ 1))
            }
            marks[first &>> 6] = word
            found &+= word.nonzeroBitCount
            first &+= group
        }
        return found
    }

    /// What became of those marked.
    struct Leavers {
        /// Those who left or moved.
        var count = 0
        /// Of them, those who did not retire.
        var notRetired = 0
        /// Of these, those who did not take another job either.
        var notTurned = 0
        /// Of these, those who moved to another profession.
        var moved = 0
    }

    /// Puts a hire in the place of each person who is marked and does leave or move.
    ///
    /// Given that a person leaves for a cause, the draw is uniform on that cause's stretch: where in the stretch it lies
    /// picks the hire, so that no further draw is made.
    ///
    /// - Parameters:
    ///   - later: everyone's next cell.
    ///   - leavers: takes the places of those who leave or move, from `start` on.
    ///   - moved: takes those of them who move, each with the lower bits of the draw in the low half.
    @inline(never)
    static func replace(
        _ batch: Range<Int>, of cells: UnsafePointer<UInt16>, marks: UnsafePointer<UInt64>,
        upper: UnsafePointer<UInt16>, lower: UnsafePointer<UInt16>, ends: UnsafePointer<UInt32>, hires: AliasTable,
        later: UnsafeMutablePointer<UInt16>, leavers: UnsafeMutablePointer<UInt32>, from start: Int,
        moved: UnsafeMutablePointer<UInt32>
    ) -> Leavers {
        let (cells, later, persons) = (cells + batch.lowerBound, later + batch.lowerBound, batch.count)
        var (count, notRetired, notTurned, movers) = (0, 0, 0, 0)
        var entry = 0
        var first = 0
        while first < persons {
            var word = marks[first &>> 6]
            while word != 0 {
                let person = first &+ word.trailingZeroBitCount
                word &= word &- 1
                let low = lower[entry]
                let draw = ExitTable.draw(upper: upper[person], lower: low)
                entry &+= 1
                let at = Int(cells[person]) &* ExitTable.width
                // One in some ten thousand of those marked stays after all.
                if draw >= ends[at &+ 4] { continue }
                let turns = 1 &- Int(isBelow(draw, ends[at &+ 1]))
                let others = 1 &- Int(isBelow(draw, ends[at &+ 2]))
                let moves = 1 &- Int(isBelow(draw, ends[at &+ 3]))
                let cause = at &+ turns &+ others &+ moves
                let uniform = ExitTable.uniform(
                    draw, from: ends[cause], to: ends[cause &+ 1])
                later[person] = hire(uniform, from: hires)
                leavers[start &+ count] = UInt32(truncatingIfNeeded: batch.lowerBound &+ person)
                moved[movers] = UInt32(truncatingIfNeeded: person &<< 16) | UInt32(low)
                count &+= 1
                notRetired &+= turns
                notTurned &+= others
                movers &+= moves
            }
            first &+= group
        }
        return Leavers(count: count, notRetired: notRetired, notTurned: notTurned, moved: movers)
    }

    /// The cell of a hire, picked by a uniform draw.
    @inline(__always)
    static func hire(_ uniform: Double, from hires: AliasTable) -> UInt16 {
        // The first 32 bits after the point stand in the significand of 1 + u.
        let word = UInt32(truncatingIfNeeded: (1 + uniform).bitPattern &>> 20)
        return UInt16(truncatingIfNeeded: hires.index(word))
    }

    /// 1 when a draw lies below an end, otherwise 0: the sign of the difference, as a comparison may become a branch.
    /// Neither is above 2³¹.
    @inline(__always)
    private static func isBelow(_ draw: UInt32, _ end: UInt32) -> UInt32 { (draw &- end) &>> 31 }
}
