import RealModule
import StatisticsKit
import WorkforceModel

/// Estimates one cause in every profession: all professions, then groups, then the profession's level, then its bands.
///
/// Each stage is shrunk towards the stage above: group coefficients by a normal prior, the level by the variance found between
/// the professions of a group, bands by a beta prior of strength κ around the level's pattern.
struct CauseEstimate {
    /// One entry a profession.
    private(set) var rates: [CauseRates] = []

    /// Standard deviation of the level between professions of a group, expected before seeing data (logit).
    private static let levelGuess = 0.25
    /// Standard deviation of year effects on turnover, expected before seeing data (logit): published municipal turnover
    /// moves by 2–5 points of 8–15 between years, sampling included.
    private static let yearGuess = 0.12
    /// Year effects are never taken to be smaller: a short window cannot show that there are none.
    private static let yearFloor = 0.05

    /// Strength of the prior in person-years, expected before seeing data: bands of some hundred person-years are half their
    /// own. Without it a register too small to show any difference between bands would be taken to prove that there is none.
    private static let strengthGuess = Shrinkage.StrengthPrior(median: 200, logDeviation: 1)

    init(_ cause: ExitCause, flows: ObservedFlows, rules: RetirementRules, rulesYear: Int) {
        let pattern = CausePattern(
            cause, space: flows.space, window: flows.window, rules: rules, rulesYear: rulesYear)
        let counts = flows.professions.indices.map { pattern.counts(flows, profession: $0) }
        let names = flows.groups.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let groupOf = flows.groups.map { group in names.firstIndex(of: group) ?? 0 }
        let all = Self.fit(pattern, counts, prior: pattern.prior)
        let groupPrior = CoefficientPrior(mean: all.coefficients, deviation: pattern.groupDeviation)
        let fits = names.indices.map { group in
            Self.fit(pattern, counts.indices.filter { groupOf[$0] == group }.map { counts[$0] }, prior: groupPrior)
        }
        var levels = counts.indices.map { index in
            let fit = fits[groupOf[index]]
            return LevelEstimate(pattern, fit: fit, trials: counts[index].trials, events: counts[index].events)
        }
        if cause == .turnover {
            Self.estimateYearEffects(&levels, flows, pattern)
        }
        let between = VarianceComponent(
            effects: levels.map(\.effect), variances: levels.map(\.variance), groups: groupOf,
            guess: Self.levelGuess * Self.levelGuess)
        for index in levels.indices { levels[index].shrink(between: between.value) }
        let bands = levels.map { BandCounts(pattern, $0) }
        let pooled = Shrinkage.strength(
            events: bands.flatMap(\.events), trials: bands.flatMap(\.trials), priorMeans: bands.flatMap(\.means),
            prior: Self.strengthGuess)
        rates = levels.indices.map { index in
            let band = bands[index]
            let strength = Shrinkage.strength(
                events: band.events, trials: band.trials, priorMeans: band.means,
                prior: .init(median: pooled, logDeviation: 0.7))
            return levels[index].rates(pattern, bands: band, strength: strength)
        }
    }

    private static func fit(
        _ pattern: CausePattern, _ counts: [(trials: [Double], events: [Double])], prior: CoefficientPrior
    ) -> LogisticRegression {
        var trials = [Double](repeating: 0, count: pattern.cellOfStratum.count)
        var events = trials
        for part in counts {
            for index in trials.indices {
                trials[index] += part.trials[index]
                events[index] += part.events[index]
            }
        }
        return LogisticRegression(design: pattern.design, trials: trials, successes: events, prior: prior)
    }

    /// Year effects beyond binomial noise, from how far each year lies from the profession's own level.
    private static func estimateYearEffects(
        _ levels: inout [LevelEstimate], _ flows: ObservedFlows, _ pattern: CausePattern
    ) {
        let years = levels.indices.map { index in levels[index].yearEffects(flows, profession: index, pattern) }
        let common = VarianceComponent(
            effects: years.flatMap(\.effects), variances: years.flatMap(\.variances),
            groups: years.indices.flatMap { [Int](repeating: $0, count: years[$0].effects.count) },
            guess: yearGuess * yearGuess)
        let pooled = max(common.value, yearFloor * yearFloor)
        for index in levels.indices {
            let own = VarianceComponent(
                effects: years[index].effects, variances: years[index].variances,
                groups: [Int](repeating: 0, count: years[index].effects.count), guess: pooled)
            levels[index].setYearVariance(max(own.value, yearFloor * yearFloor), information: years[index].variances)
        }
    }
}

/// Counts gathered into bands, with the level's expectation.
struct BandCounts {
    var trials: [Double]
    var events: [Double]
    /// Expected probability over the band's person-years.
    var means: [Double]

    init(_ pattern: CausePattern, _ level: LevelEstimate) {
        let count = pattern.layout.scopes.count
        trials = [Double](repeating: 0, count: count)
        events = trials
        means = trials
        var projected = trials
        var cells = trials
        for stratum in pattern.cellOfStratum.indices {
            let band = pattern.layout.bandOfCell[pattern.cellOfStratum[stratum]]
            trials[band] += level.trials[stratum]
            events[band] += level.events[stratum]
            means[band] += level.trials[stratum] * level.probability(stratum)
        }
        for cell in pattern.layout.bandOfCell.indices where pattern.layout.bandOfCell[cell] >= 0 {
            projected[pattern.layout.bandOfCell[cell]] += level.projected(cell)
            cells[pattern.layout.bandOfCell[cell]] += 1
        }
        for band in 0..<count {
            means[band] = trials[band] > 0 ? means[band] / trials[band] : projected[band] / max(cells[band], 1)
        }
    }
}
