import ProjectionEngine
import StatisticsKit
import Testing
import WorkforceModel

/// Rates estimated from registers drawn from a known process.
@Suite struct RateEstimationTests {
    private func estimate(_ truth: SyntheticTruth, seed: UInt64) -> RateSet {
        let columns = SyntheticRegister(truth, seed: seed).columns
        let space = ObservationScope.space(for: columns, window: truth.window)
        let scope = ObservationScope(
            professions: truth.professions, window: truth.window, space: space, rules: truth.rules)
        return RateSet(estimating: ObservedFlows(columns, scope: scope), rules: truth.rules)
    }

    /// The truth over the same person-years: the share of a profession's staff that leaves.
    private func expected(
        _ truth: SyntheticTruth, _ set: RateSet, _ row: Int, _ part: (ExitShares) -> Double,
        where isCounted: (Int, Int) -> Bool = { _, _ in true }
    ) -> (truth: Double, used: (ExitCause) -> Double, exposure: Double) {
        let rates = set.professions[row]
        var sum = 0.0
        var exposure = 0.0
        var used: [ExitCause: Double] = [:]
        for cell in 0..<set.space.count {
            let (sex, age, tenure) = set.space.parts(of: cell)
            let n = rates.turnover.exposure[cell]
            guard n > 0, isCounted(age, tenure) else { continue }
            exposure += n
            sum += n * part(truth.shares(row, sex: sex, age: age, tenure: tenure, year: truth.window.upperBound + 1))
            for cause in ExitCause.allCases { used[cause, default: 0] += n * rates[cause].used[cell] }
        }
        return (sum / exposure, { (used[$0] ?? 0) / exposure }, exposure)
    }

