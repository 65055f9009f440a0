import StatisticsKit
import WorkforceModel

/// The employers of a simulation with the rows that their professions are added in; a single employer is a sum of one.
struct SimulationSum: Sendable {
    /// Persons who move between two employers.
    private struct Move {
        let from: Int
        let to: Int
        /// Position of the profession at the giver, at the receiver, and in the sum.
        let (giving, receiving, row): (Int, Int, Int)
        /// Persons a year, at least 0.
        let persons: [Double]
    }

    let plans: [SimulationPlan]
    let settings: SimulationSettings
    let rowCount: Int
    /// Rows of each group of professions whose sum is wanted.
    let groups: [[Int]]
    let years: ClosedRange<Int>
    private let moves: [Move]
    /// Employers that a move concerns.
    private let movers: Set<Int>

    /// One employer, whose professions are the rows.
    init(_ model: SimulationModel, _ settings: SimulationSettings) throws(SimulationFault) {
        let rows = Array(0..<model.flow.professionCount)
        try self.init(
            [SimulationPlan(model, settings, employer: 0, rows: rows)], rowCount: rows.count, [], [], settings)
    }

    /// Several employers; rows come in the order in which professions first appear, as in the sum of their projections.
    init(
        _ employers: [SimulatedEmployer], moves: [EmployerMove], groups: [Set<String>], _ settings: SimulationSettings
    ) throws(SimulationFault) {
        var rowOf: [String: Int] = [:]
        var plans: [SimulationPlan] = []
        for (position, employer) in employers.enumerated() {
            var rows: [Int] = []
            for name in employer.professions {
                let row = rowOf[name] ?? rowOf.count
                rowOf[name] = row
                rows.append(row)
            }
            plans.append(try SimulationPlan(employer.model, settings, employer: position, rows: rows))
        }
        let known = moves.compactMap { move -> Move? in
            guard move.from != move.to, employers.indices.contains(move.from), employers.indices.contains(move.to),
                let giving = employers[move.from].professions.firstIndex(of: move.profession),
                let receiving = employers[move.to].professions.firstIndex(of: move.profession)
            else { return nil }
            return Move(
                from: move.from, to: move.to, giving: giving, receiving: receiving,
                row: plans[move.from].rows[giving], persons: move.persons.map { $0 > 0 ? min($0, 1e8) : 0 })
        }
        try self.init(
            plans, rowCount: rowOf.count, known, groups.map { $0.compactMap { rowOf[$0] }.sorted() }, settings)
    }

    private init(
        _ plans: [SimulationPlan], rowCount: Int, _ moves: [Move], _ groups: [[Int]], _ settings: SimulationSettings
    ) throws(SimulationFault) {
        guard let first = plans.first, plans.allSatisfy({ $0.model.flow.years == first.model.flow.years }) else {
            throw .differentYears
        }
        self.plans = plans
        self.settings = settings
        self.rowCount = rowCount
        self.moves = moves
        self.groups = groups
        movers = Set(moves.flatMap { [$0.from, $0.to] })
        years = first.model.flow.years
        let bytes = max(settings.replicates, 1).multipliedReportingOverflow(by: figureCount * 4)
        if bytes.overflow || bytes.partialValue > 1_000_000_000 { throw .tooManyFigures(bytes: bytes.partialValue) }
        var persons = [Double](repeating: 0, count: rowCount)
        for plan in plans where plans.count > 1 {
            let flow = plan.model.flow
            for (position, row) in plan.rows.enumerated() {
                let needs = plan.model.assumptions.need[position * years.count..<(position + 1) * years.count]
                persons[row] += max(flow.baseStaff[position], needs.max() ?? 0)
            }
        }
        // The factor of the need is at most 10, so a sum never leaves 32 bits.
        guard persons.allSatisfy({ $0 <= 1e8 }) else { throw .countOutOfRange }
    }

    /// Figures of one replicate: figure × rows × years.
    var figureCount: Int { SimulatedFigure.allCases.count * rowCount * years.count }

    /// Replicates per chunk: about ten million person-years or cell-years, at most 64, so that cancelling answers soon.
    var chunkSize: Int {
        let work = plans.reduce(0) { $0 + $1.work }
        return min(max(Int(1e7 / max(work, 1)), 1), 64)
    }

    /// The figures of some replicates, one replicate after the other.
    ///
    /// Employers are run one after the other and added at once, so that memory holds one employer's staff, and the figures
    /// of no more replicates than these.
    func run(_ replicates: Range<Int>) -> [Int32] {
        var sums = [Int32](repeating: 0, count: figureCount * replicates.count)
        var kept = [[Int32]](repeating: [], count: plans.count)
        for (employer, plan) in plans.enumerated() {
            var runner = ReplicateRunner(plan)
            for replicate in replicates {
                runner.run(replicate)
                add(runner.figures, plan.rows, to: &sums, at: (replicate - replicates.lowerBound) * figureCount)
                if movers.contains(employer) { kept[employer] += runner.figures }
            }
        }
        if !moves.isEmpty { takeOut(replicates, &kept, from: &sums) }
        return sums
    }

    /// Adds an employer's figures, each figure × professions × years; what one employer does not know, the sum does not.
    private func add(_ figures: [Int32], _ rows: [Int], to sums: inout [Int32], at start: Int) {
        let width = years.count
        for figure in 0..<SimulatedFigure.allCases.count {
            for (position, row) in rows.enumerated() {
                let from = (figure * rows.count + position) * width
                let to = start + (figure * rowCount + row) * width
                for year in 0..<width {
                    let value = figures[from + year]
                    if value == SimulatedFigure.unknown || sums[to + year] == SimulatedFigure.unknown {
                        sums[to + year] = SimulatedFigure.unknown
                    } else {
                        sums[to + year] &+= value
                    }
                }
            }
        }
    }

    /// Takes moves between employers out of turnover and recruitment, as the sum of their projections does: never more
    /// than left the giver, nor than the receiver hired. `kept` holds the figures of the employers concerned.
    private func takeOut(_ replicates: Range<Int>, _ kept: inout [[Int32]], from sums: inout [Int32]) {
        let width = years.count
        for (position, move) in moves.enumerated() {
            let giver = plans[move.from].rows.count
            let receiver = plans[move.to].rows.count
            let turnover = SimulatedFigure.turnover.rawValue
            let recruitment = SimulatedFigure.recruitment.rawValue
            for replicate in replicates {
                let at = replicate - replicates.lowerBound
                var stream = ReplicateDraws(
                    generator: plans[0].shared, shared: plans[0].shared,
                    replicate: UInt32(truncatingIfNeeded: replicate)
                ).stream(.employerMoves, entity: position)
                let u = stream.uniform()
                let size = SimulatedFigure.allCases.count * width
                let left = at * size * giver + (turnover * giver + move.giving) * width
                let entered = at * size * receiver + (recruitment * receiver + move.receiving) * width
                let sum = at * figureCount + move.row * width
                for year in 1..<max(width, 1) where year < move.persons.count {
                    let leaving = kept[move.from][left + year]
                    let entering = kept[move.to][entered + year]
                    guard leaving != SimulatedFigure.unknown, entering != SimulatedFigure.unknown else { continue }
                    let net = min(Int32(move.persons[year] + u), leaving, entering)
                    kept[move.from][left + year] -= net
                    kept[move.to][entered + year] -= net
                    for figure in [turnover, recruitment] {
                        let place = sum + figure * rowCount * width + year
                        if sums[place] != SimulatedFigure.unknown { sums[place] -= net }
                    }
                }
            }
        }
    }
}
