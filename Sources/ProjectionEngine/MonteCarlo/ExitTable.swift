import RealModule

/// One profession's exits in one year, per cell: shares by cause, and the same as thresholds for 31-bit draws.
struct ExitTable {
    /// Values of a draw that decides about a person, which has 31 bits.
    private static let scale = 0x1p31
    /// Words of ``ends`` per cell.
    static let width = 8

    /// Per cell: the highest upper 16 bits of a draw with which a person may leave or move (high half), and the cell one
    /// year later (low half), so that one load serves both.
    private(set) var steps: [UInt32]
    /// Per cell eight words: 0, then where retirement, turnover, other exits and moves end; three unused.
    private(set) var ends: [UInt32]
    /// Per cell.
    private(set) var shares: [ExitShares]

    /// A table for a model whose cells have these successors.
    init(next: [Int]) {
        steps = next.map { UInt32(truncatingIfNeeded: $0) }
        ends = [UInt32](repeating: 0, count: next.count * Self.width)
        shares = [ExitShares](repeating: ExitShares(turnover: 0, retirement: 0, other: 0), count: next.count)
    }

    /// Fills the table for a profession and a year.
    ///
    /// - Parameters:
    ///   - effect: factor on the odds of turnover of this year.
    mutating func fill(_ model: SimulationModel, _ hazards: HazardDraws, row: Int, year: Int, effect: Double) {
        let flow = model.flow
        let at = row * flow.yearCount + year
        let factor = model.assumptions.turnoverFactor[at]
        let shift = model.assumptions.retirementShift[at]
        let keeping = flow.keeping[row]
        let block = row * flow.cells..<(row + 1) * flow.cells
        let odds = hazards.turnoverOdds.span.extracting(block)
        let ratio = hazards.retirementRatio.span.extracting(block)
        let retirement = flow.retirement.span.extracting(block)
        let other = flow.other.span.extracting(block)
        for cell in odds.indices {
            let shifted = odds[cell] * effect
            let turnover = shifted < .infinity ? shifted / (1 + shifted) : 1
            let estimated =
                shift == 0 ? retirement[cell] : flow.retirementHazard(row: row, cell: cell, shift: shift)
            let share = ExitShares(
                turnover: min(max(turnover * factor, 0), 1), retirement: min(estimated * ratio[cell], 1),
                other: other[cell])
            shares[cell] = share
            let retired = Self.threshold(share.retirement)
            let turned = max(retired, Self.threshold(share.retirement + share.turnover))
            let left = max(turned, Self.threshold(1 - share.staying))
            let moved = max(left, Self.threshold(1 - share.staying * keeping))
            ends[cell * Self.width + 1] = retired
            ends[cell * Self.width + 2] = turned
            ends[cell * Self.width + 3] = left
            ends[cell * Self.width + 4] = moved
            steps[cell] = min(moved >> 15, 0xFFFF) << 16 | steps[cell] & 0xFFFF
        }
    }

    /// A share in 2⁻³¹, rounded to the nearest: the low bits of the significand of share · 2³¹ + 2⁵².
    private static func threshold(_ share: Double) -> UInt32 {
        UInt32(truncatingIfNeeded: (min(max(share, 0), 1) * scale + 0x1p52).bitPattern)
    }

    /// The cell one year later.
    func next(_ cell: Int) -> Int { Int(steps[cell] & 0xFFFF) }

    /// A draw from its upper 16 bits and the 16 bits that its lower 15 are taken from.
    @inline(__always)
    static func draw(upper: UInt16, lower: UInt16) -> UInt32 { UInt32(upper) &<< 15 | UInt32(lower) &>> 1 }

    /// Where a draw lies in a stretch that it is known to lie in, 0 < u < 1: (draw − low + ½) / (end − low).
    @inline(__always)
    static func uniform(_ draw: UInt32, from low: UInt32, to end: UInt32) -> Double {
        (above52(draw &- low) - (0x1p52 - 0.5)) / (above52(end &- low) - 0x1p52)
    }

    /// 2⁵² + value by its bits: a conversion would wait for the one before, whose register it writes half of.
    @inline(__always)
    private static func above52(_ value: UInt32) -> Double {
        Double(bitPattern: 0x4330_0000_0000_0000 | UInt64(value))
    }
}
