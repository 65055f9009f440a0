import Testing

@testable import Identity

/// SplitMix64 with a fixed seed, so that a case that fails is found again.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// Some bytes, or a right text with some bytes changed, removed, doubled or put in.
    mutating func mutated(_ right: String) -> String {
        var bytes = Array(right.utf8)
        if Int.random(in: 0..<8, using: &self) == 0 {
            bytes = (0..<Int.random(in: 0..<200, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) }
        }
        for _ in 0...Int.random(in: 0..<4, using: &self) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &self)
            let some = UInt8.random(in: 0...255, using: &self)
            switch Int.random(in: 0..<6, using: &self) {
            case 0: bytes[place] = some
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(some, at: place)
            case 3: bytes[place] = #"{}[]",:.\-_=0Aae"#.utf8.randomElement(using: &self) ?? some
            case 4: bytes = Array(bytes[..<place])
            default:
                let length = Int.random(in: 0...min(40, bytes.count - place), using: &self)
                bytes.insert(
                    contentsOf: bytes[place..<place + length], at: Int.random(in: 0...bytes.count, using: &self))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

@Suite("Nothing that is sent stops the process, and nothing changed is taken for right", .serialized)
struct MutationTests {
    // One after the other, and with pauses, so that tests with a time limit get their turn.
    private static let cases = 10_000
    /// Where a signature is checked, which takes a millisecond when the library is built for debugging.
    private static let signedCases = 2_000
    private let forge = Forge.shared

    @Test("tokens")
    func tokens() async {
        var dice = Dice(state: 1)
        let (secret, access) = (SecretToken(), AccessToken())
        for number in 0..<Self.cases {
            if number.isMultiple(of: 20) { await Task.yield() }
            let text = dice.mutated(secret.text)
            #expect(SecretToken(text: text).map(\.text) ?? text == text)
            let program = dice.mutated(access.text)
            #expect(AccessToken(text: program) == nil || program == access.text)
        }
    }

    @Test("base64url and base32: what is read is written back the same")
    func alphabets() async {
        var dice = Dice(state: 2)
        for number in 0..<Self.cases {
            if number.isMultiple(of: 20) { await Task.yield() }
            let bytes = (0..<Int.random(in: 0..<40, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) }
            #expect(Base64URL.bytes(of: Base64URL.text(of: bytes)) == bytes)
            #expect(Base32.bytes(of: Base32.text(of: bytes)) == bytes)
            let text = dice.mutated(Base64URL.text(of: bytes))
            if let read = Base64URL.bytes(of: text) { #expect(Base64URL.text(of: read) == text) }
            let typed = dice.mutated(Base32.text(of: bytes))
            if let read = Base32.bytes(of: typed) {
                #expect(Base32.text(of: read) == typed.uppercased().filter { !" -=".contains($0) })
            }
        }
    }

    @Test("codes, passwords and stored hashes")
    func typed() async throws {
        var dice = Dice(state: 3)
        let code = try #require(OneTimeCode(base32: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"))
        let recovery = RecoveryCode()
        let digests = [recovery.digest]
        for number in 0..<Self.cases {
            if number.isMultiple(of: 20) { await Task.yield() }
            let typed = dice.mutated("755224")
            if code.acceptedStep(typed: typed, now: 0, lastUsedStep: nil) != nil {
                #expect(["755224", "287082"].contains(typed.filter { !$0.isWhitespace }))
            }
            let paper = dice.mutated(recovery.text)
            if RecoveryCode(typed: paper)?.index(in: digests) != nil {
                #expect(paper.uppercased().filter { !" -=".contains($0) } == recovery.text.filter { $0 != "-" })
            }
            let hash = dice.mutated(PasswordHash.decoy.text)
            #expect(PasswordHash(stored: hash).map(\.text) ?? hash == hash)
            let password = dice.mutated("Sommaren2026 vid älven")
            let isShort = PasswordRules.faults(in: password, accountName: dice.mutated("anna.berg@example.se"))
                .contains { if case .tooShort = $0 { true } else { false } }
            #expect(isShort == (password.count < 12))
        }
    }

    @Test("ID tokens: a changed one is refused, whatever was changed")
    func idTokens() async throws {
        var dice = Dice(state: 4)
        let right = forge.token(
            header: #"{"alg":"ES256","kid":"e"}"#, claims: Forge.json(Forge.claims), signature: .es256)
        #expect(await forge.verdict(right) == nil)
        for _ in 0..<Self.signedCases {
            let token = dice.mutated(right)
            if token == right { continue }
            #expect(await forge.verdict(token) != nil, "\(token)")
        }
    }

    @Test("claims: what is odd inside stops nothing, and is believed only when it is whole")
    func claims() async throws {
        var dice = Dice(state: 5)
        let json = Forge.json(Forge.claims)
        let verifier = IDTokenVerifier(provider: Forge.provider)
        var believedCount = 0
        for number in 0..<Self.cases {
            if number.isMultiple(of: 20) { await Task.yield() }
            let text = dice.mutated(json)
            guard let claims = try? JSONValue.object(in: Array(text.utf8)),
                let believed = try? verifier.identity(in: claims, nonce: Forge.nonce, now: Forge.now)
            else { continue }
            believedCount += 1
            #expect(believed.issuer == "https://id.example.se" && !believed.subject.isEmpty)
            #expect(text.contains(Forge.nonce), "\(text)")
        }
        // Changed names and groups may be believed; most else may not.
        #expect((1..<Self.cases / 2).contains(believedCount))
    }

    @Test("key sets: a key that was changed verifies nothing")
    func keySets() async throws {
        var dice = Dice(state: 6)
        let header = #"{"alg":"RS256","kid":"k"}"#
        let token = forge.token(header: header, claims: Forge.json(Forge.claims), signature: .rs256)
        let right = #"{"keys":[{"kty":"RSA","kid":"k","n":"\#(forge.modulus)","e":"AQAB"}]}"#
        #expect(await forge.verdict(token, keys: right) == nil)
        for _ in 0..<Self.signedCases {
            let keys = dice.mutated(right)
            guard await forge.verdict(token, keys: keys) == nil else { continue }
            #expect(keys.contains(forge.modulus))
        }
    }

    @Test("what a provider tells: no address leads to a host that is not allowed")
    func metadata() async {
        var dice = Dice(state: 7)
        let right = Forge.json([
            ("issuer", "\"https://id.example.se\""), ("authorization_endpoint", "\"https://id.example.se/a\""),
            ("token_endpoint", "\"https://id.example.se/t\""), ("jwks_uri", "\"https://id.example.se/k\""),
        ])
        var read = 0
        for number in 0..<Self.cases {
            if number.isMultiple(of: 20) { await Task.yield() }
            guard let metadata = try? ProviderMetadata(json: Array(dice.mutated(right).utf8), of: Forge.provider) else {
                continue
            }
            read += 1
            for address in [metadata.authorizationAddress, metadata.tokenAddress, metadata.keysAddress] {
                #expect(address.lowercased().starts(with: /https:\/\/id\.example\.se(:\d*)?([\/?#]|$)/), "\(address)")
            }
        }
        #expect(read > 0)
    }
}
