import Foundation
import GRDB
import Testing

@testable import WorkforceStore

/// An event of the test's log; every third has no details, every fifth is a reading.
private func draft(_ number: Int) -> Event.Draft {
    Event.Draft(
        time: "2026-11-\(number < 10 ? "0" : "")\(number)T12:00:00Z", actor: "prov", useCase: "SaveScenario",
        object: "scenario", objectID: Int64(number), organisationID: 3,
        before: number % 3 == 0 ? nil : "före \(number)",
        after: number % 3 == 0 ? nil : "efter \(number)", kind: number % 5 == 0 ? .reading : .change, accountID: 7,
        appointmentID: 8, right: "ekonom i Åmåla", rowCount: number % 5 == 0 ? 12 : nil,
        reason: number % 5 == 0 ? "rehabilitering" : nil)
}

/// A log of 20 events, the `n`th with identity `n`.
private func withLog(_ body: (Store) async throws -> Void) async throws {
    try await withStore { store, _ in
        for number in 1...20 { try await store.record(draft(number)) }
        try await body(store)
    }
}

@Suite("The log is a chain of digests")
struct LogChainTests {
    @Test("an untouched log is whole, and its head is the last event's")
    func whole() async throws {
        try await withLog { store in
            let head = try await store.logHead()
            let result = try await store.verifyLog(heads: [head])
            #expect(result == LogVerification(events: 20, head: head, erased: [], fault: nil))
            #expect(head.id == 20)
        }
    }

    @Test("an empty log is whole")
    func empty() async throws {
        try await withStore { store, _ in
            let result = try await store.verifyLog()
            #expect(result.isWhole && result.events == 0 && result.head.id == 0)
        }
    }

