internal import Foundation
internal import Identity
internal import Logging
internal import Synchronization
internal import WorkforceModel
internal import WorkforceStore

/// How an identity provider is set up, as its file says (JSON).
public struct ProviderSettings: Codable, Sendable, Equatable {
    /// Which of the provider's words an account's sign-in name is compared with the first time.
    public enum Match: String, Codable, Sendable {
        /// The e-mail address, when the provider says that it has checked it.
        case email
        /// The provider's own name of the person.
        case subject
    }

    /// What the sign-in page calls it.
    public var name: String
    /// Its issuer, exactly as in its tokens.
    public var issuer: String
    /// Framsyn's name there.
    public var clientID: String
    /// Framsyn's secret there.
    public var clientSecret: String
    /// Where it sends people back: `https://…/logga-in/svar`, as registered there.
    public var redirectAddress: String
    /// What is asked for.
    public var scopes: [String]?
    /// Hosts besides the issuer's that its addresses may lead to.
    public var otherHosts: [String]?
    /// What accounts are found by.
    public var match: Match?
}

/// An identity provider that people sign in through.
final class IdentityProvider: Sendable {
    /// Sign-ins under way at most; the oldest go.
    private static let mostPending = 10_000

    let name: String
    let match: ProviderSettings.Match
    let client: OpenIDClient
    private let pending = Mutex<[String: PendingSignIn]>([:])

    init(_ settings: ProviderSettings) throws {
        name = settings.name
        match = settings.match ?? .email
        client = OpenIDClient(
            provider: try OpenIDProvider(
                issuer: settings.issuer, clientID: settings.clientID, clientSecret: settings.clientSecret,
                redirectAddress: settings.redirectAddress, scopes: settings.scopes ?? ["openid", "profile", "email"],
                otherHosts: settings.otherHosts ?? []))
    }

    func keep(_ signIn: PendingSignIn, now: Int) {
        pending.withLock { pending in
            if pending.count >= Self.mostPending {
                pending = pending.filter { $0.value.madeAt > now - PendingSignIn.lifetime }
            }
            if pending.count >= Self.mostPending, let oldest = pending.min(by: { $0.value.madeAt < $1.value.madeAt }) {
                pending[oldest.key] = nil
            }
            pending[signIn.state] = signIn
        }
    }

    /// The sign-in of a state, which is then used.
    func take(_ state: String) -> PendingSignIn? { pending.withLock { $0.removeValue(forKey: state) } }
}

/// What came of a sign-in at a provider.
public enum ProviderOutcome: Sendable, Equatable {
    /// Signed in: the secret that the browser keeps, and where to go on.
    case done(secret: String, path: String)
    /// Not signed in, in words with remedy.
    case refused(String)
}

extension Service {
    /// Lets people sign in through an identity provider.
    ///
    /// - Throws: ``OpeningFault`` when the settings cannot be used.
    public func use(provider settings: ProviderSettings) throws {
        do {
            let made = try IdentityProvider(settings)
            heldProvider.withLock { $0 = made }
        } catch let fault as OpenIDFault {
            throw OpeningFault(words: "Inloggningstjänsten \(settings.name): \(Self.words(of: fault))")
        }
    }

