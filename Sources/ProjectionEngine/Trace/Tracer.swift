public import WorkforceModel

/// Opens numbers of one scenario. Made on demand: it evaluates the scenario once and keeps the chain of need; the cells
/// of a year are followed again only when a number that stands on them is opened.
public struct Tracer: Sendable {
    private let model: ProjectionModel
    private let assumptions: FlowAssumptions
    private let path: NeedPath
    private let projection: Projection

    /// A tracer of `model` under `levers`.
    public init(_ model: ProjectionModel, levers: [Lever] = []) {
        self.model = model
        assumptions = FlowAssumptions(model.flows, need: model.need, levers: levers)
        path = model.need.path(levers: levers)
        projection = model.projection(levers: levers)
    }

    /// How a number came about; `profession` nil means the total. Returns nil for a profession or a year that the
    /// projection does not have.
    public func trace(_ quantity: TracedQuantity, profession: String?, year: Int) -> TraceNode? {
        guard let position = projection.position(of: year) else { return nil }
        if let profession {
            guard let row = model.need.professions.firstIndex(of: profession) else { return nil }
            return node(quantity, row: row, year: position)
        }
        let parts = model.need.professions.indices.map { node(quantity, row: $0, year: position) }
        return TraceNode(
            formula: .sumOfProfessions, profession: nil, year: year,
            value: quantity.value(in: projection.total, year: position), unit: .persons, inputs: [], children: parts)
    }

    private func make(
        _ formula: TraceFormula, row: Int, year: Int, value: Double?, inputs: [TraceInput] = [],
        children: [TraceNode] = []
    ) -> TraceNode {
        TraceNode(
            formula: formula, profession: model.need.professions[row], year: projection.years.lowerBound + year,
            value: value, unit: .persons, inputs: inputs, children: children)
    }

    private func node(_ quantity: TracedQuantity, row: Int, year: Int) -> TraceNode {
        let value = quantity.value(in: projection.professions[row], year: year)
        if quantity == .need { return need(row: row, year: year) }
        if quantity == .staff {
            guard year > 0 else { return make(.baseStaff, row: row, year: 0, value: value) }
            return make(
                .staff, row: row, year: year, value: value,
                children: [
                    need(row: row, year: year),
                    make(
                        .carriedSurplus, row: row, year: year,
                        value: projection.professions[row].surplus[year]),
                ])
        }
        // The flows of the base year are not known.
        guard year > 0 else { return make(.notKnown, row: row, year: 0, value: nil) }
        switch quantity {
        case .need, .staff: return need(row: row, year: year)
        case .growth:
            return make(
                .growth, row: row, year: year, value: value,
                children: [need(row: row, year: year), need(row: row, year: year - 1)])
        case .opening:
            return make(
                .opening, row: row, year: year, value: value,
                children: [node(.staff, row: row, year: year - 1), need(row: row, year: year - 1)])
        case .retirement, .turnover, .other: return exits(quantity, row: row, year: year, value: value)
        case .movesOut, .movesIn: return moves(quantity, row: row, year: year, value: value)
        case .recruitment, .surplus:
            let parts: [TracedQuantity] = [
                .growth, .retirement, .turnover, .other, .movesOut, .movesIn, .opening,
            ]
            return make(
                quantity == .surplus ? .surplus : .recruitment, row: row, year: year, value: value,
                children: parts.map { node($0, row: row, year: year) })
        }
    }

    /// The chain of need, from its last step that changed anything back to base × volume.
    private func need(row: Int, year: Int) -> TraceNode {
        let at = row * model.need.yearCount + year
        let base = model.need.base[row] * model.need.volume[at]
        var inputs = [
            TraceInput(name: .baseNeed, value: model.need.base[row], unit: .persons, source: source),
            TraceInput(name: .volumeIndex, value: model.need.volume[at], unit: .index, source: volumeSource(row)),
        ]
        if path.volume[at] != base {
            inputs.append(
                TraceInput(name: .beyondDemography, value: path.volume[at] - base, unit: .persons, source: nil))
        }
        var node = make(.volume, row: row, year: year, value: path.volume[at], inputs: inputs)
        for (formula, step) in [
            (TraceFormula.digitalisation, path.digitalised), (.taskShift, path.shifted), (.workingTime, path.heads),
            (.otherSolutions, path.need),
        ] {
            guard let before = node.value, before != step[at] else { continue }
            let change = TraceInput(name: .change, value: step[at] - before, unit: .persons, source: nil)
            node = make(formula, row: row, year: year, value: step[at], inputs: [change], children: [node])
        }
        return node
    }

    private var source: String { model.input.provenance.source }

    private func volumeSource(_ row: Int) -> String? {
        guard case .volumes(let shares) = model.input.professions[row].driver else { return source }
        return shares.map { model.input.volumes[$0.series].source }.joined(separator: "; ")
    }

    private func exits(_ cause: TracedQuantity, row: Int, year: Int, value: Double?) -> TraceNode {
        let flows = model.flows
        let at = row * flows.yearCount + year
        if flows.isCellular[row] {
            let cells = CellTrace(flows, assumptions: assumptions, year: year).exits(cause, row: row)
            let children = cells.map { cell in
                make(.cellExits, row: row, year: year, value: cell.persons, inputs: cell.inputs)
            }
            return make(.sumOfCells, row: row, year: year, value: value, children: children)
        }
        let stated = { (value: Double) in value.isNaN ? nil : Optional(value) }
        switch cause {
        case .turnover:
            return make(
                .rateTurnover, row: row, year: year, value: value,
                inputs: [
                    TraceInput(
                        name: .turnoverRate, value: stated(flows.rateTurnover[at]), unit: .share, source: source),
                    TraceInput(
                        name: .turnoverFactor, value: assumptions.turnoverFactor[at], unit: .share, source: nil),
                ],
                children: [node(.staff, row: row, year: year - 1)])
        case .retirement:
            let due = (1...year).map { earlier in
                TraceInput(
                    name: .retirementCount, value: stated(flows.rateRetirements[row * flows.yearCount + earlier]),
                    unit: .persons, source: source)
            }
            let shift = assumptions.retirementShift[at]
            return make(
                .countedRetirements, row: row, year: year, value: value,
                inputs: shift == 0
                    ? due.suffix(1)
                    : due + [TraceInput(name: .retirementShift, value: shift, unit: .years, source: nil)])
        default: return make(.none, row: row, year: year, value: value)
        }
    }

    private func moves(_ quantity: TracedQuantity, row: Int, year: Int, value: Double?) -> TraceNode {
        let moves = model.flows.moves.filter { (quantity == .movesOut ? $0.from : $0.to) == row }
        return make(
            moves.isEmpty ? .none : .moves, row: row, year: year, value: value,
            inputs: moves.map {
                TraceInput(name: .moveProbability, value: $0.probability, unit: .share, source: source)
            },
            children: moves.flatMap { move in
                [node(.staff, row: move.from, year: year - 1)]
                    + [TracedQuantity.retirement, .turnover, .other].map { node($0, row: move.from, year: year) }
            })
    }
}
