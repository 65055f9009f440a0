internal import Identity

/// Hashes and tries passwords one at a time on the compute pool: each takes a share of a second and 19 MB, and however many
/// sign in at once, one core is left to those who read pages.
actor PasswordQueue {
    /// Waiting at most; more are asked to come back.
    static let longest = 200

    private let pool: ComputePool
    private var last: Task<Void, Never>?
    private var waiting = 0

    init(pool: ComputePool) {
        self.pool = pool
    }

    /// Whether a password is right; nil when too many wait.
    func matches(_ password: String, stored: PasswordHash?) async -> Bool? {
        await inTurn { PasswordHash.matches(password, stored: stored) }
    }

    /// The hash of a new password; nil when too many wait or it cannot be made.
    func hash(_ password: String) async -> String? {
        let made = await inTurn { try? PasswordHash(of: password).text }
        return made.flatMap { $0 }
    }

    private func inTurn<Value: Sendable>(_ body: @Sendable @escaping () -> Value) async -> Value? {
        guard waiting < Self.longest else { return nil }
        waiting += 1
        defer { waiting -= 1 }
        let before = last
        let pool = pool
        let turn = Task {
            await before?.value
            return try? await pool.run { body() }
        }
        last = Task { _ = await turn.value }
        return await turn.value
    }
}
