public import WorkforceModel

extension ObservedFlows {
    /// Persons of a profession per cell at the end of the last year.
    public func finalStock(of profession: Int) -> [Double] {
        finalStock[profession * space.count..<(profession + 1) * space.count].map(Double.init)
    }
}

extension RateSet {
    /// Staff and hazards of one profession for a projection.
    ///
    /// - Parameters:
    ///   - profession: identity in the store.
    ///   - stock: persons per cell at the end of the base year; may be those of one unit.
    ///   - rows: row of each projected profession; moves to professions without a row are left out.
    ///   - hasUncertainty: whether the hazards are taken as estimated (true) or as known (false).
    /// - Returns: nil when the profession is not in the set or `stock` has another number of cells.
    public func cellExits(
        profession: Int64, stock: [Double], rows: [Int64: Int], hasUncertainty: Bool = true
    ) -> CellExits? {
        guard let rates = self[professionID: profession], stock.count == space.count else { return nil }
        let hazards = stock.indices.map { rates.hazards(cell: $0, shift: rates.alignmentShift) }
        let moves = rates.moves.compactMap { move in
            move.to.flatMap { rows[$0] }.map { ProfessionMove(to: $0, probability: move.probability) }
        }
        return CellExits(
            space: space, stock: stock, retirement: hazards.map(\.retirement), turnover: hazards.map(\.turnover),
            other: hazards.map(\.other), hires: rates.hires, moves: moves,
            uncertainty: hasUncertainty ? rates.uncertainty(stock: stock, space: space) : nil,
            rulesYear: rulesYear)
    }
}

extension ProfessionRates {
    /// What is not known about the hazards, as the simulation draws it: a beta draw per cell, a common level and a year effect.
    ///
    /// The cells of a band share its exposure n + κ in proportion to staff, so that independent draws per cell give the band the
    /// variance of its posterior. What the profession's level is uncertain beyond that is the level deviation for turnover;
    /// retirement has no common level in the simulation, so its cells get less weight instead.
    func uncertainty(stock: [Double], space: CellSpace) -> HazardUncertainty {
        let staff = stock.contains { $0 > 0 } ? stock : [Double](repeating: 1, count: stock.count)
        let forTurnover = CellWeights(.turnover, turnover, staff: staff, space: space)
        var forRetirement = CellWeights(.retirement, retirement, staff: staff, space: space)
        let level = retirement.levelDeviation * retirement.levelDeviation
        if level > forRetirement.levelVariance, forRetirement.levelVariance > 0 {
            forRetirement.scale(by: forRetirement.levelVariance / level)
        }
        let left = turnover.levelDeviation * turnover.levelDeviation - forTurnover.levelVariance
        return HazardUncertainty(
            turnoverWeight: forTurnover.weights, retirementWeight: forRetirement.weights,
            yearEffect: turnover.yearEffect, levelDeviation: max(0, left).squareRoot())
    }
}

/// Effective person-years behind each cell's hazard.
private struct CellWeights {
    private(set) var weights: [Double]
    /// Variance, on the logit, that the cells' draws together give the profession's level.
    private(set) var levelVariance = 0.0
    /// Below this many person-years a beta draw would be close to a coin flip between 0 and 1.
    private static let least = 2.0

    init(_ cause: ExitCause, _ rates: CauseRates, staff: [Double], space: CellSpace) {
        let layout = RateBandLayout(cause: cause, space: space)
        var staffOfBand = [Double](repeating: 0, count: layout.scopes.count)
        var cellsOfBand = staffOfBand
        for cell in staff.indices where layout.bandOfCell[cell] >= 0 {
            staffOfBand[layout.bandOfCell[cell]] += staff[cell]
            cellsOfBand[layout.bandOfCell[cell]] += 1
        }
        weights = [Double](repeating: 0, count: staff.count)
        var spread = 0.0
        var slope = 0.0
        for cell in staff.indices {
            let band = layout.bandOfCell[cell]
            guard band >= 0 else {
                weights[cell] = rates.strength
                continue
            }
            let own = rates.bands[band].exposure + rates.strength
            let share = staffOfBand[band] > 0 ? staff[cell] / staffOfBand[band] : 1 / cellsOfBand[band]
            // A cell without staff today gets an even share: hires and ageing will bring persons there.
            weights[cell] = max(Self.least, own * (share > 0 ? share : 1 / cellsOfBand[band]))
            let p = rates.used[cell]
            spread += staff[cell] * staff[cell] * p * (1 - p) / (weights[cell] + 1)
            slope += staff[cell] * p * (1 - p)
        }
        levelVariance = slope > 0 ? spread / (slope * slope) : 0
    }

    mutating func scale(by factor: Double) {
        for cell in weights.indices { weights[cell] = max(Self.least, weights[cell] * factor) }
    }
}
