import ProjectionEngine
import Testing
import WorkforceModel

/// Counting on hand-made rows: every rule has a person.
@Suite struct FlowCounterTests {
    private let nurse = Profession(id: 7, name: "sjuksköterska", sector: "vård", group: "vård")
    private let clerk = Profession(id: 8, name: "administratör", sector: "stab", group: "stab")

    private func day(_ year: Int, _ month: Int = 6, _ day: Int = 15) -> Day {
        Day(year: year, month: month, day: day) ?? Day(number: 0)
    }

    private func row(
        _ profession: Int64, born: Int = 1980, sex: Sex = .woman, unit: Int64 = 1, form: EmploymentForm = .monthly,
        rate: Double = 1, from: Day, to: Day? = nil, reason: ExitReason? = nil
    ) -> Employment {
        Employment(
            person: "", birthYear: born, sex: sex, organisationID: unit, professionID: profession, form: form,
            rate: rate, from: from, to: to, exitReason: reason)
    }

    private func count(
        _ people: [[Employment]], window: ClosedRange<Int> = 2018...2020, tenureBands: Int = 3,
        organisations: Set<Int32>? = nil
    ) -> ObservedFlows {
        var columns = EmploymentColumns()
        for (person, rows) in people.enumerated() {
            for employment in rows { columns.append(employment, person: Int32(person)) }
        }
        return ObservedFlows(
            columns,
            scope: ObservationScope(
                professions: [nurse, clerk], window: window, space: CellSpace(tenureBands: tenureBands),
                organisations: organisations))
    }

    private func cells(_ values: [Int32], _ flows: ObservedFlows, profession: Int, year: Int) -> [Int: Int32] {
        let start = flows.offset(profession: profession, year: year)
        return (0..<flows.space.count).reduce(into: [:]) { result, cell in
            if values[start + cell] != 0 { result[cell] = values[start + cell] }
        }
    }

    @Test func aStayerAgesAndGainsTenure() {
        let flows = count([[row(7, from: day(2016))]])
        for (year, tenure) in [(0, 1), (1, 2), (2, 2)] {
            let cell = flows.space.index(sex: .woman, age: 37 + year, tenure: tenure)
            #expect(cells(flows.stock, flows, profession: 0, year: year) == [cell: 1])
            #expect(flows.exits(profession: 0, year: year) == 0)
        }
        #expect(flows.stockAtEnd(profession: 0, year: 2) == 1)
        #expect(flows.finalStock(of: 0)[flows.space.index(sex: .woman, age: 40, tenure: 2)] == 1)
    }

    @Test func causesFollowReasonsAndAges() {
        let long = day(2010)
        let flows = count([
            [row(7, born: 1954, from: long, to: day(2019), reason: .retirement)],
            [row(7, born: 1970, from: long, to: day(2019), reason: .retirement)],  // 49 years old: not old age
            [row(7, from: long, to: day(2019), reason: .ownRequest)],
            [row(7, from: long, to: day(2019), reason: .death)],
            [row(7, from: long, to: day(2019), reason: .disability)],
            [row(7, born: 1958, from: long, to: day(2019))],  // reaches 61 in 2019, the earliest age then
            [row(7, born: 1959, from: long, to: day(2019))],  // reaches 60
            [row(7, born: 1955, from: long, to: day(2019), reason: .ownRequest)],  // a stated reason stands
        ])
        #expect(flows.total(flows.retirements, profession: 0, year: 1) == 2)
        #expect(flows.total(flows.turnover, profession: 0, year: 1) == 4)
        #expect(flows.total(flows.other, profession: 0, year: 1) == 2)
        #expect(flows.quality.inferredRetirements == 1)
        #expect(flows.quality.inferredTurnover == 1)
        #expect(flows.quality.earlyRetirements == 1)
        #expect(flows.exits(profession: 0, year: 0) == 0 && flows.exits(profession: 0, year: 2) == 0)
    }

    @Test func aMoveIsNoExit() {
        let flows = count([
            [
                row(7, from: day(2010), to: day(2019), reason: .internalMove),
                row(8, unit: 2, from: day(2019, 6, 16)),
            ],
            [row(7, from: day(2010), to: day(2019)), row(7, unit: 2, from: day(2019, 6, 16))],
            [row(7, from: day(2010), to: day(2019)), row(99, from: day(2019, 6, 16))],
        ])
        #expect(flows.exits(profession: 0, year: 1) == 0)
        // From nurse in the second year: to clerk, and to a profession that is not followed.
        #expect(Array(flows.moves[3..<6]) == [0, 1, 1])
        #expect(flows.unitMoves[1] == 1)
        #expect(flows.total(flows.hires, profession: 1, year: 1) == 0)
        #expect(flows.stockAtEnd(profession: 1, year: 1) == 1)
    }

