import Foundation
import GRDB
import Testing
import WorkforceModel

@testable import WorkforceStore

/// A store in a directory of its own that goes away with the test.
func withStore(_ body: (Store, String) async throws -> Void) async throws {
    let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try Store(directory: directory)
    try await body(store, directory)
    try store.close()
}

let testEvent = Event.Draft(time: "2026-11-21T12:00:00Z", actor: "prov", useCase: "Test", object: "prov")

@Suite("The store's file")
struct StoreFileTests {
    @Test("the version changes with every change, this store's own or another opening's, and with nothing else")
    func version() async throws {
        try await withStore { store, directory in
            let before = try store.version()
            _ = try await store.organisations()
            #expect(try store.version() == before)
            try await store.saveSetting("prov", "1", event: testEvent)
            let own = try store.version()
            #expect(own != before)
            let other = try Store(directory: directory)
            try await other.saveSetting("prov", "2", event: testEvent)
            try other.close()
            #expect(try store.version() != own)
        }
    }

    @Test("write-ahead log, foreign keys and strict tables are on")
    func settings() async throws {
        try await withStore { store, _ in
            let (journal, foreignKeys) = try await store.read { database in
                (
                    try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                    try Int.fetchOne(database, sql: "PRAGMA foreign_keys")
                )
            }
            #expect(journal == "wal")
            #expect(foreignKeys == 1)
            let loose = try await store.read { database in
                try String.fetchAll(
                    database,
                    sql: """
                        SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
                            AND name NOT LIKE 'sqlite%' AND name <> 'grdb_migrations'
                        """)
            }
            #expect(loose.isEmpty, "tables that are not STRICT")
        }
    }

    @Test("every reference has an index, but an employment's three that nothing is looked up by")
    func references() async throws {
        try await withStore { store, _ in
            let bare = try await store.read { database in
                try String.fetchAll(
                    database,
                    sql: """
                        SELECT t.name || '.' || k."from" FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS k
                        WHERE t.schema = 'main' AND t.type = 'table' AND k.seq = 0
                            AND NOT EXISTS (
                                SELECT 1 FROM pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS c
                                WHERE c.seqno = 0 AND c.name = k."from")
                            AND NOT EXISTS (
                                SELECT 1 FROM pragma_table_info(t.name) AS p WHERE p.pk = 1 AND p.name = k."from")
                        ORDER BY 1
                        """)
            }
            #expect(bare == ["employment.organisationID", "employment.personID", "employment.professionID"])
        }
    }

