/// Decides whether an ID token is to be believed (OpenID Connect Core 1.0, section 3.1.3.7). Pure but for the arithmetic.
struct IDTokenVerifier: Sendable {
    let provider: OpenIDProvider

    /// How much the provider's clock may differ, in seconds.
    static let clockSkew = 60

    /// The claims of a token that is signed by the provider, made for this client and this sign-in, and valid now.
    func verify(
        _ token: IDToken, keys: KeySet, nonce: String, now: UnixTime
    ) async throws(IDTokenFault) -> IdentityClaims {
        let candidates = keys.candidates(identifier: token.keyIdentifier, algorithm: token.algorithm)
        guard !candidates.isEmpty else {
            throw .unknownKey(identifier: token.keyIdentifier.map { String($0.prefix(100)) })
        }
        var isSigned = false
        for key in candidates where !isSigned {
            isSigned = await key.verifies(token.signature, of: token.signedBytes, with: token.algorithm)
        }
        guard isSigned else { throw .wrongSignature }
        return try identity(in: token.claims, nonce: nonce, now: now)
    }

    /// The claims of a token whose signature is right, when they are for us, for this sign-in and valid now.
    func identity(
        in claims: [String: JSONValue], nonce: String, now: UnixTime
    ) throws(IDTokenFault) -> IdentityClaims {
        try checkParties(claims)
        try checkTimes(claims, now: now)
        guard let written = claims["nonce"]?.text else { throw .missing(claim: "nonce") }
        guard isSameSecret(written, nonce) else { throw .wrongNonce }
        guard let subject = claims["sub"]?.text, (1...255).contains(subject.utf8.count) else {
            throw .missing(claim: "sub")
        }
        let names = provider.claimNames
        return IdentityClaims(
            issuer: provider.issuer, subject: subject, name: Self.line(claims[names.name]),
            email: Self.line(claims[names.email]), isEmailVerified: claims["email_verified"] == .bool(true),
            groups: claims[names.groups]?.texts ?? claims[names.groups]?.text.map { [$0] } ?? [],
            session: claims["sid"]?.text)
    }

    private func checkParties(_ claims: [String: JSONValue]) throws(IDTokenFault) {
        guard let issuer = claims["iss"]?.text else { throw .missing(claim: "iss") }
        guard issuer == provider.issuer else { throw .wrongIssuer(String(issuer.prefix(200))) }
        guard let audience = claims["aud"]?.text.map({ [$0] }) ?? claims["aud"]?.texts, !audience.isEmpty else {
            throw .missing(claim: "aud")
        }
        guard audience.contains(provider.clientID) else {
            throw .wrongAudience(audience.prefix(5).map { String($0.prefix(100)) })
        }
        // A token for several must say who asked for it; when it says, it must be us.
        if audience.count > 1 || claims["azp"] != nil {
            guard claims["azp"]?.text == provider.clientID else {
                throw .wrongAuthorizedParty(claims["azp"]?.text.map { String($0.prefix(100)) })
            }
        }
    }

    private func checkTimes(_ claims: [String: JSONValue], now: UnixTime) throws(IDTokenFault) {
        let expires = try Self.time("exp", in: claims)
        guard now < expires + Self.clockSkew else { throw .expired(at: expires) }
        let made = try Self.time("iat", in: claims)
        guard made <= now + Self.clockSkew else { throw .notYetValid(until: made) }
        if claims["nbf"] != nil {
            let begins = try Self.time("nbf", in: claims)
            guard begins <= now + Self.clockSkew else { throw .notYetValid(until: begins) }
        }
    }

    /// A NumericDate within the years that a clock can show.
    private static func time(_ name: String, in claims: [String: JSONValue]) throws(IDTokenFault) -> UnixTime {
        guard case .number(let seconds)? = claims[name], (0...1e11).contains(seconds) else {
            throw .missing(claim: name)
        }
        return UnixTime(seconds)
    }

    /// A name or an address that can be shown: one line of at most 200 characters.
    private static func line(_ value: JSONValue?) -> String? {
        guard let text = value?.text else { return nil }
        let line = text.prefix(200).filter {
            !$0.isNewline && $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        }
        return line.isEmpty ? nil : String(line)
    }
}
