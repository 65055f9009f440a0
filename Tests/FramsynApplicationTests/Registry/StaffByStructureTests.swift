import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

/// A random number generator that gives the same numbers each time (SplitMix64).
private struct Draws: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}

/// An employer whose bodies and units begin, end and are merged by chance, with a register by chance.
private struct RandomEmployer {
    var tree: OrganisationTree
    var staff: StaffCounts
    var structures: [OrganisationStructure]
    /// Everybody with monthly pay at each year-end, counted without the code tested.
    var persons: [Int]

    init(seed: UInt64) throws {
        var draws = Draws(state: seed)
        func day(_ draws: inout Draws) throws -> Day {
            try #require(Day(year: Int.random(in: 2015...2021, using: &draws), month: 6, day: 30))
        }
        var nodes = [Organisation(id: 1, code: "1", name: "K", kind: .municipality)]
        let bodies = Int.random(in: 1...6, using: &draws)
        let units = Int.random(in: 0...8, using: &draws)
        let last = Int64(1 + bodies + units)
        for id in 2...last {
            let isBody = id <= 1 + bodies
            var node = Organisation(
                id: id, code: "\(id)", name: "\(id)", kind: isBody ? .administration : .unit,
                parentID: isBody ? 1 : Int64.random(in: 2...Int64(1 + bodies), using: &draws))
            if Int.random(in: 0..<3, using: &draws) == 0 {
                node.validTo = try day(&draws)
                // Rings and mergers into what lies below are among them.
                if Bool.random(using: &draws) { node.mergedInto = Int64.random(in: 2...last, using: &draws) }
            }
            nodes.append(node)
        }
        tree = OrganisationTree(nodes)
        var columns = EmploymentColumns()
        let count = Int32.random(in: 1...60, using: &draws)
        for number in 0..<count {
            for _ in 0..<Int.random(in: 1...2, using: &draws) {
                let drawn = try day(&draws)
                columns.append(
                    Employment(
                        person: "p\(number)", birthYear: 1970, sex: .woman,
                        organisationID: Int64.random(in: 1...last + 1, using: &draws), professionID: 1, form: .monthly,
                        rate: 0.5, from: try #require(Day("2012-01-01")),
                        to: Bool.random(using: &draws) ? drawn : nil, exitReason: nil, absenceShare: nil),
                    person: number)
            }
        }
        let period = RegisterPeriod(columns, today: try #require(Day("2022-01-01")), stated: Day("2021-12-31"))
        staff = StaffCounts(columns, period: period, delivery: nil)
        persons = try staff.years.map { year in
            let end = try #require(Day(year: year, month: 12, day: 31)).number
            return Set((0..<columns.count).filter { columns.to[$0] >= end }.map { columns.person[$0] }).count
        }
        let changes = OrganisationStructure.changes(of: 1, in: tree)
        let always = try #require(Day("2020-01-01"))
        let days = (changes.first.map { [$0.advanced(by: -1)] } ?? [always]) + changes
        let whole = tree
        structures = days.map { OrganisationStructure(of: 1, on: $0, in: whole) }
    }

    /// Heads of some organisations at a year-end.
    func heads(_ organisations: Set<Int64>, _ year: Int) -> Int {
        staff.heads[year].reduce(0) { $0 + (organisations.contains($1.key) ? $1.value : 0) }
    }
}

@Suite("Staff laid out on structures, by chance")
struct StaffByStructureTests {
    private typealias Count = StaffByStructure.Count

    @Test("on every structure the lines add up to the employer's persons", arguments: 1...300)
    func sums(seed: Int) throws {
        let employer = try RandomEmployer(seed: UInt64(seed))
        for chosen in employer.structures.indices {
            let shown = StaffByStructure(
                employer.staff, structures: employer.structures, chosen: chosen, groups: SmallGroups(isShown: true))
            for year in employer.staff.years.indices {
                let sum = try shown.lines.reduce(0) { sum, line in
                    guard case .heads(let heads) = line.counts[year] else { throw Unexpected() }
                    return sum + heads
                }
                #expect(sum == employer.persons[year])
                #expect(shown.totals[year] == .heads(sum))
            }
        }
    }

    private struct Unexpected: Error {}

    @Test("small counts show on no structure, nor as the difference between sums of any two", arguments: 1...300)
    func differences(seed: Int) throws {
        let employer = try RandomEmployer(seed: UInt64(seed))
        let everybody = Set(employer.staff.heads.flatMap(\.keys))
        for year in employer.staff.years.indices {
            // Everything that can be read: sets of organisations with the sum shown for them.
            var known: [Set<Int64>] = [[]]
            for (chosen, structure) in employer.structures.enumerated() {
                let page = StaffByStructure(
                    employer.staff, structures: employer.structures, chosen: chosen,
                    groups: SmallGroups(isShown: false))
                let hidden = page.lines.filter { if case .heads = $0.counts[year] { false } else { true } }
                if case .heads = page.totals[year] {
                    #expect(hidden.count != 1, "one hidden line is the total less the others")
                    known.append(everybody)
                }
                var shown: Set<Int64> = []
                for line in page.lines {
                    let members = everybody.filter { structure.place(of: $0) == line.place }
                    switch line.counts[year] {
                    case .heads(let heads):
                        #expect(heads == employer.heads(members, year))
                        known.append(members)
                        shown.formUnion(members)
                    case .few: #expect((1...4).contains(employer.heads(members, year)))
                    case .hidden: #expect(employer.heads(members, year) >= 5)
                    }
                }
                known.append(shown)
            }
            for larger in known {
                for smaller in known where smaller.isSubset(of: larger) {
                    let difference = employer.heads(larger.subtracting(smaller), year)
                    #expect(!(1...4).contains(difference))
                }
            }
        }
    }
}
