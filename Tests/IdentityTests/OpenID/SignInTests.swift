import Foundation
import Outbound
import Testing

@testable import Identity

@Suite("Signing in at a provider's process on this machine")
struct SignInTests {
    private var now: UnixTime { UnixTime(Date().timeIntervalSince1970) }

    /// A sign-in that is stored, as a caller stores it: coded and read back, with some values changed.
    private func stored(_ pending: PendingSignIn, changed: [String: String] = [:]) throws -> PendingSignIn {
        var values = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(pending)) as? [String: Any])
        for (name, value) in changed {
            #expect(values[name] is String)
            values[name] = value
        }
        return try JSONDecoder().decode(PendingSignIn.self, from: JSONSerialization.data(withJSONObject: values))
    }

    @Test(
        "from the sign-in page and back, with name and secret in the header or in the form",
        arguments: ["client_secret_basic", "client_secret_post"])
    func wholeWay(authentication: String) async throws {
        let process = try ProviderProcess(authentication)
        defer { process.stop() }
        let client = OpenIDClient(provider: try process.provider())
        let (address, pending) = try await client.begin(returnPath: "/behov?org=1", now: now)
        #expect(address.hasPrefix(process.issuer + "/authorize/?response_type=code&client_id=framsyn&"))
        #expect(!address.contains(pending.codeVerifier))
        let answer = try await Browser().signIn(at: address)
        #expect(answer.state == pending.state)
        let signedIn = try await client.complete(stored(pending), answer: answer, now: now)
        #expect(signedIn.returnPath == "/behov?org=1")
        #expect(
            signedIn.claims
                == IdentityClaims(
                    issuer: process.issuer, subject: "1", name: "Alva Lind", email: "lind@example.se",
                    isEmailVerified: true, groups: ["planerare", "chef"]))
        let signOut = try await client.signOutAddress(
            idToken: signedIn.idToken, returnAddress: "http://127.0.0.1/", now: now)
        #expect(signOut?.hasPrefix(process.issuer + "/logout/?id_token_hint=ey") == true)
        #expect(signOut?.hasSuffix("&post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%2F") == true)
        // The code is spent.
        await #expect(throws: OpenIDFault.codeRefused(code: "invalid_grant")) {
            try await client.complete(pending, answer: answer, now: now)
        }
    }

    @Test("what is wrong with the answer is refused before or by the provider")
    func refused() async throws {
        let process = try ProviderProcess.shared.get()
        let client = OpenIDClient(provider: try process.provider())
        let browser = Browser()
        func signIn() async throws -> (PendingSignIn, SignInAnswer) {
            let (address, pending) = try await client.begin(returnPath: "/", now: now)
            return (pending, try await browser.signIn(at: address))
        }
        func expect(_ fault: OpenIDFault, _ pending: PendingSignIn, _ answer: SignInAnswer, later: Int = 0) async {
            await #expect(throws: fault) { try await client.complete(pending, answer: answer, now: now + later) }
        }

        let (pending, answer) = try await signIn()
        await expect(.otherSignIn, pending, SignInAnswer(state: "x", code: answer.code))
        await expect(.otherSignIn, PendingSignIn(returnPath: "/", now: now), answer)
        await expect(.tooLate, pending, answer, later: 700)
        await expect(.noCode, pending, SignInAnswer(state: pending.state, code: nil))
        await expect(.noCode, pending, SignInAnswer(state: pending.state, code: ""))
        await expect(
            .refused(code: "access_denied"), pending,
            SignInAnswer(state: pending.state, code: nil, error: "access_denied\r\n"))
        await expect(
            .otherIssuer("https://x.example"), pending,
            SignInAnswer(state: pending.state, code: answer.code, issuer: "https://x.example"))
        await expect(
            .codeRefused(code: "invalid_grant"), pending, SignInAnswer(state: pending.state, code: "made-up"))
        // None of it has spent the code: the right answer is still taken.
        #expect(try await client.complete(pending, answer: answer, now: now).claims.subject == "1")

        // Somebody who got hold of the code but not of the verifier.
        let (second, secondAnswer) = try await signIn()
        await expect(
            .codeRefused(code: "invalid_grant"), try stored(second, changed: ["codeVerifier": SecretToken().text]),
            secondAnswer)
        // A token that was made for another sign-in.
        let (third, thirdAnswer) = try await signIn()
        await expect(
            .idToken(.wrongNonce), try stored(third, changed: ["nonce": SecretToken().text]), thirdAnswer)
    }

    @Test("a wrong secret, another client's code and token, and a wrong issuer")
    func wronglySetUp() async throws {
        let process = try ProviderProcess.shared.get()
        let client = OpenIDClient(provider: try process.provider())
        let (address, pending) = try await client.begin(returnPath: "/", now: now)
        let answer = try await Browser().signIn(at: address)
        let wrongSecret = OpenIDClient(provider: try process.provider(secret: "fel"))
        await #expect(throws: OpenIDFault.codeRefused(code: "invalid_client")) {
            try await wrongSecret.complete(pending, answer: answer, now: now)
        }
        let other = OpenIDClient(provider: try process.provider(clientID: "annan"))
        await #expect(throws: OpenIDFault.codeRefused(code: "invalid_grant")) {
            try await other.complete(pending, answer: answer, now: now)
        }
        let signedIn = try await client.complete(pending, answer: answer, now: now)
        // The token is genuine, and still not one for another client.
        let keys = try #require(KeySet(json: Array(try await process.ask("/o/.well-known/jwks.json").utf8)))
        func verify(as provider: OpenIDProvider) async throws -> IdentityClaims {
            try await IDTokenVerifier(provider: provider).verify(
                IDToken(signedIn.idToken), keys: keys, nonce: pending.nonce, now: now)
        }
        #expect(try await verify(as: process.provider()) == signedIn.claims)
        await #expect(throws: IDTokenFault.wrongAudience(["framsyn"])) {
            try await verify(as: process.provider(clientID: "annan"))
        }
        for (issuer, fault) in [
            (process.issuer + "/", OpenIDFault.otherIssuer(process.issuer)),
            (process.origin, .badStatus(404)),
            (process.origin.replacing("127.0.0.1", with: "localhost") + "/o", .badStatus(400)),
            ("http://127.0.0.1:1", .notReached(.notReached(host: "127.0.0.1", reason: ""))),
        ] {
            let misled = OpenIDClient(provider: try process.provider(issuer: issuer))
            let thrown = await #expect(throws: OpenIDFault.self) { try await misled.begin(returnPath: "/", now: now) }
            if case .notReached(.notReached) = thrown, case .notReached = fault { continue }
            #expect(thrown == fault)
        }
    }

    @Test("a new key at the provider is found when a minute has passed, and the old one is not believed after that")
    func rotation() async throws {
        let process = try ProviderProcess()
        defer { process.stop() }
        let client = OpenIDClient(provider: try process.provider())
        let browser = Browser()
        func signIn(later: Int) async throws -> ConfirmedSignIn {
            let (address, pending) = try await client.begin(returnPath: "/", now: now)
            return try await client.complete(pending, answer: browser.signIn(at: address), now: now + later)
        }
        _ = try await signIn(later: 0)
        _ = try await signIn(later: 0)
        #expect(try await process.ask("/fetched") == "1")
        #expect(try await process.ask("/rotate", method: "POST") == "ok")
        let fault = await #expect(throws: OpenIDFault.self) { try await signIn(later: 0) }
        guard case .idToken(.unknownKey(_?)) = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
        #expect(try await process.ask("/fetched") == "1")
        #expect(try await signIn(later: 120).claims.subject == "1")
        #expect(try await process.ask("/fetched") == "2")
        // Gone altogether: what is kept still begins a sign-in, which then cannot be ended.
        let (_, pending) = try await client.begin(returnPath: "/", now: now)
        process.stop()
        let gone = await #expect(throws: OpenIDFault.self) {
            try await client.complete(pending, answer: SignInAnswer(state: pending.state, code: "x"), now: now)
        }
        guard case .notReached(.notReached(host: "127.0.0.1", _)) = gone else {
            Issue.record("\(String(describing: gone))")
            return
        }
    }
}