    @Test func aPersonCountsOnceInTheLargestRate() {
        let flows = count([
            [row(7, rate: 0.4, from: day(2010)), row(8, rate: 0.6, from: day(2010))],
            [row(7, rate: 0.5, from: day(2012)), row(8, rate: 0.5, from: day(2011))],
        ])
        #expect(flows.stockAtEnd(profession: 0, year: 0) == 0)
        #expect(flows.stockAtEnd(profession: 1, year: 0) == 2)
    }

    @Test func hourlyPayIsOutside() {
        let flows = count([
            [row(7, form: .hourly, from: day(2010))],
            [
                row(7, born: 1953, from: day(2010), to: day(2019), reason: .retirement),
                row(7, born: 1953, form: .hourly, from: day(2019, 7, 1)),
            ],
            [row(7, form: .hourly, from: day(2017), to: day(2019)), row(7, from: day(2019, 6, 16))],
        ])
        #expect(flows.total(flows.stock, profession: 0, year: 0) == 1)
        #expect(flows.total(flows.retirements, profession: 0, year: 1) == 1)
        #expect(flows.quality.leftForHourlyPay == 1)
        #expect(flows.total(flows.hires, profession: 0, year: 1) == 1)
        #expect(flows.quality.hourlyRows == 3)
    }

    @Test func newYearBelongsToTheYearThatBegins() {
        // The last day is 31 December 2018: employed at that count, gone in 2019.
        let flows = count([
            [row(7, from: day(2010), to: day(2018, 12, 31), reason: .ownRequest)],
            [row(7, from: day(2018, 12, 31))],
            [row(7, from: day(2019, 2, 1), to: day(2019, 10, 1), reason: .fixedTermEnd)],
        ])
        #expect(flows.exits(profession: 0, year: 0) == 0)
        #expect(flows.exits(profession: 0, year: 1) == 1)
        #expect(flows.total(flows.hires, profession: 0, year: 0) == 1)
        #expect(flows.total(flows.hires, profession: 0, year: 1) == 0)
        #expect(flows.quality.betweenCounts == 1)
    }

    @Test func aReturnBreaksTenure() {
        let flows = count([
            [row(7, from: day(2010), to: day(2018, 5, 1), reason: .ownRequest), row(7, from: day(2019, 3, 1))]
        ])
        #expect(flows.exits(profession: 0, year: 0) == 1)
        let cell = flows.space.index(sex: .woman, age: 39, tenure: 0)
        #expect(cells(flows.hires, flows, profession: 0, year: 1) == [cell: 1])
        #expect(cells(flows.stock, flows, profession: 0, year: 2) == [cell: 1])
    }

    @Test func wildRowsAreCountedAndLeftOut() {
        var columns = EmploymentColumns()
        columns.append(row(7, from: day(2010)), person: 0)
        columns.append(row(7, from: day(2019), to: day(2018)), person: 1)
        columns.append(row(7, from: day(2010)), person: 2_000_000_000)
        columns.append(row(7, from: day(2010)), person: -4)
        columns.append(row(7, born: -32_768, from: Day(number: .min), to: Day(number: .max)), person: 2)
        let flows = ObservedFlows(
            columns,
            scope: ObservationScope(professions: [nurse], window: 2018...2020, space: CellSpace(tenureBands: 1)))
        #expect(flows.quality.skippedRows == 3)
        #expect(flows.stockAtEnd(profession: 0, year: 2) == 2)
    }

    @Test func aUnitIsCountedByItself() {
        let people = [[row(7, unit: 1, from: day(2010))], [row(7, unit: 2, from: day(2010))]]
        #expect(count(people, organisations: [2]).stockAtEnd(profession: 0, year: 0) == 1)
        #expect(count(people).stockAtEnd(profession: 0, year: 0) == 2)
    }

    @Test func tenureIsUsedWhereFirstDaysReachBack() {
        var columns = EmploymentColumns()
        for person in 0..<40 { columns.append(row(7, from: day(2005 + person % 10)), person: Int32(person)) }
        #expect(ObservationScope.space(for: columns, window: 2018...2020).tenureBands == 3)
        // A system change that cut every first day to the same one, or a register that begins with the window.
        var cut = columns
        cut.from = cut.from.map { _ in day(2012).number }
        #expect(ObservationScope.space(for: cut, window: 2018...2020).tenureBands == 1)
        #expect(ObservationScope.space(for: columns, window: 2007...2012).tenureBands == 1)
        #expect(ObservationScope.space(for: EmploymentColumns(), window: 2018...2020).tenureBands == 1)
    }
}
