import Foundation
import FoundationNetworking
import FramsynApplication
import Hummingbird
import Logging
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynWeb

/// Answers a redirect as it comes.
private final class Stay: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}

@Suite("The organisation a reader has chosen", .serialized)
struct RememberedOrganisationTests {
    /// Asks the whole service, on a store with one organisation, for an address with a cookie.
    private func ask(_ address: String, cookie: String) async throws -> (status: Int, cookie: String?, text: String) {
        let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try Store(directory: directory)
        try await store.saveOrganisations(
            [(Organisation(id: 0, code: "A", name: "Prövstad", kind: .municipality), parentCode: nil)],
            event: Event.Draft(time: "2026-11-21T12:00:00Z", actor: "prov", useCase: "Test", object: "prov"))
        let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var options = ServerOptions()
        options.port = 0
        let server = FramsynServer(
            service: Service(store: store, workers: 1, logger: silent), options: options, version: "prov",
            logger: silent)
        let (answers, told) = AsyncStream.makeStream(of: (Int, String?, String).self)
        try await Loopback.serving {
            try server.application(onRunning: $0)
        } _: { base in
            var request = URLRequest(url: try #require(URL(string: base + address)))
            request.setValue("framsyn-organisation=" + cookie, forHTTPHeaderField: "Cookie")
            let session = URLSession(configuration: .ephemeral, delegate: Stay(), delegateQueue: nil)
            let (data, response) = try await session.data(for: request)
            let http = try #require(response as? HTTPURLResponse)
            told.yield(
                (http.statusCode, http.value(forHTTPHeaderField: "Set-Cookie"), String(decoding: data, as: UTF8.self)))
        }
        try store.close()
        for await answer in answers { return answer }
        throw CancellationError()
    }

    @Test("one that is gone is forgotten, so that no page is lost to an old cookie")
    func gone() async throws {
        let answer = try await ask("/behov/framskrivning", cookie: "99")
        #expect(answer.status == 303)
        #expect(answer.cookie?.contains("Max-Age=0") == true)
        // Asked for by address it is a fault of the address.
        #expect(try await ask("/behov/framskrivning?org=99", cookie: "1").status == 404)
        #expect(try await ask("/behov/framskrivning", cookie: "1").status == 200)
        #expect(try await ask("/behov/framskrivning", cookie: "x").status == 200)
    }

    @Test("a fault of the address says what is wrong")
    func words() async throws {
        let answer = try await ask("/register/logg?fore=abc", cookie: "1")
        #expect(answer.status == 400)
        #expect(answer.text.contains("”abc” är inget tal"))
    }
}
