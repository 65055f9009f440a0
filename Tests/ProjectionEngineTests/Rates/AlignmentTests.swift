import ProjectionEngine
import Testing
import WorkforceModel

@Suite struct AlignmentTests {
    private let truth = SyntheticTruth.municipality(seed: 5)

    private func rates() -> (set: RateSet, flows: ObservedFlows) {
        let columns = SyntheticRegister(truth, seed: 6).columns
        let scope = ObservationScope(
            professions: truth.professions, window: truth.window, space: CellSpace(), rules: truth.rules)
        let flows = ObservedFlows(columns, scope: scope)
        return (RateSet(estimating: flows, rules: truth.rules), flows)
    }

    @Test(arguments: [0.6, 1.0, 1.7])
    func oneShiftHitsTheTarget(factor: Double) throws {
        let (set, flows) = rates()
        let stock = flows.finalStock(of: 0)
        let before = set.professions[0]
        let target = before.expectedExits(of: stock) * factor
        let after = try #require(before.aligned(toExits: target, of: stock))
        #expect((after.expectedExits(of: stock) - target).magnitude < 1e-8)
        #expect(factor == 1 ? after.alignmentShift == 0 : (after.alignmentShift > 0) == (factor > 1))
        // Only the shift is changed: what was estimated stays to be seen.
        var undone = after
        undone.alignmentShift = 0
        #expect(undone == before)
    }

    @Test func unreachableTargetsAreRefused() {
        let (set, flows) = rates()
        let stock = flows.finalStock(of: 0)
        #expect(set.professions[0].aligned(toExits: stock.reduce(0, +) + 1, of: stock) == nil)
        #expect(set.professions[0].aligned(toExits: 0, of: stock) == nil)
        #expect(set.professions[0].aligned(toExits: .nan, of: stock) == nil)
        #expect(set.professions[0].aligned(toExits: 3, of: [1]) == nil)
    }

    /// The aligned rates give the target in the projection's first year. A scenario with another need keeps it to the last bit; one
    /// with lower turnover moves from it, since nothing is aligned again.
    @Test func theShiftIsFrozenAcrossScenarios() throws {
        var (set, flows) = rates()
        let stock = flows.finalStock(of: 0)
        set.professions[0] = try #require(set.professions[0].aligned(toExits: 70, of: stock))
        let exits = try #require(set.cellExits(profession: 10, stock: stock, rows: [:]))
        let model = try FlowModel(
            ProjectionInput(
                organisation: "", years: 2017...2020,
                professions: [
                    ProfessionInput(
                        name: "yrke", baseNeed: stock.reduce(0, +), driver: .growth(perYear: 0.01),
                        exits: .hazards(exits))
                ], provenance: Provenance(source: "")))
        func firstYear(_ change: (inout FlowAssumptions) -> Void) -> Double {
            var assumptions = FlowAssumptions(model)
            change(&assumptions)
            var result = FlowResult(model)
            var workspace = FlowWorkspace(model)
            model.evaluate(assumptions, into: &result, workspace: &workspace)
            return result.retirement[1] + result.turnover[1] + result.other[1]
        }
        let unchanged = firstYear { _ in }
        #expect((unchanged - 70).magnitude < 1e-6)
        #expect(firstYear { $0.need = $0.need.map { $0 * 1.2 } } == unchanged)
        #expect(firstYear { $0.turnoverFactor = $0.turnoverFactor.map { $0 * 0.9 } } < 66)
    }

    /// The flow model splits hazards over causes exactly as the register's shares were counted.
    @Test func hazardsReproduceTheObservedShares() throws {
        let (set, flows) = rates()
        let rates = set.professions[2]
        let exits = try #require(set.cellExits(profession: 12, stock: flows.finalStock(of: 2), rows: [:]))
        for cell in 0..<set.space.count {
            let shares = ExitShares(
                turnover: exits.turnover[cell], retirement: exits.retirement[cell], other: exits.other[cell])
            let total = rates.turnover.used[cell] + rates.retirement.used[cell] + rates.other.used[cell]
            guard total < 0.99 else { continue }
            #expect((shares.turnover - rates.turnover.used[cell]).magnitude < 1e-9)
            #expect((shares.retirement - rates.retirement.used[cell]).magnitude < 1e-9)
            #expect((shares.other - rates.other.used[cell]).magnitude < 1e-9)
        }
        #expect(set.cellExits(profession: 999, stock: exits.stock, rows: [:]) == nil)
        #expect(set.cellExits(profession: 12, stock: [1, 2], rows: [:]) == nil)
    }
}
