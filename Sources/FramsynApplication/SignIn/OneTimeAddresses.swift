internal import Foundation
internal import Identity
internal import WorkforceModel
internal import WorkforceStore

/// What somebody has written about themselves to become an account.
public struct NewAccount: Sendable, Equatable {
    /// Name as shown.
    public var name: String
    /// What is typed to sign in.
    public var signInName: String
    /// The password, typed twice.
    public var password: String
    /// The password again.
    public var again: String

    /// What is written, from its parts.
    public init(name: String = "", signInName: String = "", password: String = "", again: String = "") {
        self.name = name
        self.signInName = signInName
        self.password = password
        self.again = again
    }
}

/// What comes of using a one-time address.
public enum OneTimeOutcome: Sendable, Equatable {
    /// Done; the account can sign in by this name.
    case done(signInName: String)
    /// Something is wrong with what was written, by field.
    case faults([String: String])
    /// The address is used already, too old, or never was good.
    case gone
}

extension Service {
    /// Seconds that the address for the first administrator is good.
    static let firstAddressLimit: TimeInterval = 86_400
    /// Seconds that an address for a new password is good.
    static let passwordAddressLimit: TimeInterval = 3 * 86_400

    /// Whether somebody can sign in: until then the first administrator has to be made.
    public func hasAccounts() async throws -> Bool { !(try await accountBook()).accounts.isEmpty }

    /// The secret of an address that creates the first administrator; nil when there are accounts already. Earlier
    /// addresses are no longer good.
    public func firstAdministratorSecret() async throws -> String? {
        guard try await accountBook().accounts.values.allSatisfy(\.isDemonstration) else { return nil }
        let secret = SecretToken()
        try await store.addOneTimeLink(
            OneTimeLink(
                digest: secret.digest, accountID: nil, kind: .firstAdministrator, createdAt: now,
                expiresAt: date.addingTimeInterval(Self.firstAddressLimit).formatted(.iso8601)), event: nil)
        return secret.text
    }

    /// Whether a one-time address is good, and the sign-in name of the account that it concerns: empty for the first
    /// administrator's.
    public func accountName(ofAddress secret: String) async throws -> String? {
        guard let digest = SecretToken(text: secret)?.digest, let link = try await store.oneTimeLink(digest, at: now)
        else { return nil }
        guard let account = link.accountID else { return "" }
        return try await store.credentials(account)?.account.signInName
    }

    /// Creates the first administrator by a one-time address.
    public func createFirstAdministrator(_ secret: String, _ new: NewAccount) async throws -> OneTimeOutcome {
        guard let digest = SecretToken(text: secret)?.digest,
            let link = try await store.oneTimeLink(digest, at: now), link.kind == .firstAdministrator
        else { return .gone }
        let name = Self.signInName(new.signInName)
        var faults = AccountFaults.names(new.name, signInName: name)
        faults.merge(AccountFaults.password(new.password, again: new.again, signInName: name)) { first, _ in first }
        guard faults.isEmpty else { return .faults(faults) }
        guard let hash = await passwords.hash(new.password) else { return .faults(["losenord": AccountFaults.busy]) }
        let account = Account(id: 0, name: new.name.trimmed, signInName: name)
        do {
            let drafted = now
            let made = try await store.useFirstLink(
                digest, account: account, passwordHash: hash, role: "admin", from: today, time: drafted
            ) { id in
                Event.Draft(
                    time: drafted, actor: account.name, useCase: "CreateFirstAdministrator", object: "account",
                    objectID: id, after: "\(account.name) (\(name)), administratör för hela installationen")
            }
            return made == nil ? .gone : .done(signInName: name)
        } catch StoreFault.taken {
            return .faults(["anvandarnamn": AccountFaults.taken(name)])
        }
    }

    /// Chooses an account's password by a one-time address; its sessions end.
    public func choosePassword(_ secret: String, password: String, again: String) async throws -> OneTimeOutcome {
        guard let digest = SecretToken(text: secret)?.digest,
            let link = try await store.oneTimeLink(digest, at: now), link.kind == .password,
            let id = link.accountID, let found = try await store.credentials(id), found.account.closedAt == nil
        else { return .gone }
        let faults = AccountFaults.password(password, again: again, signInName: found.account.signInName)
        guard faults.isEmpty else { return .faults(faults) }
        guard let hash = await passwords.hash(password) else { return .faults(["losenord": AccountFaults.busy]) }
        let event = accountEvent("ChoosePassword", found.account, after: "lösenord valt med engångsadress")
        let isDone = try await store.usePasswordLink(digest, passwordHash: hash, time: now) { _ in event }
        guard isDone else { return .gone }
        try sessions.end(of: id)
        return .done(signInName: found.account.signInName)
    }
}

/// What is wrong with what is written about an account, by field, in words with remedy.
enum AccountFaults {
    static let busy = "Många väljer lösenord just nu. Vänta en stund och försök igen."

    static func taken(_ name: String) -> String { "Användarnamnet ”\(name)” är upptaget. Välj ett annat." }

    /// - Parameter signInName: as stored.
    static func names(_ name: String, signInName: String) -> [String: String] {
        var faults: [String: String] = [:]
        if name.trimmed.isEmpty || name.count > 120 {
            faults["namn"] = name.trimmed.isEmpty ? "Skriv namnet." : "Namnet är för långt. Skriv högst 120 tecken."
        }
        if signInName.count < 3 || signInName.contains(where: { $0.isWhitespace || $0.isNewline }) {
            faults["anvandarnamn"] =
                "Skriv ett användarnamn med minst tre tecken och utan mellanslag, gärna e-postadressen."
        }
        return faults
    }

    static func password(_ password: String, again: String, signInName: String) -> [String: String] {
        if let fault = PasswordRules.faults(in: password, accountName: signInName).first {
            return ["losenord": words(fault)]
        }
        return password == again ? [:] : ["igen": "Lösenorden är olika. Skriv samma lösenord två gånger."]
    }

    private static func words(_ fault: PasswordFault) -> String {
        switch fault {
        case .tooShort(let characters, let minimum):
            characters == 0
                ? "Välj ett lösenord med minst \(minimum) tecken, till exempel några ord efter varandra."
                : "Lösenordet har \(characters) tecken. Välj ett med minst \(minimum), till exempel några ord efter varandra."
        case .tooLong: "Lösenordet är för långt. Det får vara högst 1 000 byte."
        case .common: "Lösenordet finns på listan över dem som gissas först. Välj ett annat."
        case .pattern:
            "Lösenordet är en upprepning eller en rad på tangentbordet och går lätt att gissa. Välj ett annat."
        case .wordWithNumber(let word):
            "Lösenordet är bara ordet ”\(word)” med siffror eller tecken omkring. Lägg till fler ord eller välj ett annat."
        case .containsAccountName(let name): "Lösenordet innehåller ”\(name)”. Välj ett utan användarnamnet."
        }
    }
}
