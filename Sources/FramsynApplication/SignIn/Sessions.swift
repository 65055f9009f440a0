internal import Foundation
internal import Identity
internal import Synchronization
internal import WorkforceModel
internal import WorkforceStore

/// Who is signed in where. Kept in memory and in a file beside the store, so that a restart signs nobody out.
final class Sessions: Sendable {
    /// Seconds without use after which a session ends.
    static let idleLimit: TimeInterval = 3600
    /// Seconds after which a session ends however it is used.
    static let absoluteLimit: TimeInterval = 12 * 3600
    /// Seconds between writings of when a session was last used.
    private static let writtenEvery: TimeInterval = 300

    private struct State {
        var file: SessionFile?
        var sessions: [String: StoredSession] = [:]
        var writtenAt: [String: Date] = [:]
    }

    private let directory: String
    private let state = Mutex(State())

    /// Sessions of the store in `directory`; the file is opened when it is first needed.
    init(directory: String) {
        self.directory = directory
    }

    private func with<Value>(_ body: (inout State, SessionFile) throws -> sending Value) throws -> sending Value {
        try state.withLock { state in
            if let file = state.file { return try body(&state, file) }
            let file = try SessionFile(directory: directory)
            state.sessions = Dictionary(
                try file.sessions().map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
            state.file = file
            return try body(&state, file)
        }
    }

    /// Begins a session and returns the secret that the browser keeps.
    func begin(_ account: Int64, agent: String, address: String, now: Date) throws -> String {
        let secret = SecretToken()
        let session = StoredSession(
            digest: secret.digest, accountID: account, createdAt: now, usedAt: now, agent: String(agent.prefix(200)),
            address: address, formToken: SecretToken().text)
        try with { state, file in
            let ended = state.sessions.values.filter { !Self.holds($0, now: now) }.map(\.digest)
            try file.remove(ended)
            for digest in ended { state.sessions[digest] = nil }
            try file.save(session)
            state.sessions[session.digest] = session
            state.writtenAt[session.digest] = now
        }
        return secret.text
    }

    /// The session of a secret that somebody sent, which is then used; nil when it does not hold.
    func use(_ secret: String, now: Date) throws -> StoredSession? {
        guard let digest = SecretToken(text: secret)?.digest else { return nil }
        return try with { state, file in
            guard var session = state.sessions[digest], Self.holds(session, now: now) else { return nil }
            session.usedAt = now
            state.sessions[digest] = session
            if abs(now.timeIntervalSince(state.writtenAt[digest] ?? .distantPast)) > Self.writtenEvery {
                state.writtenAt[digest] = now
                // On a full disk it is held in memory alone: nobody is put out for that.
                try? file.save(session)
            }
            return session
        }
    }

    /// The sessions of an account that hold, latest used first.
    func sessions(of account: Int64, now: Date) throws -> [StoredSession] {
        try with { state, _ in
            state.sessions.values.filter { $0.accountID == account && Self.holds($0, now: now) }
                .sorted { $0.usedAt > $1.usedAt }
        }
    }

    /// Ends those sessions of an account that `isEnded` says. Returns how many.
    @discardableResult
    func end(of account: Int64, where isEnded: (StoredSession) -> Bool = { _ in true }) throws -> Int {
        try with { state, file in
            let digests = state.sessions.values.filter { $0.accountID == account && isEnded($0) }.map(\.digest)
            try file.remove(digests)
            for digest in digests {
                state.sessions[digest] = nil
                state.writtenAt[digest] = nil
            }
            return digests.count
        }
    }

    /// Notes a try to sign in. Tries are kept for 90 days.
    func note(_ attempt: SignInAttempt) throws {
        try with { _, file in try file.note(attempt, keepingFrom: attempt.time.addingTimeInterval(-90 * 86_400)) }
    }

    /// The tries of a name or an address since a time.
    func attempts(name: String, address: String, since time: Date) throws -> [SignInAttempt] {
        try with { _, file in try file.attempts(name: name, address: address, since: time) }
    }

    /// The latest tries, newest first.
    func attempts(limit: Int) throws -> [SignInAttempt] {
        try with { _, file in try file.attempts(limit: limit) }
    }

    /// Whether a session holds. A clock that was moved far, in either direction, ends it: how long it lay is then unknown.
    private static func holds(_ session: StoredSession, now: Date) -> Bool {
        abs(now.timeIntervalSince(session.usedAt)) < idleLimit
            && (-300..<absoluteLimit).contains(now.timeIntervalSince(session.createdAt))
    }
}

/// A session as its reader and the web see it.
public struct OpenSession: Sendable, Equatable {
    /// Who is signed in.
    public let viewer: Viewer
    /// The secret that every form of the session carries.
    public let formToken: String
    /// What tells it from others, not the secret itself.
    public let digest: String
}

extension Service {
    /// The session of a secret that a browser sent; nil when it does not hold, or its account does no longer.
    public func session(_ secret: String) async throws -> OpenSession? {
        guard let session = try sessions.use(secret, now: date) else { return nil }
        let book = try await accountBook()
        guard let account = book.accounts[session.accountID], account.closedAt == nil,
            session.createdAt.formatted(.iso8601) >= account.sessionsFrom
        else { return nil }
        return OpenSession(
            viewer: Viewer(account: account, holdings: book.holdings(of: account.id)), formToken: session.formToken,
            digest: session.digest)
    }

    /// Ends a session: signs out.
    public func end(_ session: OpenSession) throws {
        guard let account = session.viewer.accountID else { return }
        try sessions.end(of: account) { $0.digest == session.digest }
    }
}
