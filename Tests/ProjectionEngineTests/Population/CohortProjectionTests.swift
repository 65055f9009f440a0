import Testing
import WorkforceModel

@testable import ProjectionEngine

/// The projection against a country whose future is known, and against input that cannot be projected.
@Suite struct CohortProjectionTests {
    @Test func findsTheKnownFallOfMortality() throws {
        let rates = try NationalRates(KnownCountry(fall: 0.02).statistics(through: 2015))
        for age in [40, 60, 70, 80, 90] {
            #expect(abs(rates.mortalityFall(sex: .woman, age: age) - 0.0198) < 0.002, "\(age)")
        }
        #expect(abs(rates.totalFertility - (25 * 0.075 + 10 * 0.005)) < 1e-9)
        let constant = try NationalRates(KnownCountry(fall: 0).statistics(through: 2015))
        #expect(abs(constant.mortalityFall(sex: .man, age: 80)) < 0.001)
    }

    @Test(arguments: [0.0, 0.01, 0.03])
    func hitsTheKnownFuture(_ fall: Double) throws {
        let country = KnownCountry(fall: fall)
        let rates = try NationalRates(country.statistics(through: 2015))
        let projected = try rates.project(country.population.through(2015), through: 2030)
        for (lower, upper) in [(0, 5), (6, 15), (20, 64), (65, 79), (80, nil)] as [(Int, Int?)] {
            let answer = try #require(projected.persons(year: 2030, from: lower, through: upper))
            let truth = try #require(country.population.persons(year: 2030, from: lower, through: upper))
            #expect(abs(answer / truth - 1) < 0.01, "\(lower): \(answer) against \(truth)")
        }
    }

    @Test func frozenMortalityFallsShortWhenMortalityFalls() throws {
        let country = KnownCountry(fall: 0.03)
        var frozen = PopulationMethod()
        frozen.mortalityImproves = false
        let rates = try NationalRates(country.statistics(through: 2015), method: frozen)
        let projected = try rates.project(country.population.through(2015), through: 2030)
        let answer = try #require(projected.persons(year: 2030, from: 80, through: nil))
        let truth = try #require(country.population.persons(year: 2030, from: 80, through: nil))
        #expect(answer / truth < 0.93)
    }

    @Test func baseYearStandsAsCountedAndTheSourceNamesIt() throws {
        let country = KnownCountry()
        let rates = try NationalRates(country.statistics(through: 2015))
        let region = country.population.through(2015)
        let projected = try rates.project(region, through: 2020)
        #expect(projected.years == Array(2015...2020))
        #expect(Array(projected.values.prefix(202)) == Array(region.values.suffix(202)))
        #expect(projected.kind == .ownProjection)
        #expect(projected.baseYear == 2015)
        #expect(projected.source.contains("från 2015"))
        #expect(try rates.project(region, through: 2020) == projected)
    }

