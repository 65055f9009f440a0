import WorkforceModel

/// Simulated persons per replicate, for one row and year.
struct BacktestSamples {
    /// Persons who leave, by row, then horizon − 1, then replicate.
    var exits: [[[Double]]]
    /// Persons hired, in the same order.
    var recruitment: [[[Double]]]
}

extension Backtest {
    /// The report for simulated samples: each profession and all together, each hidden year, both figures.
    func report(_ samples: BacktestSamples) -> BacktestReport {
        let hidden = input.years.count - 1
        let base = observed.window.count - hidden - 1
        var outcomes: [BacktestOutcome] = []
        let rivals = rows.map { rival(of: $0, base: base) }
        for horizon in 1...hidden {
            var actual = [BacktestFigure: Double]()
            for figure in BacktestFigure.allCases {
                var total: [Double] = []
                var lastYear = 0.0
                var constantRate = 0.0
                for (row, position) in rows.enumerated() {
                    let sample = (figure == .exits ? samples.exits : samples.recruitment)[row][horizon - 1]
                    let happened = happened(figure, profession: position, year: base + horizon)
                    let growth =
                        figure == .exits
                        ? 0 : rivals[row].staff[horizon] - rivals[row].staff[horizon - 1]
                    let last = max(0, rivals[row].lastYear + growth)
                    let constant = max(0, rivals[row].rate * rivals[row].staff[horizon - 1] + growth)
                    outcomes.append(
                        BacktestOutcome(
                            figure, profession: observed.professions[position], year: input.years.lowerBound + horizon,
                            horizon: horizon, sample: sample, actual: happened, lastYear: last,
                            constantRate: constant))
                    total = total.isEmpty ? sample : zip(total, sample).map(+)
                    actual[figure, default: 0] += happened
                    lastYear += last
                    constantRate += constant
                }
                outcomes.append(
                    BacktestOutcome(
                        figure, profession: nil, year: input.years.lowerBound + horizon, horizon: horizon,
                        sample: total, actual: actual[figure] ?? 0, lastYear: lastYear, constantRate: constantRate))
            }
        }
        return BacktestReport(
            window: rates.window, hidden: (rates.window.upperBound + 1)...observed.window.upperBound, need: need,
            replicates: samples.exits.first?.first?.count ?? 0, outcomes: outcomes)
    }

    private func happened(_ figure: BacktestFigure, profession: Int, year: Int) -> Double {
        switch figure {
        case .exits: Double(observed.exits(profession: profession, year: year))
        case .recruitment: Double(observed.total(observed.hires, profession: profession, year: year))
        }
    }

    /// What the two naive rivals know: last year's exits, the window's raw rate, and the same staff path as the projection.
    private func rival(of profession: Int, base: Int) -> (lastYear: Double, rate: Double, staff: [Double]) {
        var exits = 0.0
        var exposure = 0.0
        for year in 0...base {
            exits += Double(observed.exits(profession: profession, year: year))
            exposure += Double(observed.total(observed.stock, profession: profession, year: year))
        }
        let row = rows.firstIndex(of: profession) ?? 0
        var staff: [Double] = []
        if case .index(let index) = input.professions[row].driver {
            staff = index.map { $0 * input.professions[row].baseNeed }
        }
        return (
            Double(observed.exits(profession: profession, year: base)), exposure > 0 ? exits / exposure : 0, staff
        )
    }
}
