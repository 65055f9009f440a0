import Foundation
import Hummingbird
import Logging
import Presentation
import Synchronization
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication
@testable import FramsynWeb

@Suite("Pages that are given again", .serialized)
struct KeptAnswersTests {
    private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// A page that says how many times it has been made, on a real store in a directory of its own.
    private func counting(
        _ body: @escaping @Sendable (_ base: String, _ directory: String) async throws -> Void
    ) async throws {
        let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try Store(directory: directory)
        let service = Service(store: store, workers: 1, logger: Self.silent)
        let made = Made()
        let server = WebServer(
            configuration: .init(port: 0), site: { request, _ in Site(path: request.uri.path) },
            session: { OpenSession(viewer: .localAdministrator, formToken: "", digest: $0) },
            kept: KeptAnswers(moment: { service.moment() }, restsOnStore: { $0 != "/levande" }), logger: Self.silent)
        try await Loopback.serving { told in
            try server.application(onRunning: told) { router in
                for path in ["/lugn", "/levande"] {
                    router.get(RouterPath(path)) { _, context in
                        context.page(PageContent(title: "Gång \(made.next())"))
                    }
                }
                router.get("/fel") { _, context in
                    context.page(PageContent(title: "Gång \(made.next())"), status: .badRequest)
                }
            }
        } _: {
            try await body($0, directory)
        }
        try store.close()
    }

    private final class Made: Sendable {
        private let count = Mutex(0)
        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    /// How many times pages had been made when this one was.
    ///
    /// - Parameter reader: the session that asks; nil asks without one.
    private static func times(_ address: String, reader: String? = "a", organisation: Int? = nil) async throws -> Int? {
        let cookies = [
            reader.map { "framsyn-session=\($0)" }, organisation.map { "framsyn-organisation=\($0)" },
        ].compactMap { $0 }
        let text = try await Loopback.ask(address, headers: ["Cookie": cookies.joined(separator: "; ")]).text
        return text.firstRange(of: "Gång ").flatMap { Int(text[$0.upperBound...].prefix { $0.isNumber }) }
    }

    @Test("the same page is given again until the store changes, whoever changes it")
    func untilChange() async throws {
        try await counting { base, directory in
            #expect(try await Self.times(base + "/lugn") == 1)
            let again = try await Loopback.ask(base + "/lugn", headers: ["Cookie": "framsyn-session=a"])
            #expect(again.text.contains("Gång 1"))
            #expect(again.headers["content-type"] == "text/html; charset=utf-8")
            #expect(again.headers["content-security-policy"] != nil)
            #expect(again.headers["cache-control"] == "no-store")
            // Another opening of the same file, as another process has it.
            let other = try Store(directory: directory)
            #expect(try await Self.times(base + "/lugn") == 1)
            let event = Event.Draft(time: "2026-11-21T12:00:00Z", actor: "prov", useCase: "Test", object: "prov")
            try await other.saveSetting("prov", "1", event: event)
            #expect(try await Self.times(base + "/lugn") == 2)
            try other.close()
        }
    }

    @Test("another query, another remembered organisation, a message, a fault and a living page are made anew")
    func keys() async throws {
        try await counting { base, _ in
            let asked: [(path: String, organisation: Int?, times: Int)] = [
                ("/lugn", nil, 1), ("/lugn?basar=2020", nil, 2), ("/lugn", nil, 1), ("/lugn", 7, 3), ("/lugn", 7, 3),
                ("/lugn?besked=x", nil, 4), ("/lugn?besked=x", nil, 5), ("/levande", nil, 6), ("/levande", nil, 7),
                ("/fel", nil, 8), ("/fel", nil, 9),
            ]
            for (path, organisation, times) in asked {
                let found = try await Self.times(base + path, organisation: organisation)
                #expect(found == times, "\(path)")
            }
        }
    }

    @Test("a page is its reader's: nobody else is given it, and nobody who has not signed in")
    func readers() async throws {
        try await counting { base, _ in
            for (reader, times) in [("a", 1), ("b", 2), (nil, 3), (nil, 4), ("a", 1), ("b", 2)] {
                let found = try await Self.times(base + "/lugn", reader: reader)
                #expect(found == times, "\(reader ?? "nobody")")
            }
        }
    }

    @Test("an address too long to remember is answered anew")
    func longAddress() async throws {
        try await counting { base, _ in
            let long = base + "/lugn?n=" + String(repeating: "x", count: 3000)
            for times in 1...2 {
                let found = try await Self.times(long)
                #expect(found == times)
            }
        }
    }
}
