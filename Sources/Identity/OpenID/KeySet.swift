internal import JWTKit

/// The public keys that a provider signs with (JWKS, RFC 7517). Keys of kinds that are not used are passed over.
struct KeySet: Hashable, Sendable {
    /// What a signature may be made with. Everything else is refused, `none` and the ones with a shared secret first of all.
    enum Algorithm: String, Hashable, Sendable {
        case rs256 = "RS256"
        case ps256 = "PS256"
        case es256 = "ES256"

        var kind: Key.Kind { self == .es256 ? .ellipticCurve : .rsa }
    }

    struct Key: Hashable, Sendable {
        enum Kind: Hashable { case rsa, ellipticCurve }

        let identifier: String?
        let kind: Kind
        /// The only algorithm the key may be used with, when it says so.
        let algorithm: Algorithm?
        /// Modulus and exponent, or x and y, as base64url.
        let numbers: [String]

        func fits(_ algorithm: Algorithm) -> Bool {
            kind == algorithm.kind && (self.algorithm ?? algorithm) == algorithm
        }
    }

    let keys: [Key]

    /// Largest set that is read, in bytes.
    static let sizeLimit = 256 << 10
    private static let keyLimit = 100

    /// Reads a set; nil when it is not one. An empty set is a set.
    init?(json: [UInt8]) {
        guard json.count <= Self.sizeLimit, case .array(let values)? = (try? JSONValue.object(in: json))?["keys"],
            values.count <= Self.keyLimit
        else { return nil }
        keys = values.compactMap(Key.init)
    }

    /// The keys that a token of an algorithm may be signed with. Without an identifier there must be only one.
    func candidates(identifier: String?, algorithm: Algorithm) -> [Key] {
        let fitting = keys.filter { $0.fits(algorithm) }
        if let identifier { return fitting.filter { $0.identifier == identifier } }
        return fitting.count == 1 ? fitting : []
    }
}

extension KeySet.Key {
    init?(_ value: JSONValue) {
        guard case .object(let members) = value else { return nil }
        if let use = members["use"], use != .string("sig") { return nil }
        if let operations = members["key_ops"], operations.texts?.contains("verify") != true { return nil }
        switch members["alg"] {
        case nil: algorithm = nil
        case .string(let name)?:
            guard let known = KeySet.Algorithm(rawValue: name) else { return nil }
            algorithm = known
        default: return nil
        }
        switch members["kid"] {
        case nil: identifier = nil
        case .string(let text)?: identifier = text
        default: return nil
        }
        let names: [String]
        let longest: Int
        switch members["kty"]?.text {
        case "RSA": (kind, names, longest) = (.rsa, ["n", "e"], 1_024)
        case "EC" where members["crv"] == .string("P-256"): (kind, names, longest) = (.ellipticCurve, ["x", "y"], 32)
        default: return nil
        }
        numbers = names.compactMap { members[$0]?.text }
        guard numbers.count == 2,
            numbers.allSatisfy({ (1...longest).contains(Base64URL.bytes(of: $0)?.count ?? 0) })
        else { return nil }
        if let algorithm, algorithm.kind != kind { return nil }
    }

    /// Whether a signature over some bytes was made with this key. The algorithm is the one that was checked before; neither
    /// the token nor a default of the library chooses it.
    func verifies(_ signature: [UInt8], of bytes: [UInt8], with algorithm: KeySet.Algorithm) async -> Bool {
        let identifier = JWKIdentifier(string: "key")
        let key: JWK
        switch algorithm {
        case .rs256: key = .rsa(.rs256, identifier: identifier, modulus: numbers[0], exponent: numbers[1])
        case .ps256: key = .rsa(.ps256, identifier: identifier, modulus: numbers[0], exponent: numbers[1])
        case .es256: key = .ecdsa(.es256, identifier: identifier, x: numbers[0], y: numbers[1], curve: .p256)
        }
        do {
            let verifier = try await JWTKeyCollection().add(jwk: key).getKey(for: identifier)
            return try verifier.name == algorithm.rawValue && verifier.verify(signature, signs: bytes)
        } catch {
            // A key that is too short or no key at all, or a signature of another length.
            return false
        }
    }
}
