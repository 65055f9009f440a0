import Foundation
import GRDB
import Testing
import WorkforceModel

@testable import WorkforceStore

@Suite("What is no longer kept is erased, and the log stays whole")
struct RetentionTests {
    /// The first day kept, as if today were 2026-11-21.
    private static let cutoff: @Sendable (Int) -> String = { months in
        let month = 2026 * 12 + 10 - months
        return "\(month / 12)-\(month % 12 + 1 < 10 ? "0" : "")\(month % 12 + 1)-21"
    }

    private func event(_ time: String, _ kind: Event.Kind, _ after: String?) -> Event.Draft {
        Event.Draft(time: time, actor: "prov", useCase: "X", object: "prov", after: after, kind: kind, reason: after)
    }

    @Test("details of the log go by kind and age; the chain verifies, and tells which retention took them")
    func details() async throws {
        try await withStore { store, directory in
            for (time, kind) in [
                ("2021-01-01T00:00:00Z", Event.Kind.change), ("2021-01-02T00:00:00Z", .reading),
                ("2024-11-20T23:59:59Z", .change), ("2024-11-21T00:00:00Z", .change),
                ("2025-01-01T00:00:00Z", .reading),
            ] {
                try await store.record(event(time, kind, "hemlig-\(time)"))
            }
            try await store.record(event("2020-01-01T00:00:00Z", .change, nil))
            let due = try await store.retentionDue(cutoff: Self.cutoff)
            #expect(due.map(\.rule.retained) == RetentionClass.allCases)
            #expect(due.map(\.count) == [2, 1, 0, 0, 0, 0])
            #expect(due[0].oldest == "2021-01-01" && due[0].before == "2024-11-21")
            #expect(try await store.latestEvent() == 6, "a dry run changes nothing")

            let now = Event.Draft(time: "2026-11-21T12:00:00Z", actor: "prov", useCase: "", object: "")
            let first = try await store.applyRetention(.changeDetails, cutoff: Self.cutoff, event: now)
            #expect(
                first == Erasure(retained: .changeDetails, before: "2024-11-21", count: 2, oldest: "2021-01-01"))
            let second = try await store.applyRetention(.readingDetails, cutoff: Self.cutoff, event: now)
            #expect(second?.count == 1)
            #expect(try await store.applyRetention(.jobs, cutoff: Self.cutoff, event: now) == nil)

            let result = try await store.verifyLog()
            #expect(result.isWhole && result.events == 8)
            #expect(result.erased.map(\.retention) == [7, 8] && result.erased.map(\.details) == [2, 1])
            let events = try await store.events(limit: 10).reversed().map { $0 }
            #expect(events.map(\.isErased) == [true, true, true, false, false, false, false, false])
            #expect(events[3].after == "hemlig-2024-11-21T00:00:00Z")
            #expect(
                events[6].kind == .administration && events[6].rowCount == 2 && Erasure(events[6].after ?? "") == first)

