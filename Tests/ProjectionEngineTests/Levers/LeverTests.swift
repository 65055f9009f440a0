import ProjectionEngine
import Testing
import WorkforceModel

@Suite struct LeverTests {
    static let input = Small.input([
        Small.cells("A", staff: 200, moves: [ProfessionMove(to: 1, probability: 0.02)]),
        Small.rates("B", need: 80, rate: 0.75, sick: 0.08),
        Small.rates("C", need: 40, growth: -0.01),
    ])

    /// One or more levers of every kind.
    static let all = [
        Lever(kind: .otherSolutions, value: 0.3),
        Lever(kind: .digitalisation, profession: "A", value: 0.05, rampYears: 3),
        Lever(kind: .digitalisation, value: 0.02),
        Lever(kind: .taskShift, profession: "A", toProfession: "B", value: 0.04),
        Lever(kind: .laterRetirement, value: 1.2), Lever(kind: .higherEmploymentRate, value: 0.03),
        Lever(kind: .lowerSickLeave, value: 0.01), Lever(kind: .lowerTurnover, value: 0.1, rampYears: 5),
        Lever(kind: .volume, profession: "B", value: 0.01), Lever(kind: .volume, profession: "A", value: -0.005),
        Lever(kind: .educationSupply, profession: "A", value: 5),
    ]

    @Test func nullScenarioIsBitwiseTheUnchanged() throws {
        let model = try ProjectionModel(Self.input)
        let unchanged = model.projection()
        #expect(model.projection(levers: []) == unchanged)
        for kind in LeverKind.allCases {
            let null = Lever(kind: kind, toProfession: "B", value: 0, rampYears: 4)
            #expect(model.projection(levers: [null]) == unchanged)
            let elsewhere = Lever(kind: kind, profession: "Saknas", toProfession: "B", value: 0.2)
            #expect(model.projection(levers: [elsewhere]) == unchanged)
            #expect(model.attribution(of: [null]).parts.allSatisfy { $0.need.allSatisfy { $0.allSatisfy { $0 == 0 } } })
        }
        // A workspace that has held other assumptions gives the same bits again.
        var workspace = FlowWorkspace(model.flows)
        var first = FlowResult(model.flows)
        var again = first
        model.flows.evaluate(FlowAssumptions(model.flows), into: &first, workspace: &workspace)
        let levers = [Lever(kind: .laterRetirement, value: 1.5, rampYears: 3), Lever(kind: .lowerTurnover, value: 0.2)]
        model.flows.evaluate(
            FlowAssumptions(model.flows, need: model.need, levers: levers), into: &again, workspace: &workspace)
        #expect(again != first)
        model.flows.evaluate(FlowAssumptions(model.flows), into: &again, workspace: &workspace)
        #expect(again == first)
    }

    @Test func rampIsLinear() {
        let lever = Lever(kind: .volume, value: 1, startYear: 2022, rampYears: 4)
        #expect((2020...2027).map { lever.phase(in: $0, baseYear: 2020) } == [0, 0, 0.25, 0.5, 0.75, 1, 1, 1])
        #expect(Lever(kind: .volume, value: 1).phase(in: 2021, baseYear: 2020) == 1)
        #expect(Lever(kind: .volume, value: 1, startYear: 2000).phase(in: 2020, baseYear: 2020) == 0)
    }

    @Test func otherSolutionsCoverAShareOfTheIncreaseNeverOfTheNeed() throws {
        let model = try ProjectionModel(Self.input)
        let unchanged = model.projection()
        let changed = model.projection(levers: [Lever(kind: .otherSolutions, value: 0.3, sinceYear: 2022)])
        for (before, after) in zip(unchanged.professions, changed.professions) {
            for year in 0...10 {
                let increase = year > 2 ? max(0, before.need[year] - before.need[2]) : 0
                #expect(abs(before.need[year] - after.need[year] - 0.3 * increase) < 1e-9)
            }
        }
        #expect(changed.professions[2] == unchanged.professions[2])
    }

    @Test func taskShiftConservesHours() throws {
        let model = try ProjectionModel(Self.input)
        let before = model.projection()
        let after = model.projection(
            levers: [Lever(kind: .taskShift, profession: "A", toProfession: "B", value: 0.1, rampYears: 2)])
        let a = 0.9 * (1 - 0.07)
        let b = 0.75 * (1 - 0.08)
        for year in 0...10 {
            let hours = { (p: Projection) in p.professions[0].need[year] * a + p.professions[1].need[year] * b }
            #expect(abs(hours(before) - hours(after)) < 1e-9)
        }
        #expect(abs(after.professions[0].need[5] - 0.9 * before.professions[0].need[5]) < 1e-9)
        // Without a stated rate heads move one for one.
        let plain = model.projection(levers: [Lever(kind: .taskShift, profession: "C", toProfession: "A", value: 0.1)])
        #expect(abs(plain.total.need[4] - before.total.need[4]) < 1e-9)
    }

