import StatisticsKit
import WorkforceModel

/// Runs replicates one after the other in memory of its own.
struct ReplicateRunner {
    private let plan: SimulationPlan
    private let flow: FlowModel
    private var persons: [PersonStaff]
    private var counted: [CellStaff]
    private var hazards: HazardDraws
    private var table: ExitTable
    /// Opening staff per cell while a profession starts.
    private var opening: [Int32]
    /// Whole persons, professions × years.
    private var need: [Int]
    /// Whole persons at the end of the year simulated last, per profession.
    private var staff: [Int]
    private var exits: [StaffExits?]
    private var moves: [StaffMove] = []
    private var arrived: [Int]
    /// The replicate's figures: figure × professions × years.
    private(set) var figures: [Int32]

    init(_ plan: SimulationPlan) {
        self.plan = plan
        let flow = plan.model.flow
        self.flow = flow
        let rows = flow.professionCount
        let size = rows * flow.yearCount
        persons = plan.followsPersons ? (0..<rows).map { _ in PersonStaff() } : []
        counted = plan.followsPersons ? [] : (0..<rows).map { _ in CellStaff(cells: flow.cells) }
        hazards = HazardDraws(plan.model)
        table = ExitTable(next: flow.next)
        opening = [Int32](repeating: 0, count: flow.cells)
        need = [Int](repeating: 0, count: size)
        staff = [Int](repeating: 0, count: rows)
        exits = [StaffExits?](repeating: nil, count: rows)
        arrived = [Int](repeating: 0, count: rows)
        figures = [Int32](repeating: 0, count: SimulatedFigure.allCases.count * size)
    }

    /// Runs a replicate and leaves its figures in ``figures``.
    mutating func run(_ replicate: Int) {
        let draws = ReplicateDraws(
            generator: plan.generator, shared: plan.shared, replicate: UInt32(truncatingIfNeeded: replicate))
        drawNeed(draws)
        if plan.settings.uncertainty.rates { hazards.draw(plan.model, draws) }
        for row in 0..<flow.professionCount { open(draws, row) }
        for year in 1..<max(flow.yearCount, 1) {
            moves.removeAll(keepingCapacity: true)
            for row in 0..<flow.professionCount {
                exits[row] = flow.isCellular[row] ? leave(draws, row, year) : leaveByRate(draws, row, year)
                arrived[row] = 0
            }
            for move in moves { arrived[move.to] += move.count }
            for row in 0..<flow.professionCount { settle(draws, row, year) }
        }
    }

    private mutating func record(_ figure: SimulatedFigure, _ row: Int, _ year: Int, _ value: Int?) {
        let at = (figure.rawValue * flow.professionCount + row) * flow.yearCount + year
        figures[at] = value.map { Int32(clamping: $0) } ?? SimulatedFigure.unknown
    }

    /// The uniform that rounds a profession's need and opening staff to whole persons in this replicate.
    ///
    /// Running sums x become ⌊x + u⌋: each count has its unrounded value as mean, and where stock and need agree
    /// unrounded they agree rounded.
    private func rounding(_ draws: ReplicateDraws, _ row: Int) -> Double {
        var stream = draws.stream(.rounding, entity: row)
        return stream.uniform()
    }

    private mutating func drawNeed(_ draws: ReplicateDraws) {
        let errors = NeedFactors(
            plan.settings.uncertainty.need, plan.model.needDeviations, years: flow.yearCount, draws)
        for row in 0..<flow.professionCount {
            let u = rounding(draws, row)
            for year in 0..<flow.yearCount {
                let at = row * flow.yearCount + year
                need[at] = Int(plan.model.assumptions.need[at] * errors.factors[at] + u)
                record(.need, row, year, need[at])
            }
        }
    }

    private mutating func open(_ draws: ReplicateDraws, _ row: Int) {
        staff[row] = need[row * flow.yearCount]
        if flow.isCellular[row] {
            let u = rounding(draws, row)
            var sum = u
            var before = 0
            for cell in 0..<flow.cells {
                sum += flow.stock[row * flow.cells + cell]
                let now = Int(sum)
                opening[cell] = Int32(truncatingIfNeeded: now - before)
                before = now
            }
            staff[row] = before
            if plan.followsPersons { persons[row].fill(opening) } else { counted[row].fill(opening) }
        }
        record(.staff, row, 0, staff[row])
        record(.surplus, row, 0, max(staff[row] - need[row * flow.yearCount], 0))
    }

