import Foundation
import FramsynApplication
import Hummingbird
import Logging
import Synchronization
import Testing
import WorkforceStore

@testable import FramsynWeb

@Suite("What those who run the service ask it", .serialized)
struct OperationsTests {
    private final class Lines: Sendable {
        let text = Mutex("")
    }

    /// Runs a server on an empty store while `body` asks it, and returns its log.
    private func serving(
        _ given: ServerOptions = ServerOptions(),
        _ body: @escaping @Sendable (_ base: String, _ directory: String) async throws -> Void
    ) async throws -> String {
        let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try Store(directory: directory)
        let lines = Lines()
        let logger = Logger(label: "framsyn.web") { label in
            LogLines(label: label, format: .json) { line in lines.text.withLock { $0 += line } }
        }
        var options = given
        options.port = 0
        let server = FramsynServer(
            service: Service(store: store, workers: 1, logger: logger), options: options, version: "1.2.3",
            logger: logger)
        try await Loopback.serving({ try server.application(onRunning: $0) }) { try await body($0, directory) }
        return lines.text.withLock { $0 }
    }

    @Test("It lives and is ready, whatever name it is asked by")
    func health() async throws {
        _ = try await serving { base, _ in
            for name in ["127.0.0.1", "overvakning.example"] {
                let lives = try await Loopback.ask(base + "/halsa/lever", headers: ["Host": name])
                #expect(lives.status == 200 && lives.text == "lever\n")
                let ready = try await Loopback.ask(base + "/halsa/redo", headers: ["Host": name])
                #expect(ready.status == 200 && ready.text == "redo\n")
            }
        }
    }

    @Test("Asking whether it is ready changes nothing")
    func readinessChangesNothing() async throws {
        _ = try await serving { base, directory in
            let store = try Store(directory: directory)
            let before = try store.version()
            #expect(try await Loopback.ask(base + "/halsa/redo").status == 200)
            #expect(try store.version() == before)
        }
    }

