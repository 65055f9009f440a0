import Testing
import WorkforceModel

@Suite("Organisations that were merged")
struct MergingTests {
    private typealias Place = OrganisationStructure.Place
    /// 2018-12-31.
    private let before = Day(number: 17_896)
    /// 2019-01-01.
    private let after = Day(number: 17_897)

    /// A municipality whose administrations 2 and 3 became 4 on 2019-01-01; 5 lies below 2, 6 below 4.
    private var nodes: [Organisation] {
        [
            Organisation(id: 1, code: "k", name: "Kommun", kind: .municipality),
            Organisation(
                id: 2, code: "a", name: "Äldre", kind: .administration, parentID: 1, validTo: before, mergedInto: 4),
            Organisation(
                id: 3, code: "o", name: "Omsorg", kind: .administration, parentID: 1, validTo: before, mergedInto: 4),
            Organisation(id: 4, code: "v", name: "Vård", kind: .administration, parentID: 1, validFrom: after),
            Organisation(id: 5, code: "h", name: "Hemtjänst", kind: .unit, parentID: 2),
            Organisation(id: 6, code: "n", name: "Natt", kind: .unit, parentID: 4),
            Organisation(id: 9, code: "x", name: "Annan", kind: .municipality),
        ]
    }

    @Test("two that were merged into one are found there from the day after their last, and themselves until then")
    func two() {
        let tree = OrganisationTree(nodes)
        #expect(before == Day("2018-12-31") && after == Day("2019-01-01"))
        for id: Int64 in [2, 3] {
            #expect(tree.counterpart(of: id, on: before) == id)
            #expect(tree.counterpart(of: id, on: after) == 4)
        }
        #expect(tree.counterpart(of: 99, on: after) == nil)
    }

    @Test("a later body stays itself before it began, since it cannot be split")
    func notYet() {
        #expect(OrganisationTree(nodes).counterpart(of: 4, on: before) == 4)
    }

    @Test("a body that ended without a successor stays itself")
    func ended() {
        var nodes = nodes
        nodes[1].mergedInto = nil
        #expect(OrganisationTree(nodes).counterpart(of: 2, on: after) == 2)
    }

    @Test("three mergers after each other are followed as far as the day")
    func steps() throws {
        let years = [2015, 2017, 2019]
        var nodes = (0..<3).map { step in
            Organisation(
                id: Int64(step), code: "\(step)", name: "\(step)", kind: .administration,
                validTo: Day(year: years[step], month: 6, day: 30), mergedInto: Int64(step + 1))
        }
        nodes.append(Organisation(id: 3, code: "3", name: "3", kind: .administration))
        let tree = OrganisationTree(nodes)
        let found = try [2014, 2016, 2018, 2020].map { year in
            tree.counterpart(of: 0, on: try #require(Day(year: year, month: 1, day: 1)))
        }
        #expect(found == [0, 1, 2, 3])
        #expect(tree.isMerged(0, into: 3) && !tree.isMerged(3, into: 0) && !tree.isMerged(0, into: 0))
    }

    @Test("a ring of mergers ends")
    func ring() {
        var nodes = nodes
        nodes[3].validFrom = nil
        nodes[3].validTo = before
        nodes[3].mergedInto = 2
        let tree = OrganisationTree(nodes)
        #expect(tree.counterpart(of: 2, on: after) == 4)
        #expect(tree.counterpart(of: 4, on: after) == 2)
        #expect(tree.isMerged(2, into: 2))
        // Both lead to the other; what matters is that the walk ends at a body of the employer.
        guard case .body = OrganisationStructure(of: 1, on: after, in: tree).place(of: 5) else {
            Issue.record("no body")
            return
        }
    }

    @Test("a unit is counted in the body that holds it on the day")
    func places() {
        let tree = OrganisationTree(nodes)
        let old = OrganisationStructure(of: 1, on: before, in: tree)
        let new = OrganisationStructure(of: 1, on: after, in: tree)
        #expect(old.bodies.map(\.id) == [2, 3] && new.bodies.map(\.id) == [4])
        #expect([5, 2, 3].map { old.place(of: $0) } == [.body(2), .body(2), .body(3)])
        #expect([5, 2, 3, 6].map { new.place(of: $0) } == [.body(4), .body(4), .body(4), .body(4)])
        #expect(old.place(of: 6) == .body(4), "cannot be split back")
        #expect(new.place(of: 1) == .employer && new.place(of: 9) == .outside && new.place(of: 99) == .outside)
        #expect(OrganisationStructure.changes(of: 1, in: tree) == [after])
        #expect(OrganisationStructure.changes(of: 9, in: tree) == [])
    }

    @Test("a merger out of the employer, or below oneself, leaves the staff where it was")
    func elsewhere() {
        for successor: Int64 in [9, 5] {
            var nodes = nodes
            nodes[1].mergedInto = successor
            let structure = OrganisationStructure(of: 1, on: after, in: OrganisationTree(nodes))
            #expect(structure.place(of: 5) == .body(2) && structure.place(of: 2) == .body(2))
        }
    }

    @Test("heads: monthly pay on the day, everybody once, where the rate is highest")
    func heads() throws {
        var columns = EmploymentColumns()
        func add(
            _ person: Int32, at organisation: Int64, rate: Double, form: EmploymentForm = .monthly, from: Day, to: Day?
        ) {
            columns.append(
                Employment(
                    person: "p\(person)", birthYear: 1970, sex: .woman, organisationID: organisation, professionID: 1,
                    form: form, rate: rate, from: from, to: to, exitReason: nil, absenceShare: nil), person: person)
        }
        add(0, at: 5, rate: 0.4, from: before, to: nil)
        add(0, at: 6, rate: 0.6, from: before, to: before)
        add(1, at: 5, rate: 0.5, from: before, to: nil)
        add(1, at: 6, rate: 0.5, from: before, to: nil)
        add(2, at: 5, rate: 1, form: .hourly, from: before, to: nil)
        add(3, at: 3, rate: 1, from: after, to: nil)
        #expect(columns.heads(on: before) == [6: 1, 5: 1])
        #expect(columns.heads(on: after) == [5: 2, 3: 1])
        #expect(EmploymentColumns().heads(on: after) == [:])
    }
}
