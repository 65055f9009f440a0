import Foundation
import GRDB
import Testing
import WorkforceModel

@testable import WorkforceStore

@Suite("Observations in the store")
struct ObservationTests {
    private static let september = Day(number: 20_726)  // 2026-09-30
    private static let october = Day(number: 20_757)  // 2026-10-31

    /// A store with two organisations (1, 2) and two professions (1, 2).
    private func withRegistry(_ body: (Store) async throws -> Void) async throws {
        try await withStore { store, _ in
            try await store.saveOrganisations(
                [
                    (Organisation(id: 0, code: "A", name: "A", kind: .municipality), nil),
                    (Organisation(id: 0, code: "B", name: "B", kind: .unit), "A"),
                ], event: testEvent)
            try await store.saveProfessions(
                ["Kock", "Sjuksköterska"].map { Profession(id: 0, name: $0, sector: "", group: $0) }, event: testEvent)
            try await body(store)
        }
    }

    private func change(
        _ organisation: Int64, _ profession: Int64, _ indicator: Indicator, _ day: Day, _ before: Double?,
        _ after: Double?
    ) -> ObservationChange {
        ObservationChange(
            key: ObservationKey(
                organisationID: organisation, professionID: profession, indicator: indicator, day: day),
            before: before, after: after)
    }

    private func save(_ store: Store, _ changes: [ObservationChange], file: String? = nil, at time: String = "t1")
        async throws
    {
        let delivery = file.map {
            Delivery(
                employerID: 1, kind: "observations", fileName: $0, receivedAt: time, fromDay: nil, toDay: nil,
                unmapped: [])
        }
        try await store.saveObservations(
            [ObservationBatch(delivery: delivery, changes: changes)], recordedAt: time, event: testEvent)
    }

    @Test("the latest figure is one each of organisation, profession and indicator, with source and time")
    func latest() async throws {
        try await withRegistry { store in
            try await save(
                store,
                [
                    change(1, 1, .vacancies, Self.september, nil, 3), change(1, 1, .vacancies, Self.october, nil, 5),
                    change(1, 1, .withoutRequiredTraining, Self.september, nil, 7),
                    change(2, 2, .vacancies, Self.september, nil, 0),
                ], file: "vakanser.csv")
            try await save(store, [change(1, 2, .vacancies, Self.october, nil, 1)], at: "t2")
            let latest = try await store.latestObservations()
            #expect(latest.count == 4)
            #expect(latest.first { $0.key.professionID == 1 && $0.key.indicator == .vacancies }?.value == 5)
            #expect(latest.first { $0.key.indicator == .withoutRequiredTraining }?.key.day == Self.september)
            let nought = try #require(latest.first { $0.key.organisationID == 2 })
            #expect(nought.value == 0 && nought.file == "vakanser.csv" && nought.recordedAt == "t1")
            let typed = try #require(latest.first { $0.key.organisationID == 1 && $0.key.professionID == 2 })
            #expect(typed.file == nil && typed.recordedAt == "t2")
            #expect(
                try await store.observations(of: 1).map(\.key.day) == [
                    Self.october, Self.october, Self.september, Self.september,
                ])
            let delivery = try #require(try await store.deliveries().first)
            #expect(delivery.kind == "observations" && delivery.rowCount == 3, "rows, not figures")
        }
    }

    @Test("a figure is corrected or removed, and one that somebody changed in between stops all of it")
    func conflict() async throws {
        try await withRegistry { store in
            try await save(store, [change(1, 1, .vacancies, Self.october, nil, 3)])
            try await save(store, [change(1, 1, .vacancies, Self.october, 3, 4)])
            let event = try await store.latestEvent()
            await #expect(throws: StoreFault.conflict(stored: 1, edited: 0)) {
                try await save(
                    store,
                    [
                        change(1, 2, .vacancies, Self.october, nil, 9), change(1, 1, .vacancies, Self.october, 3, 5),
                    ], file: "sen.csv")
            }
            #expect(try await store.observations(of: 1).map(\.value) == [4])
            #expect(try await store.latestEvent() == event, "no event without its change")
            #expect(try await store.deliveries().isEmpty)
            try await save(store, [change(1, 1, .vacancies, Self.october, 4, nil)])
            #expect(try await store.observations(of: 1).isEmpty)
        }
    }

    @Test("a negative count, or one of a profession that is not there, is refused as a whole")
    func refused() async throws {
        try await withRegistry { store in
            for bad in [
                change(1, 1, .vacancies, Self.october, nil, -1), change(1, 99, .vacancies, Self.october, nil, 1),
            ] {
                await #expect(throws: (any Error).self) {
                    try await save(store, [change(1, 2, .vacancies, Self.october, nil, 2), bad])
                }
            }
            let left = try await store.latestObservations()
            #expect(left.isEmpty)
        }
    }

    @Test("a store from before keeps its plans' values, which lay under the name")
    func migration() async throws {
        let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let old = try DatabasePool(path: directory + "/framsyn.sqlite")
        try Migrations.migrator.migrate(old, upTo: "005-references")
        try await old.write { database in
            try database.execute(
                sql: """
                    INSERT INTO organisation (id, code, name, kind) VALUES (1, 'a', 'Nämnden', 'board');
                    INSERT INTO profession (id, name, sector, "group") VALUES (1, 'Kock', '', 'Kock');
                    INSERT INTO projectionSetup (organisationID, version, baseYear, lastYear, exits, source)
                        VALUES (1, 3, 2025, 2027, 'typed', 'Tabellen');
                    INSERT INTO setupProfession (organisationID, professionID, position, baseNeed, driver)
                        VALUES (1, 1, 0, 40, 'index');
                    INSERT INTO observation (organisationID, professionID, indicator, series, year, kind, value, source)
                        VALUES (1, 1, 'turnover', '', 2026, 'assumption', 0.125, 'Tabellen'),
                            (1, 1, 'index', '', 2027, 'assumption', 1.5, 'Tabellen');
                    """)
        }
        try old.close()
        let store = try Store(directory: directory)
        let plan = try #require(try await store.plan(of: 1))
        #expect(plan.version == 3)
        let row = try #require(plan.plan.input.professions.first)
        #expect(row.driver == .index([1, 1, 1.5]))
        guard case .rates(let exits) = row.exits else {
            Issue.record("no rates")
            return
        }
        #expect(exits.turnover == [nil, 0.125, nil])
        #expect(try await store.latestObservations().isEmpty)
        #expect(FileManager.default.fileExists(atPath: directory + "/framsyn-efter-005-references.sqlite"))
        // The plan is still written whole, and outcomes stay when it is.
        try await save(store, [change(1, 1, .vacancies, Self.october, nil, 3)])
        try await store.savePlan(plan.plan, exits: .typed, of: 1, edited: 3, event: testEvent)
        let rewritten = try await store.plan(of: 1)
        #expect(rewritten?.plan == plan.plan)
        #expect(try await store.latestObservations().map(\.value) == [3])
        try store.close()
    }
}
