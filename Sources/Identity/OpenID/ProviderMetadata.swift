/// What a provider tells of itself (OpenID Connect Discovery 1.0, section 3), as far as it is used.
struct ProviderMetadata: Hashable, Sendable {
    enum TokenAuthentication: Hashable {
        /// Name and secret in the header.
        case basic
        /// Name and secret in the form.
        case post
    }

    let authorizationAddress: String
    let tokenAddress: String
    let keysAddress: String
    let endSessionAddress: String?
    let tokenAuthentication: TokenAuthentication

    /// Largest text that is read, in bytes.
    static let sizeLimit = 256 << 10

    /// Reads what a provider tells.
    init(json: [UInt8], of provider: OpenIDProvider) throws(OpenIDFault) {
        guard json.count <= Self.sizeLimit, let members = try? JSONValue.object(in: json) else {
            throw .badMetadata(member: nil)
        }
        guard let issuer = members["issuer"]?.text else { throw .badMetadata(member: "issuer") }
        guard issuer == provider.issuer else { throw .otherIssuer(String(issuer.prefix(200))) }

        func address(_ name: String) throws(OpenIDFault) -> String {
            guard let address = members[name]?.text else { throw .badMetadata(member: name) }
            guard provider.owns(address) else { throw .foreignAddress(member: name, String(address.prefix(200))) }
            return address
        }
        authorizationAddress = try address("authorization_endpoint")
        tokenAddress = try address("token_endpoint")
        keysAddress = try address("jwks_uri")
        endSessionAddress = members["end_session_endpoint"] == nil ? nil : try address("end_session_endpoint")

        // Basic is what holds when nothing is said.
        let ways = members["token_endpoint_auth_methods_supported"]?.texts ?? ["client_secret_basic"]
        if ways.contains("client_secret_basic") {
            tokenAuthentication = .basic
        } else if ways.contains("client_secret_post") {
            tokenAuthentication = .post
        } else {
            throw .badMetadata(member: "token_endpoint_auth_methods_supported")
        }
        if let algorithms = members["id_token_signing_alg_values_supported"]?.texts,
            !algorithms.contains(where: { KeySet.Algorithm(rawValue: $0) != nil })
        {
            throw .badMetadata(member: "id_token_signing_alg_values_supported")
        }
    }
}