    @Test("a store from a newer version is refused and left alone")
    func newer() async throws {
        try await withStore { store, directory in
            try await store.write(nil) { database in
                try database.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999-future')")
            }
            try store.close()
            #expect(throws: StoreFault.newerVersion(path: directory + "/framsyn.sqlite")) {
                try Store(directory: directory)
            }
        }
    }

    @Test("an older store is copied before it is migrated")
    func older() async throws {
        let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        var first = DatabaseMigrator()
        Migrations.registry(&first)
        let old = try DatabasePool(path: directory + "/framsyn.sqlite")
        try first.migrate(old)
        try await old.write { database in
            try database.execute(sql: "INSERT INTO organisation (code, name, kind) VALUES ('a', 'Gammal', 'board')")
        }
        try old.close()

        let store = try Store(directory: directory)
        #expect(try await store.organisations().map(\.name) == ["Gammal"])
        #expect(try await store.organisationsWithPlan().isEmpty)
        let copy = try DatabaseQueue(path: directory + "/framsyn-efter-001-registry.sqlite")
        let tables = try await copy.read { database in
            try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE name = 'projectionSetup'")
        }
        #expect(tables.isEmpty, "the copy is from before the later migrations")
        try store.close()
    }

    @Test("employments of an older store keep every value and their order within the delivery")
    func employmentsOfOlder() async throws {
        let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let old = try DatabasePool(path: directory + "/framsyn.sqlite")
        try Migrations.migrator.migrate(old, upTo: "007-reports")
        try await old.write { database in
            try database.execute(
                sql: """
                    INSERT INTO organisation (id, code, name, kind) VALUES (1, 'a', 'A', 'municipality');
                    INSERT INTO profession (id, name, sector, "group") VALUES (1, 'Kock', 'kost', 'kost');
                    INSERT INTO delivery (id, employerID, kind, fileName, receivedAt, rowCount, personCount)
                        VALUES (1, 1, 'register', 'f', 't', 1, 1), (2, 1, 'register', 'g', 't', 2, 2);
                    INSERT INTO person (id, employerID, pseudonym, birthYear, sex)
                        VALUES (1, 1, 'p', 1970, 0), (2, 1, 'q', 1980, 1);
                    INSERT INTO employment (id, deliveryID, personID, organisationID, professionID, form, rate, fromDay,
                        toDay, exitReason, absence) VALUES (7, 2, 2, 1, 1, 0, 7500, 10, NULL, 0, NULL),
                        (8, 1, 1, 1, 1, 1, 10000, 20, 30, 2, 500), (9, 2, 1, 1, 1, 0, 5000, 11, 40, 1, 0);
                    """)
        }
        try old.close()

        let store = try Store(directory: directory)
        let rows = try await store.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM employment ORDER BY deliveryID, position").map { row in
                row.map { _, value in Int64.fromDatabaseValue(value) }
            }
        }
        #expect(
            rows == [
                [1, 0, 1, 1, 1, 1, 10000, 20, 30, 2, 500], [2, 0, 2, 1, 1, 0, 7500, 10, nil, 0, nil],
                [2, 1, 1, 1, 1, 0, 5000, 11, 40, 1, 0],
            ])
        try store.close()
    }

    @Test("a directory that cannot be made is a fault with its path")
    func unusable() {
        #expect(throws: StoreFault.self) { try Store(directory: "/proc/nowhere/framsyn") }
    }

    @Test("a change and its event stand or fall together")
    func oneTransaction() async throws {
        try await withStore { store, _ in
            await #expect(throws: (any Error).self) {
                try await store.write(testEvent) { database in
                    try database.execute(
                        sql: "INSERT INTO organisation (code, name, kind) VALUES ('x', 'X', 'board')")
                    try database.execute(
                        sql: "INSERT INTO organisation (code, name, kind) VALUES ('x', 'Y', 'board')")
                }
            }
            let organisations = try await store.organisations()
            let events = try await store.events(limit: 10)
            #expect(organisations.isEmpty && events.isEmpty)
        }
    }
}

@Suite("Plans, scenarios and deliveries come back as they were saved")
struct StoreRoundTripTests {
    private func organisation(_ store: Store) async throws -> Int64 {
        try await store.saveOrganisations(
            [(Organisation(id: 0, code: "namnd", name: "Nämnden", kind: .board), nil)], event: testEvent)
        return try #require(try await store.organisations().first).id
    }

    private var plan: PlanCase {
        let years = 2025...2027
        return PlanCase(
            name: "prov", title: "Prov",
            input: ProjectionInput(
                organisation: "Nämnden", years: years,
                professions: [
                    ProfessionInput(
                        name: "Socialsekreterare", baseNeed: 268.1725,
                        driver: .volumes([VolumeShare(series: 0, share: 0.25), VolumeShare(series: 1, share: 0.75)]),
                        exits: .rates(RateExits(turnover: [nil, 0.1, 0.11], retirements: [nil, 3, nil])),
                        employmentRate: 0.95, sickLeaveShare: 0.07, costPerHead: Ore(60_000_000), payGrowth: 0.025,
                        commission: .authority, sector: "socialtjänst"),
                    ProfessionInput(
                        name: "Ledning", baseNeed: 63, driver: .growth(perYear: 0.011),
                        exits: .rates(RateExits(turnover: [nil, nil, nil], retirements: [nil, nil, nil]))),
                    ProfessionInput(
                        name: "Administratör", baseNeed: 56, driver: .index([1, 1.01, 1.03]),
                        exits: .rates(RateExits(turnover: [nil, 0, 0], retirements: [nil, 1, 2]))),
                ],
                volumes: [
                    VolumeSeries(
                        name: "Äldreomsorg", index: [1, 1.02, 1.04], source: "SCB, basår 2025",
                        deviation: [0, 0.011, 1 / 3]),
                    VolumeSeries(name: "Skola", index: [1, 0.99, 0.97], source: "SCB, basår 2025"),
                ],
                frame: FrameInput(
                    change: [nil, nil, Ore(-5_300_000_000)], isCumulative: true, priceLevel: nil, source: "Budget"),
                directive: DirectiveInput(share: 0.3, sinceYear: 2025, source: "Direktiv"),
                education: [
                    EducationInput(
                        profession: "Socialsekreterare", area: "länet", graduates: [nil, 40, 44], source: "Lärosätet")
                ],
                provenance: Provenance(source: "Källa", populationRule: "månadsanställda", mark: "Rekonstruktion")),
            publishedNeed: PublishedTable(
                title: "Personalbehov", years: [2025, 2026, 2027],
                rows: ["Socialsekreterare", "Ledning", "Administratör"],
                values: [[268, 271, 274], [63, 64, 64], [56, nil, 58]], totals: [387, nil, 396]),
            publishedRecruitment: nil,
            figures: [PublishedFigure(label: "Omsättning", printed: "0,62 %", period: nil, note: "period ej angiven")])
    }

