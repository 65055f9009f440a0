import Testing
import WorkforceModel

@Suite("Day: calendar days without time zone")
struct DayTests {
    @Test(
        "reads and writes ISO days", arguments: ["1970-01-01", "2000-02-29", "2026-11-21", "1899-12-31", "2100-03-01"])
    func roundTrip(text: String) throws {
        let day = try #require(Day(text))
        #expect(day.description == text)
        let parts = day.parts
        #expect(Day(year: parts.year, month: parts.month, day: parts.day) == day)
    }

    @Test(
        "refuses what is no day",
        arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "", "abcd-ef-gh", "2026-04-31"])
    func refuses(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("every day of 400 years follows the one before")
    func consecutive() throws {
        var day = try #require(Day(year: 1800, month: 1, day: 1))
        var (year, month, dayOfMonth) = (1800, 1, 1)
        while year < 2200 {
            let parts = day.parts
            try #require(parts == (year, month, dayOfMonth))
            day = day.advanced(by: 1)
            dayOfMonth += 1
            if Day(year: year, month: month, day: dayOfMonth) == nil {
                (month, dayOfMonth) = (month + 1, 1)
                if month == 13 { (year, month) = (year + 1, 1) }
            }
        }
    }
}

@Suite("Organisation tree")
struct OrganisationTreeTests {
    private let nodes = [
        Organisation(id: 1, code: "r", name: "Förbund", kind: .association),
        Organisation(id: 2, code: "k", name: "Kommun", kind: .municipality, parentID: 1),
        Organisation(id: 3, code: "f", name: "Förvaltning", kind: .administration, parentID: 2),
        Organisation(
            id: 4, code: "e", name: "Enhet", kind: .unit, parentID: 3, validFrom: Day("2020-01-01"),
            validTo: Day("2023-12-31")),
    ]

    @Test("subtree, path and employer")
    func walks() {
        let tree = OrganisationTree(nodes)
        #expect(tree.subtree(of: 2) == [2, 3, 4])
        #expect(tree.path(to: 4).map(\.id) == [1, 2, 3, 4])
        #expect(tree.employer(of: 4)?.id == 2)
        #expect(tree.employer(of: 1) == nil)
        #expect(tree.subtree(of: 99).isEmpty)
    }

    @Test("a node outside its dates is not in the tree of that day")
    func dated() {
        let tree = OrganisationTree(nodes, on: Day("2024-01-01"))
        #expect(tree[4] == nil)
        #expect(tree.subtree(of: 2) == [2, 3])
    }

    @Test("a cycle is walked once")
    func cycle() {
        var looped = nodes
        looped[0].parentID = 4
        let tree = OrganisationTree(looped)
        #expect(tree.subtree(of: 1) == [1, 2, 3, 4])
        #expect(tree.path(to: 4).count == 4)
    }
}

@Suite("Cells: sex × age × tenure")
struct CellSpaceTests {
    @Test("index and parts are each other's inverse", arguments: [1, 3])
    func inverse(tenureBands: Int) {
        let space = CellSpace(ages: 18...81, tenureBands: tenureBands)
        #expect(space.count == 2 * 64 * tenureBands)
        for index in 0..<space.count {
            let parts = space.parts(of: index)
            #expect(space.index(sex: parts.sex, age: parts.age, tenure: parts.tenure) == index)
        }
    }

    @Test("those who stay are a year older; the oldest stay the oldest")
    func ageing() {
        let space = CellSpace(ages: 18...74, tenureBands: 1)
        let young = space.index(sex: .man, age: 30, tenure: 0)
        #expect(space.next(young) == young + 1)
        let old = space.index(sex: .woman, age: 74, tenure: 0)
        #expect(space.next(old) == old)
    }
}
