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

    /// The aligned rates give exactly the target in a projection's first year, and hazards do not depend on the stock they are
    /// later applied to: a scenario changes the stock, never the shift.
    @Test func theShiftIsFrozen() throws {
        var (set, flows) = rates()
        let stock = flows.finalStock(of: 0)
        set.professions[0] = try #require(set.professions[0].aligned(toExits: 70, of: stock))
        let base = try #require(set.cellExits(profession: 10, stock: stock, rows: [:]))
        var exits = 0.0
        for cell in stock.indices {
            exits +=
                stock[cell]
                * (1
                    - ExitShares(
                        turnover: base.turnover[cell], retirement: base.retirement[cell], other: base.other[cell]
                    )
                    .staying)
        }
        #expect((exits - 70).magnitude < 1e-6)
        let other = try #require(set.cellExits(profession: 10, stock: stock.map { $0 * 0.8 + 1 }, rows: [:]))
        #expect(other.turnover == base.turnover && other.retirement == base.retirement && other.other == base.other)
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
