import Foundation
import GRDB
import Testing
import WorkforceModel

@testable import WorkforceStore

@Suite("Copies of the store")
struct BackupTests {
    private static let time = "2026-11-21T03:00:00Z"

    /// Events written so far, of which each was acknowledged.
    private actor Acknowledged {
        private(set) var count = 0
        func one() { count += 1 }
    }

    @Test("a copy made among 1,000 writes from many tasks has every one acknowledged before it began, and is sound")
    func amongWrites() async throws {
        try await withStore { store, directory in
            let acknowledged = Acknowledged()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<10 {
                    group.addTask {
                        for number in 0..<100 {
                            try await store.saveOrganisations(
                                [
                                    (
                                        Organisation(
                                            id: 0, code: "\(writer)-\(number)", name: "\(number)", kind: .unit), nil
                                    )
                                ], event: testEvent)
                            await acknowledged.one()
                        }
                    }
                }
                for copy in 0..<3 {
                    while await acknowledged.count < 100 + 300 * copy { try await Task.sleep(for: .milliseconds(1)) }
                    let before = await acknowledged.count
                    let made = try store.backup(to: directory + "/kopior", time: Self.time, version: "prov")
                    #expect(made.check.isSound)
                    let queue = try DatabaseQueue(path: made.path)
                    let (organisations, events) = try await queue.read { database in
                        (
                            try Int.fetchOne(database, sql: "SELECT count(*) FROM organisation") ?? 0,
                            try Int.fetchOne(database, sql: "SELECT count(*) FROM event") ?? 0
                        )
                    }
                    #expect(organisations >= before && organisations == events, "each change with its event")
                    #expect(made.manifest.logHead.id == Int64(events))
                    try queue.close()
                }
                try await group.waitForAll()
            }
            #expect(try await store.organisations().count == 1000)
            let names = try FileManager.default.contentsOfDirectory(atPath: directory + "/kopior").sorted()
            #expect(
                names == [
                    "framsyn-20261121-030000-2.json", "framsyn-20261121-030000-2.sqlite",
                    "framsyn-20261121-030000-3.json", "framsyn-20261121-030000-3.sqlite",
                    "framsyn-20261121-030000.json", "framsyn-20261121-030000.sqlite",
                ])
            let mode =
                try FileManager.default.attributesOfItem(
                    atPath: directory + "/kopior/framsyn-20261121-030000.sqlite")[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test("a copy and its manifest come back as the same store; the one it replaces lies beside it")
    func restore() async throws {
        try await withStore { store, directory in
            try await store.saveSetting("prov", "1", event: testEvent)
            let made = try store.backup(to: directory + "/kopior", time: Self.time, version: "prov")
            #expect(BackupManifest(ofCopy: made.path) == made.manifest)
            let head = try await store.logHead()
            #expect(made.manifest.logHead == head)
            #expect(made.manifest.sha256 == (try Digest(ofFile: made.path)))
            try await store.saveSetting("prov", "2", event: testEvent)

            #expect(throws: BackupFault.occupied(path: directory + "/framsyn.sqlite")) {
                try StoreRestore(of: made.path, to: directory, replaces: false, time: Self.time)
            }
            #expect(throws: BackupFault.inUse(path: directory + "/framsyn.sqlite")) {
                try StoreRestore(of: made.path, to: directory, replaces: true, time: Self.time)
            }
            #expect(try await store.setting("prov") == "2", "a refused restoring changes nothing")
            let elsewhere = directory + "/annan"
            let put = try StoreRestore(of: made.path, to: elsewhere, replaces: false, time: Self.time)
            #expect(put.replaced == nil && put.check.isSound)
            let restored = try Store(directory: elsewhere)
            #expect(try await restored.setting("prov") == "1")
            #expect(try await restored.logHead() == head)
            try await restored.saveSetting("prov", "3", event: testEvent)
            try restored.close()
            let again = try StoreRestore(of: made.path, to: elsewhere, replaces: true, time: Self.time)
            let aside = try #require(again.replaced)
            #expect(aside == elsewhere + "/framsyn-ersatt-20261121-030000.sqlite")
            let value = try await DatabaseQueue(path: aside).read {
                try String.fetchOne($0, sql: "SELECT value FROM setting WHERE name = 'prov'")
            }
            #expect(value == "3")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: elsewhere).sorted() == [
                    "framsyn-ersatt-20261121-030000.sqlite", "framsyn.lock", "framsyn.sqlite",
                ])
        }
    }

    @Test("a store whose lock somebody holds is not replaced")
    func locked() async throws {
        try await withStore { store, directory in
            let made = try store.backup(to: directory + "/kopior", time: Self.time, version: "prov")
            let elsewhere = directory + "/annan"
            try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
            let descriptor = open(elsewhere + "/framsyn.lock", O_CREAT | O_RDWR, 0o600)
            #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            #expect(throws: BackupFault.inUse(path: elsewhere)) {
                try StoreRestore(of: made.path, to: elsewhere, replaces: true, time: Self.time)
            }
            close(descriptor)
            _ = try StoreRestore(of: made.path, to: elsewhere, replaces: true, time: Self.time)
        }
    }

    @Test("a copy that is damaged, cut short or no copy at all is refused, and nothing is put in place")
    func damaged() async throws {
        try await withStore { store, directory in
            for number in 0..<300 { try await store.saveSetting("prov", "\(number)", event: testEvent) }
            let made = try store.backup(to: directory + "/kopior", time: Self.time, version: "prov")
            let whole = try Data(contentsOf: URL(filePath: made.path))
            var flipped = whole
            flipped[whole.count / 2] ^= 1
            let target = directory + "/annan"
            for (name, bytes) in [
                ("bit", flipped), ("kort", whole.prefix(whole.count / 2)), ("tom", Data()), ("text", Data("hej".utf8)),
            ] {
                let path = "\(directory)/\(name).sqlite"
                try bytes.write(to: URL(filePath: path))
                // With the manifest any change is seen, without it those that the check sees.
                let manifest = BackupManifest.path(ofCopy: path)
                try FileManager.default.copyItem(atPath: BackupManifest.path(ofCopy: made.path), toPath: manifest)
                #expect(throws: BackupFault.differsFromManifest(path: path)) {
                    try StoreRestore(of: path, to: target, replaces: false, time: Self.time)
                }
                try FileManager.default.removeItem(atPath: manifest)
                if name != "bit" {
                    #expect(throws: BackupFault.self, "\(name)") {
                        try StoreRestore(of: path, to: target, replaces: false, time: Self.time)
                    }
                }
                #expect(try FileManager.default.contentsOfDirectory(atPath: target) == ["framsyn.lock"], "\(name)")
            }
            #expect(throws: BackupFault.notReadable(path: "/ingen/fil")) {
                try StoreRestore(of: "/ingen/fil", to: target, replaces: false, time: Self.time)
            }
        }
    }

    @Test(
        "a directory that cannot be made, or is a file, is refused and left as it was", arguments: ["fil", "fil/under"])
    func unwritable(_ name: String) async throws {
        try await withStore { store, directory in
            try Data("x".utf8).write(to: URL(filePath: directory + "/fil"))
            #expect(throws: BackupFault.notWritable(path: directory + "/" + name)) {
                try store.backup(to: directory + "/" + name, time: Self.time, version: "prov")
            }
            #expect(try Data(contentsOf: URL(filePath: directory + "/fil")) == Data("x".utf8))
        }
    }

    @Test("a bit in a segment, a report or the log, and a reference to nothing, is found and named")
    func check() async throws {
        try await withStore { store, directory in
            let path = directory + "/framsyn.sqlite"
            try await store.saveOrganisations(
                [(Organisation(id: 0, code: "a", name: "A", kind: .municipality), nil)], event: testEvent)
            try await store.write(nil) {
                try $0.execute(sql: "INSERT INTO profession (id, name, sector, \"group\") VALUES (1, 'a', 'b', 'c')")
            }
            let delivery = try await store.addRegister(
                Delivery(
                    employerID: 1, kind: "register", fileName: "f", receivedAt: Self.time, fromDay: nil, toDay: nil,
                    unmapped: []), columns: .of(persons: 2), pseudonyms: ["p", "q"], event: testEvent)
            let report = try await store.addReport(
                StoredReport(
                    organisationID: 1, title: "Underlag", page: "/", query: "", frozenAt: Self.time, frozenBy: "prov"),
                content: Data("innehåll".utf8), event: testEvent)
            let sound = StoreCheck(path: path)
            #expect(sound.isSound && sound.segments == 1 && sound.reports == 1 && sound.log?.events == 3)

            try await store.tamper(
                """
                UPDATE segmentColumn SET data = CAST(X'0000000002000000' AS BLOB) WHERE name = 'person';
                UPDATE report SET content = CAST('innehÅll' AS BLOB);
                UPDATE event SET actor = 'q' WHERE id = 2;
                UPDATE employment SET organisationID = 77 WHERE position = 1;
                """)
            let segment = try await store.read { try Int64.fetchOne($0, sql: "SELECT id FROM segment") ?? 0 }
            let problems = StoreCheck(path: path).problems
            #expect(
                problems == [
                    .reference(table: "employment", row: nil, to: "organisation"),
                    .log(.init(event: 2, kind: .changed)),
                    .segment(id: segment, delivery: delivery, column: "person"),
                    .report(id: report, title: "Underlag"),
                ])
            // A store that is not sound is not copied as if it were.
            #expect(throws: BackupFault.unsound(path: path, problems: problems)) {
                try store.backup(to: directory + "/kopior", time: Self.time, version: "prov")
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory + "/kopior").isEmpty)
        }
    }

    @Test("what is no database, none of Framsyn's, newer or torn is said to be so")
    func strangers() async throws {
        try await withStore { store, directory in
            try Data(repeating: 7, count: 9000).write(to: URL(filePath: directory + "/skrap"))
            guard case .unreadable? = StoreCheck(path: directory + "/skrap").problems.first else {
                Issue.record("rubbish was read")
                return
            }
            #expect(StoreCheck(path: directory + "/ingen").problems.count == 1)
            let other = try DatabaseQueue(path: directory + "/annan.sqlite")
            try await other.write { try $0.execute(sql: "CREATE TABLE a (b)") }
            #expect(StoreCheck(path: directory + "/annan.sqlite").problems == [.notFramsyn])
            try await store.write(nil) { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999-future')") }
            #expect(StoreCheck(path: store.path).problems == [.newerVersion])
        }
    }

    @Test("a rotation keeps the newest of each day, week and month, and nothing that is no copy goes")
    func rotation() async throws {
        let days = ["2026-09-30", "2026-10-01", "2026-11-02", "2026-11-08", "2026-11-09", "2026-11-20", "2026-11-21"]
        let copies = days.flatMap { day in
            ["03", "15"].map { hour in
                BackupManifest(
                    file: "\(day) \(hour)", time: "\(day)T\(hour):00:00Z", version: "",
                    logHead: LogHead(id: 0, digest: .zero),
                    bytes: 0, sha256: .zero)
            }
        }
        func kept(_ rotation: BackupRotation) -> [String] { rotation.kept(of: copies).sorted() }
        #expect(kept(.all).count == 14)
        #expect(kept(BackupRotation(latest: 3)) == ["2026-11-20 15", "2026-11-21 03", "2026-11-21 15"])
        #expect(kept(BackupRotation(latest: 0)) == ["2026-11-21 15"], "the newest always stays")
        #expect(kept(BackupRotation(daily: 3)) == ["2026-11-09 15", "2026-11-20 15", "2026-11-21 15"])
        // Monday 2 and Sunday 8 November are one week, Monday 9 begins the next.
        #expect(kept(BackupRotation(weekly: 3)) == ["2026-11-08 15", "2026-11-09 15", "2026-11-21 15"])
        #expect(kept(BackupRotation(monthly: 9)) == ["2026-09-30 15", "2026-10-01 15", "2026-11-21 15"])

        try await withStore { store, directory in
            let folder = directory + "/kopior"
            for hour in 1...4 {
                _ = try store.backup(to: folder, time: "2026-11-21T0\(hour):00:00Z", version: "prov")
            }
            try Data().write(to: URL(filePath: folder + "/anteckning.txt"))
            try Data().write(to: URL(filePath: folder + "/framsyn-20200101-000000.sqlite"))  // no manifest: not ours
            let made = try store.backup(
                to: folder, time: "2026-11-21T05:00:00Z", version: "prov", rotation: BackupRotation(latest: 2))
            #expect(made.removed.count == 3)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
                    "anteckning.txt", "framsyn-20200101-000000.sqlite", "framsyn-20261121-040000.json",
                    "framsyn-20261121-040000.sqlite", "framsyn-20261121-050000.json", "framsyn-20261121-050000.sqlite",
                ])
        }
    }
}