    @Test("Figures are text in Prometheus' format: each with help and kind, no line twice, routes as patterns")
    func figures() async throws {
        _ = try await serving { base, _ in
            _ = try await Loopback.ask(base + "/logga-in?namn=hemligt")
            _ = try await Loopback.ask(base + "/public/hemligt")
            let answer = try await Loopback.ask(base + "/matvarden")
            #expect(answer.headers["content-type"]?.hasPrefix("text/plain; version=0.0.4") == true)
            #expect(!answer.text.contains("hemligt"))
            let lines = answer.text.split(separator: "\n").map(String.init)
            #expect(Set(lines).count == lines.count)
            let figure = try Regex(#"[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? (\d+(\.\d+)?(e-?\d+)?|\+Inf)"#)
            var known: Set<Substring> = []
            for line in lines {
                if line.hasPrefix("# TYPE ") { known.insert(line.split(separator: " ")[2]) }
                if line.hasPrefix("#") { continue }
                #expect(line.wholeMatch(of: figure) != nil, "\(line)")
                let name = line.prefix { $0 != "{" && $0 != " " }
                let base = ["_bucket", "_sum", "_count"].first { name.hasSuffix($0) && !known.contains(name) }
                #expect(known.contains(base.map { name.dropLast($0.count) } ?? name), "\(line)")
            }
            let wanted = #"framsyn_http_requests_total{method="GET",route="/logga-in",status="2xx"} 1"#
            #expect(lines.contains(wanted))
            #expect(lines.contains(#"framsyn_http_requests_total{method="GET",route="/public/{file}",status="4xx"} 1"#))
            #expect(lines.contains(#"framsyn_build_info{version="1.2.3"} 1"#))
        }
    }

    @Test("Figures are for this machine, or for whoever has the word; never through a proxy without it")
    func figuresAreGuarded() async throws {
        @Sendable func status(_ base: String, _ headers: [String: String]) async throws -> Int {
            try await Loopback.ask(base + "/matvarden", headers: headers).status
        }
        var proxied = ServerOptions()
        proxied.proxies = [try #require(AddressRange("127.0.0.1"))]
        _ = try await serving(proxied) { base, _ in
            let bare = try await status(base, [:])
            #expect(bare == 403)
            let spoofed = try await status(base, ["X-Forwarded-For": "127.0.0.1", "Authorization": "Bearer "])
            #expect(spoofed == 403)
        }
        var guarded = ServerOptions()
        guarded.metricsToken = "ett hemligt ord"
        _ = try await serving(guarded) { base, _ in
            let own = try await status(base, [:])
            #expect(own == 200)
            let wrong = try await status(base, ["Authorization": "Bearer fel"])
            #expect(wrong == 403)
        }
    }

    @Test("The word lets in through a proxy")
    func figuresByWord() async throws {
        var options = ServerOptions()
        options.proxies = [try #require(AddressRange("127.0.0.1"))]
        options.metricsToken = "0123456789abcdef"
        _ = try await serving(options) { base, _ in
            let answer = try await Loopback.ask(
                base + "/matvarden", headers: ["Authorization": "Bearer 0123456789abcdef"])
            #expect(answer.status == 200)
        }
    }

    @Test("A line a request with its number, which the answer has too; nothing of the query")
    func log() async throws {
        let number = Mutex("")
        let log = try await serving { base, _ in
            let answer = try await Loopback.ask(base + "/logga-in?namn=hemligt")
            number.withLock { $0 = answer.headers["x-request-id"] ?? "" }
            _ = try await Loopback.ask(base + "/public/hemligt?x=hemligt")
        }
        let lines = log.split(separator: "\n").filter { $0.contains("\"message\":\"request\"") }
        #expect(lines.count == 2)
        #expect(!log.contains("hemligt"))
        let first = try JSONSerialization.jsonObject(with: Data(try #require(lines.first).utf8)) as? [String: Any]
        #expect(first?["id"] as? String == number.withLock { $0 } && first?["id"] as? String != "")
        #expect(first?["route"] as? String == "/logga-in")
        #expect(first?["status"] as? Int == 200)
        #expect(first?["ms"] is Double || first?["ms"] is Int)
    }

    @Test("A log line is one line and valid JSON whatever is in it")
    func logLines() throws {
        let lines = Lines()
        for format in LogLines.Format.allCases {
            let logger = Logger(label: "a\"b") { label in
                LogLines(label: label, format: format) { line in lines.text.withLock { $0 += line } }
            }
            logger.error("två\nrader \"med\" \\ \u{1}", metadata: ["x": "y\n{\"z\":1}"])
        }
        let written = lines.text.withLock { $0 }.split(separator: "\n")
        #expect(written.count == 2)
        let object = try JSONSerialization.jsonObject(with: Data(written[0].utf8)) as? [String: String]
        #expect(object?["message"] == "två\nrader \"med\" \\ \u{1}" && object?["x"] == "y\n{\"z\":1}")
    }

    @Test("A full or locked disk is a page that says so, and a fault of ours is one with its number")
    func troubles() {
        let full = NSError(domain: NSPOSIXErrorDomain, code: Int(ENOSPC))
        let faults: [(any Error, Bool)] = [
            (StoreFault.notWritable(path: "/x", reason: "full"), true), (StoreFault.busy(path: "/x"), true),
            (full, true), (CocoaError(.fileWriteOutOfSpace), true),
            (NSError(domain: NSCocoaErrorDomain, code: 1, userInfo: [NSUnderlyingErrorKey: full]), true),
            (CocoaError(.fileNoSuchFile), false), (StoreFault.notFound(what: "x", id: 1), false),
        ]
        for (fault, isTrouble) in faults { #expect((StorageTrouble(fault) != nil) == isTrouble, "\(fault)") }
    }

    @Test("A second server on the same store is refused and told who has it; afterwards it is free")
    func lock() throws {
        let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try String("process 1, en gammal").write(toFile: directory + "/framsyn.lock", atomically: true, encoding: .utf8)
        var first: ServerLock? = try ServerLock(directory: directory)
        first?.tell(address: "http://127.0.0.1:8080")
        let fault = #expect(throws: OpeningFault.self) { try ServerLock(directory: directory) }
        #expect(fault?.words.contains("http://127.0.0.1:8080") == true)
        #expect(fault?.words.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
        first = nil
        _ = try ServerLock(directory: directory)
    }
}
