import Foundation
import Presentation
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication
@testable import FramsynWeb

@Suite("Pages for programs", .serialized)
struct APITests {
    @Test("a token reads exactly what the page says to its owner, as the page's own JSON")
    func sameContent() async throws {
        try await APIFixture.serving { api in
            let text = try await api.token()
            let session = try #require(try await api.service.session(ofToken: text))
            let account = try #require(session.viewer.accountID)
            let owner = try #require(try await api.service.viewer(of: account))
            for path in ["/behov", "/behov/framskrivning", "/behov/bristyrken", "/register/yrken"] {
                let entry = try #require(PageCatalogue.pages.first { $0.path == path })
                let answer = try await api.ask(path, token: text)
                #expect(answer.status == 200)
                #expect(answer.headers["content-type"] == "application/json")
                #expect(answer.headers["cache-control"] == "no-store")
                #expect(answer.headers["set-cookie"] == nil)
                let asToken = try await api.service.page(entry, PageRequest(path: path), as: session.viewer)
                let json = String(decoding: try PageFiles.json(asToken), as: UTF8.self)
                #expect(answer.text == json)
                // Figures are the same as in the owner's own reading; only what changes things may be gone.
                let asOwner = try await api.service.page(entry, PageRequest(path: path), as: owner)
                #expect(asToken.figures == asOwner.figures && asToken.charts == asOwner.charts)
                #expect(asToken.tables.map(\.totals) == asOwner.tables.map(\.totals))
                #expect(asToken.forms.allSatisfy { $0.method == .get })
            }
        }
    }

    @Test("a token that does not hold opens nothing, and is not told why")
    func refusedTokens() async throws {
        try await APIFixture.serving { api in
            let good = try await api.token()
            let foreign = "fsn_" + String(repeating: "A", count: 49)
            let (expiring, revoked) = (try await api.token(days: 1), try await api.token("hrstrateg"))
            let book = try await api.service.accountBook()
            let stored = try #require(try await api.service.session(ofToken: revoked))
            try await api.store.revokeAccessToken(
                stored.token, of: try #require(stored.viewer.accountID), time: "2026-11-21T12:00:00Z",
                event: APIFixture.event)
            let closed = try await api.token("facklig")
            var account = try #require(book.accounts.values.first { $0.signInName == "facklig" })
            account.closedAt = "2026-11-21T12:00:00Z"
            try await api.store.saveAccount(account, event: APIFixture.event)
            let ended = try await api.token("hrdirektor")
            let holder = try #require(try await api.service.session(ofToken: ended))
            var appointment = try #require(holder.viewer.holdings.first).appointment
            appointment.from = Day(number: appointment.from.number - 10)
            appointment.to = Day(number: appointment.from.number + 5)
            try await api.store.saveAppointment(appointment, event: APIFixture.event)

            #expect(try await api.ask("/behov", token: expiring).status == 200)
            api.clock.advance(days: 2)
            #expect(try await api.ask("/behov", token: good).status == 200)
            var texts: Set<String> = []
            for bad in [
                foreign, String(good.dropLast()), good + "x", good.lowercased(), expiring, revoked, closed, ended,
            ] {
                let answer = try await api.ask("/behov", token: bad)
                #expect(try api.problem(answer) == 401)
                #expect(answer.headers["www-authenticate"]?.hasPrefix("Bearer") == true)
                texts.insert(answer.text)
            }
            for headers in [[:], ["Authorization": "Basic " + good], ["Authorization": good]] {
                let answer = try await api.ask("/behov", token: nil, headers: headers)
                #expect(try api.problem(answer) == 401)
                texts.insert(answer.text)
            }
            #expect(texts.count == 1)
        }
    }

    @Test("a session's cookie opens nothing here, and a token opens no page of the browser's")
    func noMixing() async throws {
        try await APIFixture.serving { api in
            let good = try await api.token()
            let account = try #require(try await api.service.session(ofToken: good)?.viewer.accountID)
            let secret = try api.service.sessions.begin(
                account, agent: "prov", address: "127.0.0.1", now: api.clock.now)
            let cookie = ["Cookie": "framsyn-session=" + secret]
            let page = try await Loopback.ask(api.base + "/behov", headers: cookie)
            #expect(page.status == 200 && page.text.contains("<h1>"), "the cookie is good")
            #expect(try api.problem(try await api.ask("/behov", token: nil, headers: cookie)) == 401)
            let web = try await Loopback.ask(api.base + "/behov", headers: ["Authorization": "Bearer " + good])
            #expect(!web.text.contains("Personalbehov"), "led to where one signs in")
        }
    }

