import Testing

@testable import Identity

@Suite("A provider's keys and what it tells of itself")
struct KeySetTests {
    private let forge = Forge.shared

    @Test("keys of other kinds and uses are passed over")
    func usable() throws {
        let keys = try #require(KeySet(json: Array(forge.keySet.utf8)))
        #expect(keys.keys.map(\.identifier) == ["r", "any", "e"])
        let numbers = #""n":"\#(forge.modulus)","e":"AQAB""#
        for (key, count) in [
            (#"{"kty":"RSA",\#(numbers)}"#, 1), (#"{"kty":"RSA","use":"enc",\#(numbers)}"#, 0),
            (#"{"kty":"RSA","key_ops":["verify"],\#(numbers)}"#, 1),
            (#"{"kty":"RSA","key_ops":["encrypt"],\#(numbers)}"#, 0), (#"{"kty":"RSA","alg":"RS512",\#(numbers)}"#, 0),
            (#"{"kty":"RSA","alg":"HS256",\#(numbers)}"#, 0), (#"{"kty":"RSA","alg":"ES256",\#(numbers)}"#, 0),
            (#"{"kty":"RSA","alg":1,\#(numbers)}"#, 0), (#"{"kty":"RSA","kid":1,\#(numbers)}"#, 0),
            (#"{"kty":"rsa",\#(numbers)}"#, 0), (#"{"kty":"RSA","n":"AQAB"}"#, 0),
            (#"{"kty":"RSA","n":"","e":"AQAB"}"#, 0), (#"{"kty":"RSA","n":"A+/=","e":"AQAB"}"#, 0),
            (#"{"kty":"RSA","n":"\#(String(repeating: "A", count: 4_000))","e":"AQAB"}"#, 0),
            (#"{"kty":"EC","crv":"P-384","x":"AAAA","y":"AAAA"}"#, 0),
            (#"{"kty":"EC","x":"AAAA","y":"AAAA"}"#, 0), ("5", 0), ("null", 0), ("[]", 0), ("{}", 0),
        ] {
            #expect(try #require(KeySet(json: Array("{\"keys\":[\(key)]}".utf8))).keys.count == count, "\(key)")
        }
    }

    @Test(
        "what is no key set is refused",
        arguments: [
            "", "{}", "[]", "null", "5", "{\"keys\":5}", "{\"keys\":{}}", "{\"keys\":[]", "{\"keys\":[],\"keys\":[]}",
            "{\"keys\":[\(Array(repeating: "{}", count: 101).joined(separator: ","))]}",
            "{\"keys\":[],\"x\":\"\(String(repeating: "x", count: 300_000))\"}",
        ])
    func noKeySet(text: String) {
        #expect(KeySet(json: Array(text.utf8)) == nil)
        #expect(KeySet(json: Array("{\"keys\":[]}".utf8)) != nil)
        #expect(KeySet(json: Array("{\"keys\":[]}".utf16).flatMap { [UInt8($0), 0] }) == nil)
    }

    @Test("a key that is none verifies nothing, and stops nothing")
    func badNumbers() async {
        let token = forge.token(
            header: #"{"alg":"RS256","kid":"r"}"#, claims: Forge.json(Forge.claims), signature: .rs256)
        let curveToken = forge.token(
            header: #"{"alg":"ES256","kid":"r"}"#, claims: Forge.json(Forge.claims), signature: .es256)
        for (modulus, exponent) in [
            ("AQAB", "AQAB"), (forge.modulus, "AA"), (forge.modulus, "AQ"), (forge.modulus, forge.modulus),
            (String(repeating: "A", count: 342), "AQAB"), (forge.foreignModulus, "AQAB"),
        ] {
            let keys = #"{"keys":[{"kty":"RSA","kid":"r","n":"\#(modulus)","e":"\#(exponent)"}]}"#
            #expect(await forge.verdict(token, keys: keys) == .wrongSignature)
        }
        for (x, y) in [("AAAA", "AAAA"), (String(repeating: "A", count: 43), String(repeating: "A", count: 43))] {
            let keys = #"{"keys":[{"kty":"EC","crv":"P-256","kid":"r","x":"\#(x)","y":"\#(y)"}]}"#
            #expect(await forge.verdict(curveToken, keys: keys) == .wrongSignature)
        }
    }

    @Test("two keys of one name are both tried")
    func sameName() async {
        let token = forge.token(
            header: #"{"alg":"RS256","kid":"r"}"#, claims: Forge.json(Forge.claims), signature: .rs256)
        let keys = [forge.foreignModulus, forge.modulus].map { #"{"kty":"RSA","kid":"r","n":"\#($0)","e":"AQAB"}"# }
        #expect(await forge.verdict(token, keys: "{\"keys\":[\(keys.joined(separator: ","))]}") == nil)
        #expect(await forge.verdict(token, keys: "{\"keys\":[\(keys[0])]}") == .wrongSignature)
    }

    /// What the provider tells, with some members changed; nil removes one.
    private func metadata(_ changed: [String: String?]) throws(OpenIDFault) -> ProviderMetadata {
        let right: [String: String] = [
            "issuer": "\"https://id.example.se\"",
            "authorization_endpoint": "\"https://id.example.se/authorize?x=1\"",
            "token_endpoint": "\"https://id.example.se/token\"", "jwks_uri": "\"https://id.example.se/keys\"",
            "end_session_endpoint": "\"https://id.example.se/logout\"",
        ]
        let members = right.filter { changed[$0.key] == nil }.map { ($0.key, $0.value) }
        let others = changed.compactMap { name, value in value.map { (name, $0) } }
        return try ProviderMetadata(json: Array(Forge.json(members + others).utf8), of: Forge.provider)
    }

    @Test("what a provider tells is read")
    func metadata() throws {
        let read = try metadata([:])
        #expect(read.authorizationAddress == "https://id.example.se/authorize?x=1")
        #expect(read.tokenAddress == "https://id.example.se/token")
        #expect(read.keysAddress == "https://id.example.se/keys")
        #expect(read.endSessionAddress == "https://id.example.se/logout")
        #expect(read.tokenAuthentication == .basic)
        #expect(try metadata(["end_session_endpoint": nil]).endSessionAddress == nil)
        let name = "token_endpoint_auth_methods_supported"
        #expect(try metadata([name: "[\"client_secret_post\"]"]).tokenAuthentication == .post)
        #expect(
            try metadata([name: "[\"client_secret_post\",\"client_secret_basic\"]"]).tokenAuthentication == .basic)
        #expect(
            FormEncoding.address(read.authorizationAddress, adding: [("å", "b c&d")]).hasSuffix("?x=1&%C3%A5=b%20c%26d")
        )
    }

    @Test(
        "what is missing, foreign or unsafe in it is refused",
        arguments: [
            (["issuer": "\"https://other.example\""], .otherIssuer("https://other.example")),
            (["issuer": "\"https://id.example.se/\""], .otherIssuer("https://id.example.se/")),
            (["issuer": nil], .badMetadata(member: "issuer")),
            (["authorization_endpoint": nil], .badMetadata(member: "authorization_endpoint")),
            (["token_endpoint": "5"], .badMetadata(member: "token_endpoint")),
            (["jwks_uri": nil], .badMetadata(member: "jwks_uri")),
            (
                ["jwks_uri": "\"https://keys.example/\""],
                .foreignAddress(member: "jwks_uri", "https://keys.example/")
            ),
            (
                ["token_endpoint": "\"http://id.example.se/token\""],
                .foreignAddress(member: "token_endpoint", "http://id.example.se/token")
            ),
            (
                ["authorization_endpoint": "\"javascript:alert(1)\""],
                .foreignAddress(member: "authorization_endpoint", "javascript:alert(1)")
            ),
            (
                ["end_session_endpoint": "\"https://x@id.example.se/\""],
                .foreignAddress(member: "end_session_endpoint", "https://x@id.example.se/")
            ),
            (
                ["token_endpoint_auth_methods_supported": "[\"private_key_jwt\"]"],
                .badMetadata(member: "token_endpoint_auth_methods_supported")
            ),
            (
                ["id_token_signing_alg_values_supported": "[\"HS256\",\"none\"]"],
                .badMetadata(member: "id_token_signing_alg_values_supported")
            ),
        ] as [([String: String?], OpenIDFault)])
    func badMetadata(changed: [String: String?], fault: OpenIDFault) {
        #expect(throws: fault) { try metadata(changed) }
        #expect(throws: Never.self) { try metadata([:]) }
    }

    @Test(
        "a provider is set up with https, or with http on this machine",
        arguments: [
            ("https://id.example.se", true), ("https://id.example.se/tenant/v2.0", true),
            ("http://127.0.0.1:8080", true),
            ("http://localhost/o", true), ("http://id.example.se", false), ("https://id.example.se?x=1", false),
            ("https://id.example.se#x", false), ("https://a@id.example.se", false), ("id.example.se", false),
            ("", false), ("https://", false), ("ftp://id.example.se", false), ("https://id.example.se/ x", false),
        ])
    func issuers(issuer: String, taken: Bool) {
        func make() throws(OpenIDFault) -> OpenIDProvider {
            try OpenIDProvider(
                issuer: issuer, clientID: "c", clientSecret: "hemligt", redirectAddress: "r", scopes: ["email"])
        }
        if taken {
            #expect(throws: Never.self) {
                let provider = try make()
                #expect(provider.scopes == ["openid", "email"])
                #expect(!"\(provider) \(String(reflecting: [provider]))".contains("hemligt"))
            }
        } else {
            #expect(throws: OpenIDFault.badIssuer(issuer)) { try make() }
        }
    }
}