    @Test("a plan, every figure and every silence")
    func planRoundTrip() async throws {
        try await withStore { store, _ in
            let id = try await organisation(store)
            let version = try await store.savePlan(plan, exits: .typed, of: id, edited: 0, event: testEvent)
            let stored = try #require(try await store.plan(of: id))
            #expect(version == 1 && stored.version == 1 && stored.exits == .typed)
            #expect(stored.plan.input.professions == plan.input.professions)
            #expect(stored.plan.input.volumes == plan.input.volumes)
            #expect(stored.plan.input.frame == plan.input.frame)
            #expect(stored.plan.input.directive == plan.input.directive)
            #expect(stored.plan.input.education == plan.input.education)
            #expect(stored.plan.input.provenance.mark == "Rekonstruktion")
            #expect(stored.plan.publishedNeed == plan.publishedNeed)
            #expect(stored.plan.publishedRecruitment == nil)
            #expect(stored.plan.figures == plan.figures)
        }
    }

    @Test("figures at the edge of what is counted come back without a trap, and a year of silence shifts no other")
    func edges() async throws {
        try await withStore { store, _ in
            let id = try await organisation(store)
            var edge = plan
            edge.input.frame?.change = [nil, Ore(.max), Ore(.min)]
            edge.publishedNeed = PublishedTable(
                title: "Personalbehov", years: [2025, 2026, 2027],
                rows: ["Socialsekreterare", "Ledning", "Administratör"],
                values: [[.max, nil, 3], [1, nil, 3], [1, nil, 3]], totals: [.min, nil, 9])
            try await store.savePlan(edge, exits: .typed, of: id, edited: 0, event: testEvent)
            let first = try #require(try await store.plan(of: id))
            #expect(first.plan.input.frame?.change == [nil, Ore(.max), Ore(.min)])
            #expect(first.plan.publishedNeed?.values[0] == [.max, 3] && first.plan.publishedNeed?.totals == [.min, 9])
            // The year of which nothing is known is not stored; saving what was read must not move its neighbour.
            try await store.savePlan(first.plan, exits: .typed, of: id, edited: 1, event: testEvent)
            let second = try #require(try await store.plan(of: id))
            #expect(second.plan.publishedNeed?.years == [2025, 2027])
            #expect(second.plan.publishedNeed == first.plan.publishedNeed)
        }
    }

