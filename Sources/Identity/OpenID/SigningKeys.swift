/// The provider's keys, kept for an hour. A token with an unknown key makes them be fetched again, at most once a minute, so that
/// a change of keys is noticed and a stream of made-up tokens is not passed on to the provider.
actor SigningKeys {
    private let fetch: @Sendable (UnixTime) async -> Result<KeySet, OpenIDFault>
    private var kept: (keys: KeySet, fetchedAt: UnixTime)?
    private var lastTry: UnixTime?
    private var underWay: Task<Result<KeySet, OpenIDFault>, Never>?

    static let lifetime = 3_600
    static let leastPause = 60

    init(fetch: @escaping @Sendable (UnixTime) async -> Result<KeySet, OpenIDFault>) {
        self.fetch = fetch
    }

    /// Keys among which a token's is to be looked for.
    func keys(for token: IDToken, now: UnixTime) async throws(OpenIDFault) -> KeySet {
        guard let kept, now - kept.fetchedAt < Self.lifetime, now >= kept.fetchedAt else {
            return try await fetched(now: now)
        }
        let isKnown = !kept.keys.candidates(identifier: token.keyIdentifier, algorithm: token.algorithm).isEmpty
        let hasPaused = now - (lastTry ?? kept.fetchedAt) >= Self.leastPause
        return isKnown || !hasPaused ? kept.keys : try await fetched(now: now)
    }

    /// Fetches the keys; those who come meanwhile wait for the same answer.
    private func fetched(now: UnixTime) async throws(OpenIDFault) -> KeySet {
        if let underWay { return try await underWay.value.get() }
        let fetch = fetch
        let task = Task { await fetch(now) }
        underWay = task
        lastTry = now
        let result = await task.value
        underWay = nil
        if case .success(let keys) = result { kept = (keys, now) }
        return try result.get()
    }
}
