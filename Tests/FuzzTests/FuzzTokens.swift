import Foundation

@testable import Identity

/// Secrets, access tokens, ID tokens and key sets, as they come from browsers, programs and identity providers.
enum FuzzTokens {
    /// Reads the bytes as each of them. Claims are also read as if their signature were right, since a changed one is never
    /// reached through its own; that signatures are checked is shown by the tests of `Identity`.
    static func read(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        _ = SecretToken(text: text)
        _ = AccessToken(text: text)
        let keys = KeySet(json: bytes)
        if let token = try? IDToken(text) {
            _ = keys?.candidates(identifier: token.keyIdentifier, algorithm: token.algorithm)
            believe(token.claims)
        }
        if let claims = try? JSONValue.object(in: bytes) { believe(claims) }
    }

    /// A secret, an access token, an ID token, its claims and a set of keys.
    static let seeds: [[UInt8]] = {
        let encoded = [#"{"alg":"RS256","kid":"r"}"#, claims].map { Base64URL.text(of: $0.utf8) }
        let modulus = Base64URL.text(of: [UInt8](repeating: 0xc5, count: 256))
        let keys = """
            {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"r","n":"\(modulus)","e":"AQAB"},
            {"kty":"EC","crv":"P-256","kid":"e","x":"AQ","y":"Ag","key_ops":["verify"]},{"kty":"oct","k":"AAAA"}]}
            """
        return [
            String(repeating: "Az0_", count: 10) + "Az0", AccessToken().text, encoded.joined(separator: ".") + ".AQID",
            claims,
            keys,
        ]
        .map { Array($0.utf8) }
    }()

    private static let claims = """
        {"iss":"https://id.example.se","aud":["framsyn","x"],"azp":"framsyn","sub":"a1b2","exp":1800000600,"iat":1800000000,\
        "nbf":1800000000,"nonce":"n","name":"Alva \\u00c5","email":"a@example.se","email_verified":true,"groups":["g"],"sid":"s"}
        """

    private static let verifier =
        (try? OpenIDProvider(
            issuer: "https://id.example.se", clientID: "framsyn", clientSecret: "s",
            redirectAddress: "https://a.example.se/"))
        .map(IDTokenVerifier.init(provider:))

    private static func believe(_ claims: [String: JSONValue]) {
        _ = try? verifier?.identity(in: claims, nonce: "n", now: 1_800_000_000)
    }
}
