import Foundation
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import Presentation
import Testing

@testable import FramsynWeb

/// Bytes sent to a server as they are, and all that comes back until it closes.
private enum Wire {
    static func send(_ text: String, to base: String) async throws -> String {
        let port = try #require(base.split(separator: ":").last.flatMap { Int($0) })
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            // A server that refuses at once may have closed before anything was said; its words are read all the same.
            try? await outbound.write(ByteBuffer(string: text))
            var answer = ""
            for try await part in inbound { answer += String(buffer: part) }
            return answer
        }
    }
}

@Suite("Connections are held to their limits", .serialized)
struct ConnectionTests {
    private func serving(
        _ limits: ConnectionLimits, metrics: Metrics = Metrics(),
        _ body: @escaping @Sendable (_ base: String) async throws -> Void
    ) async throws {
        let server = WebServer(
            configuration: .init(port: 0, limits: limits), site: { request, _ in Site(path: request.uri.path) },
            metrics: metrics,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await Loopback.serving(
            { told in
                try server.application(onRunning: told) { router in
                    router.get("/sida") { _, context in context.page(PageContent(title: "Sida")) }
                    router.post("/form") { request, context in
                        let form = try await SubmittedForm(body: request, limit: .init(bytes: 100, parts: 5))
                        return context.page(PageContent(title: form["a"] ?? "saknas"))
                    }
                    router.get("/langsam") { _, context in
                        try await Task.sleep(for: .milliseconds(300))
                        return context.page(PageContent(title: "Klar"))
                    }
                }
            }, body)
    }

    private static let form =
        "POST /form HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"

    @Test("Too many or too long headers get 431, what is no HTTP 400, and both are counted")
    func heads() async throws {
        let metrics = Metrics()
        try await serving(ConnectionLimits(headBytes: 2000, headFields: 20), metrics: metrics) { base in
            let start = "GET /sida HTTP/1.1\r\nHost: localhost\r\n"
            let many = start + (0..<30).map { "X-\($0): y\r\n" }.joined() + "\r\n"
            #expect(try await Wire.send(many, to: base).hasPrefix("HTTP/1.1 431"))
            let long = start + "X: " + String(repeating: "a", count: 100_000)
            let answer = try await Wire.send(long, to: base)
            #expect(answer.hasPrefix("HTTP/1.1 431") && answer.contains("Begäran är för stor"))
            #expect(try await Wire.send("SKRÄP\r\n\r\n", to: base).hasPrefix("HTTP/1.1 400"))
            let fits = start + "Connection: close\r\n\r\n"
            #expect(try await Wire.send(fits, to: base).hasPrefix("HTTP/1.1 200"))
        }
        #expect(metrics.reading.refusals == [.largeHead: 2, .malformed: 1])
    }

    @Test("A head or a body that does not come is not waited for")
    func stalled() async throws {
        let metrics = Metrics()
        let limits = ConnectionLimits(headTime: .milliseconds(200), bodyGrace: .milliseconds(200))
        try await serving(limits, metrics: metrics) { base in
            #expect(try await Wire.send("GET /sida HTTP/1.1\r\nHo", to: base).hasPrefix("HTTP/1.1 408"))
            let body = try await Wire.send(Self.form + "Content-Length: 50\r\n\r\na=", to: base)
            #expect(body.isEmpty)
        }
        #expect(metrics.reading.refusals == [.slowHead: 1, .slowBody: 1])
    }

    @Test("A body that is too long is answered before it has come, and the connection ends")
    func earlyAnswer() async throws {
        try await serving(ConnectionLimits(drainTime: .milliseconds(200))) { base in
            let answer = try await Wire.send(Self.form + "Content-Length: 104857600\r\n\r\na=1", to: base)
            #expect(answer.hasPrefix("HTTP/1.1 413"))
            #expect(answer.contains("Connection: close"))
            #expect(answer.components(separatedBy: "HTTP/1.1 ").count == 2)
        }
    }

    @Test("Requests that follow each other on a connection are answered in order")
    func followingRequests() async throws {
        try await serving(ConnectionLimits()) { base in
            let answer = try await Wire.send(
                Self.form + "Content-Length: 3\r\n\r\na=1" + Self.form + "Content-Length: 3\r\n\r\na=2"
                    + "GET /sida HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", to: base)
            let titles = answer.components(separatedBy: "<h1>").dropFirst().compactMap {
                $0.split(separator: "<").first
            }
            #expect(titles == ["1", "2", "Sida"])
        }
    }

    @Test("A connection beyond the limit gets 503")
    func crowded() async throws {
        try await serving(ConnectionLimits(connections: 0)) { base in
            let answer = try await Wire.send("GET /sida HTTP/1.1\r\nHost: localhost\r\n\r\n", to: base)
            #expect(answer.hasPrefix("HTTP/1.1 503") && answer.contains("Retry-After: 5"))
        }
    }

    @Test("A request that finds no place and nobody leaving gets 503; one that finds a place is answered")
    func admission() async throws {
        let limits = ConnectionLimits(requests: 1, waiting: 1, waitingTime: .seconds(60))
        try await serving(limits) { base in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<6 { group.addTask { try await Loopback.ask(base + "/langsam").status } }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(Set(statuses) == [200, 503])
            #expect(try await Loopback.ask(base + "/sida").status == 200)
        }
    }

    @Test("Places are given in order, and whoever has waited long enough goes")
    func turnstile() async throws {
        let turnstile = Turnstile(places: 1, waiting: 1, patience: .milliseconds(50))
        #expect(await turnstile.enter())
        // Nobody leaves.
        #expect(await !turnstile.enter())
        turnstile.leave()
        #expect(await turnstile.enter())
    }
}
