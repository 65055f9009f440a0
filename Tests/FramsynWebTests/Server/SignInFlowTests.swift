import Foundation
import FoundationNetworking
import Hummingbird
import Logging
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication
@testable import FramsynWeb

extension Service {
    /// Stores somebody with a role and begins a session; the secret of its cookie.
    func signedIn(as role: String, at organisation: Int64?, name: String = "prov") async throws -> String {
        let account = try await store.addAccount(
            Account(id: 0, name: "Prov \(name)", signInName: name), createdAt: now, event: nil)
        try await store.addAppointment(
            Appointment(id: 0, accountID: account, organisationID: organisation, roleID: role, from: today), event: nil)
        return try sessions.begin(account, agent: "prov", address: "127.0.0.1", now: date)
    }
}

/// The whole service on a store with one organisation.
private struct SignInSite: Sendable {
    let base: String
    let service: Service

    struct Answer {
        var status: Int
        var cookies: [String]
        var location: String?
        var text: String
    }

    static func serving(
        proxies: [String] = [], _ body: @escaping @Sendable (SignInSite) async throws -> Void
    ) async throws {
        let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try Store(directory: directory)
        try await store.saveOrganisations(
            [(Organisation(id: 0, code: "A", name: "Prövstad", kind: .municipality), parentCode: nil)],
            event: Event.Draft(time: "2026-11-21T12:00:00Z", actor: "prov", useCase: "Test", object: "prov"))
        let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var options = ServerOptions()
        options.port = 0
        options.proxies = try proxies.map { try #require(AddressRange($0)) }
        let service = Service(store: store, workers: 1, logger: silent)
        let server = FramsynServer(service: service, options: options, version: "prov", logger: silent)
        try await Loopback.serving {
            try server.application(onRunning: $0)
        } _: {
            try await body(SignInSite(base: $0, service: service))
        }
        try store.close()
    }

    func ask(
        _ path: String, cookie: String = "", form: [(String, String)]? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        var request = URLRequest(url: try #require(URL(string: base + path)))
        request.httpShouldHandleCookies = false
        if !cookie.isEmpty { request.setValue(cookie, forHTTPHeaderField: "Cookie") }
        if let form {
            request.httpMethod = "POST"
            request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
            request.setValue("same-origin", forHTTPHeaderField: "Sec-Fetch-Site")
            request.httpBody = Data(
                form.map { "\($0.0)=\(AddressQuery.encoded($0.1))" }.joined(separator: "&").utf8)
        }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let session = URLSession(configuration: .ephemeral, delegate: Stay(), delegateQueue: nil)
        let (data, response) = try await session.data(for: request)
        let http = try #require(response as? HTTPURLResponse)
        let cookies = http.value(forHTTPHeaderField: "Set-Cookie").map { [$0] } ?? []
        return Answer(
            status: http.statusCode, cookies: cookies, location: http.value(forHTTPHeaderField: "Location"),
            text: String(decoding: data, as: UTF8.self))
    }

    /// The form's secret on the sign-in page with the cookie that goes with it.
    func beginning(headers: [String: String] = [:]) async throws -> (cookie: String, token: String) {
        let page = try await ask("/logga-in", headers: headers)
        let cookie = try #require(page.cookies.first?.split(separator: ";").first.map(String.init))
        return (cookie, try #require(cookie.split(separator: "=").last.map(String.init)))
    }
}

@Suite("Signing in over the web", .serialized)
struct SignInFlowTests {
    private static let password = "några ord efter varandra"

    private func addAnna(_ service: Service) async throws {
        let hash = try #require(await service.passwords.hash(Self.password))
        let id = try await service.store.addAccount(
            Account(id: 0, name: "Anna Prov", signInName: "anna"), passwordHash: hash, createdAt: service.now,
            event: nil)
        try await service.store.addAppointment(
            Appointment(id: 0, accountID: id, organisationID: 1, roleID: "strategist", from: service.today), event: nil)
    }

    @Test("whoever has not signed in reaches nothing but the way in")
    func outside() async throws {
        try await SignInSite.serving { site in
            for entry in PageCatalogue.pages {
                let answer = try await site.ask(entry.path)
                #expect(answer.status == 303 && answer.location?.hasPrefix("/logga-in") == true, "\(entry.path)")
                #expect(!answer.text.contains("Prövstad"))
            }
            for entry in PageCatalogue.forms {
                let answer = try await site.ask(entry.path, form: [("a", "b")])
                #expect(answer.status == 303 && answer.location?.hasPrefix("/logga-in") == true, "\(entry.path)")
            }
            #expect(try await site.ask("/ingenting").status == 303)
            let page = try await site.ask("/logga-in")
            #expect(
                page.status == 200 && !page.text.contains("Prövstad") && !page.text.contains("Prova demonstrationen"))
            #expect(try await site.ask("/public/framsyn.css").status == 200)
        }
    }

    @Test("the right password with the page's own secret lets in; without the secret nothing is tried")
    func signsIn() async throws {
        try await SignInSite.serving { site in
            try await addAnna(site.service)
            let (cookie, token) = try await site.beginning()
            let fields = [("anvandarnamn", "anna"), ("losenord", Self.password), ("till", "/behov?org=1")]
            #expect(try await site.ask("/logga-in", form: fields).status == 403)
            #expect(try await site.ask("/logga-in", cookie: cookie, form: fields + [("vakt", "fel")]).status == 403)
            let wrong = try await site.ask(
                "/logga-in", cookie: cookie, form: [("anvandarnamn", "anna"), ("losenord", "fel"), ("vakt", token)])
            #expect(wrong.status == 422 && wrong.text.contains("stämmer inte") && !wrong.text.contains("value=\"fel\""))
            let done = try await site.ask("/logga-in", cookie: cookie, form: fields + [("vakt", token)])
            #expect(done.status == 303 && done.location == "/behov?org=1")
            let session = try #require(done.cookies.first)
            #expect(session.hasPrefix("framsyn-session="))
            #expect(session.contains("HttpOnly") && session.contains("SameSite=Lax") && session.contains("Path=/"))
            #expect(!session.contains("Secure") && !session.contains("Domain"))
            let held = try #require(session.split(separator: ";").first.map(String.init))
            let page = try await site.ask("/", cookie: held)
            #expect(page.status == 200 && page.text.contains("Anna Prov") && page.text.contains("HR-strateg"))
        }
    }

    @Test("behind TLS the cookie is one that no other host can set, and the plain one is not taken")
    func secure() async throws {
        try await SignInSite.serving(proxies: ["127.0.0.1"]) { site in
            try await addAnna(site.service)
            let tls = ["X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"]
            let (cookie, token) = try await site.beginning(headers: tls)
            #expect(cookie.hasPrefix("__Host-framsyn-form="))
            let done = try await site.ask(
                "/logga-in", cookie: cookie,
                form: [("anvandarnamn", "anna"), ("losenord", Self.password), ("vakt", token)], headers: tls)
            let session = try #require(done.cookies.first)
            #expect(session.hasPrefix("__Host-framsyn-session=") && session.contains("; Secure"))
            let held = try #require(session.split(separator: ";").first.map(String.init))
            #expect(try await site.ask("/", cookie: held, headers: tls).status == 200)
            let plain = held.replacing("__Host-", with: "")
            #expect(try await site.ask("/", cookie: plain, headers: tls).status == 303)
            // Over a connection that can be listened to nobody signs in.
            let open = try await site.ask("/logga-in", headers: ["X-Forwarded-For": "203.0.113.7"])
            #expect(open.status == 403 && open.text.contains("inte krypterad"))
        }
    }

    @Test("headers of a proxy that is not configured are not believed")
    func spoofed() async throws {
        try await SignInSite.serving { site in
            let page = try await site.ask("/logga-in", headers: ["X-Forwarded-Proto": "https"])
            #expect(page.cookies.first?.hasPrefix("framsyn-form=") == true)
        }
    }

    @Test("a form without the session's own secret changes nothing, and what was written is kept for its owner")
    func tokens() async throws {
        try await SignInSite.serving { site in
            let secret = try await site.service.signedIn(as: "admin", at: nil)
            let other = try await site.service.signedIn(as: "admin", at: nil, name: "annan")
            let cookie = "framsyn-session=" + secret
            let fields = [("namn", "Nyköp"), ("kod", "NK"), ("slag", "municipality")]
            let otherToken = try #require(try await site.service.session(other)).formToken
            for token in [nil, "", "fel", otherToken] {
                let form = fields + (token.map { [("vakt", $0)] } ?? [])
                let answer = try await site.ask("/register/organisation/andra", cookie: cookie, form: form)
                #expect(answer.status == 303)
                let path = try #require(answer.location)
                #expect(path.hasPrefix("/skicka-igen?nyckel="))
                let page = try await site.ask(path, cookie: cookie)
                #expect(page.text.contains("Nyköp") && page.text.contains("action=\"/register/organisation/andra\""))
            }
            #expect(try await site.service.store.organisations().count == 1)
            let own = try #require(try await site.service.session(secret)).formToken
            let done = try await site.ask(
                "/register/organisation/andra", cookie: cookie, form: fields + [("vakt", own)])
            #expect(done.status == 303)
            #expect(try await site.service.store.organisations().count == 2)
            // A password is never kept.
            let password = try await site.ask(
                "/konto/losenord", cookie: cookie, form: [("nuvarande", "hemligt"), ("losenord", "x")])
            #expect(password.status == 403)
        }
    }

    @Test("a form sent after the session has ended is shown again once one has signed in")
    func ended() async throws {
        try await SignInSite.serving { site in
            let answer = try await site.ask(
                "/register/organisation/andra", cookie: "framsyn-session=gammal", form: [("namn", "Nyköp")])
            let path = try #require(answer.location)
            #expect(path.hasPrefix("/logga-in?till=%2Fskicka-igen"))
            let secret = try await site.service.signedIn(as: "admin", at: nil)
            let held = try #require(path.split(separator: "=", maxSplits: 1).last?.removingPercentEncoding)
            let page = try await site.ask(held, cookie: "framsyn-session=" + secret)
            #expect(page.status == 200 && page.text.contains("Nyköp"))
        }
    }

    @Test("a kept page is its reader's alone")
    func kept() async throws {
        try await SignInSite.serving { site in
            let one = "framsyn-session=" + (try await site.service.signedIn(as: "strategist", at: 1, name: "ett"))
            let two = "framsyn-session=" + (try await site.service.signedIn(as: "admin", at: nil, name: "tva"))
            for _ in 0..<2 {
                let first = try await site.ask("/register/organisation", cookie: one)
                let second = try await site.ask("/register/organisation", cookie: two)
                #expect(first.text.contains("Prov ett") && !first.text.contains("Prov tva"))
                #expect(second.text.contains("Prov tva") && !second.text.contains("Prov ett"))
            }
        }
    }

    @Test("signing out ends the session; the way out asks for the session's secret")
    func out() async throws {
        try await SignInSite.serving { site in
            let secret = try await site.service.signedIn(as: "admin", at: nil)
            let cookie = "framsyn-session=" + secret
            #expect(try await site.ask("/logga-ut", cookie: cookie, form: [("vakt", "fel")]).status == 403)
            #expect(try await site.ask("/", cookie: cookie).status == 200)
            let token = try #require(try await site.service.session(secret)).formToken
            let done = try await site.ask("/logga-ut", cookie: cookie, form: [("vakt", token)])
            #expect(done.status == 303 && done.cookies.first?.contains("Max-Age=0") == true)
            #expect(try await site.ask("/", cookie: cookie).status == 303)
        }
    }
}
