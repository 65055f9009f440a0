import Foundation
import FoundationNetworking
import Hummingbird
import Testing

/// A server on a free port of this machine, and questions to it.
enum Loopback {
    struct Answer {
        var status: Int
        var headers: [String: String]
        var text: String
    }

    /// Runs the application that `make` gives while `body` asks it; `make` is handed what to tell the port to.
    static func serving<Server: ApplicationProtocol>(
        _ make: (@escaping @Sendable (Int) async -> Void) throws -> Server,
        _ body: @escaping @Sendable (_ base: String) async throws -> Void
    ) async throws {
        let (ports, told) = AsyncStream.makeStream(of: Int.self)
        let application = try make { told.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            group.addTask {
                for await port in ports {
                    try await body("http://127.0.0.1:\(port)")
                    return
                }
            }
            _ = try await group.next()
            group.cancelAll()
            // The server ends by being cancelled.
            while (try? await group.next()) != nil {}
        }
    }

    /// Keeps no cookies: every test's server has the same address, and what one sets is nothing that another sends.
    private static let client: URLSession = {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        return URLSession(configuration: configuration)
    }()

    static func ask(
        _ address: String, method: String = "GET", headers: [String: String] = [:], body: String? = nil
    ) async throws -> Answer {
        var request = URLRequest(url: try #require(URL(string: address)))
        request.httpMethod = method
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        request.httpBody = body.map { Data($0.utf8) }
        let (data, response) = try await client.data(for: request)
        let http = try #require(response as? HTTPURLResponse)
        var found: [String: String] = [:]
        for (name, value) in http.allHeaderFields { found["\(name)".lowercased()] = "\(value)" }
        return Answer(status: http.statusCode, headers: found, text: String(decoding: data, as: UTF8.self))
    }
}
