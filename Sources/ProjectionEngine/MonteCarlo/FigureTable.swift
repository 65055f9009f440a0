import StatisticsKit

/// The figures of all replicates: figure × professions × years × replicates.
struct FigureTable {
    let rows: Int
    let years: Int
    let replicates: Int
    private(set) var values: [Int32]

    init(rows: Int, years: Int, replicates: Int) {
        (self.rows, self.years, self.replicates) = (rows, years, replicates)
        values = [Int32](repeating: 0, count: SimulatedFigure.allCases.count * rows * years * replicates)
    }

    /// Takes the figures of consecutive replicates, each figure × professions × years.
    mutating func take(_ chunk: [Int32], from first: Int) {
        let size = SimulatedFigure.allCases.count * rows * years
        guard size > 0 else { return }
        for replicate in 0..<chunk.count / size {
            for at in 0..<size { values[at * replicates + first + replicate] = chunk[replicate * size + at] }
        }
    }

    /// Person-years simulated.
    var personYears: Int {
        var sum = 0
        for row in 0..<rows {
            for year in 0..<max(years - 1, 0) {
                let start = ((SimulatedFigure.staff.rawValue * rows + row) * years + year) * replicates
                for value in values[start..<start + replicates] where value != SimulatedFigure.unknown {
                    sum += Int(value)
                }
            }
        }
        return sum
    }

    /// The replicates' values of a measure, or nil where one of its parts is not stated.
    ///
    /// - Parameters:
    ///   - chosen: the professions that are added.
    ///   - column: the year; `years` for the sum over the years after the base year.
    func series(_ measure: ProjectionMeasure, over chosen: [Int], column: Int) -> [Int]? {
        let hasFlows = column > 0 && years > 1
        guard measure.isFlow ? hasFlows : column < years else { return nil }
        var sums = [Int](repeating: 0, count: replicates)
        for figure in Self.parts(of: measure) {
            for row in chosen {
                for year in column == years ? 1..<years : column..<column + 1 {
                    let start = ((figure.rawValue * rows + row) * years + year) * replicates
                    if replicates > 0, values[start] == SimulatedFigure.unknown { return nil }
                    for replicate in 0..<replicates { sums[replicate] += Int(values[start + replicate]) }
                }
            }
        }
        return sums
    }

    private static func parts(of measure: ProjectionMeasure) -> [SimulatedFigure] {
        if measure == .exits { return [.retirement, .turnover, .other] }
        return SimulatedFigure(rawValue: measure.rawValue).map { [$0] } ?? []
    }
}

extension DistributionSummary {
    /// What whole numbers say; exact sums make the mean independent of order.
    init(_ values: [Int], probabilities: [Double]) {
        let count = Double(values.count)
        let mean = Double(values.reduce(0, +)) / count
        let squares = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        let sorted = values.sorted().map(Double.init)
        self.init(
            mean: mean, deviation: values.count > 1 ? (squares / (count - 1)).squareRoot() : .nan,
            quantiles: probabilities.map { quantile(sorted: sorted.span, $0) })
    }
}
