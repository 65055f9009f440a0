import RealModule
import StatisticsKit
import WorkforceModel

/// The hazards of one replicate: those estimated, moved by what the estimate leaves open.
struct HazardDraws {
    /// Odds of turnover per cell, professions × cells, with the replicate's level in them; +∞ for certain turnover.
    private(set) var turnoverOdds: [Double]
    /// Drawn retirement hazard as a multiple of the estimated one, professions × cells.
    private(set) var retirementRatio: [Double]

    init(_ model: SimulationModel) {
        turnoverOdds = model.flow.turnover.map { $0 / (1 - $0) }
        retirementRatio = [Double](repeating: 1, count: turnoverOdds.count)
    }

    /// Draws the hazards of a replicate.
    ///
    /// Draws depend on the estimate alone, never on the scenario. The level is lognormal on the odds with mean 1.
    mutating func draw(_ model: SimulationModel, _ draws: ReplicateDraws) {
        let flow = model.flow
        for row in 0..<flow.professionCount {
            guard flow.isCellular[row], let known = model.uncertainty[row] else { continue }
            var stream = draws.stream(.hazards, entity: row)
            let level = lognormal(known.levelDeviation, stream.normal())
            for cell in 0..<flow.cells {
                let k = row * flow.cells + cell
                let weight = known.turnoverWeight.isEmpty ? 0 : known.turnoverWeight[cell]
                let turnover = stream.hazard(flow.turnover[k], weight: weight)
                turnoverOdds[k] = turnover / (1 - turnover) * level
                let retirement = flow.retirement[k]
                if retirement > 0, !known.retirementWeight.isEmpty {
                    retirementRatio[k] = stream.hazard(retirement, weight: known.retirementWeight[cell]) / retirement
                }
            }
        }
    }
}

/// A lognormal factor with mean 1 from a standard normal draw; 1 for a deviation that is not above 0.
func lognormal(_ deviation: Double, _ normal: Double) -> Double {
    deviation > 0 && deviation.isFinite ? .exp(deviation * normal - deviation * deviation / 2) : 1
}

extension PhiloxStream {
    /// A hazard drawn from its beta posterior; the hazard itself when the weight says nothing or the hazard is 0 or 1.
    fileprivate mutating func hazard(_ mean: Double, weight: Double) -> Double {
        guard weight > 0, weight.isFinite, mean > 0, mean < 1 else { return mean }
        return beta(mean * weight, (1 - mean) * weight)
    }
}