            // What was erased is in no byte of the files, what was kept is.
            let bytes = try ["framsyn.sqlite", "framsyn.sqlite-wal"].reduce(into: Data()) {
                $0 += try Data(contentsOf: URL(filePath: directory + "/" + $1))
            }
            #expect(bytes.range(of: Data("hemlig-2021-01-01".utf8)) == nil)
            #expect(bytes.range(of: Data("hemlig-2024-11-21".utf8)) != nil)
        }
    }

    @Test("details that went without a retention, or that one did not reach, are a broken link")
    func unlawful() async throws {
        for (sql, id) in [
            ("DELETE FROM eventDetail WHERE eventID = 2", Int64(2)),  // another kind than the retention's
            ("DELETE FROM eventDetail WHERE eventID = 3", 3),  // younger than it reached
            ("DELETE FROM eventDetail WHERE eventID = 4", 4),  // the retention's own
        ] {
            try await withStore { store, _ in
                try await store.record(event("2021-01-01T00:00:00Z", .change, "a"))
                try await store.record(event("2021-01-01T00:00:00Z", .reading, "b"))
                try await store.record(event("2025-01-01T00:00:00Z", .change, "c"))
                _ = try await store.applyRetention(
                    .changeDetails, cutoff: Self.cutoff, event: event("2026-11-21T12:00:00Z", .change, nil))
                #expect(try await store.verifyLog().isWhole)
                try await store.tamper(sql)
                let fault = try #require(try await store.verifyLog().fault)
                // Without the retention's own details nothing says why the first event's are gone.
                #expect(fault == .init(event: id == 4 ? 1 : id, kind: .detailMissing))
            }
        }
    }

    /// Two persons; only the second delivery's names the second.
    private func deliver(_ store: Store, _ persons: [String], _ time: String) async throws -> Int64 {
        let columns = EmploymentColumns.of(persons: persons.count)
        return try await store.addRegister(
            Delivery(
                employerID: 1, kind: "register", fileName: "f", receivedAt: time, fromDay: nil, toDay: nil, unmapped: []
            ),
            columns: columns, pseudonyms: persons, rates: [1], event: testEvent)
    }

    @Test("persons that no delivery names, old deliveries but the latest, and old jobs go; what is in use stays")
    func classes() async throws {
        try await withStore { store, _ in
            try await store.saveOrganisations(
                [(Organisation(id: 0, code: "a", name: "A", kind: .municipality), nil)], event: testEvent)
            try await store.write(nil) {
                try $0.execute(sql: "INSERT INTO profession (id, name, sector, \"group\") VALUES (1, 'a', 'b', 'c')")
            }
            _ = try await deliver(store, ["p", "q", "r"], "2010-01-01T00:00:00Z")
            let last = try await deliver(store, ["q"], "2015-01-01T00:00:00Z")
            let old = try await store.addJob(
                kind: "k", owner: "o", organisationID: 1, manifest: "{}", createdAt: "2020-01-01T00:00:00Z")
            try await store.updateJob(old, state: .done, stage: "", share: 1, endedAt: "2020-01-01T00:00:00Z")
            let waiting = try await store.addJob(
                kind: "k", owner: "o", organisationID: 1, manifest: "{}", createdAt: "2020-01-01T00:00:00Z")
            let due = try await store.retentionDue(cutoff: Self.cutoff)
            #expect(due.map(\.count) == [0, 0, 0, 2, 1, 1])
            #expect(due[3].before == nil && due[3].oldest == nil)
            for retained in RetentionClass.allCases {
                _ = try await store.applyRetention(retained, cutoff: Self.cutoff, event: testEvent)
            }
            #expect(try await store.deliveries().map(\.id) == [last])
            #expect(try await store.job(old) == nil)
            #expect(try await store.job(waiting) != nil)
            let left = try await store.read { database in
                try [
                    "SELECT count(*) FROM person", "SELECT count(*) FROM employment", "SELECT count(*) FROM segment",
                    "SELECT count(*) FROM rateSet", "SELECT count(*) FROM pragma_index_list('employment')",
                ].map { try Int.fetchOne(database, sql: $0) }
            }
            #expect(left == [1, 1, 1, 1, 1])
            #expect(try await store.retentionDue(cutoff: Self.cutoff).allSatisfy { $0.count == 0 })
            #expect(try await store.verifyLog().isWhole)
        }
    }

    @Test("a changed rule is a new version; the one before stays, and two at once is a conflict")
    func rules() async throws {
        try await withStore { store, _ in
            let shipped = try await store.retentionRules()
            #expect(Set(shipped.map(\.retained)) == Set(RetentionClass.allCases))
            for rule in shipped {
                #expect(rule.retained.allowedMonths.contains(rule.months) && !rule.ground.isEmpty && rule.version == 1)
            }
            var rule = try #require(shipped.first { $0.retained == .jobs })
            rule.version = 2
            rule.months = 6
            try await store.saveRetentionRule(rule, event: testEvent)
            #expect(try await store.retentionRules().count == shipped.count + 1)
            let due = try await store.retentionDue(cutoff: Self.cutoff)
            #expect(due.first { $0.rule.retained == .jobs }?.rule == rule)
            await #expect(throws: StoreFault.conflict(stored: 2, edited: 1)) {
                try await store.saveRetentionRule(rule, event: testEvent)
            }
        }
    }
}

extension EmploymentColumns {
    /// One employment a person, of profession 1 at organisation 1.
    static func of(persons: Int) -> EmploymentColumns {
        var columns = EmploymentColumns()
        for person in 0..<persons {
            columns.person.append(Int32(person))
            columns.birthYear.append(1980)
            columns.sex.append(0)
            columns.organisation.append(1)
            columns.profession.append(1)
            columns.form.append(0)
            columns.rate.append(10_000)
            columns.from.append(15_000)
            columns.to.append(.max)
            columns.exitReason.append(0)
            columns.absence.append(.max)
        }
        return columns
    }
}
