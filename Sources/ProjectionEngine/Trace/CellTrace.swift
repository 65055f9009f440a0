import WorkforceModel

/// The cells behind one year's exits: the recursion followed again up to the year, with its own workspace.
struct CellTrace {
    /// What one cell gives.
    struct Cell {
        /// Persons who leave for the cause.
        var persons: Double
        /// The figures behind, with the cell's sex, age and tenure.
        var inputs: [TraceInput]
    }

    private let flows: FlowModel
    private let assumptions: FlowAssumptions
    private let year: Int
    private let workspace: FlowWorkspace

    /// Follows `flows` to the start of `year`.
    init(_ flows: FlowModel, assumptions: FlowAssumptions, year: Int) {
        var workspace = FlowWorkspace(flows)
        var result = FlowResult(flows)
        flows.evaluate(assumptions, into: &result, workspace: &workspace, before: year)
        self.flows = flows
        self.assumptions = assumptions
        self.year = year
        self.workspace = workspace
    }

    /// The exits of a profession's cells for a cause, every cell in order, also the empty ones, so that they add up in
    /// the order of the recursion.
    func exits(_ cause: TracedQuantity, row: Int) -> [Cell] {
        let at = row * flows.yearCount + year
        let factor = assumptions.turnoverFactor[at]
        let shift = assumptions.retirementShift[at]
        return (0..<flows.cells).map { cell in
            let k = row * flows.cells + cell
            let used = flows.retirementHazard(row: row, cell: cell, shift: shift)
            let shares = ExitShares(
                turnover: min(flows.turnover[k] * factor, 1), retirement: used, other: flows.other[k])
            let share =
                cause == .retirement ? shares.retirement : cause == .turnover ? shares.turnover : shares.other
            let persons = workspace.stock[row * workspace.stride + cell]
            let (sex, age, tenure) = flows.space.parts(of: cell)
            var inputs = [
                TraceInput(name: .sex, value: Double(sex.rawValue), unit: .index, source: nil),
                TraceInput(name: .age, value: Double(age), unit: .years, source: nil),
                TraceInput(name: .tenure, value: Double(tenure), unit: .years, source: nil),
                TraceInput(name: .change, value: persons, unit: .persons, source: nil),
                TraceInput(name: .turnoverHazard, value: flows.turnover[k], unit: .share, source: nil),
                TraceInput(name: .turnoverFactor, value: factor, unit: .share, source: nil),
                TraceInput(name: .retirementHazard, value: flows.retirement[k], unit: .share, source: nil),
                TraceInput(name: .otherHazard, value: flows.other[k], unit: .share, source: nil),
                TraceInput(name: .exitShare, value: share, unit: .share, source: nil),
            ]
            if shift != 0 {
                inputs.append(TraceInput(name: .retirementHazardUsed, value: used, unit: .share, source: nil))
                inputs.append(TraceInput(name: .retirementShift, value: shift, unit: .years, source: nil))
            }
            return Cell(persons: persons * share, inputs: inputs)
        }
    }
}
