import RealModule

/// One profession's exits in one year, per cell: shares by cause, and the same as thresholds for 31-bit draws.
struct ExitTable {
    /// Bits of a draw that decides about a person.
    static let scale = 0x1p31

    /// Per cell, and one parking cell after them: the draw below which a person leaves or moves (low half) and the cell
    /// one year later (high half), so that one load serves both.
    private(set) var steps: [UInt64]
    /// Per cell eight words: 0, then where retirement, turnover, other exits and moves end; three unused.
    private(set) var ends: [UInt32]
    /// Per cell.
    private(set) var shares: [ExitShares]

    /// A table for a model whose cells have these successors.
    init(next: [Int]) {
        steps = next.map { UInt64($0) << 32 } + [UInt64(next.count) << 32]
        ends = [UInt32](repeating: 0, count: next.count * 8)
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
            ends[cell * 8 + 1] = retired
            ends[cell * 8 + 2] = turned
            ends[cell * 8 + 3] = left
            ends[cell * 8 + 4] = moved
            steps[cell] = steps[cell] & ~0xFFFF_FFFF | UInt64(moved)
        }
    }

    /// A share in 2⁻³¹, rounded to the nearest: the low bits of the significand of share · 2³¹ + 2⁵².
    private static func threshold(_ share: Double) -> UInt32 {
        UInt32(truncatingIfNeeded: (min(max(share, 0), 1) * scale + 0x1p52).bitPattern)
    }
}
