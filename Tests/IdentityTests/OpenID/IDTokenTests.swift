import Testing

@testable import Identity

@Suite("An ID token is believed only when everything about it is right")
struct IDTokenTests {
    private let forge = Forge.shared

    @Test(
        "a right token of each kind is believed, and its claims are read",
        arguments: [
            (#"{"alg":"RS256","kid":"r"}"#, Forge.Signature.rs256),
            (#"{"alg":"RS256","kid":"any","typ":"JWT"}"#, .rs256), (#"{"alg":"PS256","kid":"any"}"#, .ps256),
            (#"{"alg":"ES256","kid":"e"}"#, .es256),
            // No name, but only one key that fits.
            (#"{"alg":"ES256"}"#, .es256), (#"{"alg":"PS256"}"#, .ps256),
            // Keys that the token brings with it are not looked at.
            (
                #"{"alg":"RS256","kid":"r","jku":"https://x.example/","x5u":"https://x.example/","jwk":{"kty":"oct","k":"AA"},"x5c":["AA"]}"#,
                .rs256
            ),
        ])
    func right(header: String, signature: Forge.Signature) async throws {
        let token = forge.token(header: header, claims: Forge.json(Forge.claims), signature: signature)
        #expect(
            try await forge.claims(of: token)
                == IdentityClaims(
                    issuer: "https://id.example.se", subject: "a1b2", name: "Alva Lind", email: "lind@example.se",
                    isEmailVerified: true, groups: ["planerare", "chef"]))
    }

    /// A token with one thing wrong. Its twin, with that thing right, is tried in the same test.
    struct Wrong: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var header = #"{"alg":"RS256","kid":"r"}"#
        var signature = Forge.Signature.rs256
        /// Claims that are put in place of the right ones; nil removes one.
        var changed: [String: String?] = [:]
        /// Put before the closing bracket of the claims.
        var added = ""
        let fault: IDTokenFault

        var claims: String {
            let members = Forge.claims.compactMap { name, value -> (String, String)? in
                guard let change = changed[name] else { return (name, value) }
                return change.map { (name, $0) }
            }
            let more = changed.filter { name, _ in !Forge.claims.contains { $0.0 == name } }
                .compactMap { name, value in value.map { (name, $0) } }
            return String(Forge.json(members + more).dropLast()) + added + "}"
        }
    }

    static let wrongs: [Wrong] =
        ["none", "None", "NONE", "nOnE", ""].map {
            Wrong(
                testDescription: "no signature, alg “\($0)”", header: #"{"alg":"\#($0)","kid":"r"}"#, signature: .none,
                fault: .algorithmNotAllowed($0))
        }
        + Forge.shared.publicKeyTexts.flatMap {
            [
                Wrong(
                    testDescription: "HS256 with the public key as secret", header: #"{"alg":"HS256","kid":"r"}"#,
                    signature: .mac(secret: $0), fault: .algorithmNotAllowed("HS256")),
                Wrong(
                    testDescription: "said to be RS256, HMAC with the public key", signature: .mac(secret: $0),
                    fault: .wrongSignature),
            ]
        }
        + ["RS384", "RS512", "ES384", "EdDSA", "HS512", "rs256", "RS256 "].map {
            Wrong(
                testDescription: "alg \($0)", header: #"{"alg":"\#($0)","kid":"r"}"#, fault: .algorithmNotAllowed($0))
        } + [
            Wrong(testDescription: "no alg", header: #"{"kid":"r"}"#, fault: .missing(claim: "alg")),
            Wrong(testDescription: "alg is a number", header: #"{"alg":256,"kid":"r"}"#, fault: .missing(claim: "alg")),
            Wrong(
                testDescription: "alg twice", header: #"{"alg":"none","kid":"r","alg":"RS256"}"#,
                fault: .duplicate(name: "alg")),
            Wrong(
                testDescription: "alg twice, once escaped", header: #"{"\u0061lg":"none","kid":"r","alg":"RS256"}"#,
                fault: .duplicate(name: "alg")),
            Wrong(
                testDescription: "crit", header: #"{"alg":"RS256","kid":"r","crit":["exp"]}"#, fault: .notUnderstood),
            Wrong(
                testDescription: "kid is a number", header: #"{"alg":"RS256","kid":1}"#, fault: .notAToken),
            Wrong(
                testDescription: "unknown key", header: #"{"alg":"RS256","kid":"x"}"#,
                fault: .unknownKey(identifier: "x")),
            Wrong(
                testDescription: "no key named, and two fit", header: #"{"alg":"RS256"}"#,
                fault: .unknownKey(identifier: nil)),
            Wrong(
                testDescription: "a shared secret's name", header: #"{"alg":"RS256","kid":"shared"}"#,
                fault: .unknownKey(identifier: "shared")),
            Wrong(
                testDescription: "PS256 with a key for RS256 only", header: #"{"alg":"PS256","kid":"r"}"#,
                signature: .ps256, fault: .unknownKey(identifier: "r")),
            Wrong(
                testDescription: "ES256 with an RSA key's name", header: #"{"alg":"ES256","kid":"r"}"#,
                signature: .es256, fault: .unknownKey(identifier: "r")),
            Wrong(
                testDescription: "said to be PS256, signed as RS256", header: #"{"alg":"PS256","kid":"any"}"#,
                fault: .wrongSignature),
            Wrong(testDescription: "signed by another", signature: .foreignRS256, fault: .wrongSignature),
            Wrong(
                testDescription: "signed by another on the curve", header: #"{"alg":"ES256","kid":"e"}"#,
                signature: .foreignES256, fault: .wrongSignature),
            Wrong(
                testDescription: "signed by another, whose key the header brings",
                header:
                    #"{"alg":"RS256","kid":"r","jwk":{"kty":"RSA","n":"\#(Forge.shared.foreignModulus)","e":"AQAB"}}"#,
                signature: .foreignRS256, fault: .wrongSignature),
            Wrong(
                testDescription: "signed by another, whose keys the header leads to",
                header: #"{"alg":"RS256","kid":"x","jku":"https://x.example/keys","x5u":"https://x.example/cert"}"#,
                signature: .foreignRS256, fault: .unknownKey(identifier: "x")),
            Wrong(testDescription: "no signature", signature: .none, fault: .wrongSignature),
            Wrong(
                testDescription: "another issuer", changed: ["iss": "\"https://other.example.se\""],
                fault: .wrongIssuer("https://other.example.se")),
            Wrong(
                testDescription: "the issuer with a stroke", changed: ["iss": "\"https://id.example.se/\""],
                fault: .wrongIssuer("https://id.example.se/")),
            Wrong(testDescription: "no issuer", changed: ["iss": nil], fault: .missing(claim: "iss")),
            Wrong(testDescription: "for another", changed: ["aud": "\"annan\""], fault: .wrongAudience(["annan"])),
            Wrong(
                testDescription: "for others", changed: ["aud": "[\"a\",\"b\"]"], fault: .wrongAudience(["a", "b"])),
            Wrong(testDescription: "for nobody", changed: ["aud": nil], fault: .missing(claim: "aud")),
            Wrong(testDescription: "for none of none", changed: ["aud": "[]"], fault: .missing(claim: "aud")),
            Wrong(
                testDescription: "for numbers", changed: ["aud": "[\"framsyn\",1]"], fault: .missing(claim: "aud")),
            Wrong(
                testDescription: "for several, asked for by nobody", changed: ["aud": "[\"framsyn\",\"b\"]"],
                fault: .wrongAuthorizedParty(nil)),
            Wrong(
                testDescription: "for several, asked for by another",
                changed: ["aud": "[\"framsyn\",\"b\"]", "azp": "\"b\""], fault: .wrongAuthorizedParty("b")),
            Wrong(
                testDescription: "asked for by another", changed: ["azp": "\"b\""], fault: .wrongAuthorizedParty("b")),
            Wrong(
                testDescription: "expired", changed: ["exp": "\(Forge.now - 60)"],
                fault: .expired(at: Forge.now - 60)),
            Wrong(testDescription: "no end", changed: ["exp": nil], fault: .missing(claim: "exp")),
            Wrong(testDescription: "end is a text", changed: ["exp": "\"9999999999\""], fault: .missing(claim: "exp")),
            Wrong(testDescription: "end beyond all years", changed: ["exp": "1e300"], fault: .missing(claim: "exp")),
            Wrong(testDescription: "end is true", changed: ["exp": "true"], fault: .missing(claim: "exp")),
            Wrong(
                testDescription: "made in the future", changed: ["iat": "\(Forge.now + 61)"],
                fault: .notYetValid(until: Forge.now + 61)),
            Wrong(testDescription: "made at no time", changed: ["iat": nil], fault: .missing(claim: "iat")),
            Wrong(
                testDescription: "not valid yet", changed: ["nbf": "\(Forge.now + 61)"],
                fault: .notYetValid(until: Forge.now + 61)),
            Wrong(testDescription: "valid from a text", changed: ["nbf": "\"0\""], fault: .missing(claim: "nbf")),
            Wrong(testDescription: "another nonce", changed: ["nonce": "\"other\""], fault: .wrongNonce),
            Wrong(testDescription: "empty nonce", changed: ["nonce": "\"\""], fault: .wrongNonce),
            Wrong(testDescription: "no nonce", changed: ["nonce": nil], fault: .missing(claim: "nonce")),
            Wrong(testDescription: "nobody", changed: ["sub": nil], fault: .missing(claim: "sub")),
            Wrong(testDescription: "an empty subject", changed: ["sub": "\"\""], fault: .missing(claim: "sub")),
            Wrong(
                testDescription: "a subject too long",
                changed: ["sub": "\"\(String(repeating: "x", count: 256))\""], fault: .missing(claim: "sub")),
            Wrong(testDescription: "subject twice", added: #","sub":"other""#, fault: .duplicate(name: "sub")),
            Wrong(
                testDescription: "subject twice, once escaped", added: #","s\u0075b":"other""#,
                fault: .duplicate(name: "sub")),
            Wrong(testDescription: "audience twice", added: #","aud":"framsyn""#, fault: .duplicate(name: "aud")),
            Wrong(testDescription: "claims are no JSON", added: ",x", fault: .notAToken),
            Wrong(
                testDescription: "claims too deep",
                added: ",\"x\":" + String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
                fault: .notAToken),
            Wrong(
                testDescription: "huge", added: ",\"x\":\"\(String(repeating: "x", count: 40_000))\"",
                fault: .tooLarge(bytes: 54_243)),
        ]

    @Test("a token with one thing wrong is refused, and its twin is believed", arguments: wrongs)
    func wrong(_ wrong: Wrong) async {
        let twin = forge.token(
            header: #"{"alg":"RS256","kid":"r"}"#, claims: Forge.json(Forge.claims), signature: .rs256)
        #expect(await forge.verdict(twin) == nil)
        let verdict = await forge.verdict(
            forge.token(header: wrong.header, claims: wrong.claims, signature: wrong.signature))
        if case .tooLarge = wrong.fault, case .tooLarge? = verdict { return }
        #expect(verdict == wrong.fault)
    }

    @Test("a token may be for several when it was asked for by us, and the clock may differ by a minute")
    func allowed() async {
        let allowed: [[String: String?]] = [
            ["aud": "[\"framsyn\"]"], ["aud": "[\"b\",\"framsyn\"]", "azp": "\"framsyn\""], ["azp": "\"framsyn\""],
            ["exp": "\(Forge.now - 59)"], ["iat": "\(Forge.now + 60)"], ["nbf": "\(Forge.now + 60)"],
            ["exp": "\(Forge.now + 1).5"],
        ]
        for changed in allowed {
            let claims = Wrong(testDescription: "", changed: changed, fault: .notAToken).claims
            let token = forge.token(header: #"{"alg":"RS256","kid":"r"}"#, claims: claims, signature: .rs256)
            #expect(await forge.verdict(token) == nil, "\(changed)")
        }
    }

    @Test("what is no token is refused")
    func noToken() async {
        let right = forge.token(
            header: #"{"alg":"RS256","kid":"r"}"#, claims: Forge.json(Forge.claims), signature: .rs256)
        #expect(await forge.verdict(right) == nil)
        for wrong in [
            "", ".", "..", "...", "a.b.c", right + ".", right + ".x.y", "." + right, right + "=", right + "\n",
            " " + right, right.replacing(".", with: ".="), String(repeating: ".", count: 30_000),
        ] {
            #expect(await forge.verdict(wrong) == .notAToken, "\(wrong.prefix(40))")
        }
        // Cut at every place.
        for length in 0..<right.utf8.count {
            #expect(await forge.verdict(String(right.prefix(length))) != nil, "\(length)")
        }
    }

    @Test("what is signed for one token is not taken for another")
    func exchangedParts() async {
        let header = #"{"alg":"RS256","kid":"r"}"#
        let one = forge.token(header: header, claims: Forge.json(Forge.claims), signature: .rs256)
        let other = forge.token(
            header: header,
            claims: Forge.json(Forge.claims.map { ($0.0, $0.0 == "sub" ? "\"other\"" : $0.1) }), signature: .rs256)
        let (parts, otherParts) = (one.split(separator: "."), other.split(separator: "."))
        #expect(await forge.verdict(other) == nil)
        #expect(await forge.verdict("\(parts[0]).\(otherParts[1]).\(parts[2])") == .wrongSignature)
    }

    @Test("a token of yesterday's sign-in is refused today")
    func replayed() async {
        let token = forge.token(
            header: #"{"alg":"RS256","kid":"r"}"#, claims: Forge.json(Forge.claims), signature: .rs256)
        #expect(await forge.verdict(token) == nil)
        #expect(await forge.verdict(token, nonce: "nonce-of-another") == .wrongNonce)
        #expect(await forge.verdict(token, nonce: "") == .wrongNonce)
        #expect(await forge.verdict(token, now: Forge.now + 86_400) == .expired(at: Forge.now + 600))
    }

    @Test("claims with other names, of other kinds, and with what cannot be shown")
    func otherClaims() async throws {
        let provider = try OpenIDProvider(
            issuer: "https://id.example.se", clientID: "framsyn", clientSecret: "hemlig",
            redirectAddress: "https://framsyn.example.se/inloggning/svar",
            claimNames: .init(name: "display", email: "upn", groups: "roles"))
        let claims =
            Forge.claims.filter { !["email_verified"].contains($0.0) } + [
                ("display", #""Alva\u0000\n\u001b[31m Lind""#), ("upn", "5"), ("roles", "\"chef\""),
                ("email_verified", "\"true\""), ("sid", "\"s1\""),
            ]
        let token = forge.token(
            header: #"{"alg":"RS256","kid":"r"}"#, claims: Forge.json(claims), signature: .rs256)
        #expect(
            try await forge.claims(of: token, provider: provider)
                == IdentityClaims(
                    issuer: "https://id.example.se", subject: "a1b2", name: "Alva[31m Lind", email: nil,
                    isEmailVerified: false, groups: ["chef"], session: "s1"))
    }
}
