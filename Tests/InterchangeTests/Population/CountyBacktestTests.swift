import ProjectionEngine
import Testing
import WorkforceModel

@testable import Interchange

/// The projection against what came: 21 counties, base years 1990, 1995, 2000 and 2005, data up to each base year only.
@Suite struct CountyBacktestTests {
    static let groups = [
        AgeGroup(0, 5), AgeGroup(6, 15), AgeGroup(16, 18), AgeGroup(20, 64), AgeGroup(65, 79), AgeGroup(80, nil),
    ]
    static let bases = [1990, 1995, 2000, 2005]

    @Test func beatsCohortChangeRatiosWithFrozenMortality() throws {
        let (regions, statistics) = try PopulationFiles.counties()
        #expect(regions.count == 21)
        let backtest = try PopulationBacktest(
            regions: regions, statistics: statistics, bases: Self.bases, horizons: [5, 10], groups: Self.groups)
        // Bars in percent: the cohort columns of cohort-change ratios over five years without falling mortality.
        let bars: [(horizon: Int, bars: [Double])] = [
            (5, [11.2, 1.9, 1.6, 1.9, 1.3, 3.1]), (10, [20.7, 7.7, 3.9, 3.7, 2.8, 8.0]),
        ]
        for (horizon, limits) in bars {
            for (group, limit) in zip(Self.groups, limits) {
                let row = try #require(backtest.row(group, horizon: horizon))
                #expect(row.count == 84)
                #expect(row.meanAbsoluteError * 100 < limit, "\(group) \(horizon)")
            }
        }
        let oldest = try #require(backtest.row(AgeGroup(80, nil), horizon: 10))
        #expect(abs(oldest.bias) < 0.03)
        #expect(abs(oldest.meanError) < 0.03)
    }

    @Test func frozenMortalityMissesTheOldest() throws {
        let (regions, statistics) = try PopulationFiles.counties()
        var frozen = PopulationMethod()
        frozen.mortalityImproves = false
        let backtest = try PopulationBacktest(
            regions: regions, statistics: statistics, bases: Self.bases, horizons: [10], groups: Self.groups,
            method: frozen)
        let oldest = try #require(backtest.row(AgeGroup(80, nil), horizon: 10))
        #expect(oldest.bias < -0.05)
        #expect(oldest.meanError < -0.05)
    }

    /// What happened after the base year must not matter: the same projection from a history cut at the base year.
    @Test func usesNothingAfterTheBaseYear() throws {
        let (regions, statistics) = try PopulationFiles.counties()
        let region = try #require(regions.last)
        var changed = region
        for index in changed.values.indices where index >= 202 * (2001 - 1968) { changed.values[index] *= 3 }
        func errors(_ table: PopulationTable) throws -> Double {
            let backtest = try PopulationBacktest(
                regions: [table], statistics: statistics, bases: [2000], horizons: [10], groups: [AgeGroup(80, nil)])
            return try #require(backtest.rows.first).meanError
        }
        // Three times the outcome, so the projected persons are the same when 3 (1 + e') = 1 + e.
        #expect(abs(3 * (1 + (try errors(changed))) - (1 + (try errors(region)))) < 1e-12)
        let known = try NationalRates(#require(statistics.through(2000)))
        #expect(known.year == 2000)
        #expect(try known.project(region.through(2000), through: 2010).baseYear == 2000)
    }

    /// The published uncertainty is what the backtest gives, to half a thousandth.
    @Test func publishedUncertaintyIsTheBacktests() throws {
        let (regions, statistics) = try PopulationFiles.counties()
        let groups = PopulationUncertainty.countyGroups
        let backtest = try PopulationBacktest(
            regions: regions, statistics: statistics, bases: Array(1990...2005), horizons: Array(1...10),
            groups: groups)
        let computed = PopulationUncertainty(backtest, groups: groups, source: "")
        let published = PopulationUncertainty.swedishCounties
        #expect(published.groups == groups)
        for (line, row) in computed.deviations.enumerated() {
            #expect(published.deviations[line].count == row.count)
            for (one, other) in zip(published.deviations[line], row) { #expect(abs(one - other) <= 0.0005) }
        }
    }

    /// From 2015 the country's total ten years on, against the UN's median for 2025 (WPP 2022): an outside check.
    @Test func nearTheUnitedNationsMedianForSweden() throws {
        let (regions, statistics) = try PopulationFiles.counties()
        let rates = try NationalRates(statistics)
        var total = 0.0
        for region in regions {
            total += try #require(rates.project(region, through: 2025).persons(year: 2025, from: 0, through: nil))
        }
        func middle(_ name: String) throws -> Double {
            let text = String(decoding: try PopulationFiles.bytes("wpp/wpp2022_sweden_\(name).tsv"), as: UTF8.self)
            let lines = text.split(separator: "\n").map { $0.split(separator: "\t") }
            let column = try #require(lines.first?.firstIndex(of: "2025"))
            return try #require(Double(lines[1][column])) * 1000
        }
        // WPP counts the middle of the year; our figures are at its end.
        #expect(abs(total / (try middle("popprojMed")) - 1) < 0.03)
        #expect(try middle("popproj80l") < middle("popprojMed"))
        #expect(try middle("popprojMed") < middle("popproj80u"))
    }
}
