import StatisticsKit
import WorkforceModel

/// What all replicates of one employer share: the model, and whatever can be worked out once.
struct SimulationPlan: Sendable {
    let model: SimulationModel
    let settings: SimulationSettings
    /// The employer's own draws.
    let generator: Philox
    /// Draws that the employers of a sum share.
    let shared: Philox
    /// Row in the sum of each profession.
    let rows: [Int]
    /// Whether professions with hazards are followed person by person.
    let followsPersons: Bool
    /// Distribution of hires; nil for a profession with rates.
    let hires: [AliasTable?]
    let destinations: [[MoveDestination]]
    /// Whether a profession's hazards are the same in every replicate.
    let isFixed: [Bool]
    /// Exit tables of professions with fixed hazards, one for each of their years that differ.
    let tables: [ExitTable]
    /// Position in `tables`, professions × years; −1 where the table is drawn or there is none.
    let tableOf: [Int]

    /// The most staff that are followed person by person when the back end is chosen by size.
    static let personLimit = 30_000.0

    /// - Parameters:
    ///   - employer: position among the employers that are added; each has a key of its own, the first one the seed.
    ///   - rows: row in the sum of each profession.
    init(
        _ model: SimulationModel, _ settings: SimulationSettings, employer: Int, rows: [Int]
    ) throws(SimulationFault) {
        let flow = model.flow
        let staff = (0..<flow.professionCount).reduce(0.0) { sum, row in
            guard flow.isCellular[row] else { return sum }
            let needs = model.assumptions.need[row * flow.yearCount..<(row + 1) * flow.yearCount]
            return sum + max(flow.baseStaff[row], needs.max() ?? 0)
        }
        // A cell must fit in 16 bits, with one value left for parking.
        let fits = flow.cells < 65_535
        followsPersons =
            switch settings.backEnd {
            case .person: true
            case .cell: false
            case .bySize: staff <= Self.personLimit && fits
            }
        if followsPersons, staff > 20e6 || !fits { throw .tooManyPersons(staff: Int(staff)) }
        self.model = model
        self.settings = settings
        self.rows = rows
        shared = Philox(seed: settings.seed)
        // An odd multiplier gives every employer another key; 2⁶⁴ divided by the golden ratio spreads them.
        generator = Philox(seed: settings.seed &+ UInt64(employer) &* 0x9E37_79B9_7F4A_7C15)
        hires = (0..<flow.professionCount).map { row in
            flow.isCellular[row]
                ? AliasTable(weights: Array(flow.hires[row * flow.cells..<(row + 1) * flow.cells])) : nil
        }
        destinations = MoveDestination.all(flow)
        let drawn = settings.uncertainty
        isFixed = model.uncertainty.map { known in
            guard let known else { return true }
            return !drawn.rates && !(drawn.yearEffect && known.yearEffect > 0)
        }
        (tables, tableOf) = Self.compile(model, isFixed: isFixed)
    }

    private static func compile(_ model: SimulationModel, isFixed: [Bool]) -> ([ExitTable], [Int]) {
        let flow = model.flow
        let hazards = HazardDraws(model)
        var tables: [ExitTable] = []
        var tableOf = [Int](repeating: -1, count: flow.professionCount * flow.yearCount)
        for row in 0..<flow.professionCount where flow.isCellular[row] && isFixed[row] {
            for year in 1..<max(flow.yearCount, 1) {
                let at = row * flow.yearCount + year
                let isAsBefore =
                    year > 1 && model.assumptions.turnoverFactor[at] == model.assumptions.turnoverFactor[at - 1]
                    && model.assumptions.retirementShift[at] == model.assumptions.retirementShift[at - 1]
                if !isAsBefore {
                    var table = ExitTable(next: flow.next)
                    table.fill(model, hazards, row: row, year: year, effect: 1)
                    tables.append(table)
                }
                tableOf[at] = tables.count - 1
            }
        }
        return (tables, tableOf)
    }
}

/// A figure that every replicate gives per profession and year, whole persons.
enum SimulatedFigure: Int, CaseIterable {
    case need
    case staff
    case retirement
    case turnover
    case other
    case movesOut
    case movesIn
    case recruitment
    case surplus

    /// What stands where the source does not state the rate that the figure needs.
    static let unknown = Int32.min
}

extension SimulationPlan {
    /// Person-years or cell-years of one replicate.
    var work: Double {
        let flow = model.flow
        let staff = flow.baseStaff.reduce(0, +)
        return (followsPersons ? staff : 100 * Double(flow.cells * flow.professionCount)) * Double(flow.yearCount)
    }
}