    @Test("the class of a token is its limit")
    func ceiling() async throws {
        try await APIFixture.serving { api in
            let open = try await api.token("analytiker", .open)
            #expect(try api.problem(try await api.ask("/behov", token: open)) == 403)
            #expect(try await api.ask("/register/yrken", token: open).status == 200)
            let index = try await api.ask("", token: open).text
            #expect(index.contains("/api/v1/register/yrken") && !index.contains("/api/v1/behov"))
            #expect(try await api.ask("", token: try await api.token()).text.contains("\"/api/v1/behov\""))
        }
    }

    @Test("an organisation outside the right is answered as one that does not exist")
    func noTelling() async throws {
        try await APIFixture.serving { api in
            let text = try await api.token("hrdirektor")
            let tree = try await api.service.caches.registry(api.store).tree
            let own = try #require(tree.nodes.first { $0.code == "DEMO-01" })
            let other = try #require(tree.nodes.first { $0.code == "DEMO-02" })
            #expect(try await api.ask("/behov?org=\(own.id)", token: text).status == 200)
            for path in ["/behov", "/behov/gap", "/behov/varfor", "/register/vakanser", "/rapporter"] {
                let outside = try await api.ask("\(path)?org=\(other.id)", token: text)
                let nowhere = try await api.ask("\(path)?org=99999999", token: text)
                #expect(try api.problem(outside) == 403)
                #expect(nowhere.status == 403 && nowhere.text == outside.text)
            }
        }
    }

    @Test("what is not there, what is not GET and what is not understood are problems with their own status")
    func problems() async throws {
        try await APIFixture.serving { api in
            let text = try await api.token()
            for path in ["/finns-inte", "/konto", "/behov/fyll-i", "/register/konton", "/behov/x", "/:x", "/%00"] {
                #expect(try api.problem(try await api.ask(path, token: text)) == 404, "\(path)")
            }
            for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
                let answer = try await api.ask("/behov", token: text, method: method)
                #expect(try api.problem(answer) == 405)
                #expect(answer.headers["allow"] == "GET, HEAD")
            }
            for query in [
                "?org=x", "?org=0", "?org=-1", "?org=1&org=1", "?okand=1", "?basar=2020", "?org=",
                "?sektor=" + String(repeating: "x", count: 201), "?org=9223372036854775808", "?besked=x", "?format=csv",
            ] {
                #expect(try api.problem(try await api.ask("/behov" + query, token: text)) == 400, "\(query)")
            }
            #expect(try api.problem(try await api.ask("/rapporter/rapport", token: text)) == 400)
            #expect(try api.problem(try await api.ask("/rapporter/rapport?id=999", token: text)) == 404)
            #expect(try await api.ask("/behov?sektor=finns-inte", token: text).status == 200)
            let head = try await api.ask("/behov", token: text, method: "HEAD")
            #expect(head.status == 200 && head.text.isEmpty)
        }
    }

    @Test("whatever stands in the header, the answer is a refusal")
    func randomHeaders() async throws {
        try await APIFixture.serving { api in
            var generator = SplitMix(state: 2026)
            let good = try await api.token()
            for round in 0..<300 {
                var bytes = Array((round % 2 == 0 ? good : "").utf8)
                for _ in 0..<Int.random(in: 1...60, using: &generator) {
                    let byte = UInt8.random(in: 0x20...0x7E, using: &generator)
                    bytes.insert(byte, at: Int.random(in: 0...bytes.count, using: &generator))
                }
                let kind = ["Bearer ", "bearer  ", "Bearer", "", "Basic "][round % 5]
                let answer = try await api.ask(
                    "/behov", token: nil, headers: ["Authorization": kind + String(decoding: bytes, as: UTF8.self)])
                #expect(answer.status == 401, "\(kind)\(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }

    @Test("a token that asks too often is told to wait; others are not")
    func rate() async throws {
        let rate = RequestRate()
        let start = ContinuousClock().now
        for _ in 0..<RequestRate.limit { #expect(rate.wait(1, at: start) == nil) }
        #expect(rate.wait(1, at: start) == 1)
        #expect(rate.wait(2, at: start) == nil)
        #expect(rate.wait(1, at: start + .milliseconds(51)) == nil)
        #expect(rate.wait(1, at: start + .milliseconds(52)) == 1)
        // A clock that goes backwards gives nothing away and shuts nobody out for good.
        #expect(rate.wait(1, at: start) == 1)
        #expect(rate.wait(1, at: start + .seconds(60)) == nil)
    }
}

/// A seeded generator (SplitMix64).
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
