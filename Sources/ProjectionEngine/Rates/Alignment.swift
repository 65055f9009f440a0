import StatisticsKit
public import WorkforceModel

extension ProfessionRates {
    /// Expected exits of `stock` in a year, persons: Σ N · h with the alignment shift in place.
    public func expectedExits(of stock: [Double]) -> Double {
        exits(of: stock, shift: alignmentShift)
    }

    /// The same rates with one common logit shift of retirement and turnover so that Σ N · h equals `target`.
    ///
    /// The shift is part of the rates and stays as it is in every scenario.
    ///
    /// - Parameters:
    ///   - target: exits in a year, persons.
    ///   - stock: persons per cell that the target concerns.
    /// - Returns: nil when no shift reaches the target (below the deaths and disabilities expected, or above the staff), or
    ///   when `stock` has another number of cells.
    public func aligned(toExits target: Double, of stock: [Double]) -> ProfessionRates? {
        guard target.isFinite, stock.count == turnover.used.count,
            let shift = Bisection.root(of: { exits(of: stock, shift: $0) - target }, in: -20...20),
            (exits(of: stock, shift: shift) - target).magnitude <= 1e-6 * max(1, target)
        else { return nil }
        var result = self
        result.alignmentShift = shift
        return result
    }

    /// Shares of a cell's staff that leave, by cause, with a logit shift of retirement and turnover.
    func hazards(cell: Int, shift: Double) -> IndependentHazards {
        IndependentHazards(
            retirement: Logit.shifted(retirement.used[cell], by: shift),
            turnover: Logit.shifted(turnover.used[cell], by: shift), other: other.used[cell])
    }

    private func exits(of stock: [Double], shift: Double) -> Double {
        var sum = 0.0
        for cell in stock.indices where stock[cell] > 0 && cell < turnover.used.count {
            let hazards = hazards(cell: cell, shift: shift)
            sum += stock[cell] * (1 - (1 - hazards.retirement) * (1 - hazards.turnover) * (1 - hazards.other))
        }
        return sum
    }
}