    /// A large register without year effects and moves: level, tenure and age patterns come back within 4 standard errors
    /// of a binomial share and 2 % beside (smoothing).
    @Test func ratesOfALargeRegisterAreFoundAgain() {
        var truth = SyntheticTruth.municipality(seed: 11, scale: 20)
        truth.yearEffect = 0
        truth.roughness = 0
        truth.missingReason = 0
        let set = estimate(truth, seed: 12)
        #expect(set.space.tenureBands == 3)
        for row in truth.rows.indices {
            for (part, cause) in [(\ExitShares.turnover, ExitCause.turnover), (\ExitShares.retirement, .retirement)] {
                for ages in [18...34, 35...54, 55...61, 62...74] {
                    for tenure in 0...2 where !(ages.lowerBound > 54 && tenure < 2) {
                        let (real, used, n) = expected(truth, set, row, { $0[keyPath: part] }) { age, band in
                            ages.contains(age) && band == tenure
                        }
                        let error = (real * (1 - real) / n).squareRoot()
                        #expect(
                            (used(cause) - real).magnitude < 4 * error + 0.02 * real + 0.001,
                            "\(row) \(cause) \(ages) tenure \(tenure): \(used(cause)) for \(real)")
                    }
                }
            }
        }
    }

    /// In small registers the used cell rates lie nearer the truth than the raw ones, squared error weighted by exposure.
    @Test func shrunkenRatesBeatRawOnes() {
        var raw = [ExitCause: Double]()
        var used = [ExitCause: Double]()
        var bandRaw = 0.0
        var bandUsed = 0.0
        for seed in 20..<32 {
            let truth = SyntheticTruth.municipality(seed: UInt64(seed))
            let set = estimate(truth, seed: UInt64(seed + 100))
            for (row, rates) in set.professions.enumerated() {
                let layout = RateBandLayout(cause: .turnover, space: set.space)
                var real = [Double](repeating: 0, count: layout.scopes.count)
                for cell in 0..<set.space.count {
                    let (sex, age, tenure) = set.space.parts(of: cell)
                    let shares = truth.shares(row, sex: sex, age: age, tenure: tenure, year: 2018)
                    for (cause, share) in [(ExitCause.turnover, shares.turnover), (.retirement, shares.retirement)] {
                        let n = rates[cause].exposure[cell]
                        guard n > 0 else { continue }
                        let a = rates[cause].exits[cell] / n - share
                        let b = rates[cause].used[cell] - share
                        raw[cause, default: 0] += n * a * a
                        used[cause, default: 0] += n * b * b
                    }
                    if layout.bandOfCell[cell] >= 0 {
                        real[layout.bandOfCell[cell]] += rates.turnover.exposure[cell] * shares.turnover
                    }
                }
                for (band, share) in zip(rates.turnover.bands, real) where band.exposure > 0 {
                    let own = (band.raw ?? 0) - share / band.exposure
                    let shrunken = band.used - share / band.exposure
                    bandRaw += band.exposure * own * own
                    bandUsed += band.exposure * shrunken * shrunken
                }
            }
        }
        #expect((used[.turnover] ?? 1) < 0.1 * (raw[.turnover] ?? 0))
        #expect((used[.retirement] ?? 1) < 0.2 * (raw[.retirement] ?? 0))
        // Also within the bands that a page prints, where the raw rate rests on more person-years.
        #expect(bandUsed < 0.4 * bandRaw)
    }

    /// What is printed adds up: used = weight · raw + (1 − weight) · prior, and the reason follows the weight.
    @Test func everyBandExplainsItself() {
        let set = estimate(SyntheticTruth.municipality(seed: 40), seed: 41)
        var reasons = Set<RateReason>()
        for rates in set.professions {
            for cause in ExitCause.allCases {
                let layout = RateBandLayout(cause: cause, space: set.space)
                for (index, band) in rates[cause].bands.enumerated() {
                    let mixed = band.weight * (band.raw ?? 0) + (1 - band.weight) * band.prior
                    #expect((band.used - mixed).magnitude < 1e-12)
                    #expect(band.weight >= 0 && band.weight < 1)
                    reasons.insert(band.reason)
                    // The cells carry what the band says: Σ n · used = n · used rate.
                    var sum = 0.0
                    for cell in 0..<set.space.count where layout.bandOfCell[cell] == index {
                        sum += rates[cause].exposure[cell] * rates[cause].used[cell]
                    }
                    #expect((sum - band.exposure * band.used).magnitude < 1e-6 * max(1, sum))
                }
                let level = rates[cause].level
                #expect(level.exposure == rates[cause].bands.reduce(0) { $0 + $1.exposure })
                #expect(level.exits == rates[cause].bands.reduce(0) { $0 + $1.exits })
            }
            #expect(rates.years.reduce(0) { $0 + $1.retirements } == rates.retirement.level.exits)
            #expect((rates.hires.reduce(0, +) - 1).magnitude < 1e-12)
        }
        #expect(reasons.contains(.fewPersonYears) && reasons.contains(.weighedTogether))
        #expect(reasons.contains(.nothingObserved))
    }

    /// A profession with a handful of people leans on its group; one that nobody has held takes the group's rate whole.
    @Test func aTinyProfessionLeansOnItsGroup() throws {
        var truth = SyntheticTruth.municipality(seed: 50)
        let extra = { (id: Int64, staff: Int) in
            SyntheticTruth.Row(
                profession: Profession(id: id, name: "liten \(id)", sector: "skola", group: "skola"), staff: staff,
                level: 0.5)
        }
        truth.rows.append(extra(90, 4))
        truth.moving = 0
        var set = estimate(truth, seed: 51)
        let tiny = try #require(set[professionID: 90])
        #expect(tiny.turnover.level.weight < 0.5)
        #expect((tiny.turnover.level.raw ?? 0) > tiny.turnover.level.used)
        #expect(tiny.turnover.level.used > tiny.turnover.level.group)
        let large = try #require(set[professionID: 10])
        #expect(large.turnover.level.weight > 0.8)
        #expect(tiny.turnover.levelDeviation > large.turnover.levelDeviation)
        truth.rows.append(extra(91, 0))
        set = estimate(truth, seed: 51)
        let empty = try #require(set[professionID: 91])
        #expect(empty.turnover.level.reason == .nothingObserved)
        #expect(empty.turnover.bands.allSatisfy { $0.used == $0.prior && $0.used > 0.01 && $0.used < 0.6 })
        #expect((empty.hires.reduce(0, +) - 1).magnitude < 1e-12)
    }

    /// The year effect is told from binomial noise.
    @Test(arguments: [0.0, 0.15, 0.3])
    func yearEffectsAreFoundAgain(deviation: Double) {
        var found = 0.0
        for seed in 0..<8 {
            var truth = SyntheticTruth.municipality(seed: UInt64(60 + seed), scale: 3)
            truth.yearEffect = deviation
            let set = estimate(truth, seed: UInt64(80 + seed))
            found += set.professions.reduce(0) { $0 + $1.turnover.yearEffect * $1.turnover.yearEffect } / 48
        }
        #expect((found.squareRoot() - deviation).magnitude < (deviation == 0 ? 0.07 : 0.04), "\(found.squareRoot())")
    }

    /// Retirement follows the dated rules: where the earliest age rises after the window, the hazard below it falls and the
    /// hazard beyond the end of the right to stay is no wall.
    @Test func retirementFollowsTheDatedRules() throws {
        var truth = SyntheticTruth.municipality(seed: 70, scale: 12)
        truth.firstYear = 2016
        truth.yearCount = 10
        truth.rules = RetirementRules()
        let columns = SyntheticRegister(truth, seed: 71).columns
        let scope = ObservationScope(
            professions: truth.professions, window: truth.window, space: CellSpace(), rules: truth.rules)
        let flows = ObservedFlows(columns, scope: scope)
        let before = RateSet(estimating: flows, rules: truth.rules, rulesYear: 2025)
        let after = RateSet(estimating: flows, rules: truth.rules)
        #expect(after.rulesYear == 2026)
        let rates = try #require(before[professionID: 10]).retirement
        let later = try #require(after[professionID: 10]).retirement
        // Aged 62 at the start, reaching 63: the earliest age in 2025, below it in 2026. Truth 0,14 and 0,02.
        let cell = CellSpace().index(sex: .woman, age: 62, tenure: 0)
        #expect(rates.used[cell] > 0.09)
        #expect(later.used[cell] < 0.6 * rates.used[cell])
        let beyond = CellSpace().index(sex: .woman, age: 69, tenure: 0)
        #expect(later.used[beyond] > 0.4 && later.used[beyond] < 0.75)
        #expect(later.used[CellSpace().index(sex: .woman, age: 54, tenure: 0)] == 0)
    }

    /// Rates estimated again from a register drawn with the estimated rates are those rates: nothing in the pipeline bends
    /// them.
    @Test func ratesComeBackFromSimulatedData() throws {
        var truth = SyntheticTruth.municipality(seed: 90, scale: 8)
        truth.yearEffect = 0
        truth.missingReason = 0
        let first = estimate(truth, seed: 91)
        let rows = Dictionary(uniqueKeysWithValues: first.professions.enumerated().map { ($1.professionID, $0) })
        let nobody = [Double](repeating: 0, count: first.space.count)
        truth.given = try first.professions.map {
            try #require(first.cellExits(profession: $0.professionID, stock: nobody, rows: rows))
        }
        let second = estimate(truth, seed: 92)
        for (old, new) in zip(first.professions, second.professions) {
            for cause in [ExitCause.turnover, .retirement] {
                var expected = 0.0
                var spread = 0.0
                var used = 0.0
                for cell in old.turnover.exposure.indices {
                    let n = new.turnover.exposure[cell]
                    expected += n * old[cause].used[cell]
                    spread += n * old[cause].used[cell] * (1 - old[cause].used[cell])
                    used += n * new[cause].used[cell]
                }
                #expect(
                    (used - expected).magnitude < 4 * spread.squareRoot() + 0.01 * expected,
                    "\(cause): \(used) for \(expected)")
            }
        }
    }

    @Test func theSameRegisterGivesTheSameRates() {
        let set = estimate(SyntheticTruth.municipality(seed: 95, scale: 0.3), seed: 96)
        #expect(set == estimate(SyntheticTruth.municipality(seed: 95, scale: 0.3), seed: 96))
    }
}