    /// A region with half of everything is half the country: nothing depends on size but the prior, which agrees here.
    @Test func halfTheCountryIsHalfTheAnswer() throws {
        let country = KnownCountry()
        let rates = try NationalRates(country.statistics(through: 2015))
        let whole = try rates.project(country.population.through(2015), through: 2025)
        var half = country.population.through(2015)
        for index in half.values.indices { half.values[index] /= 2 }
        let answer = try rates.project(half, through: 2025)
        for (one, two) in zip(answer.values, whole.values) { #expect(abs(one * 2 - two) <= 1e-9 * max(1, two)) }
    }

    /// Rates that end before the region's base year go on falling to it; an empty region stays empty.
    @Test func olderRatesAndEmptyRegions() throws {
        let country = KnownCountry(fall: 0.02)
        let rates = try NationalRates(country.statistics(through: 2010))
        let projected = try rates.project(country.population.through(2015), through: 2025)
        let answer = try #require(projected.persons(year: 2025, from: 80, through: nil))
        let truth = try #require(country.population.persons(year: 2025, from: 80, through: nil))
        #expect(abs(answer / truth - 1) < 0.01)
        var empty = country.population.through(2015)
        for index in empty.values.indices { empty.values[index] = 0 }
        #expect(try rates.project(empty, through: 2040).values.allSatisfy { $0 == 0 })
    }

    @Test func whatCannotBeProjectedIsSaid() throws {
        let country = KnownCountry()
        let rates = try NationalRates(country.statistics(through: 2015))
        let region = country.population.through(2015)
        func fault(_ table: PopulationTable, through: Int = 2020) -> PopulationProjectionFault? {
            do throws(PopulationProjectionFault) {
                _ = try rates.project(table, through: through)
                return nil
            } catch {
                return error
            }
        }
        let coarse = PopulationTable(
            regionCode: "1780", regionName: "Karlstad", source: "", baseYear: 2015, kind: .outcome, years: [2015],
            ageGroups: [AgeGroup(0, 19), AgeGroup(20, 64), AgeGroup(65, 79), AgeGroup(80, nil)], isBySex: true,
            values: Array(repeating: 1, count: 8))
        #expect(fault(coarse) == .notSingleAges(region: "Karlstad"))
        var table = region
        table.isBySex = false
        #expect(fault(table) == .notBySex(region: "Landet"))
        table = region
        table.years[3] = 5
        #expect(fault(table) == .gapInYears(region: "Landet"))
        table.years[3] = .max
        #expect(fault(table) == .gapInYears(region: "Landet"))
        table.years = table.years.map { $0 &- Int.max }
        #expect(fault(table) == .gapInYears(region: "Landet"))
        for value in [-1, Double.nan, .infinity, 1e300] {
            table = region
            table.values[7] = value
            #expect(fault(table) == .impossibleValue(region: "Landet", year: 1990))
        }
        table = region
        table.values.removeLast()
        #expect(fault(table) == .impossibleValue(region: "Landet", year: 1990))
        #expect(fault(region.through(1980)) == .tooFewYears(region: "Landet", found: 0, needed: 1))
        #expect(fault(country.population.through(1993)) == .tooFewYears(region: "Landet", found: 4, needed: 6))
        #expect(fault(region, through: 2015) == .horizonOutOfRange(through: 2015, base: 2015))
        #expect(fault(region, through: .max) == .horizonOutOfRange(through: .max, base: 2015))
        #expect(fault(region, through: .min) == .horizonOutOfRange(through: .min, base: 2015))
        #expect(fault(country.population.through(2010)) == .ratesDoNotFit(region: "Landet"))
    }

    /// Choices from outside cannot break the arithmetic.
    @Test func absurdChoicesStayFinite() throws {
        let country = KnownCountry()
        var method = PopulationMethod()
        method.mortalityTrendYears = .max
        method.mortalityLevelYears = .min
        method.mortalitySmoothing = .max
        method.migrationYears = 0
        method.migrationPrior = .nan
        method.fertilityLevelYears = -5
        method.fertilityMeanYears = .max
        method.fertilityReversion = 7
        method.regionalBirthYears = .max
        let rates = try NationalRates(country.statistics(through: 2015), method: method)
        let projected = try rates.project(country.population.through(2015), through: 2065)
        #expect(projected.values.allSatisfy { $0.isFinite && $0 >= 0 })
    }

    @Test func statisticsOfDifferentYearsAreRefused() throws {
        let country = KnownCountry()
        #expect(throws: PopulationProjectionFault.yearsDiffer(region: "Landet")) {
            _ = try VitalStatistics(
                population: country.population, deaths: country.deaths.through(2000), births: country.births)
        }
        #expect(throws: PopulationProjectionFault.notMotherAges(region: "Landet")) {
            _ = try VitalStatistics(
                population: country.population, deaths: country.deaths, births: country.deaths)
        }
    }
}
