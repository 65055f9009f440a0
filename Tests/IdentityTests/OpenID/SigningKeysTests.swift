import Synchronization
import Testing

@testable import Identity

@Suite("The provider's keys are kept, and fetched again when they have changed")
struct SigningKeysTests {
    /// A provider that counts how often its keys are fetched, and may be told to change or to fail.
    private final class Source: Sendable {
        private let state = Mutex((count: 0, result: Result<KeySet, OpenIDFault>.failure(.badKeys)))

        init(_ names: [String]) { set(names) }
        var count: Int { state.withLock { $0.count } }

        func set(_ names: [String]) {
            let key = { (name: String) in #"{"kty":"RSA","kid":"\#(name)","n":"\#(Forge.shared.modulus)","e":"AQAB"}"# }
            let json = "{\"keys\":[\(names.map(key).joined(separator: ","))]}"
            let set = sure(try #require(KeySet(json: Array(json.utf8))))
            state.withLock { $0.result = .success(set) }
        }

        func fail() { state.withLock { $0.result = .failure(.badStatus(503)) } }

        func fetch() async -> Result<KeySet, OpenIDFault> {
            await Task.yield()
            return state.withLock { state in
                state.count += 1
                return state.result
            }
        }
    }

    private func token(_ name: String) throws -> IDToken {
        try IDToken(
            Forge.shared.token(
                header: #"{"alg":"RS256","kid":"\#(name)"}"#, claims: Forge.json(Forge.claims), signature: .rs256))
    }

    @Test("known keys are fetched once an hour, an unknown one at most once a minute")
    func rotation() async throws {
        let source = Source(["old"])
        let keys = SigningKeys { _ in await source.fetch() }
        let (old, new) = (try token("old"), try token("new"))
        func found(_ token: IDToken, at now: UnixTime) async throws -> Bool {
            let set = try await keys.keys(for: token, now: now)
            return !set.candidates(identifier: token.keyIdentifier, algorithm: token.algorithm).isEmpty
        }
        #expect(try await found(old, at: 1_000))
        #expect(try await found(old, at: 2_000))
        #expect(source.count == 1)
        // Unknown: fetched again, and not there; then a minute must pass.
        #expect(try await !found(new, at: 2_000))
        #expect(source.count == 2)
        source.set(["new"])
        #expect(try await !found(new, at: 2_059))
        #expect(source.count == 2)
        #expect(try await found(new, at: 2_060))
        #expect(source.count == 3)
        // The key that was taken away is no longer believed.
        #expect(try await !found(old, at: 2_061))
        #expect(source.count == 3)
        // After an hour they are fetched though all are known.
        #expect(try await found(new, at: 5_659))
        #expect(source.count == 3)
        #expect(try await found(new, at: 5_660))
        #expect(source.count == 4)
    }

    @Test("right after they were fetched for the first time, an unknown key does not fetch them again")
    func firstFetch() async throws {
        let source = Source(["a"])
        let keys = SigningKeys { _ in await source.fetch() }
        for _ in 0..<50 { _ = try await keys.keys(for: token("x"), now: 1_000) }
        #expect(source.count == 1)
    }

    @Test("many who come at once wait for one answer")
    func together() async throws {
        let source = Source(["a"])
        let keys = SigningKeys { _ in await source.fetch() }
        let token = try token("a")
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<50 { group.addTask { try await keys.keys(for: token, now: 1_000).keys.count } }
            for try await count in group { #expect(count == 1) }
        }
        #expect(source.count == 1)
    }

    @Test("when they cannot be fetched that is said, and old ones are not used beyond their hour")
    func failure() async throws {
        let source = Source(["a"])
        let keys = SigningKeys { _ in await source.fetch() }
        let token = try token("a")
        source.fail()
        await #expect(throws: OpenIDFault.badStatus(503)) { try await keys.keys(for: token, now: 1_000) }
        source.set(["a"])
        #expect(try await keys.keys(for: token, now: 1_000).keys.count == 1)
        source.fail()
        #expect(try await keys.keys(for: token, now: 4_599).keys.count == 1)
        await #expect(throws: OpenIDFault.badStatus(503)) { try await keys.keys(for: token, now: 4_600) }
    }
}

@Suite("What is kept while somebody is away signing in")
struct PendingSignInTests {
    @Test("each has secrets of its own, and can be stored")
    func secrets() throws {
        let one = PendingSignIn(returnPath: "/behov", now: 1_000)
        let other = PendingSignIn(returnPath: "/behov", now: 1_000)
        #expect(Set([one.state, one.nonce, one.codeVerifier, other.state, other.nonce, other.codeVerifier]).count == 6)
        #expect(!"\(one) \(String(reflecting: [one]))".contains(one.state.prefix(8)))
    }

    @Test("the challenge is that of RFC 7636, appendix B")
    func challenge() {
        #expect(
            Base64URL.text(of: digestBytes(of: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }

    @Test(
        "only a path of ours is returned to",
        arguments: [
            ("/", "/"), ("/behov?org=1&sida=2", "/behov?org=1&sida=2"), ("", "/"), ("behov", "/"),
            ("//evil.example", "/"), ("/\\evil.example", "/"), ("\\\\evil.example", "/"), ("https://evil.example", "/"),
            ("/\t/evil.example", "/"), ("/a\r\nSet-Cookie: x", "/"), ("/åäö", "/"), ("/%C3%A5", "/%C3%A5"),
            ("/" + String(repeating: "x", count: 3_000), "/"),
        ])
    func returnPath(asked: String, used: String) {
        #expect(PendingSignIn(returnPath: asked, now: 0).returnPath == used)
    }

    @Test("the answer must be to this sign-in, and come within ten minutes")
    func check() {
        let pending = PendingSignIn(returnPath: "/", now: 1_000)
        for now in [1_000, 1_600, 940] {
            #expect(throws: Never.self) { try pending.check(state: pending.state, now: now) }
        }
        for now in [1_601, 939, 100_000] {
            #expect(throws: OpenIDFault.tooLate) { try pending.check(state: pending.state, now: now) }
        }
        for state in [nil, "", "x", pending.nonce, pending.state + "A", String(pending.state.dropLast())] {
            #expect(throws: OpenIDFault.otherSignIn) { try pending.check(state: state, now: 1_000) }
        }
    }
}
