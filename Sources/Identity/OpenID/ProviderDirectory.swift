internal import Outbound

/// What a provider tells of itself, fetched when it is needed and kept for an hour.
actor ProviderDirectory {
    private let provider: OpenIDProvider
    private let client: Client
    private var kept: (metadata: ProviderMetadata, fetchedAt: UnixTime)?

    private static let lifetime = 3_600

    init(provider: OpenIDProvider, client: Client) {
        self.provider = provider
        self.client = client
    }

    func metadata(now: UnixTime) async throws(OpenIDFault) -> ProviderMetadata {
        if let kept, now >= kept.fetchedAt, now - kept.fetchedAt < Self.lifetime { return kept.metadata }
        let metadata = try ProviderMetadata(json: await body(of: provider.discoveryAddress), of: provider)
        kept = (metadata, now)
        return metadata
    }

    /// The keys as they are now.
    func keys(now: UnixTime) async -> Result<KeySet, OpenIDFault> {
        do {
            guard let keys = KeySet(json: try await body(of: metadata(now: now).keysAddress)) else {
                return .failure(.badKeys)
            }
            return .success(keys)
        } catch {
            return .failure(error)
        }
    }

    private func body(of address: String) async throws(OpenIDFault) -> [UInt8] {
        let response: Response
        do {
            response = try await client.get(address, headers: ["Accept": "application/json"])
        } catch {
            throw .notReached(error)
        }
        guard response.status == 200 else { throw .badStatus(response.status) }
        return response.body
    }
}
