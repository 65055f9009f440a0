import Foundation
import Hummingbird
import Logging
import Presentation
import Testing

@testable import FramsynWeb

@Suite("What a proxy says is believed from configured addresses only", .serialized)
struct ProxyTests {
    private func serving(
        proxies: [String], hosts: Set<String> = ["framsyn.example"],
        _ body: @escaping @Sendable (_ base: String) async throws -> Void
    ) async throws {
        let server = WebServer(
            configuration: .init(port: 0, hosts: hosts, proxies: proxies.compactMap(AddressRange.init)),
            site: { request, _ in Site(path: request.uri.path) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await Loopback.serving(
            { told in
                try server.application(onRunning: told) { router in
                    router.get("/vem") { request, context in
                        context.page(
                            PageContent(
                                title:
                                    "\(context.clientAddress) \(context.isSecure) \(context.isProxied) \(request.head.authority ?? "")"
                            ))
                    }
                }
            }, body)
    }

    private func title(_ answer: Loopback.Answer) -> String {
        answer.text.components(separatedBy: "<h1>").dropFirst().first?.components(separatedBy: "</h1>").first ?? ""
    }

    private static let forwarded = [
        "X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "framsyn.example",
    ]

    @Test("From a proxy: who asked, over TLS, under which name; then HSTS is said")
    func believed() async throws {
        try await serving(proxies: ["127.0.0.1"]) { base in
            let answer = try await Loopback.ask(base + "/vem", headers: Self.forwarded)
            #expect(title(answer) == "198.51.100.7 true true framsyn.example")
            #expect(answer.headers["strict-transport-security"] == "max-age=31536000")
            let plain = try await Loopback.ask(
                base + "/vem", headers: ["X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "http"])
            #expect(title(plain).hasPrefix("198.51.100.7 false true"))
            #expect(plain.headers["strict-transport-security"] == nil)
        }
    }

    @Test("From anybody else: nothing", arguments: [[], ["10.0.0.0/8"], ["127.0.0.2"]])
    func disbelieved(_ proxies: [String]) async throws {
        try await serving(proxies: proxies) { base in
            let answer = try await Loopback.ask(base + "/vem", headers: Self.forwarded)
            #expect(title(answer).hasPrefix("127.0.0.1 false false 127.0.0.1:"))
            #expect(answer.headers["strict-transport-security"] == nil)
        }
    }

    @Test("What a sender writes in front of what the proxy adds counts for nothing")
    func spoofed() async throws {
        try await serving(proxies: ["127.0.0.1", "10.0.0.0/8"]) { base in
            let cases = [
                // The proxy appended the true sender.
                ("127.0.0.1, 198.51.100.7", "198.51.100.7"), ("1.2.3.4, 198.51.100.7, 10.1.2.3", "198.51.100.7"),
                ("<script>, 198.51.100.7", "198.51.100.7"), ("1.2.3.4, <script>", "127.0.0.1"), ("", "127.0.0.1"),
                ("2001:db8::1", "2001:db8::1"),
            ]
            for (header, expected) in cases {
                let answer = try await Loopback.ask(base + "/vem", headers: ["X-Forwarded-For": header])
                #expect(title(answer).hasPrefix(expected + " "), "\(header)")
            }
            let scheme = try await Loopback.ask(base + "/vem", headers: ["X-Forwarded-Proto": "https, http"])
            #expect(title(scheme).contains("false true"))
            // Forwarded passes unread through a proxy that writes the X- headers.
            let standard = try await Loopback.ask(
                base + "/vem", headers: ["Forwarded": "for=1.2.3.4;proto=https;host=framsyn.example"])
            #expect(title(standard).hasPrefix("127.0.0.1 false true 127.0.0.1:"))
        }
    }

    @Test("A name that is not configured is refused also from a proxy")
    func otherName() async throws {
        try await serving(proxies: ["127.0.0.1"]) { base in
            let answer = try await Loopback.ask(base + "/vem", headers: ["X-Forwarded-Host": "evil.example"])
            #expect(answer.status == 400)
        }
    }

    @Test("Ranges of addresses")
    func ranges() {
        #expect(AddressRange("10.0.0.0/8")?.contains("10.200.3.4") == true)
        #expect(AddressRange("10.0.0.0/8")?.contains("11.0.0.1") == false)
        #expect(AddressRange("192.168.1.128/25")?.contains("192.168.1.200") == true)
        #expect(AddressRange("192.168.1.128/25")?.contains("192.168.1.5") == false)
        #expect(AddressRange("10.0.0.1")?.contains("::ffff:10.0.0.1") == true)
        #expect(AddressRange("fd00::/8")?.contains("fd12::1") == true)
        #expect(AddressRange("fd00::/8")?.contains("10.0.0.1") == false)
        for text in ["", "x", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "10.0.0.1/", "::/129"] {
            #expect(AddressRange(text) == nil, "\(text)")
        }
        #expect(AddressRange.isLoopback("127.3.2.1") && AddressRange.isLoopback("::1"))
        #expect(!AddressRange.isLoopback("10.0.0.1") && !AddressRange.isLoopback("0.0.0.0"))
    }
}