    /// Exits and moves of a profession with hazards.
    private mutating func leave(_ draws: ReplicateDraws, _ row: Int, _ year: Int) -> StaffExits {
        if !plan.isFixed[row] {
            let deviation =
                plan.settings.uncertainty.yearEffect ? plan.model.uncertainty[row]?.yearEffect ?? 0 : 0
            let effect = yearEffect(draws, row, year, deviation)
            table.fill(plan.model, hazards, row: row, year: year, effect: effect)
            return leave(draws, row, year, table)
        }
        return leave(draws, row, year, plan.tables[plan.tableOf[row * flow.yearCount + year]])
    }

    private mutating func leave(
        _ draws: ReplicateDraws, _ row: Int, _ year: Int, _ table: ExitTable
    ) -> StaffExits {
        if plan.followsPersons {
            guard let hires = plan.hires[row] else { return StaffExits() }
            return persons[row].leave(
                draws, row: row, year: year, table: table, hires: hires, destinations: plan.destinations[row],
                movers: &moves)
        }
        return counted[row].leave(
            draws, row: row, year: year, table: table, next: flow.next, keeping: flow.keeping[row],
            destinations: plan.destinations[row], movers: &moves)
    }

    /// The factor on the odds of turnover: the employers of a sum share the draw of a profession and year, each with its
    /// own deviation.
    private func yearEffect(_ draws: ReplicateDraws, _ row: Int, _ year: Int, _ deviation: Double) -> Double {
        var stream = draws.stream(.yearEffect, year: year, entity: plan.rows[row])
        return lognormal(deviation, stream.normal())
    }

    /// Exits of a profession with rates: turnover is binomial on the staff of the year before, retirements are Poisson
    /// with the stated mean, at most those who are left. Nil where the source states no rate.
    private func leaveByRate(_ draws: ReplicateDraws, _ row: Int, _ year: Int) -> StaffExits? {
        let at = row * flow.yearCount + year
        let rate = flow.rateTurnover[at]
        let due = plan.model.rateRetirements[at]
        guard !rate.isNaN, !due.isNaN else { return nil }
        let drawn = plan.settings.uncertainty
        let effect = drawn.yearEffect ? yearEffect(draws, row, year, drawn.assumedYearEffect) : 1
        let odds = rate / (1 - rate) * effect
        let probability = min((odds < .infinity ? odds / (1 + odds) : 1) * plan.model.assumptions.turnoverFactor[at], 1)
        var stream = draws.stream(.rateLeaves, year: year, entity: row)
        let turned = stream.binomial(staff[row], probability)
        let retired = min(stream.poisson(due), staff[row] - turned)
        return StaffExits(retirement: retired, turnover: turned)
    }

    /// Hires, and the staff at the end of the year.
    private mutating func settle(_ draws: ReplicateDraws, _ row: Int, _ year: Int) {
        let wanted = need[row * flow.yearCount + year]
        record(.movesIn, row, year, arrived[row])
        guard let left = exits[row] else {
            for figure in [SimulatedFigure.retirement, .turnover, .other, .movesOut, .recruitment, .surplus, .staff] {
                record(figure, row, year, nil)
            }
            // As in the recursion: where a rate is not stated, the staff are taken to follow the need again.
            staff[row] = wanted
            return
        }
        let staying = staff[row] - left.retirement - left.turnover - left.other - left.moved + arrived[row]
        let recruited = max(wanted - staying, 0)
        if flow.isCellular[row] { enter(draws, row, year, recruited) }
        staff[row] = staying + recruited
        record(.retirement, row, year, left.retirement)
        record(.turnover, row, year, left.turnover)
        record(.other, row, year, left.other)
        record(.movesOut, row, year, left.moved)
        record(.recruitment, row, year, recruited)
        record(.surplus, row, year, staff[row] - wanted)
        record(.staff, row, year, staff[row])
    }

    private mutating func enter(_ draws: ReplicateDraws, _ row: Int, _ year: Int, _ recruited: Int) {
        if plan.followsPersons {
            guard let hires = plan.hires[row] else { return }
            persons[row].settle(draws, row: row, year: year, recruited: recruited, arrivals: moves, hires: hires)
        } else {
            let hires = flow.hires
            let shares = hires.span.extracting(row * flow.cells..<(row + 1) * flow.cells)
            counted[row].settle(draws, row: row, year: year, recruited: recruited, arrivals: moves, hires: shares)
        }
    }
}
