import Foundation
import FramsynApplication
import Hummingbird
import Logging
import Presentation
import Synchronization
import Testing
import WorkforceModel
import WorkforceStore

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
    private static func times(_ address: String, headers: [String: String] = [:]) async throws -> Int? {
        let text = try await Loopback.ask(address, headers: headers).text
        return text.firstRange(of: "Gång ").flatMap { Int(text[$0.upperBound...].prefix { $0.isNumber }) }
    }

    @Test("the same page is given again until the store changes, whoever changes it")
    func untilChange() async throws {
        try await counting { base, directory in
            #expect(try await Self.times(base + "/lugn") == 1)
            let again = try await Loopback.ask(base + "/lugn")
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
            let cookie = ["Cookie": "framsyn-organisation=7"]
            let asked: [(path: String, headers: [String: String], times: Int)] = [
                ("/lugn", [:], 1), ("/lugn?basar=2020", [:], 2), ("/lugn", [:], 1), ("/lugn", cookie, 3),
                ("/lugn", cookie, 3), ("/lugn?besked=x", [:], 4), ("/lugn?besked=x", [:], 5), ("/levande", [:], 6),
                ("/levande", [:], 7), ("/fel", [:], 8), ("/fel", [:], 9),
            ]
            for (path, headers, times) in asked {
                let found = try await Self.times(base + path, headers: headers)
                #expect(found == times, "\(path)")
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
