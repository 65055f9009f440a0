import ProjectionEngine
import Testing
import WorkforceModel

/// Dated retirement rules that change within the projection.
@Suite struct RetirementRuleTests {
    private static let space = CellSpace(ages: 62...70, tenureBands: 1)

    /// 100 women of 66 at the end of 2030; a tenth retire each year up to 65, half at 66, nine tenths from 67. Hires are
    /// 62. Nobody leaves for another reason, and the need stays.
    private static func input(_ rules: RetirementRules, rulesYear: Int? = 2026) -> ProjectionInput {
        func cells(_ value: (Int) -> Double) -> [Double] {
            (0..<space.count).map { cell in
                let (sex, age, _) = space.parts(of: cell)
                return sex == .woman ? value(age) : 0
            }
        }
        let zeros = [Double](repeating: 0, count: space.count)
        return ProjectionInput(
            organisation: "Test", years: 2030...2033,
            professions: [
                ProfessionInput(
                    name: "A", baseNeed: 100, driver: .growth(perYear: 0),
                    exits: .hazards(
                        CellExits(
                            space: space, stock: cells { $0 == 66 ? 100 : 0 },
                            retirement: cells { $0 < 66 ? 0.1 : $0 == 66 ? 0.5 : 0.9 }, turnover: zeros, other: zeros,
                            hires: cells { $0 == 62 ? 1 : 0 }, rulesYear: rulesYear))),
                ProfessionInput(
                    name: "B", baseNeed: 50, driver: .growth(perYear: 0),
                    exits: .rates(
                        RateExits(turnover: [nil, 0.1, 0.1, 0.1], retirements: [nil, 4, 4, 4]))),
            ], retirementRules: rules, provenance: Provenance(source: "test"))
    }

    private static func raised(_ earliest: Int, _ target: Int, _ rightToStay: Int) -> RetirementRules {
        RetirementRules(
            earliest: RetirementRules.earliestAges + [DatedAge(from: 2032, age: earliest, source: "prov")],
            target: RetirementRules.targetAges + [DatedAge(from: 2032, age: target, source: "prov")],
            rightToStay: RetirementRules.rightToStayAges + [DatedAge(from: 2032, age: rightToStay, source: "prov")])
    }

    @Test func rulesThatDoNotChangeGiveTheSameBits() throws {
        let without = try ProjectionModel(Self.input(RetirementRules(), rulesYear: nil))
        #expect(without.flows.retirementShift.allSatisfy { $0 == 0 })
        for rules in [RetirementRules(), Self.raised(64, 67, 69)] {
            let model = try ProjectionModel(Self.input(rules))
            #expect(model.flows.retirementShift == without.flows.retirementShift)
            #expect(model.projection() == without.projection())
        }
        // Ages that change do nothing where hazards do not follow the rules.
        let typed = try ProjectionModel(Self.input(Self.raised(65, 68, 70), rulesYear: nil))
        #expect(typed.projection() == without.projection())
        // Nor do rules without an age for the year compared with.
        let unknown = RetirementRules(
            earliest: [DatedAge(from: 2032, age: 65, source: "")], target: [], rightToStay: [])
        #expect(try ProjectionModel(Self.input(unknown)).projection() == without.projection())
    }

    /// 2031: half of 100 at 66. 2032: 50 at 67 with the hazard of 66, 50 hires of 62 with a tenth.
    /// 2033: 25 at 68 with that of 67, 45 at 63 and 30 at 62 with a tenth.
    @Test func ruleAgesAYearHigherMoveTheHazardAYear() throws {
        let model = try ProjectionModel(Self.input(Self.raised(65, 68, 70)))
        #expect(model.flows.retirementShift == [0, 0, 1, 1] + [0, 0, 0, 0])
        let changed: [Double] = try #require(model.projection().profession("A")).retirement.compactMap { $0 }
        for (value, wanted) in zip(changed, [50.0, 30.0, 30.0]) {
            #expect(abs(value - wanted) < 1e-12)
        }
        // Unchanged rules: 45 of 67 and 5 of 62; then 4,5 of 68, 4,5 of 63 and 5 of 62.
        let unchanged = try ProjectionModel(Self.input(RetirementRules())).projection()
        let before: [Double] = try #require(unchanged.profession("A")).retirement.compactMap { $0 }
        for (value, wanted) in zip(before, [50.0, 50.0, 14.0]) {
            #expect(abs(value - wanted) < 1e-12)
        }
        // Retirements that are typed as persons stay.
        #expect(model.projection().profession("B") == unchanged.profession("B"))
    }

    /// Only the right to stay rises: a third of a year, so that the hazard of 67 is read at 66⅔.
    @Test func oneRuleOfThreeMovesTheHazardAThird() throws {
        let model = try ProjectionModel(Self.input(Self.raised(64, 67, 70)))
        let retired = try #require(model.projection().profession("A")).retirement
        let value = try #require(retired[2])
        #expect((value - (50 * (0.5 + 0.9 * 2) / 3 + 5)).magnitude < 1e-12)
    }

    @Test func aLeverAddsToTheRulesAndTheSimulationFollowsThem() async throws {
        let input = Self.input(Self.raised(65, 68, 70))
        let model = try ProjectionModel(input)
        let lever = Lever(kind: .laterRetirement, value: 0.5)
        let assumptions = FlowAssumptions(model.flows, need: model.need, levers: [lever])
        #expect(Array(assumptions.retirementShift[..<4]) == [0, 0.5, 1.5, 1.5])
        let settings = SimulationSettings(replicates: 4_000, uncertainty: .none)
        let result = try await simulate(SimulationModel(input), settings: settings)
        for (year, wanted) in [(2032, 30.0), (2033, 30.0)] {
            let summary = try #require(result.summary(.retirement, profession: 0, year: year))
            #expect((summary.mean - wanted).magnitude < 4 * summary.deviation / 4_000.squareRoot())
        }
    }
}