    /// Lets people sign in through the identity provider that a file of settings describes.
    ///
    /// - Throws: ``OpeningFault`` when the file cannot be read or used.
    public func useProvider(file: String) throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw OpeningFault(words: "Filen \(file) med inloggningstjänstens inställningar går inte att läsa.")
        }
        do {
            try use(provider: try JSONDecoder().decode(ProviderSettings.self, from: data))
        } catch is DecodingError {
            throw OpeningFault(
                words:
                    "Filen \(file) ska vara JSON med name, issuer, clientID, clientSecret och redirectAddress. docs/drift.md visar ett exempel."
            )
        }
    }

    var provider: IdentityProvider? { heldProvider.withLock { $0 } }

    /// Begins a sign-in at the provider: where the browser is sent, and the state that it must bring back. Nil without a
    /// provider.
    public func beginProviderSignIn(path: String) async throws -> (address: String, state: String)? {
        guard let provider else { return nil }
        let time = Int(date.timeIntervalSince1970)
        let (address, pending) = try await provider.client.begin(returnPath: path, now: time)
        provider.keep(pending, now: time)
        return (address, pending.state)
    }

    /// Ends a sign-in with what the provider sent back.
    ///
    /// - Parameter state: the state that this browser began with.
    public func completeProviderSignIn(
        state: String?, query: [String: String], address: String, agent: String
    ) async throws -> ProviderOutcome {
        guard let provider else { return .refused("Framsyn är inte inställt för en inloggningstjänst.") }
        guard let state, let pending = provider.take(state) else {
            return .refused("Inloggningen hör inte till den här webbläsaren, eller är redan använd. Börja om.")
        }
        let confirmed: ConfirmedSignIn
        do {
            confirmed = try await provider.client.complete(
                pending,
                answer: SignInAnswer(
                    state: query["state"], code: query["code"], error: query["error"], issuer: query["iss"]),
                now: Int(date.timeIntervalSince1970))
        } catch {
            let fault: OpenIDFault = error
            logger.warning("sign-in at the provider refused: \(Self.kind(of: fault))")
            return .refused(Self.words(of: fault))
        }
        guard let account = try await account(of: confirmed.claims, provider) else {
            return .refused(
                "Inloggningen hos \(provider.name) gick bra, men där finns inget konto i Framsyn för dig. Be den som sköter behörigheter hos er att lägga upp det."
            )
        }
        try sessions.note(
            SignInAttempt(time: date, name: account.signInName, address: address, succeeded: true))
        return .done(
            secret: try sessions.begin(account.id, agent: agent, address: address, now: date),
            path: confirmed.returnPath)
    }

    /// The open account of a person at the provider; the first time it is found by name and tied to the person.
    private func account(of claims: IdentityClaims, _ provider: IdentityProvider) async throws -> Account? {
        if let found = try await store.credentials(issuer: claims.issuer, subject: claims.subject) {
            return found.account.closedAt == nil ? found.account : nil
        }
        let name: String? =
            switch provider.match {
            case .email: claims.isEmailVerified ? claims.email : nil
            case .subject: claims.subject
            }
        guard let name, let found = try await store.credentials(named: Self.signInName(name)),
            found.account.closedAt == nil, found.issuer == nil, !found.account.isDemonstration
        else { return nil }
        let isTied = try await store.tieAccount(
            found.account.id, issuer: claims.issuer, subject: claims.subject,
            event: accountEvent("TieAccount", found.account, after: "knutet till en person hos \(provider.name)"))
        return isTied ? found.account : nil
    }

    /// What kind of fault it is, without anything of the person in it.
    private static func kind(of fault: OpenIDFault) -> String {
        String(String(describing: fault).prefix { $0 != "(" })
    }

    private static func words(of fault: OpenIDFault) -> String {
        switch fault {
        case .badIssuer: "utfärdaren ska vara en adress som börjar med https, utan frågedel."
        case .notReached: "Inloggningstjänsten går inte att nå. Försök igen om en stund."
        case .badStatus(let status):
            "Inloggningstjänsten svarade med ett fel (\(status)). Försök igen om en stund."
        case .badMetadata, .otherIssuer, .foreignAddress, .badKeys, .noIDToken:
            "Inloggningstjänsten är inte rätt inställd mot Framsyn. Säg till driften; felet står i serverns logg."
        case .tooLate: "Inloggningen tog för lång tid. Försök igen."
        case .otherSignIn, .noCode: "Svaret hör inte till den här inloggningen. Börja om."
        case .refused(let code): "Inloggningen avbröts hos inloggningstjänsten (\(code))."
        case .codeRefused: "Inloggningstjänsten godkände inte inloggningen. Börja om."
        case .idToken:
            "Intyget från inloggningstjänsten gick inte att lita på. Börja om; händer det igen, säg till driften."
        }
    }
}
