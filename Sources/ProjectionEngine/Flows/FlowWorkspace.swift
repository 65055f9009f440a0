import WorkforceModel

/// The memory that evaluations of one ``FlowModel`` share: nothing is allocated between evaluations.
///
/// It holds the exit shares of each profession for the assumptions last used, and works them out again only when a year
/// asks for others. Each profession's cells are padded with empty ones to a multiple of four, so that the recursion
/// takes four cells at a time.
public struct FlowWorkspace: Sendable {
    /// Cells per profession with the padding.
    let stride: Int
    /// Persons per cell at the start of the year, professions × stride.
    var stock: [Double]
    /// Those of them who stay with the employer, professions × stride.
    var survivors: [Double]
    /// ``ExitShares`` of four cells after each other: four times staying, four times retirement, turnover and other.
    var shares: [Double]
    /// The assumptions that the shares of each profession hold.
    var turnoverFactor: [Double]
    var retirementShift: [Double]
    /// Persons at the start of the year, per profession.
    var staff: [Double]
    /// Retirements of rate-based professions after the shift in time, professions × years.
    var retirements: [Double]

    /// Memory for `model`, with its unchanged exit shares.
    public init(_ model: FlowModel) {
        stride = (model.cells + 3) / 4 * 4
        stock = [Double](repeating: 0, count: model.professionCount * stride)
        survivors = stock
        shares = [Double](repeating: 0, count: 4 * stock.count)
        turnoverFactor = [Double](repeating: 1, count: model.professionCount)
        retirementShift = [Double](repeating: 0, count: model.professionCount)
        staff = model.baseStaff
        retirements = model.rateRetirements
        for row in 0..<model.professionCount where model.isCellular[row] { fillShares(of: row, model: model) }
    }

    /// Makes the exit shares of a profession those of the given assumptions.
    mutating func prepare(_ row: Int, turnoverFactor factor: Double, retirementShift shift: Double, model: FlowModel) {
        guard turnoverFactor[row] != factor || retirementShift[row] != shift else { return }
        turnoverFactor[row] = factor
        retirementShift[row] = shift
        fillShares(of: row, model: model)
    }

    private mutating func fillShares(of row: Int, model: FlowModel) {
        let (factor, shift, stride) = (turnoverFactor[row], retirementShift[row], stride)
        let bands = model.space.tenureBands
        let ages = model.space.ages.count
        shares.withUnsafeMutableBufferPointer { shares in
            for sexAge in 0..<2 * ages {
                let source = AgeShift(age: sexAge % ages, ages: ages, shift: shift)
                for cell in sexAge * bands..<(sexAge + 1) * bands {
                    let k = row * model.cells + cell
                    let share = ExitShares(
                        turnover: min(model.turnover[k] * factor, 1),
                        retirement: source.value(in: model.retirement, at: k, bands: bands), other: model.other[k])
                    let block = 4 * (row * stride + cell & ~3) + cell & 3
                    shares[block] = share.staying
                    shares[block + 4] = share.retirement
                    shares[block + 8] = share.turnover
                    shares[block + 12] = share.other
                }
            }
        }
    }
}

/// Where the hazard of an age is read when retirement is postponed: ρ'(a) = ρ(a − δ), linear between whole ages and
/// constant beyond the ends of the cells.
struct AgeShift {
    /// Steps from the age to the whole age below the one read.
    private let steps: Int
    /// Part taken from the whole age above.
    private let fraction: Double

    /// The place read for position `age` among `ages` when retirement is postponed by `shift` years.
    init(age: Int, ages: Int, shift: Double) {
        let source = min(max(Double(age) - shift, 0), Double(ages - 1))
        let lower = Int(source)
        steps = lower - age
        fraction = source - Double(lower)
    }

    /// The shifted value of the cell at `position`, where an age takes up `bands` cells.
    func value(in hazards: [Double], at position: Int, bands: Int) -> Double {
        let first = position + steps * bands
        return fraction > 0 ? (1 - fraction) * hazards[first] + fraction * hazards[first + bands] : hazards[first]
    }
}

extension FlowModel {
    /// The retirement hazard of a cell of profession `row` when retirement is postponed by `shift` years: the hazard of
    /// the age `shift` years younger, linear between whole ages.
    public func retirementHazard(row: Int, cell: Int, shift: Double) -> Double {
        AgeShift(age: (cell / space.tenureBands) % space.ages.count, ages: space.ages.count, shift: shift)
            .value(in: retirement, at: row * cells + cell, bands: space.tenureBands)
    }

    /// Fills `shifted` with a rate-based profession's retirements when those due in year t are postponed by the shift of
    /// that year: they fall between whole years in proportion, and those postponed past the horizon leave the table.
    func shiftRetirements(row: Int, shift: [Double], into shifted: inout [Double]) {
        let start = row * yearCount
        for year in 0..<yearCount { shifted[start + year] = year == 0 ? rateRetirements[start] : 0 }
        for year in 1..<max(yearCount, 1) {
            let target = min(max(Double(year) + shift[start + year], 1), Double(yearCount))
            let whole = Int(target)
            let fraction = target - Double(whole)
            let due = rateRetirements[start + year]
            if whole < yearCount { shifted[start + whole] += fraction > 0 ? (1 - fraction) * due : due }
            if fraction > 0, whole + 1 < yearCount { shifted[start + whole + 1] += fraction * due }
        }
    }
}
