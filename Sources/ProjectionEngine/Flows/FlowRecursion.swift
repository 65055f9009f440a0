extension FlowModel {
    /// Follows the staff year by year under `assumptions` and fills `result`.
    ///
    /// Each year: exits per cell by ``ExitShares``; those who stay grow a year older and may move between professions;
    /// hires bring the staff up to the need and enter with the distribution of hires, so they can leave from the next
    /// year on. Where the staff exceed the need nobody is hired and the surplus stays. Exits that are rates are taken on
    /// the previous year's staff, which is the need plus any surplus.
    ///
    /// The recursion is exact for expected values while no floor binds (Bartholomew, Forbes and McClean, *Statistical
    /// Techniques for Manpower Planning*). Nothing is allocated. `assumptions`, `result` and `workspace` must have been
    /// made for this model.
    public func evaluate(
        _ assumptions: FlowAssumptions, into result: inout FlowResult, workspace: inout FlowWorkspace
    ) {
        evaluate(assumptions, into: &result, workspace: &workspace, before: yearCount)
    }

    /// As ``evaluate(_:into:workspace:)``, up to the start of `end`; the workspace then holds the staff of that day.
    func evaluate(
        _ assumptions: FlowAssumptions, into result: inout FlowResult, workspace: inout FlowWorkspace, before end: Int
    ) {
        precondition(assumptions.need.count == need.count && result.need.count == need.count, "another model's memory")
        precondition(workspace.stride == (cells + 3) / 4 * 4 && workspace.staff.count == professionCount)
        begin(assumptions, result: &result, workspace: &workspace)
        for year in 1..<max(end, 1) {
            for row in 0..<professionCount { leave(row, year: year, assumptions, &result, &workspace) }
            for move in moves {
                let at = move.from * yearCount + year
                let exits = result.retirement[at] + result.turnover[at] + result.other[at]
                let movers = (workspace.staff[move.from] - exits) * move.probability
                result.movesOut[at] += movers
                result.movesIn[move.to * yearCount + year] += movers
            }
            for row in 0..<professionCount { hire(row, year: year, assumptions, &result, &workspace) }
            for move in moves where isCellular[move.to] { age(move.from, into: move.to, move.probability, &workspace) }
        }
    }

    private func begin(_ assumptions: FlowAssumptions, result: inout FlowResult, workspace: inout FlowWorkspace) {
        for row in 0..<professionCount {
            for cell in 0..<cells { workspace.stock[row * workspace.stride + cell] = stock[row * cells + cell] }
            workspace.staff[row] = baseStaff[row]
            if !isCellular[row] {
                shiftRetirements(row: row, shift: assumptions.retirementShift, into: &workspace.retirements)
            }
        }
        for at in need.indices {
            result.need[at] = assumptions.need[at]
            result.movesOut[at] = 0
            result.movesIn[at] = 0
        }
    }

    /// The exits of one profession and year; survivors are left in the workspace.
    private func leave(
        _ row: Int, year: Int, _ assumptions: FlowAssumptions, _ result: inout FlowResult,
        _ workspace: inout FlowWorkspace
    ) {
        let at = row * yearCount + year
        guard isCellular[row] else {
            let rate = min(rateTurnover[at] * assumptions.turnoverFactor[at], 1)
            result.retirement[at] = workspace.retirements[at]
            result.turnover[at] = rate * workspace.staff[row]
            result.other[at] = 0
            return
        }
        workspace.prepare(
            row, turnoverFactor: assumptions.turnoverFactor[at], retirementShift: assumptions.retirementShift[at],
            model: self)
        let sums = exits(row, &workspace)
        result.retirement[at] = sums.retirement
        result.turnover[at] = sums.turnover
        result.other[at] = sums.other
    }

    /// Hires and the staff at the end of the year.
    private func hire(
        _ row: Int, year: Int, _ assumptions: FlowAssumptions, _ result: inout FlowResult,
        _ workspace: inout FlowWorkspace
    ) {
        let at = row * yearCount + year
        let growth = assumptions.need[at] - assumptions.need[at - 1]
        let opening = workspace.staff[row] - assumptions.need[at - 1]
        let exits = result.retirement[at] + result.turnover[at] + result.other[at]
        let wanted = growth + exits + result.movesOut[at] - result.movesIn[at] - opening
        result.growth[at] = growth
        result.opening[at] = opening
        result.recruitment[at] = wanted < 0 ? 0 : wanted
        result.surplus[at] = wanted < 0 ? -wanted : wanted.isNaN ? .nan : 0
        // Where a rate is not stated the year's hires are unknown; the staff are taken to follow the need again.
        workspace.staff[row] = wanted < 0 ? assumptions.need[at] - wanted : assumptions.need[at]
        if isCellular[row] {
            enter(row, hires: result.recruitment[at].isNaN ? 0 : result.recruitment[at], &workspace)
            age(row, into: row, keeping[row], &workspace)
        }
    }

    /// Sums a profession's exits over its cells and leaves the survivors in the workspace.
    private func exits(_ row: Int, _ workspace: inout FlowWorkspace) -> CellKernels.ExitSums {
        let start = row * workspace.stride
        let count = workspace.stride
        return workspace.stock.withUnsafeBytes { stock in
            workspace.survivors.withUnsafeMutableBytes { survivors in
                workspace.shares.withUnsafeBytes { shares in
                    guard let stock = stock.baseAddress, let survivors = survivors.baseAddress,
                        let shares = shares.baseAddress
                    else { return CellKernels.ExitSums(retirement: 0, turnover: 0, other: 0) }
                    return CellKernels.exits(
                        stock: stock + start * 8, shares: shares + start * 32, survivors: survivors + start * 8,
                        count: count)
                }
            }
        }
    }

    /// Sets a profession's cells to its hires.
    private func enter(_ row: Int, hires count: Double, _ workspace: inout FlowWorkspace) {
        let target = row * workspace.stride
        hires.withUnsafeBytes { shares in
            workspace.stock.withUnsafeMutableBytes { stock in
                guard let shares = shares.baseAddress, let stock = stock.baseAddress else { return }
                CellKernels.scale(shares + row * cells * 8, by: count, into: stock + target * 8, count: cells)
            }
        }
    }

    /// Adds a share of one profession's survivors, a year older, to a profession's cells.
    private func age(_ from: Int, into to: Int, _ share: Double, _ workspace: inout FlowWorkspace) {
        let (source, target) = (from * workspace.stride, to * workspace.stride)
        workspace.survivors.withUnsafeBytes { survivors in
            workspace.stock.withUnsafeMutableBytes { stock in
                ageingWeights.withUnsafeBytes { weights in
                    guard let survivors = survivors.baseAddress, let stock = stock.baseAddress else { return }
                    for run in ageing {
                        let values = survivors + (source + run.from) * 8
                        let place = stock + (target + run.to) * 8
                        if let first = run.weights, let weights = weights.baseAddress {
                            CellKernels.add(
                                values, times: share, weights: weights + first * 8, to: place, count: run.count)
                        } else {
                            CellKernels.add(values, times: share, to: place, count: run.count)
                        }
                    }
                }
            }
        }
    }
}
