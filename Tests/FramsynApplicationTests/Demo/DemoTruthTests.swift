import FramsynApplication
import ProjectionEngine
import Testing
import WorkforceModel

/// Exits that the engine counts in the generated registers are those that the known truth lets one expect.
struct DemoTruthTests {
    private struct Cell {
        var expected = 0.0
        var variance = 0.0
        var exposure = 0
    }

    private let region: DemoRegion

    init() throws { region = try DemoFixture.whole }

    /// Expected exits per profession and cause, from each person-year's true hazards.
    private func expected(_ employer: Int) -> [[Cell]] {
        let columns = region.employers[employer].register
        let ends = (2018...2025).compactMap { Day(year: $0, month: 12, day: 31)?.number }
        var rows = [[Int]](repeating: [], count: region.employers[employer].pseudonyms.count)
        for row in 0..<columns.count where columns.form[row] == 0 { rows[Int(columns.person[row])].append(row) }
        var cells = [[Cell]](repeating: [Cell(), Cell(), Cell()], count: region.professions.count)
        for rows in rows {
            var tenure = -1
            for (index, end) in ends.dropLast().enumerated() {
                guard let row = rows.first(where: { columns.from[$0] <= end && columns.to[$0] >= end }) else {
                    tenure = -1
                    continue
                }
                // Completed years before the register began follow from the first day.
                tenure = index == 0 ? 2018 - Day(number: columns.from[row]).year : tenure + 1
                let profession = Int(columns.profession[row])
                let hazards = region.truth.hazards(
                    profession: profession, sex: columns.sex[row] == 0 ? .woman : .man,
                    age: 2018 + index - Int(columns.birthYear[row]), tenure: tenure, employer: employer,
                    year: 2019 + index)
                let causes = [hazards.retirement, hazards.turnover, hazards.death + hazards.disability]
                for (cause, hazard) in causes.enumerated() {
                    cells[profession][cause].expected += hazard
                    cells[profession][cause].variance += hazard * (1 - hazard)
                    cells[profession][cause].exposure += 1
                }
            }
        }
        return cells
    }

    private func flows(_ employer: Int) -> ObservedFlows {
        ObservedFlows(
            region.employers[employer].register,
            scope: ObservationScope(
                professions: region.professions, window: 2019...2025, space: CellSpace(tenureBands: 3)))
    }

    @Test func countedExitsAreThoseTheTruthExpects() {
        var squares = 0.0
        var count = 0
        for employer in region.employers.indices where region.employers[employer].unmapped.isEmpty {
            let flows = flows(employer)
            for (profession, cells) in expected(employer).enumerated() {
                for (cell, observed) in zip(cells, [flows.retirements, flows.turnover, flows.other]) {
                    guard cell.expected >= 10 else { continue }
                    let exits = (0..<7).reduce(0) { $0 + flows.total(observed, profession: profession, year: $1) }
                    let score = (Double(exits) - cell.expected) / cell.variance.squareRoot()
                    #expect(abs(score) < 4.5, "\(region.employers[employer].name) \(profession)")
                    squares += score * score
                    count += 1
                }
            }
        }
        #expect(count > 200)
        // Mean of squared standard scores: 1 when counted exits are draws of the true hazards.
        #expect((0.8...1.2).contains(squares / Double(count)), "\(squares / Double(count))")
    }

    @Test func estimatedRatesAreNearTheTruth() throws {
        let employer = 0
        let rates = RateSet(estimating: flows(employer))
        var compared = 0
        for (profession, cells) in expected(employer).enumerated() where cells[1].expected >= 150 {
            let found = try #require(rates[professionID: Int64(profession)])
            let truth = cells[1].expected / Double(cells[1].exposure)
            #expect(abs(found.turnover.level.used / truth - 1) < 0.15, "\(region.professions[profession].name)")
            compared += 1
        }
        #expect(compared >= 12)
    }

    /// External turnover with retirement lies between 8 and 15 % a year with every employer.
    @Test func externalTurnoverIsOfTheRightSize() {
        for employer in region.employers.indices {
            let flows = flows(employer)
            var exits = 0
            var stock = 0
            for profession in region.professions.indices {
                for year in 0..<7 {
                    exits += flows.exits(profession: profession, year: year)
                    stock += flows.total(flows.stock, profession: profession, year: year)
                }
            }
            #expect((0.08...0.15).contains(Double(exits) / Double(stock)), "\(region.employers[employer].name)")
        }
    }

    @Test func retirementFollowsTheDatedRulesAndIsNoWall() {
        func retirement(_ age: Int, _ year: Int) -> Double {
            region.truth.hazards(profession: 0, sex: .woman, age: age - 1, tenure: 5, employer: 0, year: year)
                .retirement
        }
        #expect(retirement(62, 2022) > retirement(62, 2024))
        #expect(retirement(65, 2022) > retirement(65, 2024))
        #expect(retirement(69, 2025) < 1)
        #expect(retirement(73, 2025) < 1)
        let old = region.employers.reduce(0) { sum, employer in
            sum + employer.register.birthYear.count { 2025 - Int($0) > 69 }
        }
        #expect(old > 0)
    }
}
