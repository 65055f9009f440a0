import Foundation
import Logging
import Presentation
import Synchronization
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Copies: what comes back is the same, and they are made when due")
struct BackupTests {
    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test("a store that is put back shows the same pages, and says in the log that it was")
    func samePages() async throws {
        try await RegistryFixture.with { fixture in
            let register = try fixture.file("register.csv", RegistryFixture.lines())
            _ = try await fixture.importRegister(register)
            let paths = ["/register/organisation", "/register/leveranser", "/behov/framskrivning", "/behov/antaganden"]
            func pages(_ service: Service) async throws -> [PageContent] {
                var pages: [PageContent] = []
                for path in paths {
                    let entry = try #require(PageCatalogue.pages.first { $0.path == path })
                    let request = PageRequest(path: path, values: ["org": ["\(fixture.employer)"]])
                    pages.append(try await service.perform(entry.useCase(request), as: .localAdministrator))
                }
                return pages
            }
            let before = try await pages(fixture.service)
            #expect(before[2].tables.contains { !$0.rows.isEmpty }, "the projection is one of the pages")
            let made = try await fixture.service.perform(
                CreateBackup(directory: fixture.directory + "/kopior", version: "prov"), as: .localAdministrator)
            let target = fixture.directory + "/annan"
            let restored = try await Service.restore(
                made.file, to: target, replaces: false, logger: Self.logger, clock: { RegistryFixture.now })
            #expect(restored.events == Int(made.manifest.logHead.id))
            let store = try Store(directory: target)
            let service = Service(
                store: store, workers: 2, resources: Resources(in: projectDirectory), clock: { RegistryFixture.now })
            #expect(try await pages(service) == before)
            let event = try #require(try await store.events(limit: 1).first)
            #expect(event.useCase == "RestoreStore" && event.kind == .administration)
            #expect(try Service.check(target).sound)
            try store.close()
        }
    }

    @Test("the log is held against the copies' heads; one rewritten since is found, one put back is not taken for that")
    func heads() async throws {
        try await RegistryFixture.with { fixture in
            let copies = fixture.directory + "/kopior"
            let made = try await fixture.service.perform(
                CreateBackup(directory: copies, version: "prov"), as: .localAdministrator)
            let checked = try await fixture.service.perform(try CheckLog(), as: .localAdministrator)
            #expect(checked.whole && checked.comparedHeads == 1)
            let card = PageFiles.text(try await fixture.page("/register/logg"))
            #expect(card.contains("framsyn-20261121-080000.sqlite"))

            let wrong =
                String(made.manifest.logHead.description.dropLast(1))
                + (made.manifest.logHead.description.hasSuffix("0") ? "1" : "0")
            let against = try await fixture.service.perform(try CheckLog(head: wrong), as: .localAdministrator)
            #expect(!against.whole && against.fault?.kind == .headDiffers)
            #expect(throws: JobFault.self) { try CheckLog(head: "4711") }

            // Three more events and a copy of them; then the first copy is put back and the log goes another way.
            for number in 0..<3 {
                try await fixture.service.store.record(
                    Event.Draft(
                        time: "2026-11-21T08:0\(number):30Z", actor: "prov", useCase: "X", object: "prov"))
            }
            _ = try fixture.service.store.backup(to: copies, time: "2026-11-21T08:05:00Z", version: "prov")
            let target = fixture.directory + "/annan"
            _ = try await Service.restore(
                made.file, to: target, replaces: false, logger: Self.logger,
                clock: { RegistryFixture.now.addingTimeInterval(600) })
            let store = try Store(directory: target)
            let service = Service(store: store, workers: 1, clock: { RegistryFixture.now.addingTimeInterval(700) })
            let other = try await service.perform(try CheckLog(backups: copies), as: .localAdministrator)
            #expect(other.whole, "\(other.words)")
            try store.close()
        }
    }

