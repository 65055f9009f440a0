import Testing
import WorkforceModel

@testable import ProjectionEngine

/// Age-weighted indices on single ages and on coarse groups, and what they say about weights that do not fit.
@Suite struct VolumeIndexTests {
    static let coarse = PopulationTable(
        regionCode: "1780", regionName: "Karlstad", source: "SCB TAB698", baseYear: 2023, kind: .publishedProjection,
        years: [2024, 2025, 2026],
        ageGroups: [AgeGroup(0, 19), AgeGroup(20, 64), AgeGroup(65, 79), AgeGroup(80, nil)], isBySex: false,
        values: [100, 200, 50, 10, 100, 210, 50, 12, 90, 220, 40, 15])

    static func activity(_ name: String) throws -> ActivityUse {
        try #require(ActivityUse.startingSet.first { $0.name == name })
    }

    @Test func weighsByAge() throws {
        let index = try VolumeIndex(Self.activity("Äldreomsorg"), on: Self.coarse, years: 2024...2026)
        // 50 + 7 · 10 = 120, 50 + 7 · 12 = 134, 40 + 7 · 15 = 145.
        #expect(index.series.index == [1, 134.0 / 120, 145.0 / 120])
        #expect(index.unused.isEmpty)
        #expect(index.isAssumption)
        #expect(index.series.deviation == nil)
        #expect(index.series.source.contains("basår 2024"))
        #expect(index.series.source.contains("Antagande"))
    }

    @Test func coarseGroupsAreNeverSplit() throws {
        for name in ["Förskola", "Grundskola", "Gymnasieskola"] {
            let activity = try Self.activity(name)
            #expect(throws: VolumeFault.noUsableWeights(activity.weights)) {
                _ = try VolumeIndex(activity, on: Self.coarse, years: 2024...2026)
            }
        }
        let half = ActivityUse(
            name: "Delvis",
            weights: [AgeWeight(AgeGroup(65, 69), weight: 1), AgeWeight(AgeGroup(80, nil), weight: 2)], from: 2026,
            source: "prov", isAssumption: true)
        let index = try VolumeIndex(half, on: Self.coarse, years: 2024...2026)
        #expect(index.used == [half.weights[1]])
        #expect(index.unused == [half.weights[0]])
        #expect(index.series.index == [1, 1.2, 1.5])
    }

    @Test func everyStartingActivityFitsSingleAges() throws {
        let table = KnownCountry().population
        for activity in ActivityUse.startingSet {
            let index = try VolumeIndex(activity, on: table, years: 2010...2030)
            #expect(index.unused.isEmpty)
            #expect(index.series.index.first == 1)
            #expect(index.series.index.count == 21)
        }
    }

    @Test func groupsArePutTogetherOnlyWhenTheyFillTheBand() {
        #expect(Self.coarse.covers(AgeGroup(0, 64)))
        #expect(Self.coarse.covers(AgeGroup(65, nil)))
        #expect(!Self.coarse.covers(AgeGroup(65, 84)))
        #expect(!Self.coarse.covers(AgeGroup(1, 19)))
        #expect(!Self.coarse.covers(AgeGroup(80, 89)))
        #expect(!Self.coarse.covers(AgeGroup(200, nil)))
    }

    @Test func whatCannotBeComputedIsSaid() throws {
        let care = try Self.activity("Äldreomsorg")
        #expect(throws: VolumeFault.yearsMissing([2023])) {
            _ = try VolumeIndex(care, on: Self.coarse, years: 2023...2026)
        }
        #expect(throws: VolumeFault.yearsMissing([.max])) {
            _ = try VolumeIndex(care, on: Self.coarse, years: 2023...Int.max)
        }
        var empty = Self.coarse
        for index in empty.values.indices { empty.values[index] = 0 }
        #expect(throws: VolumeFault.nobodyAtBaseYear) {
            _ = try VolumeIndex(care, on: empty, years: 2024...2026)
        }
        var short = Self.coarse
        short.values.removeLast()
        #expect(throws: VolumeFault.malformedTable) {
            _ = try VolumeIndex(care, on: short, years: 2024...2026)
        }
        let bad: [[AgeWeight]] = [
            [AgeWeight(AgeGroup(0, 19), weight: -1)], [AgeWeight(AgeGroup(0, 19), weight: .nan)],
            [AgeWeight(AgeGroup(0, 19), weight: 1), AgeWeight(AgeGroup(10, nil), weight: 1)],
            [AgeWeight(AgeGroup(0, nil), weight: 1), AgeWeight(AgeGroup(80, nil), weight: 1)],
        ]
        for weights in bad {
            let activity = ActivityUse(name: "x", weights: weights, from: 2026, source: "", isAssumption: true)
            #expect(throws: VolumeFault.impossibleWeights) {
                _ = try VolumeIndex(activity, on: Self.coarse, years: 2024...2026)
            }
        }
    }

    @Test func uncertaintyGrowsFromTheBaseYear() throws {
        let index = try VolumeIndex(
            Self.activity("Äldreomsorg"), on: Self.coarse, years: 2024...2026, uncertainty: .swedishCounties)
        let deviation = try #require(index.series.deviation)
        #expect(deviation[0] == 0)
        #expect(deviation[1] > 0 && deviation[2] > deviation[1])
        // Between the deviations of its two ages.
        #expect(deviation[1] > 0.0048 && deviation[1] < 0.0062)
        // Counted years are certain.
        let counted = try VolumeIndex(
            Self.activity("Äldreomsorg"), on: KnownCountry().population, years: 2010...2030,
            uncertainty: .swedishCounties)
        #expect(counted.series.deviation == Array(repeating: 0, count: 21))
    }

    @Test func deviationsBeyondTheBacktestGoOnGrowing() {
        let uncertainty = PopulationUncertainty.swedishCounties
        let oldest = (0...20).map { uncertainty.deviation(for: AgeGroup(80, nil), horizon: $0) }
        #expect(zip(oldest, oldest.dropFirst()).allSatisfy { $0 < $1 })
        #expect(uncertainty.deviation(for: AgeGroup(1, 5), horizon: 10) == 0.2009)
        #expect(uncertainty.deviation(for: AgeGroup(80, nil), horizon: -3) == 0)
        #expect(uncertainty.deviation(for: AgeGroup(.min, .max), horizon: 3) > 0)
        #expect(uncertainty.deviation(for: AgeGroup(.max, nil), horizon: .max).isFinite)
        let none = PopulationUncertainty(groups: [], deviations: [], source: "")
        #expect(none.deviation(for: AgeGroup(0, 5), horizon: 3) == 0)
        let ragged = PopulationUncertainty(groups: [AgeGroup(0, 5)], deviations: [], source: "")
        #expect(ragged.deviation(for: AgeGroup(0, 5), horizon: 3) == 0)
    }
}