    @Test("an edit states what it changes: another's earlier state, none at all or a ring of parents is a conflict")
    func edits() async throws {
        try await withStore { store, _ in
            let above = try await store.saveOrganisation(
                Organisation(id: 0, code: "a", name: "A", kind: .municipality), before: nil, event: testEvent)
            let below = try await store.saveOrganisation(
                Organisation(id: 0, code: "b", name: "B", kind: .unit, parentID: above), before: nil, event: testEvent)
            let tree = OrganisationTree(try await store.organisations())
            let (a, b) = (try #require(tree[above]), try #require(tree[below]))
            var renamed = b
            renamed.name = "C"
            var ring = a
            ring.parentID = below
            for (organisation, before) in [(renamed, a), (renamed, nil), (ring, a)] {
                await #expect(throws: StoreFault.conflict(stored: 1, edited: 0)) {
                    try await store.saveOrganisation(organisation, before: before, event: testEvent)
                }
            }
            #expect(try await store.organisations() == [a, b])

            let ids = try await store.saveProfessions(
                ["Kock", "Lärare"].map { Profession(id: 0, name: $0, sector: "", group: $0) }, event: testEvent)
            let professions = try await store.professions()
            let cook = try #require(professions.first { $0.id == ids["Kock"] })
            let teacher = try #require(professions.first { $0.id == ids["Lärare"] })
            for before in [teacher, nil] {
                var changed = cook
                changed.name = "Måltidsbiträde"
                await #expect(throws: StoreFault.conflict(stored: 1, edited: 0)) {
                    try await store.saveProfession(changed, before: before, event: testEvent)
                }
            }
            #expect(try await store.professions() == professions)
        }
    }

    @Test(
        "a merger is kept, by edit and by table, until the body no longer ends; one below itself or in a ring is a conflict"
    )
    func mergers() async throws {
        try await withStore { store, _ in
            let last = Day("2018-12-31")
            func body(_ code: String, to: Day? = nil) -> Organisation {
                Organisation(id: 0, code: code, name: code, kind: .administration, validTo: to)
            }
            try await store.saveOrganisations(
                [(body("a", to: last), nil), (body("b", to: last), nil), (body("c"), nil), (body("d"), "a")],
                mergers: ["a": "c"], event: testEvent)
            func stored(_ code: String) async throws -> Organisation {
                try #require(try await store.organisations().first { $0.code == code })
            }
            let (a, b, c, d) = (
                try await stored("a"), try await stored("b"), try await stored("c"), try await stored("d")
            )
            #expect(a.mergedInto == c.id && b.mergedInto == nil)
            var merged = b
            merged.mergedInto = c.id
            try await store.saveOrganisation(merged, before: b, event: testEvent)
            #expect(try await stored("b") == merged)
            var (ring, below) = (c, a)
            (ring.validTo, ring.mergedInto) = (last, a.id)
            below.mergedInto = d.id
            for (organisation, before) in [(ring, c), (below, a), (b, b)] {
                await #expect(throws: StoreFault.conflict(stored: 1, edited: 0)) {
                    try await store.saveOrganisation(organisation, before: before, event: testEvent)
                }
            }
            // A table that says nothing of it leaves it, unless the body no longer ends.
            try await store.saveOrganisations([(body("a", to: last), nil), (body("b"), nil)], event: testEvent)
            #expect(try await stored("a").mergedInto == c.id)
            #expect(try await stored("b").mergedInto == nil)
        }
    }

    @Test("an edit of an older version is a conflict and changes nothing")
    func conflict() async throws {
        try await withStore { store, _ in
            let id = try await organisation(store)
            try await store.savePlan(plan, exits: .typed, of: id, edited: 0, event: testEvent)
            var other = plan
            other.input.professions[0].baseNeed = 1
            await #expect(throws: StoreFault.conflict(stored: 1, edited: 0)) {
                try await store.savePlan(other, exits: .typed, of: id, edited: 0, event: testEvent)
            }
            #expect(try await store.plan(of: id)?.plan.input.professions[0].baseNeed == 268.1725)
        }
    }

    @Test("scenarios, with a replaced one under the same name")
    func scenarios() async throws {
        try await withStore { store, _ in
            let id = try await organisation(store)
            let first = Scenario(name: "A", levers: [Lever(kind: .otherSolutions, value: 0.3, sinceYear: 2026)])
            let second = Scenario(
                name: "A",
                levers: [Lever(kind: .taskShift, profession: "x", toProfession: "y", value: 0.1, rampYears: 3)])
            try await store.saveScenario(first, of: id, event: testEvent)
            try await store.saveScenario(second, of: id, event: testEvent)
            let stored = try await store.scenarios(of: id)
            #expect(stored.map(\.scenario) == [second])
            try await store.deleteScenario(stored[0].id, of: id, event: testEvent)
            #expect(try await store.scenarios(of: id).isEmpty)
        }
    }

    @Test("a register delivery: rows, persons and the column segment")
    func delivery() async throws {
        try await withStore { store, _ in
            let id = try await organisation(store)
            let professions = try await store.saveProfessions(
                [Profession(id: 0, name: "Kock", sector: "måltid", group: "måltid", aidCodes: ["103010"])],
                event: testEvent)
            let profession = try #require(professions["Kock"])
            var columns = EmploymentColumns()
            for number in 0..<1000 {
                columns.append(
                    Employment(
                        person: "p\(number % 700)", birthYear: 1960 + number % 40, sex: number % 3 == 0 ? .man : .woman,
                        organisationID: id, professionID: profession, form: .monthly, rate: 0.75,
                        from: Day(number: 15_000 + Int32(number)), to: number % 2 == 0 ? Day(number: 20_000) : nil,
                        exitReason: number % 2 == 0 ? .retirement : nil, absenceShare: number % 5 == 0 ? 0.08 : nil),
                    person: Int32(number % 700))
            }
            let delivery = Delivery(
                employerID: id, kind: "register", fileName: "register.csv", receivedAt: "2026-11-21T12:00:00Z",
                fromDay: Day("2019-01-01"), toDay: Day("2025-12-31"),
                unmapped: [.init(title: "Okänd", rows: 3)])
            let saved = try await store.addRegister(
                delivery, columns: columns, pseudonyms: (0..<700).map { "p\($0)" }, event: testEvent)
            let latest = try #require(try await store.latestEmployments(employer: id))
            #expect(latest.delivery == saved)
            #expect(latest.columns == columns)
            let listed = try #require(try await store.deliveries().first)
            #expect(listed.rowCount == 1000 && listed.personCount == 700)
            #expect(listed.unmapped == [.init(title: "Okänd", rows: 3)])
            let rows = try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM employment") }
            #expect(rows == 1000)

            // A second delivery replaces the rows and keeps the first one's segment.
            _ = try await store.addRegister(
                delivery, columns: columns, pseudonyms: (0..<700).map { "p\($0)" }, event: testEvent)
            let (again, segments, persons) = try await store.read { database in
                (
                    try Int.fetchOne(database, sql: "SELECT count(*) FROM employment"),
                    try Int.fetchOne(database, sql: "SELECT count(*) FROM segment"),
                    try Int.fetchOne(database, sql: "SELECT count(*) FROM person")
                )
            }
            #expect(again == 1000 && segments == 2 && persons == 700)
        }
    }

    @Test("a damaged column is found, never read as figures")
    func damage() async throws {
        try await withStore { store, _ in
            let id = try await organisation(store)
            let professions = try await store.saveProfessions(
                [Profession(id: 0, name: "Kock", sector: "måltid", group: "måltid")], event: testEvent)
            var columns = EmploymentColumns()
            columns.append(
                Employment(
                    person: "a", birthYear: 1980, sex: .woman, organisationID: id,
                    professionID: professions["Kock"] ?? 0, form: .monthly, rate: 1, from: Day(number: 100)),
                person: 0)
            _ = try await store.addRegister(
                Delivery(
                    employerID: id, kind: "register", fileName: "r.csv", receivedAt: "", fromDay: nil, toDay: nil,
                    unmapped: []), columns: columns, pseudonyms: ["a"], event: testEvent)
            try await store.write(nil) { database in
                try database.execute(sql: "UPDATE segmentColumn SET data = x'00000000' WHERE name = 'from'")
            }
            await #expect(throws: StoreFault.self) { try await store.latestEmployments(employer: id) }
        }
    }

    @Test("a job that has ended is not moved again; those under way at a stop are marked")
    func jobs() async throws {
        try await withStore { store, _ in
            let id = try await store.addJob(
                kind: "prov", owner: "prov", organisationID: nil, manifest: "{}", createdAt: "t")
            try await store.updateJob(id, state: .running, stage: "räknar", share: 0.5)
            try await store.interruptJobs(at: "t2")
            try await store.updateJob(id, state: .done, stage: "Klart", share: 1)
            let job = try #require(try await store.job(id))
            #expect(job.state == .interrupted && job.endedAt == "t2")
        }
    }
}
