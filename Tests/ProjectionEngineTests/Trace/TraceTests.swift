import ProjectionEngine
import Testing
import WorkforceModel

@Suite struct TraceTests {
    /// Every number of every profession and the total opens, has the bits of the table, and works out again from what
    /// stands under it.
    @Test(arguments: [[], LeverTests.all])
    func everyNumberIsReproducedBitForBit(levers: [Lever]) throws {
        let input = LeverTests.input
        let model = try ProjectionModel(input)
        let projection = model.projection(levers: levers)
        let tracer = Tracer(model, levers: levers)
        for quantity in TracedQuantity.allCases {
            for row in projection.professions + [projection.total] {
                for year in projection.years {
                    let name: String? = row == projection.total ? nil : row.name
                    let node = try #require(tracer.trace(quantity, profession: name, year: year))
                    let value = quantity.value(in: row, year: year - 2020)
                    #expect(node.value == value)
                    #expect(Self.wrong(node) == 0)
                }
            }
        }
    }

    /// Nodes in the tree that do not work out to their value.
    private static func wrong(_ node: TraceNode) -> Int {
        let own = node.recomputed.map { $0 == node.value ? 0 : 1 } ?? 0
        return node.children.reduce(own) { $0 + wrong($1) }
    }

    @Test func totalLeadsToProfessionsAndTheseToCells() throws {
        let tracer = Tracer(try ProjectionModel(LeverTests.input))
        let total = try #require(tracer.trace(.recruitment, profession: nil, year: 2025))
        #expect(total.formula == .sumOfProfessions)
        #expect(total.children.map(\.profession) == ["A", "B", "C"])
        let retirement = total.children[0].children[1]
        #expect(retirement.formula == .sumOfCells)
        #expect(retirement.children.count == 100)
        let oldest = try #require(retirement.children.last)
        #expect(oldest.inputs.first { $0.name == .age }?.value == 69)
        #expect(oldest.inputs.first { $0.name == .retirementHazard }?.value == 0.99)
        #expect(tracer.trace(.need, profession: "Saknas", year: 2025) == nil)
        #expect(tracer.trace(.need, profession: "A", year: 1999) == nil)
    }

    @Test func needShowsOnlyStepsThatActed() throws {
        let model = try ProjectionModel(LeverTests.input)
        let plain = try #require(Tracer(model).trace(.need, profession: "A", year: 2024))
        #expect(plain.formula == .volume)
        #expect(plain.inputs.map(\.name) == [.baseNeed, .volumeIndex])
        #expect(plain.inputs.allSatisfy { $0.source == "test" })
        let levers = [
            Lever(kind: .digitalisation, value: 0.1), Lever(kind: .otherSolutions, value: 0.3, sinceYear: 2021),
        ]
        let node = try #require(Tracer(model, levers: levers).trace(.need, profession: "B", year: 2024))
        #expect(node.formula == .otherSolutions)
        #expect(node.children.first?.formula == .digitalisation)
        #expect(node.children.first?.children.first?.formula == .volume)
    }
}
