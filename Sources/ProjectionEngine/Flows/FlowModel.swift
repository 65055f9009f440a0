public import WorkforceModel

/// A projection input compiled into flat arrays, the form that the recursion and the simulation scan.
///
/// Cells of all professions stand after each other: cell k of profession p is element `p · cells + k`. A profession
/// whose exits are rates and counts keeps rows of zeros there and uses ``rateTurnover`` and ``rateRetirements``.
/// Arrays per profession and year are row-major, `p · yearCount + t`, with t = 0 the base year.
public struct FlowModel: Sendable, Equatable {
    /// First and last year.
    public let years: ClosedRange<Int>
    /// Number of professions P.
    public let professionCount: Int
    /// The cells; every profession with hazards is counted in the same ones.
    public let space: CellSpace
    /// Cells per profession; 0 when no profession is counted in cells.
    public let cells: Int
    /// Whether each profession is counted in cells.
    public let isCellular: [Bool]
    /// Staff at the end of the base year, persons, P × cells.
    public let stock: [Double]
    /// Yearly retirement hazard, P × cells.
    public let retirement: [Double]
    /// Yearly turnover hazard, P × cells.
    public let turnover: [Double]
    /// Yearly hazard of death or permanent disability, P × cells.
    public let other: [Double]
    /// Share of hires per cell, adding up to 1 per profession, P × cells.
    public let hires: [Double]
    /// The cell one year later of a person who stays, within a profession, one entry a cell.
    public let next: [Int]
    /// ``next`` as stretches of cells, so that ageing is copying.
    public let ageing: [AgeingRun]
    /// For runs with gaps: 1 for each cell that belongs to the run, 0 for the others.
    let ageingWeights: [Double]
    /// Moves between professions, ordered by giving profession.
    public let moves: [FlowMove]
    /// Share of those who do not leave that also does not move, per profession.
    public let keeping: [Double]
    /// Staff at the end of the base year, persons, per profession: the stock, or the need where exits are rates.
    public let baseStaff: [Double]
    /// Turnover on the previous year's staff, P × years; NaN where not stated.
    public let rateTurnover: [Double]
    /// Retirements in persons, P × years; NaN where not stated.
    public let rateRetirements: [Double]
    /// Need of the unchanged projection, heads, P × years.
    public let need: [Double]
    /// Years by which the dated rules postpone retirement in the unchanged projection, P × years.
    public let retirementShift: [Double]

    /// Number of years, the base year included.
    public var yearCount: Int { years.count }

    /// Compiles `input`.
    ///
    /// - Throws: ``ProjectionFault`` when an array has the wrong length, a figure lies outside its range, a move points
    ///   nowhere, or professions are counted in different cells.
    public init(_ input: ProjectionInput) throws(ProjectionFault) {
        try self.init(input, need: NeedModel(input))
    }

    /// Compiles `input` whose need half is compiled already.
    ///
    /// - Throws: ``ProjectionFault`` as ``init(_:)``.
    public init(_ input: ProjectionInput, need model: NeedModel) throws(ProjectionFault) {
        let professions = input.professions
        let count = input.years.count
        let space = try Self.commonSpace(of: professions)
        let cells = space?.count ?? 0
        let unchanged = model.unchanged
        var blocks = CellBlocks(professions: professions.count, cells: cells)
        var moves: [FlowMove] = []
        var keeping = [Double](repeating: 1, count: professions.count)
        var staff: [Double] = []
        var turnover = [Double](repeating: .nan, count: professions.count * count)
        var retirements = turnover
        for (row, profession) in professions.enumerated() {
            switch profession.exits {
            case .rates(let rates):
                try Self.check(rates, count: count, name: profession.name)
                for year in 0..<count {
                    turnover[row * count + year] = rates.turnover[year] ?? .nan
                    retirements[row * count + year] = rates.retirements[year] ?? .nan
                }
                staff.append(unchanged[row * count])
            case .hazards(let exits):
                try blocks.fill(row: row, exits: exits, name: profession.name)
                for move in exits.moves {
                    guard professions.indices.contains(move.to), move.to != row else {
                        throw ProjectionFault(
                            code: .unknownRow, subject: profession.name, field: "moves", value: Double(move.to))
                    }
                    guard move.probability >= 0, move.probability <= 1 else {
                        throw ProjectionFault(
                            code: .outOfRange, subject: profession.name, field: "moves", value: move.probability)
                    }
                    moves.append(FlowMove(from: row, to: move.to, probability: move.probability))
                    keeping[row] -= move.probability
                }
                guard keeping[row] >= -1e-12 else {
                    throw ProjectionFault(
                        code: .outOfRange, subject: profession.name, field: "moves", value: 1 - keeping[row])
                }
                keeping[row] = max(0, keeping[row])
                staff.append(exits.stock.reduce(0, +))
            }
        }
        self.years = input.years
        self.professionCount = professions.count
        self.space = space ?? CellSpace()
        self.cells = cells
        self.isCellular = professions.map { if case .hazards = $0.exits { true } else { false } }
        self.stock = blocks.stock
        self.retirement = blocks.retirement
        self.turnover = blocks.turnover
        self.other = blocks.other
        self.hires = blocks.hires
        self.next = (0..<cells).map { (space ?? CellSpace()).next($0) }
        (self.ageing, self.ageingWeights) = AgeingRun.runs(of: self.next)
        self.moves = moves
        self.keeping = keeping
        self.baseStaff = staff
        self.rateTurnover = turnover
        self.rateRetirements = retirements
        self.need = unchanged
        self.retirementShift = professions.flatMap { profession in
            input.years.map { year in
                guard year > input.years.lowerBound, case .hazards(let exits) = profession.exits,
                    let reference = exits.rulesYear
                else { return 0 }
                return input.retirementRules.postponement(in: year, since: reference)
            }
        }
    }

