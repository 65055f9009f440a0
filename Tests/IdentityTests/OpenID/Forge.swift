import Crypto
import CryptoExtras
import Foundation
import Testing

@testable import Identity

/// The value of what cannot fail in a test; when it does, the test process ends with the reason.
func sure<Value>(_ value: @autoclosure () throws -> Value) -> Value {
    // swift-format-ignore: NeverUseForceTry
    return try! value()
}

/// Makes ID tokens, right and wrong, from parts that a test may change one by one.
struct Forge: Sendable {
    enum Signature: Sendable {
        case rs256, ps256, es256
        /// With other keys than the provider's.
        case foreignRS256, foreignES256
        /// HMAC-SHA-256 with a text of the public key as the secret.
        case mac(secret: [UInt8])
        case none
    }

    static let shared = Forge()
    static let now = 1_800_000_000
    static let nonce = "nonce-of-this-sign-in"

    private let rsa: _RSA.Signing.PrivateKey
    private let foreignRSA: _RSA.Signing.PrivateKey
    private let curve = P256.Signing.PrivateKey()
    private let foreignCurve = P256.Signing.PrivateKey()

    private init() {
        rsa = sure(try _RSA.Signing.PrivateKey(keySize: .bits2048))
        foreignRSA = sure(try _RSA.Signing.PrivateKey(keySize: .bits2048))
    }

    /// The members of a claims object as JSON texts, in order; a test adds, removes or repeats some.
    static let claims: [(String, String)] = [
        ("iss", "\"https://id.example.se\""), ("aud", "\"framsyn\""), ("sub", "\"a1b2\""), ("exp", "\(now + 600)"),
        ("iat", "\(now)"), ("nonce", "\"\(nonce)\""), ("name", "\"Alva Lind\""), ("email", "\"lind@example.se\""),
        ("email_verified", "true"), ("groups", "[\"planerare\",\"chef\"]"),
    ]

    static let provider = sure(
        try OpenIDProvider(
            issuer: "https://id.example.se", clientID: "framsyn", clientSecret: "hemlig",
            redirectAddress: "https://framsyn.example.se/inloggning/svar"))

    static func json(_ members: [(String, String)]) -> String {
        "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
    }

    /// The provider's keys: an RSA key for RS256 only, the same for any, and a curve key.
    var keySet: String {
        let numbers = "\"n\":\"\(modulus)\",\"e\":\"AQAB\""
        return """
            {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"r",\(numbers)},
            {"kty":"RSA","kid":"any",\(numbers)},
            {"kty":"oct","kid":"shared","k":"AAAA"},
            {"kty":"EC","crv":"P-256","kid":"e","x":"\(point.x)","y":"\(point.y)"}]}
            """
    }

    var modulus: String { Base64URL.text(of: sure(try rsa.publicKey.getKeyPrimitives()).modulus) }
    var foreignModulus: String { Base64URL.text(of: sure(try foreignRSA.publicKey.getKeyPrimitives()).modulus) }
    /// The public key as text, which a confused reader would take for a shared secret.
    var publicKeyTexts: [[UInt8]] {
        [
            Array(rsa.publicKey.pemRepresentation.utf8), Array(rsa.publicKey.derRepresentation), Array(modulus.utf8),
            Array(sure(try rsa.publicKey.getKeyPrimitives()).modulus), Array(keySet.utf8), [],
        ]
    }

    private var point: (x: String, y: String) {
        let bytes = curve.publicKey.rawRepresentation
        return (Base64URL.text(of: bytes.prefix(32)), Base64URL.text(of: bytes.suffix(32)))
    }

    func token(header: String, claims: String, signature: Signature) -> String {
        let signed = Base64URL.text(of: header.utf8) + "." + Base64URL.text(of: claims.utf8)
        return signed + "." + Base64URL.text(of: self.signature(of: Data(signed.utf8), by: signature))
    }

    private func signature(of data: Data, by way: Signature) -> [UInt8] {
        switch way {
        case .rs256: Array(sure(try rsa.signature(for: data, padding: .insecurePKCS1v1_5)).rawRepresentation)
        case .ps256: Array(sure(try rsa.signature(for: data, padding: .PSS)).rawRepresentation)
        case .es256: Array(sure(try curve.signature(for: data)).rawRepresentation)
        case .foreignRS256:
            Array(sure(try foreignRSA.signature(for: data, padding: .insecurePKCS1v1_5)).rawRepresentation)
        case .foreignES256: Array(sure(try foreignCurve.signature(for: data)).rawRepresentation)
        case .mac(let secret): Array(HMAC<SHA256>.authenticationCode(for: data, using: SymmetricKey(data: secret)))
        case .none: []
        }
    }

    /// What the verifier says of a token: the fault, or nil when it is believed.
    func verdict(
        _ token: String, keys: String? = nil, provider: OpenIDProvider = provider, nonce: String = nonce,
        now: UnixTime = now
    ) async -> IDTokenFault? {
        do {
            _ = try await claims(of: token, keys: keys, provider: provider, nonce: nonce, now: now)
            return nil
        } catch {
            return error
        }
    }

    func claims(
        of token: String, keys: String? = nil, provider: OpenIDProvider = provider, nonce: String = nonce,
        now: UnixTime = now
    ) async throws(IDTokenFault) -> IdentityClaims {
        // A text that is no key set is as good as an empty one.
        let text = Array((keys ?? keySet).utf8)
        let set = KeySet(json: text) ?? sure(try #require(KeySet(json: Array("{\"keys\":[]}".utf8))))
        return try await IDTokenVerifier(provider: provider).verify(IDToken(token), keys: set, nonce: nonce, now: now)
    }
}