    @Test("an event comes back with every field it was written with")
    func fields() async throws {
        try await withLog { store in
            let event = try #require(try await store.events(limit: 1, before: 11).first)
            #expect(
                event
                    == Event(
                        id: 10, time: "2026-11-10T12:00:00Z", actor: "prov", accountID: 7, appointmentID: 8,
                        right: "ekonom i Åmåla", kind: .reading, useCase: "SaveScenario", object: "scenario",
                        objectID: 10, organisationID: 3, rowCount: 12, reason: "rehabilitering", before: "före 10",
                        after: "efter 10", isErased: false))
        }
    }

    @Test("the canonical form is the documented one: an independent computation gives the same digests")
    func canonicalForm() async throws {
        // The bytes written out by hand, so that a change of form cannot pass unseen.
        var form = CanonicalBytes(form: 1)
        form.append(Int64(-2))
        form.append("å")
        form.append(Data([9, 8]))
        form.append(nil as String?)
        let eight: [UInt8] = [255, 255, 255, 255, 255, 255, 255, 254]
        let two: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 2]
        #expect(form.bytes == [1] + [1] + eight + [2] + two + [0xC3, 0xA5] + [3] + two + [9, 8] + [0])
        // SHA-256 of "abc", from FIPS 180-2.
        #expect(
            Digest(of: Array("abc".utf8)).description
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("the same words have another digest each time: what is erased cannot be guessed back")
    func salted() async throws {
        let one = try #require(LoggedDetail(reason: nil, before: nil, after: "sjuk"))
        let two = try #require(LoggedDetail(reason: nil, before: nil, after: "sjuk"))
        #expect(one.salt.count == 16 && one.digest != two.digest)
    }

    @Test("a statement that changes or removes an event, or changes details, is refused")
    func triggers() async throws {
        try await withLog { store in
            for sql in [
                "UPDATE event SET actor = 'x' WHERE id = 3", "DELETE FROM event WHERE id = 20",
                "UPDATE eventDetail SET after = 'x' WHERE eventID = 4",
            ] {
                await #expect(throws: DatabaseError.self, "\(sql)") {
                    try await store.write(nil) { try $0.execute(sql: sql) }
                }
            }
            let result = try await store.verifyLog()
            #expect(result.isWhole)
        }
    }

    struct Tampering: Sendable, CustomTestStringConvertible {
        var sql: String
        var event: Int64
        var kind: LogVerification.Fault.Kind
        var testDescription: String { sql }
    }

    static let tamperings: [Tampering] = [
        Tampering(sql: "UPDATE event SET actor = 'någon annan' WHERE id = 7", event: 7, kind: .changed),
        Tampering(sql: "UPDATE event SET time = '2026-11-07T12:00:01Z' WHERE id = 7", event: 7, kind: .changed),
        Tampering(sql: "UPDATE event SET accountID = NULL WHERE id = 1", event: 1, kind: .changed),
        Tampering(sql: "UPDATE event SET appointmentID = 9 WHERE id = 20", event: 20, kind: .changed),
        Tampering(sql: "UPDATE event SET \"right\" = 'chef' WHERE id = 2", event: 2, kind: .changed),
        Tampering(sql: "UPDATE event SET kind = 'change' WHERE id = 5", event: 5, kind: .changed),
        Tampering(sql: "UPDATE event SET useCase = 'X' WHERE id = 5", event: 5, kind: .changed),
        Tampering(sql: "UPDATE event SET object = 'plan' WHERE id = 5", event: 5, kind: .changed),
        Tampering(sql: "UPDATE event SET objectID = 99 WHERE id = 5", event: 5, kind: .changed),
        Tampering(sql: "UPDATE event SET organisationID = 4 WHERE id = 5", event: 5, kind: .changed),
        Tampering(sql: "UPDATE event SET rowCount = 11 WHERE id = 5", event: 5, kind: .changed),
        Tampering(sql: "UPDATE event SET detailDigest = NULL WHERE id = 4", event: 4, kind: .changed),
        Tampering(sql: "UPDATE event SET digest = zeroblob(32) WHERE id = 6", event: 6, kind: .changed),
        Tampering(sql: "DELETE FROM event WHERE id = 9", event: 9, kind: .missing),
        Tampering(sql: "DELETE FROM event WHERE id = 1", event: 1, kind: .missing),
        Tampering(
            sql: """
                UPDATE event SET id = 1000 WHERE id = 6; UPDATE event SET id = 6 WHERE id = 9;
                UPDATE event SET id = 9 WHERE id = 1000;
                """, event: 6, kind: .moved),
        Tampering(
            sql: """
                UPDATE event SET id = 1000 WHERE id = 12; UPDATE event SET id = 12 WHERE id = 13;
                UPDATE event SET id = 13 WHERE id = 1000;
                """, event: 12, kind: .moved),
        // The rows after a removed one moved up, so that no number is missing; what they followed on is gone.
        Tampering(
            sql: "DELETE FROM event WHERE id = 9; UPDATE event SET id = id - 1 WHERE id > 9", event: 9, kind: .changed),
        Tampering(sql: "UPDATE eventDetail SET after = 'inget' WHERE eventID = 8", event: 8, kind: .detailChanged),
        Tampering(sql: "UPDATE eventDetail SET reason = 'annat' WHERE eventID = 10", event: 10, kind: .detailChanged),
        Tampering(sql: "UPDATE eventDetail SET salt = zeroblob(16) WHERE eventID = 8", event: 8, kind: .detailChanged),
        Tampering(
            sql: "INSERT INTO eventDetail VALUES (9, zeroblob(16), NULL, NULL, 'påhittat')", event: 9,
            kind: .detailChanged),
        Tampering(sql: "DELETE FROM eventDetail WHERE eventID = 8", event: 8, kind: .detailMissing),
    ]

    @Test("every kind of tampering is found at its event", arguments: tamperings)
    func tampering(_ tampering: Tampering) async throws {
        try await withLog { store in
            try await store.tamper(tampering.sql)
            let result = try await store.verifyLog()
            #expect(result.fault == LogVerification.Fault(event: tampering.event, kind: tampering.kind))
            #expect(result.events == Int(tampering.event) - 1)
        }
    }

    @Test("a tail that was made anew is whole in itself, and found against a head that was noted before")
    func rewrittenTail() async throws {
        try await withLog { store in
            let noted = try await store.logHead()
            try await store.tamper("DELETE FROM eventDetail WHERE eventID > 14; DELETE FROM event WHERE id > 14")
            #expect(try await store.verifyLog().isWhole, "events cut off at the end leave a shorter whole log")
            let short = try await store.verifyLog(heads: [noted])
            #expect(short.fault == LogVerification.Fault(event: 20, kind: .headMissing))
            for number in 15...20 {
                var other = draft(number)
                other.actor = "någon annan"
                try await store.record(other)
            }
            #expect(try await store.verifyLog().isWhole)
            let anew = try await store.verifyLog(heads: [noted])
            #expect(anew.fault == LogVerification.Fault(event: 20, kind: .headDiffers))
        }
    }

    @Test("the log of an older store is chained as it stands")
    func older() async throws {
        let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let old = try DatabasePool(path: directory + "/framsyn.sqlite")
        try Migrations.migrator.migrate(old, upTo: "008-employmentRows")
        try await old.write { database in
            try database.execute(
                sql: """
                    INSERT INTO event (time, actor, useCase, object, objectID, organisationID) VALUES
                        ('2026-01-01T00:00:00Z', 'a', 'SavePlan', 'plan', 4, 5), ('2026-01-02T00:00:00Z', 'b', 'X', 'y', NULL, NULL);
                    INSERT INTO eventDetail (eventID, before, after) VALUES (1, 'f', NULL);
                    """)
        }
        try old.close()
        let store = try Store(directory: directory)
        let events = try await store.events(limit: 10)
        #expect(
            events.map(\.id) == [2, 1] && events.map(\.before) == [nil, "f"] && events.allSatisfy { $0.kind == .change }
        )
        #expect(try await store.verifyLog().isWhole)
        try await store.record(draft(3))
        #expect(try await store.verifyLog().events == 3)
        try store.close()
    }

    @Test("events written at the same time from many tasks and two openings make one chain")
    func concurrent() async throws {
        try await withStore { store, directory in
            let other = try Store(directory: directory)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<200 {
                    group.addTask { try await (number % 2 == 0 ? store : other).record(draft(number % 20 + 1)) }
                }
                try await group.waitForAll()
            }
            let result = try await store.verifyLog()
            #expect(result.isWhole && result.events == 200)
            try other.close()
        }
    }

    @Test("a reading is no change: what was made of the store before it still holds")
    func readingsAreNoChanges() async throws {
        try await withStore { store, _ in
            try await store.record(draft(1))
            let latest = try await store.latestEvent()
            try await store.record(draft(5))
            #expect(try await store.latestEvent() == latest)
            try await store.record(draft(6))
            #expect(try await store.latestEvent() > latest)
        }
    }

    @Test("a search narrows by every field, and words with å, ä and ö are found in either case")
    func search() async throws {
        try await withLog { store in
            func found(_ search: EventSearch) async throws -> [Int64] {
                let events = try await store.events(search, limit: 100)
                #expect(try await store.eventCount(search) == events.count)
                return events.map(\.id).reversed()
            }
            let readings = try await found(EventSearch(kind: .reading))
            #expect(readings == [5, 10, 15, 20])
            #expect(try await found(EventSearch(from: "2026-11-19", until: "2026-11-20")) == [19])
            #expect(try await found(EventSearch(words: "FÖRE 1")) == [1, 10, 11, 13, 14, 16, 17, 19])
            #expect(try await found(EventSearch(kind: .reading, words: "Rehab")) == [5, 10, 15, 20])
            #expect(try await found(EventSearch(organisations: [4])).isEmpty)
            #expect(try await found(EventSearch(organisations: [3, 4])).count == 20)
            #expect(try await found(EventSearch(actor: "%")).isEmpty, "a wildcard is a sign like others")
            #expect(try await found(EventSearch(actor: "PROV")).count == 20)
            #expect(try await found(EventSearch(words: "scenariot", useCases: ["SaveScenario"])).count == 20)
            #expect(try await found(EventSearch(object: "plan")).isEmpty)
        }
    }
}

extension Store {
    /// Does what only somebody with the file in hand can: changes the log with its triggers gone.
    func tamper(_ sql: String) async throws {
        try await pool.writeWithoutTransaction { database in
            try database.execute(
                sql: """
                    PRAGMA foreign_keys = OFF;
                    DROP TRIGGER IF EXISTS event_unchanged; DROP TRIGGER IF EXISTS event_kept;
                    DROP TRIGGER IF EXISTS eventDetail_unchanged; DROP TRIGGER IF EXISTS report_unchanged;
                    """)
            try database.execute(sql: sql)
            try database.execute(sql: "PRAGMA foreign_keys = ON")
        }
    }
}