    /// The cells that all professions with hazards share; nil when there is none.
    private static func commonSpace(of professions: [ProfessionInput]) throws(ProjectionFault) -> CellSpace? {
        var space: CellSpace?
        for profession in professions {
            guard case .hazards(let exits) = profession.exits else { continue }
            let ages = exits.space.ages
            guard ages.lowerBound >= 0, ages.upperBound <= 150, 1...50 ~= exits.space.tenureBands else {
                throw ProjectionFault(code: .outOfRange, subject: profession.name, field: "space")
            }
            guard let common = space else {
                space = exits.space
                continue
            }
            guard common == exits.space else {
                throw ProjectionFault(code: .differentCells, subject: profession.name, field: "space")
            }
        }
        return space
    }

    private static func check(_ rates: RateExits, count: Int, name: String) throws(ProjectionFault) {
        for (field, series, top) in [
            ("turnover", rates.turnover, 1), ("retirements", rates.retirements, Double.greatestFiniteMagnitude),
        ] {
            guard series.count == count else {
                throw ProjectionFault(code: .wrongLength, subject: name, field: field, value: Double(series.count))
            }
            for (position, value) in series.enumerated() {
                if let value, !(value >= 0 && value <= top) {
                    throw ProjectionFault(
                        code: .outOfRange, subject: name, field: field, position: position, value: value)
                }
            }
        }
    }
}

/// Internal mobility between two rows of a ``FlowModel``.
public struct FlowMove: Sendable, Equatable {
    /// Giving profession.
    public let from: Int
    /// Receiving profession.
    public let to: Int
    /// Yearly probability for a person who does not leave.
    public let probability: Double
}

/// Cells whose persons move equally many places in a year: consecutive ones, or short stretches with short gaps.
public struct AgeingRun: Sendable, Equatable {
    /// First cell this year.
    public let from: Int
    /// First cell next year.
    public let to: Int
    /// Number of cells, those in gaps included.
    public let count: Int
    /// Where the run's weights begin among the model's; nil when there is no gap.
    let weights: Int?

    /// Stretches shorter than this are joined over gaps no longer than this: with tenure in the cells stretches are a
    /// band or two long, and one by one they would cost more than the work in them.
    private static let short = 16

    /// The runs that make up `next`, in the order of their first cells, and their weights.
    static func runs(of next: [Int]) -> (runs: [AgeingRun], weights: [Double]) {
        var stretches: [[Range<Int>]] = []
        var start = 0
        for cell in next.indices where cell + 1 == next.count || next[cell + 1] != next[cell] + 1 {
            let stretch = start..<cell + 1
            let joined = stretches.lastIndex { found in
                guard let last = found.last, next[last.lowerBound] - last.lowerBound == next[start] - start else {
                    return false
                }
                return start - last.upperBound <= short && last.count < short && stretch.count < short
            }
            if let joined { stretches[joined].append(stretch) } else { stretches.append([stretch]) }
            start = cell + 1
        }
        var runs: [AgeingRun] = []
        var weights: [Double] = []
        for parts in stretches {
            guard let first = parts.first, let last = parts.last else { continue }
            let count = last.upperBound - first.lowerBound
            runs.append(
                AgeingRun(
                    from: first.lowerBound, to: next[first.lowerBound], count: count,
                    weights: parts.count > 1 ? weights.count : nil))
            guard parts.count > 1 else { continue }
            let begin = weights.count
            weights += [Double](repeating: 0, count: count)
            for part in parts { for cell in part { weights[begin + cell - first.lowerBound] = 1 } }
        }
        return (runs, weights)
    }
}

/// The flat cell arrays while they are filled.
private struct CellBlocks {
    let cells: Int
    var stock: [Double]
    var retirement: [Double]
    var turnover: [Double]
    var other: [Double]
    var hires: [Double]

    init(professions: Int, cells: Int) {
        self.cells = cells
        let zeros = [Double](repeating: 0, count: professions * cells)
        (stock, retirement, turnover, other, hires) = (zeros, zeros, zeros, zeros, zeros)
    }

    /// Copies one profession's cells after checking them; hires are scaled to add up to 1.
    mutating func fill(row: Int, exits: CellExits, name: String) throws(ProjectionFault) {
        for (field, values, top) in [
            ("stock", exits.stock, Double.greatestFiniteMagnitude), ("retirement", exits.retirement, 1),
            ("turnover", exits.turnover, 1), ("other", exits.other, 1),
            ("hires", exits.hires, Double.greatestFiniteMagnitude),
        ] {
            guard values.count == cells else {
                throw ProjectionFault(code: .wrongLength, subject: name, field: field, value: Double(values.count))
            }
            for (position, value) in values.enumerated() where !(value >= 0 && value <= top) {
                throw ProjectionFault(
                    code: .outOfRange, subject: name, field: field, position: position, value: value)
            }
        }
        let total = exits.hires.reduce(0, +)
        guard total > 0, total.isFinite else { throw ProjectionFault(code: .noHires, subject: name, field: "hires") }
        let start = row * cells
        for cell in 0..<cells {
            stock[start + cell] = exits.stock[cell]
            retirement[start + cell] = exits.retirement[cell]
            turnover[start + cell] = exits.turnover[cell]
            other[start + cell] = exits.other[cell]
            hires[start + cell] = exits.hires[cell] / total
        }
    }
}
