import RealModule
import WorkforceModel

@testable import ProjectionEngine

/// A closed country whose rates are known: death rates that fall by `fall` a year, constant fertility, no migration.
struct KnownCountry {
    let years: ClosedRange<Int>
    let population: PopulationTable
    let deaths: PopulationTable
    let births: PopulationTable

    static let singleAges = (0...100).map { AgeGroup($0, $0 == 100 ? nil : $0) }

    static func rate(_ age: Int, year: Int, fall: Double) -> Double {
        (0.00002 * Double.exp(0.1 * Double(age)) + 0.0002) * .exp(-fall * Double(year - 2000))
    }

    init(years: ClosedRange<Int> = 1990...2030, fall: Double = 0.02, size: Double = 50_000) {
        self.years = years
        var persons = (0..<202).map { size * .exp(-0.0005 * Double($0 % 101) * Double($0 % 101)) }
        var counts: [Double] = []
        var dead: [Double] = []
        var born: [Double] = []
        let motherAges = [AgeGroup(0, 14)] + (15...49).map { AgeGroup($0, $0 == 49 ? nil : $0) }
        for year in years {
            var next = [Double](repeating: 0, count: 202)
            var dying = next
            for sex in 0..<2 {
                for age in 0...100 {
                    let here = Self.rate(age, year: year, fall: fall)
                    let there = Self.rate(min(age + 1, 100), year: year, fall: fall)
                    let survivors = persons[sex * 101 + age] * .exp(-0.5 * (here + there))
                    next[sex * 101 + min(age + 1, 100)] += survivors
                }
            }
            var births = [0.0]
            for age in 15...49 {
                let women = 0.5 * (persons[age] + next[age])
                births.append(women * (age < 40 ? 0.075 : 0.005))
            }
            let newborn = births.reduce(0, +)
            next[0] = newborn * 0.486
            next[101] = newborn * 0.514
            for sex in 0..<2 {
                for age in 0...100 {
                    let lived = 0.5 * (persons[sex * 101 + age] + next[sex * 101 + age])
                    dying[sex * 101 + age] = lived * Self.rate(age, year: year, fall: fall)
                }
            }
            persons = next
            counts += next
            dead += dying
            born += births
        }
        func table(_ groups: [AgeGroup], _ isBySex: Bool, _ values: [Double]) -> PopulationTable {
            PopulationTable(
                regionCode: "00", regionName: "Landet", source: "Känd sanning", baseYear: years.upperBound,
                kind: .outcome, years: Array(years), ageGroups: groups, isBySex: isBySex, values: values)
        }
        population = table(Self.singleAges, true, counts)
        deaths = table(Self.singleAges, true, dead)
        births = table(motherAges, false, born)
    }

    func statistics(through year: Int) throws -> VitalStatistics {
        let all = try VitalStatistics(population: population, deaths: deaths, births: births)
        guard let cut = all.through(year) else { throw PopulationProjectionFault.noRegions }
        return cut
    }
}
