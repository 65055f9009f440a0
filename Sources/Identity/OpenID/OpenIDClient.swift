internal import Foundation
public import Outbound

/// Signs users in at a provider: sends them there, and takes what comes back for true only when everything about it is right.
///
/// One client a provider; it keeps what the provider tells of itself and the keys for an hour.
public actor OpenIDClient {
    /// The provider as it is set up.
    public let provider: OpenIDProvider
    private let client: Client
    private let keys: SigningKeys
    private let directory: ProviderDirectory

    /// A client of a provider.
    ///
    /// - Parameters:
    ///   - timeLimit: longest time for each request to the provider.
    ///   - proxies: whether requests may go through a proxy.
    public init(provider: OpenIDProvider, timeLimit: Duration = .seconds(10), proxies: Proxies = .none) {
        let client = Client(
            allowedHosts: AllowedHosts(provider.hosts), timeLimit: timeLimit, sizeLimit: KeySet.sizeLimit,
            proxies: proxies)
        let directory = ProviderDirectory(provider: provider, client: client)
        self.provider = provider
        self.client = client
        self.directory = directory
        keys = SigningKeys { now in await directory.keys(now: now) }
    }

    /// Begins a sign-in: where the user is to be sent, and what must be stored until the answer comes.
    public func begin(
        returnPath: String, now: UnixTime
    ) async throws(OpenIDFault) -> (address: String, pending: PendingSignIn) {
        let metadata = try await directory.metadata(now: now)
        let pending = PendingSignIn(returnPath: returnPath, now: now)
        let address = FormEncoding.address(
            metadata.authorizationAddress,
            adding: [
                ("response_type", "code"), ("client_id", provider.clientID),
                ("redirect_uri", provider.redirectAddress), ("scope", provider.scopes.joined(separator: " ")),
                ("state", pending.state), ("nonce", pending.nonce), ("code_challenge", pending.codeChallenge),
                ("code_challenge_method", "S256"),
            ])
        return (address, pending)
    }

    /// Ends a sign-in: exchanges the code for an ID token and verifies it.
    ///
    /// - Parameter pending: what was stored at the beginning and has now been taken away there.
    public func complete(
        _ pending: PendingSignIn, answer: SignInAnswer, now: UnixTime
    ) async throws(OpenIDFault) -> ConfirmedSignIn {
        try pending.check(state: answer.state, now: now)
        if let issuer = answer.issuer, issuer != provider.issuer { throw .otherIssuer(String(issuer.prefix(200))) }
        if let error = answer.error { throw .refused(code: Self.errorCode(error)) }
        guard let code = answer.code, (1...4_096).contains(code.utf8.count) else { throw .noCode }
        let text = try await idToken(for: code, verifier: pending.codeVerifier, now: now)
        let claims = try await claims(of: text, nonce: pending.nonce, now: now)
        return ConfirmedSignIn(claims: claims, idToken: text, returnPath: pending.returnPath)
    }

    private func claims(of text: String, nonce: String, now: UnixTime) async throws(OpenIDFault) -> IdentityClaims {
        let token: IDToken
        do { token = try IDToken(text) } catch { throw .idToken(error) }
        let keys = try await keys.keys(for: token, now: now)
        do {
            return try await IDTokenVerifier(provider: provider).verify(token, keys: keys, nonce: nonce, now: now)
        } catch {
            throw .idToken(error)
        }
    }

    /// Where to send a user who signs out, so that the provider's session ends too; nil when the provider has no such page.
    ///
    /// - Parameter returnAddress: where the provider sends the user afterwards, as registered there.
    public func signOutAddress(idToken: String, returnAddress: String?, now: UnixTime) async throws(OpenIDFault)
        -> String?
    {
        guard let address = try await directory.metadata(now: now).endSessionAddress else { return nil }
        var fields = [("id_token_hint", idToken), ("client_id", provider.clientID)]
        if let returnAddress { fields.append(("post_logout_redirect_uri", returnAddress)) }
        return FormEncoding.address(address, adding: fields)
    }

    private func idToken(for code: String, verifier: String, now: UnixTime) async throws(OpenIDFault) -> String {
        let metadata = try await directory.metadata(now: now)
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", provider.redirectAddress),
            ("code_verifier", verifier),
        ]
        var headers = ["Accept": "application/json"]
        switch metadata.tokenAuthentication {
        case .basic:
            // Name and secret are form-encoded before they are put together (RFC 6749, section 2.3.1).
            let pair = [provider.clientID, provider.clientSecret].map(FormEncoding.escaped).joined(separator: ":")
            headers["Authorization"] = "Basic " + Data(pair.utf8).base64EncodedString()
        case .post:
            fields += [("client_id", provider.clientID), ("client_secret", provider.clientSecret)]
        }
        let response: Response
        do {
            response = try await client.post(
                metadata.tokenAddress, body: Array(FormEncoding.text(fields).utf8),
                contentType: "application/x-www-form-urlencoded", headers: headers)
        } catch {
            throw .notReached(error)
        }
        let members = try? JSONValue.object(in: response.body)
        guard response.status == 200 else {
            if let code = members?["error"]?.text { throw .codeRefused(code: Self.errorCode(code)) }
            throw .badStatus(response.status)
        }
        guard let token = members?["id_token"]?.text else { throw .noIDToken }
        return token
    }

    /// A provider's error code, as far as it can be shown.
    private static func errorCode(_ text: String) -> String {
        String(decoding: text.utf8.prefix(60).filter { (0x20...0x7e).contains($0) }, as: UTF8.self)
    }
}
