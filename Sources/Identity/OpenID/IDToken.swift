/// An ID token taken apart and not yet believed (JWT in compact form, RFC 7519).
struct IDToken: Hashable, Sendable {
    let algorithm: KeySet.Algorithm
    let keyIdentifier: String?
    let claims: [String: JSONValue]
    let signature: [UInt8]
    let signedBytes: [UInt8]

    /// Largest token that is read, in bytes.
    static let sizeLimit = 32 << 10

    /// Takes a token apart. Of the header only `alg`, `kid` and `crit` are read: keys and addresses of keys that a token
    /// brings with it (`jwk`, `jku`, `x5u`, `x5c`) mean nothing.
    init(_ text: String) throws(IDTokenFault) {
        guard text.utf8.count <= Self.sizeLimit else { throw .tooLarge(bytes: text.utf8.count) }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let head = Base64URL.bytes(of: parts[0]), let body = Base64URL.bytes(of: parts[1]),
            let signature = Base64URL.bytes(of: parts[2])
        else { throw .notAToken }
        let header = try Self.object(in: head)
        guard let name = header["alg"]?.text else { throw .missing(claim: "alg") }
        guard let algorithm = KeySet.Algorithm(rawValue: name) else {
            throw .algorithmNotAllowed(String(name.prefix(20)))
        }
        guard header["crit"] == nil else { throw .notUnderstood }
        switch header["kid"] {
        case nil: keyIdentifier = nil
        case .string(let identifier)?: keyIdentifier = identifier
        default: throw .notAToken
        }
        self.algorithm = algorithm
        self.claims = try Self.object(in: body)
        self.signature = signature
        self.signedBytes = Array("\(parts[0]).\(parts[1])".utf8)
    }

    private static func object(in bytes: [UInt8]) throws(IDTokenFault) -> [String: JSONValue] {
        do {
            return try JSONValue.object(in: bytes)
        } catch {
            switch error {
            case .notAnObject: throw .notAToken
            case .duplicate(let name): throw .duplicate(name: String(name.prefix(40)))
            }
        }
    }
}
