import ProjectionEngine
import Testing
import WorkforceModel

@Suite struct FlowTests {
    @Test func rateConventionByHand() throws {
        let projection = try ProjectionModel(Small.input([Small.rates("A")])).projection()
        let row = projection.professions[0]
        #expect(row.recruitment[0] == nil)
        for year in 1...10 {
            let expected = 0.1 * row.need[year - 1] + 3 + row.need[year] - row.need[year - 1]
            #expect(abs(try #require(row.recruitment[year]) - expected) < 1e-12)
            #expect(row.surplus[year] == 0)
        }
    }

    @Test(arguments: [1, 3])
    func partsAddUp(bands: Int) throws {
        let input = Small.input([
            Small.cells("A", staff: 90, need: 100, bands: bands, moves: [ProfessionMove(to: 1, probability: 0.03)]),
            Small.cells("B", staff: 500, growth: -0.4, bands: bands, moves: [ProfessionMove(to: 2, probability: 0.1)]),
            Small.rates("C"),
        ])
        let projection = try ProjectionModel(input).projection()
        #expect(projection.professions[1].surplus.contains { ($0 ?? 0) > 0 })
        for row in projection.professions + [projection.total] {
            for year in 1...10 {
                let net = try #require(row.recruitment[year]) - #require(row.surplus[year])
                let parts = try #require(row.growth[year]) + #require(row.exits(year))
                let moved = try #require(row.movesOut[year]) - #require(row.movesIn[year])
                #expect(abs(net - (parts + moved - (try #require(row.opening[year])))) < 1e-9)
                #expect(try #require(row.recruitment[year]) >= 0)
                #expect(abs(try #require(row.stock[year]) - row.need[year] - (try #require(row.surplus[year]))) < 1e-9)
            }
        }
        for year in 1...10 {
            let total = projection.total
            #expect(abs(try #require(total.movesOut[year]) - (try #require(total.movesIn[year]))) < 1e-12)
            #expect(
                total.recruitment[year]
                    == projection.professions.reduce(0) { $0 + ($1.recruitment[year] ?? .nan) })
        }
    }

    /// The recursion against a plain one, person by cell, that shares none of its code.
    @Test(arguments: [1, 2, 4])
    func agreesWithPlainRecursion(bands: Int) throws {
        let first = Small.cells("A", bands: bands, moves: [ProfessionMove(to: 1, probability: 0.05)])
        let input = Small.input([first, Small.cells("B", staff: 40, bands: bands, factor: 0.5)])
        let projection = try ProjectionModel(input).projection()
        let cells = input.professions.compactMap { if case .hazards(let exits) = $0.exits { exits } else { nil } }
        let space = cells[0].space
        var stock = cells.map(\.stock)
        for year in 1...10 {
            var next = stock.map { $0.map { _ in 0.0 } }
            var retired = [0.0, 0.0]
            for (p, exits) in cells.enumerated() {
                for k in 0..<space.count {
                    let stays = (1 - exits.turnover[k]) * (1 - exits.retirement[k]) * (1 - exits.other[k])
                    let sum = exits.turnover[k] + exits.retirement[k] + exits.other[k]
                    retired[p] += stock[p][k] * (1 - stays) * exits.retirement[k] / sum
                    let moving = p == 0 ? 0.05 : 0
                    next[p][space.next(k)] += stock[p][k] * stays * (1 - moving)
                    next[1][space.next(k)] += stock[p][k] * stays * moving
                }
            }
            for (p, exits) in cells.enumerated() {
                let hires = max(0, projection.professions[p].need[year] - next[p].reduce(0, +))
                let share = exits.hires.reduce(0, +)
                for k in 0..<space.count { next[p][k] += hires * exits.hires[k] / share }
                #expect(abs(try #require(projection.professions[p].recruitment[year]) - hires) < 1e-9)
                #expect(abs(try #require(projection.professions[p].retirement[year]) - retired[p]) < 1e-9)
            }
            stock = next
        }
    }

    /// One cell is a rate: the two exit models say the same.
    @Test(arguments: [0.05, -0.3])
    func oneCellAgreesWithRates(growth: Double) throws {
        let space = CellSpace(ages: 40...40, tenureBands: 1)
        let cells = ProfessionInput(
            name: "A", baseNeed: 50, driver: .growth(perYear: growth),
            exits: .hazards(
                CellExits(
                    space: space, stock: [50, 0], retirement: [0, 0], turnover: [0.12, 0], other: [0, 0],
                    hires: [1, 0])))
        var rates = Small.rates("B", need: 50, growth: growth, turnover: 0.12, retirements: 0)
        rates.name = "B"
        let projection = try ProjectionModel(Small.input([cells, rates])).projection()
        let (a, b) = (projection.professions[0], projection.professions[1])
        for year in 1...10 {
            for part in [\ProfessionFlows.recruitment, \.turnover, \.surplus, \.stock, \.opening] {
                #expect(abs(try #require(a[keyPath: part][year]) - (try #require(b[keyPath: part][year]))) < 1e-9)
            }
        }
    }

    @Test func unknownRateLeavesTheYearUnknown() throws {
        var profession = Small.rates("A")
        profession.exits = .rates(
            RateExits(
                turnover: [nil, 0.1, nil] + [Double?](repeating: 0.1, count: 8),
                retirements: [nil] + [Double?](repeating: 3, count: 10)))
        let projection = try ProjectionModel(Small.input([profession])).projection()
        #expect(projection.professions[0].recruitment[1] != nil)
        #expect(projection.professions[0].recruitment[2] == nil)
        #expect(projection.professions[0].recruitment[3] != nil)
        #expect(projection.total.recruitment[2] == nil)
        #expect(projection.sum(projection.total.recruitment, over: 2021...2023) == nil)
        #expect(projection.sum(projection.total.recruitment, over: 2023...2030) != nil)
    }

    @Test func hiresLeaveFromTheNextYear() throws {
        let model = try ProjectionModel(Small.input([Small.cells("A", growth: 0.2)]))
        let projection = model.projection()
        var frozen = Small.cells("A", growth: 0.2)
        if case .hazards(var exits) = frozen.exits {
            // Hires into a cell where nobody leaves.
            exits.hires = exits.hires.indices.map { $0 == 0 ? 1 : 0 }
            for cell in 0..<20 { (exits.turnover[cell], exits.retirement[cell], exits.other[cell]) = (0, 0, 0) }
            frozen.exits = .hazards(exits)
        }
        let still = try ProjectionModel(Small.input([frozen])).projection()
        #expect(
            try #require(projection.sum(projection.total.turnover, over: 2022...2030))
                > #require(still.sum(still.total.turnover, over: 2022...2030)))
    }

    @Test func faultsAreNamedAndNothingTraps() {
        var short = Small.cells("A")
        if case .hazards(var exits) = short.exits {
            exits.stock.removeLast()
            short.exits = .hazards(exits)
        }
        #expect(throws: ProjectionFault(code: .wrongLength, subject: "A", field: "stock", value: 99)) {
            try ProjectionModel(Small.input([short]))
        }
        #expect(throws: ProjectionFault(code: .duplicateProfession, subject: "A", field: "name")) {
            try ProjectionModel(Small.input([Small.rates("A"), Small.rates("A")]))
        }
        #expect(throws: ProjectionFault(code: .unknownRow, subject: "A", field: "moves", value: 7)) {
            try ProjectionModel(Small.input([Small.cells("A", moves: [ProfessionMove(to: 7, probability: 0.1)])]))
        }
        #expect(throws: ProjectionFault(code: .differentCells, subject: "B", field: "space")) {
            try ProjectionModel(Small.input([Small.cells("A"), Small.cells("B", bands: 2)]))
        }
        #expect(throws: ProjectionFault(code: .outOfRange, subject: "A", field: "baseNeed", value: .infinity)) {
            try ProjectionModel(Small.input([Small.rates("A", need: .infinity)]))
        }
    }

    @Test func regionIsNetOfMovesBetweenEmployers() throws {
        let first = try ProjectionModel(Small.input([Small.rates("A"), Small.rates("B")])).projection()
        let second = try ProjectionModel(Small.input([Small.rates("B", need: 50)])).projection()
        let move = EmployerMove(profession: "B", from: 0, to: 1, persons: [0] + [Double](repeating: 2, count: 10))
        let gross = try #require(Projection(region: [first, second]))
        let net = try #require(Projection(region: [first, second], moves: [move]))
        #expect(net.professions.map(\.name) == ["A", "B"])
        for year in 1...10 {
            #expect(net.professions[0] == gross.professions[0])
            let hires = (try #require(gross.total.recruitment[year]), try #require(net.total.recruitment[year]))
            #expect(abs(hires.0 - hires.1 - 2) < 1e-9)
            #expect(abs(try #require(gross.total.turnover[year]) - (try #require(net.total.turnover[year])) - 2) < 1e-9)
            #expect(net.total.need[year] == gross.total.need[year])
        }
        #expect(Projection(region: []) == nil)
    }

    @Test func movesKeepTheirShareOfTheGiversTurnover() throws {
        let first = try ProjectionModel(Small.input([Small.rates("B")])).projection()
        let second = try ProjectionModel(Small.input([Small.rates("B", need: 50)])).projection()
        let gross = try #require(Projection(region: [first, second]))
        let share = EmployerMoveShare(profession: "B", from: 1, to: 0, share: 0.25)
        let net = try #require(Projection(region: [first, second], shares: [share]))
        for year in 1...10 {
            let moved = 0.25 * (try #require(second.total.turnover[year]))
            #expect(moved > 0)
            #expect(
                abs(try #require(gross.total.recruitment[year]) - (try #require(net.total.recruitment[year])) - moved)
                    < 1e-9)
        }
        let odd = [
            EmployerMoveShare(profession: "B", from: 7, to: 0, share: 0.25),
            EmployerMoveShare(profession: "C", from: 0, to: 1, share: 0.25),
            EmployerMoveShare(profession: "B", from: 0, to: 1, share: -1),
        ]
        #expect(Projection(region: [first, second], shares: odd) == gross)
        #expect(Projection(region: [first, second], shares: []) == gross)
    }

    @Test func printedRoundsHalfAwayFromZero() {
        #expect(PrintedNumber.whole(2.5) == 3)
        #expect(PrintedNumber.whole(-2.5) == -3)
        #expect(PrintedNumber.whole(.nan) == nil)
        #expect(PrintedNumber.whole(1e300) == nil)
        #expect(PrintedNumber.sumOfRounded([0.5, 0.5, 0.4]) == 2)
        #expect(PrintedNumber.roundedSum([0.5, 0.5, 0.4]) == 1)
        #expect(PrintedNumber.sumOfRounded([1, nil]) == nil)
    }
}
