public import Foundation
internal import Identity
internal import Synchronization
internal import WorkforceModel
internal import WorkforceStore

/// Somebody's try to sign in with a local account.
public struct SignInTry: Sendable {
    /// The sign-in name as typed.
    public var name: String
    /// The password as typed.
    public var password: String
    /// Where from, as far as the server can tell.
    public var address: String
    /// What the browser calls itself.
    public var agent: String

    /// A try from its parts.
    public init(name: String, password: String, address: String, agent: String) {
        self.name = name
        self.password = password
        self.address = address
        self.agent = agent
    }
}

/// What comes of a try to sign in.
public enum SignInOutcome: Sendable, Equatable {
    /// Signed in: the secret that the browser keeps.
    case done(secret: String)
    /// The password was right, and a one-time code is wanted for this ticket.
    case needsCode(ticket: String)
    /// Name or password is wrong; which of them is not told.
    case wrong
    /// The code is wrong, or was used already.
    case wrongCode
    /// Too many wrong tries: not before this time.
    case wait(until: Date)
    /// Too many sign in at this moment.
    case busy
    /// The ticket is too old: begin again.
    case begin
}

/// Sign-ins whose password was right and whose code is awaited.
final class AwaitedCodes: Sendable {
    /// Seconds that a ticket is good.
    static let limit: TimeInterval = 300
    /// Wrong codes after which it is no good.
    static let triesAtMost = 5

    struct Ticket: Sendable {
        var account: Int64
        var name: String
        var madeAt: Date
        var tries = 0
    }

    private let tickets = Mutex<[String: Ticket]>([:])

    func add(_ account: Int64, name: String, now: Date) -> String {
        let secret = SecretToken()
        tickets.withLock { tickets in
            tickets = tickets.filter { now.timeIntervalSince($0.value.madeAt) < Self.limit }
            tickets[secret.digest] = Ticket(account: account, name: name, madeAt: now)
        }
        return secret.text
    }

    /// The ticket of a secret, with one try used up; nil when it is no good.
    func tried(_ secret: String, now: Date) -> Ticket? {
        guard let digest = SecretToken(text: secret)?.digest else { return nil }
        return tickets.withLock { tickets in
            guard var ticket = tickets[digest], (0..<Self.limit).contains(now.timeIntervalSince(ticket.madeAt)),
                ticket.tries < Self.triesAtMost
            else {
                tickets[digest] = nil
                return nil
            }
            ticket.tries += 1
            tickets[digest] = ticket
            return ticket
        }
    }

    func remove(_ secret: String) {
        guard let digest = SecretToken(text: secret)?.digest else { return }
        tickets.withLock { $0[digest] = nil }
    }
}

extension Service {
    /// Signs in with a local account. A wrong name takes as long as a wrong password.
    public func signIn(_ attempt: SignInTry) async throws -> SignInOutcome {
        let name = Self.signInName(attempt.name)
        if let end = try wait(for: name, address: attempt.address) { return .wait(until: end) }
        let found = try await store.credentials(named: name)
        let usable = found.flatMap { $0.account.closedAt == nil ? $0 : nil }
        let stored = usable?.passwordHash.flatMap { PasswordHash(stored: $0) }
        guard let isRight = await passwords.matches(attempt.password, stored: stored) else { return .busy }
        guard isRight, let usable else {
            try sessions.note(
                SignInAttempt(time: date, name: name, address: attempt.address, succeeded: false))
            return .wrong
        }
        if stored?.needsNewHash() == true, let hash = await passwords.hash(attempt.password) {
            try await store.strengthenPassword(hash, of: usable.account.id)
        }
        if usable.codeSecret != nil {
            return .needsCode(ticket: codes.add(usable.account.id, name: name, now: date))
        }
        return .done(secret: try begin(usable.account, name: name, attempt.address, attempt.agent))
    }

    /// Goes on with a one-time code, or one of the recovery codes, where the password was right.
    public func signIn(ticket: String, code: String, address: String, agent: String) async throws -> SignInOutcome {
        guard let awaited = codes.tried(ticket, now: date), let found = try await store.credentials(awaited.account),
            found.account.closedAt == nil, let secret = found.codeSecret.flatMap({ OneTimeCode(base32: $0) })
        else { return .begin }
        if let end = try wait(for: awaited.name, address: address) { return .wait(until: end) }
        guard try await isRight(code, secret: secret, found) else {
            try sessions.note(SignInAttempt(time: date, name: awaited.name, address: address, succeeded: false))
            return .wrongCode
        }
        codes.remove(ticket)
        return .done(secret: try begin(found.account, name: awaited.name, address, agent))
    }

    private func isRight(_ typed: String, secret: OneTimeCode, _ found: StoredCredentials) async throws -> Bool {
        let now = Int(date.timeIntervalSince1970)
        if let step = secret.acceptedStep(typed: typed, now: now, lastUsedStep: Int(found.codeStep)) {
            return try await store.useCode(step: Int64(step), of: found.account.id)
        }
        guard let code = RecoveryCode(typed: typed), code.index(in: found.recoveryDigests) != nil else { return false }
        return try await store.useRecoveryCode(
            digest: code.digest, of: found.account.id,
            event: accountEvent("UseRecoveryCode", found.account, after: "en reservkod använd"))
    }

    private func begin(_ account: Account, name: String, _ address: String, _ agent: String) throws -> String {
        try sessions.note(SignInAttempt(time: date, name: name, address: address, succeeded: true))
        return try sessions.begin(account.id, agent: agent, address: address, now: date)
    }

    /// The time before which a sign-in may not be tried; nil when it may.
    private func wait(for name: String, address: String) throws -> Date? {
        let tries = try sessions.attempts(name: name, address: address, since: date.addingTimeInterval(-86_400))
        func times(_ tries: [SignInAttempt]) -> [Int] { tries.map { Int($0.time.timeIntervalSince1970) } }
        let own = tries.filter { $0.name == name }
        let sinceRight = own.lastIndex(where: \.succeeded).map { Array(own[($0 + 1)...]) } ?? own
        let decision = Throttle().decision(
            account: times(sinceRight.filter { !$0.succeeded }),
            accountFromAddress: times(sinceRight.filter { !$0.succeeded && $0.address == address }),
            address: times(tries.filter { $0.address == address && !$0.succeeded }),
            isKnownAddress: own.contains { $0.succeeded && $0.address == address },
            now: Int(date.timeIntervalSince1970))
        return switch decision {
        case .allowed: nil
        case .wait(let end): Date(timeIntervalSince1970: TimeInterval(end))
        }
    }

    /// A sign-in name as it is stored and compared.
    static func signInName(_ typed: String) -> String {
        String(typed.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines).prefix(200))
            .lowercased()
    }

    /// The event of what an account's owner does before, or without, being a viewer.
    func accountEvent(
        _ useCase: String, _ account: Account, before: String? = nil, after: String? = nil
    ) -> Event.Draft {
        Event.Draft(
            time: now, actor: account.name, useCase: useCase, object: "account", objectID: account.id, before: before,
            after: after)
    }
}