    @Test func noLeverMakesNeedNegative() throws {
        let model = try ProjectionModel(Self.input)
        for kind in LeverKind.allCases {
            for value in [-50.0, -1, 1, 3, 1e9] {
                let projection = model.projection(
                    levers: [
                        Lever(kind: kind, toProfession: "B", value: value),
                        Lever(kind: kind, toProfession: "C", value: value),
                    ])
                for row in projection.professions {
                    #expect(row.need.allSatisfy { $0 >= 0 })
                    #expect(row.recruitment.allSatisfy { ($0 ?? 0) >= 0 })
                }
            }
        }
    }

    @Test func workingTimeLeversAndTheirMissingFigures() throws {
        let model = try ProjectionModel(Self.input)
        let levers = [
            Lever(kind: .higherEmploymentRate, value: 0.05), Lever(kind: .lowerSickLeave, profession: "C", value: 0.01),
        ]
        let after = model.projection(levers: levers)
        let before = model.projection()
        #expect(abs(after.professions[1].need[3] - before.professions[1].need[3] * 0.75 / 0.8) < 1e-9)
        #expect(after.professions[2].need == before.professions[2].need)
        #expect(
            model.faults(of: levers) == [
                LeverFault(lever: 0, profession: "C", reason: .employmentRateMissing),
                LeverFault(lever: 1, profession: "C", reason: .sickLeaveShareMissing),
            ])
        let odd = [
            Lever(kind: .taskShift, profession: "A", value: 0.1), Lever(kind: .volume, profession: "X", value: 0.1),
            Lever(kind: .otherSolutions, value: 0.3, sinceYear: 1999), Lever(kind: .volume, value: .nan),
        ]
        #expect(
            model.faults(of: odd).map(\.reason) == [
                .receiverMissing, .unknownProfession, .notANumber, .sinceYearOutside,
            ])
        #expect(model.projection(levers: odd) == before)
    }

    @Test(arguments: [0.5, 1, 1.7, 3])
    func laterRetirementNeverRaisesEarlyRetirements(delay: Double) throws {
        let model = try ProjectionModel(Self.input)
        let before = model.projection()
        let after = model.projection(levers: [Lever(kind: .laterRetirement, value: delay)])
        for (before, after) in zip(before.professions, after.professions) {
            var sum = 0.0
            for year in 1...5 {
                sum += try #require(before.retirement[year]) - #require(after.retirement[year])
                #expect(sum >= -1e-9)
            }
            #expect(sum > 0.1)
        }
        // Counts are moved in time: a whole year is a step, half a year is shared.
        let moved = after.professions[1].retirement
        #expect(abs(try #require(moved[1]) - max(0, 3 * (1 - delay))) < 1e-9)
        #expect(abs(try #require(moved[10]) - 3) < 1e-9)
    }

    @Test func retirementHazardIsReadDeltaYearsYounger() throws {
        let flows = try ProjectionModel(Self.input).flows
        let cell = flows.space.index(sex: .man, age: 65, tenure: 0)
        #expect(abs(flows.retirementHazard(row: 0, cell: cell, shift: 0) - 0.55) < 1e-12)
        #expect(abs(flows.retirementHazard(row: 0, cell: cell, shift: 1.5) - 0.385) < 1e-12)
        #expect(abs(flows.retirementHazard(row: 0, cell: cell, shift: -2) - 0.77) < 1e-12)
        #expect(flows.retirementHazard(row: 0, cell: cell, shift: 1000) == 0)
    }

    @Test func lowerTurnoverScales() throws {
        let model = try ProjectionModel(Self.input)
        let after = model.projection(levers: [Lever(kind: .lowerTurnover, profession: "B", value: 0.25)])
        let before = model.projection()
        #expect(
            abs(
                try #require(after.professions[1].turnover[2]) - 0.75
                    * (try #require(before.professions[1].turnover[2]))) < 1e-9)
        #expect(after.professions[0].turnover == before.professions[0].turnover)
    }

    @Test func attributionAddsUpAndDoesNotDependOnOrder() throws {
        let model = try ProjectionModel(Self.input)
        let levers = Self.all
        let attribution = model.attribution(of: levers)
        #expect(attribution.changed == model.projection(levers: levers))
        #expect(attribution.unchanged == model.projection())
        for row in 0..<3 {
            for year in 0...10 {
                let need = attribution.parts.reduce(0) { $0 + $1.need[row][year] }
                let (before, after) = (attribution.unchanged.professions[row], attribution.changed.professions[row])
                #expect(abs(need - (after.need[year] - before.need[year])) < 1e-9)
                guard year > 0 else { continue }
                let hires = attribution.parts.reduce(0) { $0 + ($1.recruitment[row][year] ?? .nan) }
                let difference = try #require(after.recruitment[year]) - #require(before.recruitment[year])
                #expect(abs(hires - difference) < 1e-9)
            }
        }
        #expect(attribution.parts[10].need.allSatisfy { $0.allSatisfy { $0 == 0 } })
        let reversed = model.attribution(of: levers.reversed())
        for (part, mirror) in zip(attribution.parts, reversed.parts.reversed()) {
            for row in 0..<3 {
                #expect(zip(part.need[row], mirror.need[row]).allSatisfy { abs($0 - $1) < 1e-9 })
            }
        }
        // Two levers that do the same share their effect equally.
        let twins = model.attribution(of: [levers[2], levers[2]])
        #expect(twins.parts[0].need == twins.parts[1].need)
    }

    @Test func educationMovesSupplyNotNeed() throws {
        var input = Self.input
        input.education = [
            EducationInput(
                profession: "A", area: "kommunen", graduates: [40, 40, nil] + [Double?](repeating: 40, count: 8),
                source: "test")
        ]
        let lever = Lever(kind: .educationSupply, profession: "A", value: 20, startYear: 2021, lagYears: 3)
        let supply = try #require(input.supply(levers: [lever]).first)
        #expect(supply.changed == [40, 40, nil, 40] + [Double?](repeating: 60, count: 7))
        let model = try ProjectionModel(input)
        #expect(model.projection(levers: [lever]) == model.projection())
        let coverage = SupplyCoverage(graduates: 40, need: 140)
        #expect(coverage.missing == 100)
        #expect(PrintedNumber.whole(coverage.share.map { $0 * 100 }) == 29)
    }

    /// More students from 2019 with four years of education are graduates from 2023, wherever the base year lies.
    @Test(arguments: [(2017, 2), (2019, 4), (2020, 5), (2022, 7)])
    func intakeActsAfterItsLag(start: Int, first: Int) throws {
        var input = Self.input
        input.years = 2019...2029
        input.education = [
            EducationInput(
                profession: "A", area: "kommunen", graduates: [Double?](repeating: 40, count: 11), source: "test")
        ]
        let lever = Lever(kind: .educationSupply, profession: "A", value: 20, startYear: start, lagYears: 4)
        let supply = try #require(input.supply(levers: [lever]).first)
        #expect(supply.changed == (0...10).map { $0 < first ? 40 : 60 })
        // In ramp: half of the intake the first year, all of it the second.
        let ramp = Lever(
            kind: .educationSupply, profession: "A", value: 20, startYear: start, rampYears: 2, lagYears: 4)
        #expect(
            input.supply(levers: [ramp])[0].changed == (0...10).map { $0 < first ? 40 : $0 == first ? 50 : 60 })
        // Graduates of the base year are counted, not planned.
        let counted = Lever(kind: .educationSupply, profession: "A", value: 20, startYear: 2000, lagYears: 0)
        #expect(input.supply(levers: [counted])[0].changed == [40] + [Double?](repeating: 60, count: 10))
        // Other levers neither wait nor act at the base year.
        let other = Lever(kind: .volume, value: 1, startYear: start, lagYears: 4)
        #expect(
            (2019...2024).map { other.phase(in: $0, baseYear: 2019) }
                == (2019...2024).map { $0 > 2019 && $0 >= start ? 1 : 0 })
        let far = Lever(kind: .educationSupply, value: 1, startYear: .max, lagYears: .max)
        #expect(far.phase(in: 2025, baseYear: 2019) == 0)
    }

    @Test func halvedAdministrationFreesAQuarterToThreeTenths() {
        #expect(DigitalisationPotential.share(administrative: 0.5, reduction: 0.5) == 0.25)
        #expect(DigitalisationPotential.share(administrative: 0.6, reduction: 0.5) == 0.3)
        #expect(DigitalisationPotential.share(administrative: 2, reduction: -1) == 0)
    }
}
