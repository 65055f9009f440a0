import Testing

@testable import WorkforceModel

/// A region with two municipalities; the first has two administrations, the first of which has a unit with a part below it.
private let organisations: [Organisation] = [
    Organisation(id: 1, code: "R", name: "Regionen", kind: .association),
    Organisation(id: 2, code: "A", name: "A-kommun", kind: .municipality, parentID: 1),
    Organisation(id: 3, code: "A1", name: "Förvaltning 1", kind: .administration, parentID: 2),
    Organisation(id: 4, code: "A2", name: "Förvaltning 2", kind: .administration, parentID: 2),
    Organisation(id: 5, code: "A11", name: "Enhet", kind: .unit, parentID: 3),
    Organisation(id: 6, code: "A111", name: "Del", kind: .unit, parentID: 5),
    Organisation(id: 7, code: "B", name: "B-kommun", kind: .municipality, parentID: 1),
]
private let tree = OrganisationTree(organisations)

private func day(_ text: String) throws -> Day { try #require(Day(text)) }

private func rights(
    _ role: Role, at organisation: Int64?, on text: String = "2026-11-25", from: String = "2026-01-01",
    to: String? = nil
) throws -> Rights {
    let appointment = Appointment(
        id: 1, accountID: 1, organisationID: organisation, roleID: role.id, from: try day(from), to: try to.map(day))
    return Rights([Rights.Holding(appointment, role)], on: try day(text))
}

/// A role with one grant, made by narrowing the widest role.
private func role(_ level: RightsLevel, _ reach: RightsReach) -> Role {
    Role("prov", "Prov", grants: [.need: Grant(level, reach)])
}

@Suite("Rights: role, organisation and day")
struct RightsTests {
    @Test(
        "a reach goes as far as it says, and no further",
        arguments: [
            (RightsReach.unit, [Int64(3)]), (.subtree, [3, 5, 6]), (.network, [3, 5]),
            (.everywhere, [1, 2, 3, 4, 5, 6, 7]), (.published, []), (.ownSide, []), (.ownPerson, []),
        ])
    func reach(_ reach: RightsReach, _ expected: [Int64]) throws {
        let held = try rights(role(.read, reach), at: 3)
        let reached = tree.nodes.map(\.id).filter { held.right(.need, at: $0, in: tree).level == .read }
        #expect(reached == expected)
        #expect(held.right(.employment, at: 3, in: tree).level == .none)
        #expect((held.right(.need, at: nil, in: tree).level == .read) == (reach == .everywhere))
    }

    @Test("an appointment for the installation reaches every organisation and the installation itself")
    func installation() throws {
        let held = try rights(role(.write, .subtree), at: nil)
        for node in tree.nodes { #expect(held.right(.need, at: node.id, in: tree).level == .write) }
        #expect(held.right(.need, at: nil, in: tree).level == .write)
        #expect(try rights(role(.write, .subtree), at: 1).right(.need, at: nil, in: tree).level == .none)
    }

    @Test("an organisation that does not exist is beyond every right but the installation's")
    func unknown() throws {
        for reach in [RightsReach.unit, .subtree, .network] {
            #expect(try rights(role(.decide, reach), at: 3).right(.need, at: 99, in: tree).level == .none)
            #expect(try rights(role(.decide, reach), at: 99).right(.need, at: 99, in: tree).level == .none)
        }
    }

    @Test("a right holds from its first day to its last, and not the day after")
    func days() throws {
        let role = role(.read, .subtree)
        for (text, holds) in [
            ("2026-02-28", false), ("2026-03-01", true), ("2026-06-30", true), ("2026-07-01", false),
        ] {
            let held = try rights(role, at: 3, on: text, from: "2026-03-01", to: "2026-06-30")
            #expect((held.right(.need, at: 3, in: tree).level == .read) == holds, "\(text)")
        }
    }

    @Test("a moved unit takes its rights with it")
    func moved() throws {
        var nodes = organisations
        nodes[4].parentID = 4
        let moved = OrganisationTree(nodes)
        let one = try rights(role(.read, .subtree), at: 3)
        let two = try rights(role(.read, .subtree), at: 4)
        #expect(one.right(.need, at: 6, in: tree).level == .read && two.right(.need, at: 6, in: tree).level == .none)
        #expect(one.right(.need, at: 6, in: moved).level == .none && two.right(.need, at: 6, in: moved).level == .read)
    }

    @Test("a ring in the tree ends, and gives nothing")
    func ring() throws {
        var nodes = organisations
        nodes[2].parentID = 6
        let ring = OrganisationTree(nodes)
        #expect(try rights(role(.read, .subtree), at: 7).right(.need, at: 5, in: ring).level == .none)
    }
}

@Suite("The matrix of roles and objects")
struct MatrixTests {
    /// The matrix as the requirements print it: need, employment, individual absence, terms before agreement, registry.
    @Test(
        "the cells that protect people are those of the requirements",
        arguments: [
            ("strategist", "S t", "L t", "-", "S t", "S t"), ("manager", "L e", "S e", "L e", "-", "-"),
            ("director", "F t", "A t", "-", "F t", "F t"), ("analyst", "A n", "-", "-", "-", "-"),
            ("secretary", "-", "-", "-", "L s", "-"), ("staffing", "L t", "L t", "-", "L p", "-"),
            ("placement", "L t", "L t", "-", "-", "-"), ("union", "L t", "-", "-", "L s", "-"),
            ("politician", "L t", "-", "-", "-", "-"), ("employee", "-", "L o", "L o", "L p", "-"),
            ("admin", "L t", "-", "-", "-", "S t"),
        ])
    func cells(
        _ id: String, _ need: String, _ employment: String, _ absence: String, _ terms: String, _ registry: String
    )
        throws
    {
        let role = try #require(BuiltInRoles[id])
        let levels: [Character: RightsLevel] = ["A": .aggregate, "L": .read, "S": .write, "F": .decide]
        let reaches: [Character: RightsReach] = [
            "e": .unit, "t": .subtree, "n": .network, "p": .published, "s": .ownSide, "o": .ownPerson,
        ]
        for (object, cell) in [
            (RightsObject.need, need), (.employment, employment), (.individualAbsence, absence), (.terms, terms),
            (.registry, registry),
        ] {
            let expected = cell.first.flatMap { levels[$0] }.flatMap { level in
                cell.last.flatMap { reaches[$0] }.map { Grant(level, $0) }
            }
            #expect(role.grants[object] == expected, "\(id) \(object)")
        }
    }

    @Test("no built-in role reaches a class it is barred from, other than as an aggregate")
    func barred() {
        #expect(BuiltInRoles.all.count == 11)
        #expect(BuiltInRoles["politician"]?.barred.isSuperset(of: [.personal, .sensitive]) == true)
        #expect(BuiltInRoles["union"]?.barred.isSuperset(of: [.personal, .sensitive]) == true)
        for role in BuiltInRoles.all {
            for (object, grant) in role.grants where role.barred.contains(object.sensitivity) {
                #expect(grant.level <= .aggregate, "\(role.name) \(object)")
            }
        }
    }

    @Test("an added role never gets what its basis lacks, whatever is asked for")
    func added() throws {
        let politician = try #require(BuiltInRoles["politician"])
        let asked: [RightsObject: Grant] = [
            .need: Grant(.aggregate, .subtree), .employment: Grant(.read, .subtree), .measures: Grant(.write, .subtree),
            .shifts: Grant(.aggregate, .unit),
        ]
        let added = Role("egen", "Egen", narrowing: politician, to: asked)
        #expect(added.grants == [.need: Grant(.aggregate, .subtree)])
        #expect(Role.widening(asked, beyond: politician) == [.measures, .employment, .shifts])
        #expect(added.isWithin(politician) && !politician.isWithin(added))
        #expect(added.barred == politician.barred)
    }
}

@Suite("Who may appoint whom")
struct AppointingTests {
    @Test(
        "nobody hands out a role wider than the own one, nor beyond the own organisation",
        arguments: [
            // role of the giver, place of the giver, role handed out, place, allowed
            ("strategist", Int64(2), "strategist", Int64(3), true), ("strategist", 2, "strategist", 2, true),
            ("strategist", 3, "strategist", 2, false), ("strategist", 3, "strategist", 4, false),
            ("strategist", 2, "strategist", 7, false), ("strategist", 2, "politician", 3, true),
            ("strategist", 2, "manager", 5, false), ("strategist", 2, "director", 3, false),
            ("strategist", 2, "admin", 2, false), ("director", 2, "strategist", 3, false),
            ("manager", 5, "manager", 5, false), ("analyst", 1, "politician", 2, false),
            ("politician", 2, "politician", 2, false), ("admin", 2, "manager", 5, true),
            ("admin", 2, "director", 2, true), ("admin", 2, "admin", 2, true), ("admin", 2, "manager", 7, false),
        ])
    func appoint(_ giver: String, _ at: Int64, _ given: String, _ place: Int64, _ allowed: Bool) throws {
        let role = try #require(BuiltInRoles[giver])
        let held = try rights(role, at: at)
        #expect(held.mayAppoint(to: try #require(BuiltInRoles[given]), at: place, in: tree) == allowed)
        #expect(!held.mayAppoint(to: try #require(BuiltInRoles[given]), at: nil, in: tree))
    }
}

@Suite("Mandates")
struct MandateTests {
    private func appointment(_ id: Int64, _ organisation: Int64, _ mandates: [Mandate], account: Int64? = 1) throws
        -> Appointment
    {
        Appointment(
            id: id, accountID: account, organisationID: organisation, roleID: "manager", mandates: mandates,
            from: try day("2026-01-01"))
    }

    @Test("lending up to four weeks is decided in the unit; five weeks goes to the next level")
    func lending() throws {
        let unit = try appointment(1, 5, [Mandate(.lending, days: 28)])
        let above = try appointment(2, 2, [Mandate(.lending)])
        let both = [unit, above]
        #expect(MandateAnswer(.lending, days: 28, of: 5, both, in: tree) == .decides(unit))
        #expect(MandateAnswer(.lending, days: 35, of: 5, both, in: tree) == .goesTo(above, past: [5, 3]))
        #expect(MandateAnswer(.vacancy, of: 5, both, in: tree) == .nobody)
        #expect(MandateAnswer(.lending, days: 1, of: 7, both, in: tree) == .nobody)
        // A vacant appointment decides nothing.
        let vacant = try appointment(3, 5, [Mandate(.lending)], account: nil)
        #expect(MandateAnswer(.lending, days: 28, of: 5, [vacant, above], in: tree) == .goesTo(above, past: [5, 3]))
    }

    @Test("a limit in kronor is a limit, to the öre")
    func amounts() {
        let mandate = Mandate(.overtime, amount: Ore(2_000_000))
        #expect(mandate.covers(.overtime, amount: Ore(2_000_000)))
        #expect(!mandate.covers(.overtime, amount: Ore(2_000_001)))
        #expect(!mandate.covers(.lending))
    }
}
