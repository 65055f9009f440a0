import RealModule
import StatisticsKit
import WorkforceModel

/// One profession's level on the logit against its group's pattern.
struct LevelEstimate {
    let trials: [Double]
    let events: [Double]
    private let predictors: [Double]
    private let projectedPredictors: [Double]
    /// Variance of the group's predictor for this profession's mix of staff.
    private let groupVariance: Double
    /// One-step estimate of the level and its binomial variance.
    private(set) var effect = 0.0
    private(set) var variance = 0.0
    private var information = 0.0
    /// Variance of year effects, and its part in the variance of the level.
    private var yearVariance = 0.0
    /// The used level, its weight against the group's and what is not known about it.
    private var shift = 0.0
    private var weight = 0.0
    private var levelVariance = 0.0

    init(_ pattern: CausePattern, fit: LogisticRegression, trials: [Double], events: [Double]) {
        self.trials = trials
        self.events = events
        predictors = pattern.predictors(fit)
        projectedPredictors = pattern.projectedPredictors(fit)
        var expected = 0.0
        var features = [Double](repeating: 0, count: pattern.width)
        var base = 0.0
        // A profession that nobody has held still has a mix: every stratum alike.
        let isEmpty = !trials.contains { $0 > 0 }
        for stratum in trials.indices {
            let n = isEmpty ? 1 : trials[stratum]
            guard n > 0 else { continue }
            let p = Logit.inverse(predictors[stratum])
            let w = n * p * (1 - p)
            if !isEmpty {
                expected += n * p
                information += w
            }
            base += w
            for index in 0..<pattern.width { features[index] += w * pattern.design[stratum * pattern.width + index] }
        }
        groupVariance = base > 0 ? fit.variance(at: features.map { $0 / base }) : 0
        // Half an event more or less is beyond what can be told, also where nothing was expected.
        information = max(information, 1e-6)
        variance = 1 / information
        effect = (events.reduce(0, +) - expected) / information
    }

    /// How far each year lies from the profession's own level, with binomial variances; years without staff are left out.
    func yearEffects(
        _ flows: ObservedFlows, profession: Int, _ pattern: CausePattern
    ) -> (effects: [Double], variances: [Double]) {
        let own =
            Logit.shift(
                of: predictors.map(Logit.inverse), weights: trials, toTotal: events.reduce(0, +), limit: 5) ?? effect
        var effects: [Double] = []
        var variances: [Double] = []
        for year in 0..<flows.window.count {
            let offset = flows.offset(profession: profession, year: year)
            var difference = 0.0
            var spread = 0.0
            for stratum in pattern.cellOfStratum.indices {
                let slot = offset + pattern.cellOfStratum[stratum]
                let n = Double(flows.stock[slot])
                guard n > 0 else { continue }
                let p = Logit.inverse(predictors[stratum] + own)
                difference += Double(flows.turnover[slot]) - n * p
                spread += n * p * (1 - p)
            }
            guard spread > 0.5 else { continue }
            effects.append(difference / spread)
            variances.append(1 / spread)
        }
        return (effects, variances)
    }

    /// Sets the variance of year effects; the level then rests on as many draws of it as there are years.
    mutating func setYearVariance(_ value: Double, information variances: [Double]) {
        yearVariance = value
        var sum = 0.0
        var squares = 0.0
        for variance in variances {
            sum += 1 / variance
            squares += 1 / (variance * variance)
        }
        variance = 1 / information + (sum > 0 ? value * squares / (sum * sum) : value)
    }

    /// Shrinks the level towards the group's, given the variance between professions.
    mutating func shrink(between: Double) {
        let prior = max(between, 1e-4)
        let dispersion = (1 / information) / variance
        let observed = events.reduce(0, +)
        weight = prior / (prior + variance)
        // The posterior mode: dispersed score against the normal prior. Finite also without events.
        shift =
            Bisection.root(
                of: { shift in
                    var expected = 0.0
                    for stratum in trials.indices where trials[stratum] > 0 {
                        expected += trials[stratum] * Logit.inverse(predictors[stratum] + shift)
                    }
                    return dispersion * (expected - observed) + shift / prior
                }, in: -10...10) ?? 0
        levelVariance = prior * variance / (prior + variance) + (1 - weight) * (1 - weight) * groupVariance
    }

    /// Expected probability of a stratum.
    func probability(_ stratum: Int) -> Double { Logit.inverse(predictors[stratum] + shift) }

    /// Expected probability of a cell in the year projected.
    func projected(_ cell: Int) -> Double { Logit.inverse(projectedPredictors[cell] + shift) }

    /// The rates, after weighing each band's own outcome in.
    func rates(_ pattern: CausePattern, bands counts: BandCounts, strength: Double) -> CauseRates {
        let layout = pattern.layout
        var bands: [RateBand] = []
        var strata = [[Int]](repeating: [], count: layout.scopes.count)
        for stratum in pattern.cellOfStratum.indices where trials[stratum] > 0 {
            strata[layout.bandOfCell[pattern.cellOfStratum[stratum]]].append(stratum)
        }
        var shifts = [Double](repeating: 0, count: layout.scopes.count)
        for band in layout.scopes.indices {
            let n = counts.trials[band]
            let mean = counts.means[band]
            let used = Shrinkage.rate(events: counts.events[band], trials: n, priorMean: mean, strength: strength)
            shifts[band] =
                n > 0
                ? Logit.shift(
                    of: strata[band].map(probability), weights: strata[band].map { trials[$0] }, toTotal: n * used)
                    ?? 0 : 0
            bands.append(
                RateBand(
                    scope: layout.scopes[band], exposure: n, exits: counts.events[band], prior: mean, used: used,
                    weight: Shrinkage.weight(trials: n, strength: strength)))
        }
        var exposure = [Double](repeating: 0, count: layout.bandOfCell.count)
        var exits = exposure
        var group = 0.0
        var usedTotal = 0.0
        for stratum in pattern.cellOfStratum.indices {
            let cell = pattern.cellOfStratum[stratum]
            exposure[cell] += trials[stratum]
            exits[cell] += events[stratum]
            group += trials[stratum] * Logit.inverse(predictors[stratum])
            usedTotal += trials[stratum] * Logit.shifted(probability(stratum), by: shifts[layout.bandOfCell[cell]])
        }
        let prior = layout.bandOfCell.indices.map { layout.bandOfCell[$0] < 0 ? 0 : projected($0) }
        let used = prior.indices.map { cell in
            let band = layout.bandOfCell[cell]
            return band < 0 ? 0 : Logit.shifted(prior[cell], by: shifts[band])
        }
        let total = trials.reduce(0, +)
        return CauseRates(
            exposure: exposure, exits: exits, prior: prior, used: used, bands: bands, strength: strength,
            level: RateLevel(
                exposure: total, exits: events.reduce(0, +), group: total > 0 ? group / total : 0,
                used: total > 0 ? usedTotal / total : 0, weight: total > 0 ? weight : 0),
            levelDeviation: levelVariance.squareRoot(), yearEffect: yearVariance.squareRoot())
    }
}