    @Test("a copy that cannot be made is said in words, on the page and in the log, and is no copy")
    func failing() async throws {
        try await RegistryFixture.with { fixture in
            let file = try fixture.file("fil", ["x"])
            await #expect(throws: JobFault.self) {
                try await fixture.service.perform(
                    CreateBackup(directory: file, version: "prov"), as: .localAdministrator)
            }
            let page = PageFiles.text(try await fixture.page("/register/logg"))
            #expect(page.contains("gav ingen kopia") && page.contains("går inte att skriva i"))
            let event = try #require(try await fixture.service.store.events(limit: 1).first)
            #expect(event.useCase == "CreateBackup" && event.kind == .administration)
        }
    }

    @Test("a copy is due at the hour in Sweden, also when the clock is put forward or back")
    func due() throws {
        func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }
        for (now, hour, expected) in [
            ("2026-11-21T02:00:00Z", 3, "2026-11-21T02:00:00Z"), ("2026-11-21T01:59:59Z", 3, "2026-11-20T02:00:00Z"),
            ("2026-06-21T01:00:00Z", 3, "2026-06-21T01:00:00Z"),
            ("2026-03-29T12:00:00Z", 2, "2026-03-29T01:00:00Z"),  // no such hour: the next one
            ("2026-01-01T00:30:00Z", 23, "2025-12-31T22:00:00Z"),
        ] {
            #expect(BackupScheduler.lastDue(try moment(now), hour: hour) == (try moment(expected)), "\(now)")
        }
    }

    /// A clock that each pause moves, and that ends the scheduler at a moment.
    private final class Clock: Sendable {
        private let time: Mutex<Date>
        private let end: Date
        init(_ start: Date, until end: Date) {
            time = Mutex(start)
            self.end = end
        }
        var now: Date { time.withLock { $0 } }
        func pause(_ duration: Duration) throws {
            let now = time.withLock { time in
                time += Double(duration.components.seconds)
                return time
            }
            if now > end { throw CancellationError() }
        }
    }

    @Test("three days give three copies and one that was missed, of which two are kept")
    func scheduler() async throws {
        let directory = NSTemporaryDirectory() + "framsyn-registry-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try Store(directory: directory)
        let start = try Date("2026-11-21T12:00:00Z", strategy: .iso8601)
        let clock = Clock(start, until: start.addingTimeInterval(3 * 86_400))
        let service = Service(store: store, workers: 1, logger: Self.logger, clock: { clock.now })
        func scheduler(_ folder: String) -> BackupScheduler {
            BackupScheduler(
                service: service, directory: directory + folder, hour: 3, latest: 2, version: "prov",
                clock: { clock.now }, pause: { try clock.pause($0) })
        }
        await scheduler("/kopior").run()
        let made = try await store.events(limit: 100).filter { $0.useCase == "CreateBackup" }.map(\.time)
        #expect(
            made.reversed() == [
                "2026-11-21T12:00:00Z", "2026-11-22T02:00:00Z", "2026-11-23T02:00:00Z", "2026-11-24T02:00:00Z",
            ])
        #expect(BackupFolder.manifests(in: directory + "/kopior").map(\.time) == Array(made.reversed().suffix(2)))
        try store.close()
    }

    @Test("an attempt that fails is made again after an hour, not every minute")
    func patience() async throws {
        let directory = NSTemporaryDirectory() + "framsyn-registry-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try Store(directory: directory)
        try Data().write(to: URL(filePath: directory + "/fil"))
        let start = try Date("2026-11-21T12:00:00Z", strategy: .iso8601)
        let clock = Clock(start, until: start.addingTimeInterval(3 * 3600))
        let service = Service(store: store, workers: 1, logger: Self.logger, clock: { clock.now })
        await BackupScheduler(
            service: service, directory: directory + "/fil", hour: 3, latest: 2, version: "prov",
            clock: { clock.now }, pause: { try clock.pause($0) }
        ).run()
        let tried = try await store.events(limit: 100).map(\.time)
        #expect(tried.reversed() == (0...3).map { "2026-11-21T1\(2 + $0):00:00Z" })
        try store.close()
    }
}
