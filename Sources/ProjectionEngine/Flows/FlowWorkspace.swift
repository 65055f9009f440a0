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
    /// The model's hazards with the padding, professions × stride; retirement as the assumptions last used shift it.
    private let turnover: [Double]
    private var retirement: [Double]
    private let other: [Double]
    /// The assumptions that the shares of each profession hold.
    var turnoverFactor: [Double]
    var retirementShift: [Double]
    /// Persons at the start of the year, per profession.
    var staff: [Double]
    /// Retirements of rate-based professions after the shift in time, professions × years.
    var retirements: [Double]

    /// Memory for `model`, with its unchanged exit shares.
    public init(_ model: FlowModel) {
        let stride = (model.cells + 3) / 4 * 4
        let rows = model.professionCount
        func padded(_ values: [Double]) -> [Double] {
            var padded = [Double](repeating: 0, count: rows * stride)
            for row in 0..<rows {
                for cell in 0..<model.cells { padded[row * stride + cell] = values[row * model.cells + cell] }
            }
            return padded
        }
        self.stride = stride
        stock = padded(model.stock)
        survivors = stock
        turnover = padded(model.turnover)
        retirement = padded(model.retirement)
        other = padded(model.other)
        shares = [Double](repeating: 0, count: 4 * stock.count)
        turnoverFactor = [Double](repeating: 1, count: rows)
        retirementShift = [Double](repeating: 0, count: rows)
        staff = model.baseStaff
        retirements = model.rateRetirements
        for row in 0..<rows where model.isCellular[row] { fillShares(of: row) }
    }

    /// Makes the exit shares of a profession those of the given assumptions.
    mutating func prepare(_ row: Int, turnoverFactor factor: Double, retirementShift shift: Double, model: FlowModel) {
        let isShifted = retirementShift[row] != shift
        guard isShifted || turnoverFactor[row] != factor else { return }
        turnoverFactor[row] = factor
        retirementShift[row] = shift
        if isShifted { model.shiftRetirementHazards(row: row, shift: shift, into: &retirement, at: row * stride) }
        fillShares(of: row)
    }

    private mutating func fillShares(of row: Int) {
        let (start, count, factor) = (row * stride, stride, turnoverFactor[row])
        shares.withUnsafeMutableBytes { shares in
            turnover.withUnsafeBytes { turnover in
                retirement.withUnsafeBytes { retirement in
                    other.withUnsafeBytes { other in
                        guard let shares = shares.baseAddress, let turnover = turnover.baseAddress,
                            let retirement = retirement.baseAddress, let other = other.baseAddress
                        else { return }
                        CellKernels.shares(
                            turnover: turnover + start * 8, factor: factor, retirement: retirement + start * 8,
                            other: other + start * 8, into: shares + start * 32, count: count)
                    }
                }
            }
        }
    }
}

/// Where hazards are read when retirement is postponed: ρ'(a) = ρ(a − δ), linear between whole ages and constant beyond
/// the ends of the cells.
struct AgeShift {
    /// Steps from every age to the whole age below the one read.
    let steps: Int
    /// Part taken from the whole age above.
    let fraction: Double
    private let last: Int

    /// The places read when retirement is postponed by `shift` years, among `ages` ages.
    init(_ shift: Double, ages: Int) {
        let bounded = max(min(Double(ages), shift), -Double(ages))
        let whole = bounded.rounded(.up)
        steps = -Int(whole)
        fraction = whole - bounded
        last = ages - 1
    }

    /// Ages, from the first of the cells, that are read between two ages of the cells; those before are read at the
    /// first age and those after at the last.
    var inner: Range<Int> {
        let (first, end) = (max(-steps, 0), min(last - steps, last + 1))
        return first < end ? first..<end : 0..<0
    }

    /// The shifted value of the cell at `position` and age `age`, where an age takes up `bands` cells.
    func value(in hazards: [Double], at position: Int, age: Int, bands: Int) -> Double {
        guard age + steps >= 0 else { return hazards[position - age * bands] }
        guard age + steps < last else { return hazards[position + (last - age) * bands] }
        let below = position + steps * bands
        return (1 - fraction) * hazards[below] + fraction * hazards[below + bands]
    }
}

extension FlowModel {
    /// The retirement hazard of a cell of profession `row` when retirement is postponed by `shift` years: the hazard of
    /// the age `shift` years younger, linear between whole ages.
    public func retirementHazard(row: Int, cell: Int, shift: Double) -> Double {
        let age = (cell / space.tenureBands) % space.ages.count
        return AgeShift(shift, ages: space.ages.count)
            .value(in: retirement, at: row * cells + cell, age: age, bands: space.tenureBands)
    }

    /// Writes ``retirementHazard(row:cell:shift:)`` of all cells of a profession to `target`, from `start` on.
    func shiftRetirementHazards(row: Int, shift: Double, into target: inout [Double], at start: Int) {
        let (bands, ages) = (space.tenureBands, space.ages.count)
        let place = AgeShift(shift, ages: ages)
        let inner = place.inner
        for sex in 0..<2 {
            let cell = sex * ages * bands
            let source = row * cells + cell
            for age in 0..<ages where !inner.contains(age) {
                for k in age * bands..<(age + 1) * bands {
                    target[start + cell + k] = place.value(in: retirement, at: source + k, age: age, bands: bands)
                }
            }
            retirement.withUnsafeBytes { hazards in
                target.withUnsafeMutableBytes { target in
                    guard let hazards = hazards.baseAddress, let target = target.baseAddress else { return }
                    let below = hazards + (source + (inner.lowerBound + place.steps) * bands) * 8
                    CellKernels.blend(
                        below, below + bands * 8, fraction: place.fraction,
                        into: target + (start + cell + inner.lowerBound * bands) * 8, count: inner.count * bands)
                }
            }
        }
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
