import Hummingbird
import Logging
import Presentation
import Testing

@testable import FramsynWeb

/// A controller as those of the real pages are made: a struct that adds its routes.
private struct SampleController {
    func addRoutes(to router: Router<WebContext>) {
        for (path, content) in SamplePages.all {
            router.get(RouterPath(path)) { _, context in context.page(content) }
        }
        router.get("/fraga") { request, context in
            context.page(PageContent(title: SubmittedForm(query: request)["q"] ?? "ingen"))
        }
        router.post("/spara") { request, context in
            let form = try await SubmittedForm(body: request, limit: .init(bytes: 1000, parts: 5))
            return context.page(PageContent(title: form["a"] ?? "saknas"), status: .ok)
        }
        router.get("/fel") { _, _ -> Response in throw Unforeseen() }
    }

    private struct Unforeseen: Error, CustomStringConvertible {
        var description: String { "secret inside" }
    }
}

@Suite("The server over loopback", .serialized)
struct WebServerTests {
    /// Runs a server of sample pages on a free port while `body` asks it.
    private func serving(_ body: @escaping @Sendable (_ base: String) async throws -> Void) async throws {
        let server = WebServer(
            configuration: .init(port: 0), site: { request, _ in SamplePages.site(request.uri.path) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await Loopback.serving(
            { told in try server.application(onRunning: told) { SampleController().addRoutes(to: $0) } }, body)
    }

    @Test("A page comes whole, with a strict policy, and is not kept")
    func page() async throws {
        try await serving { base in
            let answer = try await Loopback.ask(base + "/behov/framskrivning?x=1")
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
            #expect(answer.headers["content-security-policy"]?.contains("default-src 'self'") == true)
            #expect(answer.headers["content-security-policy"]?.contains("frame-ancestors 'none'") == true)
            #expect(answer.headers["x-content-type-options"] == "nosniff")
            #expect(answer.headers["cache-control"] == "no-store")
            #expect(answer.text.contains("aria-current=\"page\""))
            #expect(try await Loopback.ask(base + "/fraga?q=%C3%A5").text.contains("<h1>å</h1>"))
        }
    }

    @Test("Faults become pages in Swedish that tell nothing of the inside")
    func faults() async throws {
        try await serving { base in
            let missing = try await Loopback.ask(base + "/finns-inte")
            #expect(missing.status == 404 && missing.text.contains("Sidan finns inte"))
            #expect(missing.text.contains("aria-label=\"Huvudmeny\""))
            let broken = try await Loopback.ask(base + "/fel")
            #expect(broken.status == 500 && broken.text.contains("Felets nummer i loggen"))
            #expect(!broken.text.contains("secret inside"))
            #expect(broken.headers["content-security-policy"] != nil)
            let large = try await Loopback.ask(
                base + "/spara", method: "POST",
                headers: ["Origin": base, "Content-Type": "application/x-www-form-urlencoded"],
                body: "a=" + String(repeating: "x", count: 2000))
            #expect(large.status == 413 && large.text.contains("för mycket på en gång"))
        }
    }

    @Test("Style sheet, script and icon come from the package and are asked about by digest")
    func files() async throws {
        try await serving { base in
            for (name, type) in [
                ("framsyn.css", "text/css"), ("framsyn.js", "text/javascript"), ("favicon.svg", "image/svg"),
            ] {
                let first = try await Loopback.ask("\(base)/public/\(name)")
                #expect(first.status == 200 && first.headers["content-type"]?.hasPrefix(type) == true)
                let tag = try #require(first.headers["etag"])
                let again = try await Loopback.ask("\(base)/public/\(name)?n", headers: ["If-None-Match": tag])
                #expect(again.status == 304 || again.text == first.text)
            }
            #expect(try await Loopback.ask(base + "/public/..%2FPackage.swift").status == 404)
        }
    }

    @Test("Changes are taken only from the service's own pages")
    func origin() async throws {
        try await serving { base in
            let type = ["Content-Type": "application/x-www-form-urlencoded"]
            let cases: [([String: String], Int)] = [
                (["Origin": base], 200), (["Sec-Fetch-Site": "same-origin"], 200), ([:], 403),
                (["Origin": "http://evil.example"], 403), (["Origin": "null"], 403),
                (["Origin": base, "Sec-Fetch-Site": "cross-site"], 403),
                (["Origin": base, "Sec-Fetch-Site": "same-site"], 403),
            ]
            for (headers, expected) in cases {
                let answer = try await Loopback.ask(
                    base + "/spara", method: "POST", headers: headers.merging(type) { $1 }, body: "a=1")
                #expect(answer.status == expected, "\(headers)")
            }
        }
    }

    @Test("A request under another name is refused with a bare page")
    func host() async throws {
        try await serving { base in
            let answer = try await Loopback.ask(base + "/behov/framskrivning", headers: ["Host": "evil.example"])
            #expect(answer.status == 400)
            #expect(!answer.text.contains("Social- och omsorgsnämnden"))
        }
        #expect(HostCheck.host(of: "LocalHost:8080") == "localhost")
        #expect(HostCheck.host(of: "[::1]:8080") == "[::1]")
        #expect(HostCheck.host(of: "") == "")
    }

    @Test("A redirect never leaves the service and a download's name never leaves its header")
    func responses() {
        #expect(Response.seeOther("/behov?ar=2027").headers[.location] == "/behov?ar=2027")
        for path in ["//evil.example", "https://evil.example", "/a\r\nSet-Cookie: x", "/\\evil.example", ""] {
            #expect(Response.seeOther(path).headers[.location] == "/")
        }
        let header = Response.download([], type: "text/csv", name: "behov å\"\r\n.csv").headers[.contentDisposition]
        #expect(header == "attachment; filename=\"behov______.csv\"; filename*=UTF-8''behov%20%C3%A5%22%0D%0A.csv")
    }
}
