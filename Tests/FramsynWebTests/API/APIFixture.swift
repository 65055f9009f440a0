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

/// A small demonstration with tokens, served over loopback. The clock stands at 2026-11-21 12:00 UTC until it is moved.
struct APIFixture: Sendable {
    let service: Service
    let store: Store
    let clock: Clock
    let base: String

    final class Clock: Sendable {
        private let time = Mutex(Date(timeIntervalSince1970: 1_795_262_400))
        var now: Date { time.withLock { $0 } }
        func advance(days: Double) { time.withLock { $0 += days * 86_400 } }
    }

    private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Runs the whole service while `body` asks it. Each test has a copy of one demonstration.
    static func serving(_ body: @escaping @Sendable (APIFixture) async throws -> Void) async throws {
        let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try FileManager.default.copyItem(atPath: try await demonstration.value, toPath: directory)
        let clock = Clock()
        let store = try Store(directory: directory)
        let service = Service(store: store, workers: 1, logger: silent) { clock.now }
        var options = ServerOptions()
        options.port = 0
        let server = FramsynServer(service: service, options: options, version: "prov", logger: silent)
        try await Loopback.serving {
            try server.application(onRunning: $0)
        } _: {
            try await body(APIFixture(service: service, store: store, clock: clock, base: $0))
        }
        try store.close()
    }

    /// A demonstration made once, closed, so that it can be copied.
    private static let demonstration = Task {
        let directory = NSTemporaryDirectory() + "framsyn-test-demo-" + UUID().uuidString
        let root = String(#filePath.split(separator: "/Tests/")[0])
        let store = try Store(directory: directory)
        let service = Service(store: store, workers: 2, logger: silent) { Clock().now }
        _ = try await service.perform(
            CreateDemo(scale: 0.005, resources: root) { _ in }, as: .localAdministrator)
        try store.close()
        return directory
    }

    /// A token of a demonstration account.
    func token(_ account: String = "analytiker", _ sensitivity: Sensitivity = .inside, days: Int = 10) async throws
        -> String
    {
        try await service.perform(
            IssueAccessToken(account: account, name: "Prov", days: days, sensitivity: sensitivity.rawValue),
            as: .localAdministrator
        ).token
    }

    func ask(_ path: String, token: String?, method: String = "GET", headers: [String: String] = [:]) async throws
        -> Loopback.Answer
    {
        var headers = headers
        if let token { headers["Authorization"] = "Bearer " + token }
        return try await Loopback.ask(base + "/api/v1" + path, method: method, headers: headers)
    }

    /// The status, after the answer was seen to be a problem that says so.
    func problem(_ answer: Loopback.Answer) throws -> Int {
        struct Told: Decodable {
            var title: String
            var status: Int
            var detail: String
        }
        #expect(answer.headers["content-type"] == "application/problem+json")
        #expect(answer.headers["cache-control"] == "no-store")
        let told = try JSONDecoder().decode(Told.self, from: Data(answer.text.utf8))
        #expect(told.status == answer.status && !told.title.isEmpty && !told.detail.isEmpty)
        return told.status
    }

    /// An event for a change that a test makes by hand.
    static let event = Event.Draft(time: "2026-11-21T12:00:00Z", actor: "prov", useCase: "Test", object: "prov")
}
