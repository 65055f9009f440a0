internal import Identity
internal import WorkforceModel
internal import WorkforceStore

/// What an access token opens, for one request.
public struct TokenSession: Sendable, Equatable {
    /// The token's owner with the one appointment and the ceiling of the token. Only reads.
    public let viewer: Viewer
    /// The token's number in the store.
    public let token: Int64
}

extension Service {
    /// Who an access token lets in; nil when it does not hold: no token of ours, taken back, past its last day, of a closed
    /// account, or with an appointment that does not hold today. Which of them is not told.
    public func session(ofToken text: String) async throws -> TokenSession? {
        guard let token = AccessToken(text: text) else { return nil }
        let book = try await accountBook()
        let today = today
        guard let stored = book.tokens[token.digest], stored.revokedAt == nil, stored.lastDay >= today,
            let account = book.accounts[stored.accountID], account.closedAt == nil,
            let holding = book.holdings(of: account.id).first(where: { $0.appointment.id == stored.appointmentID }),
            holding.appointment.holds(on: today)
        else { return nil }
        return TokenSession(
            viewer: Viewer(account: account, holdings: [holding], ceiling: stored.sensitivity), token: stored.id)
    }

    /// The pages for programs that show the viewer something, in the order of the catalogue.
    public func pagesForPrograms(_ viewer: Viewer) async throws -> [PageEntry] {
        let standing = try await standing(of: viewer)
        return PageCatalogue.pages.filter { $0.isForPrograms && standing.mayAnywhere($0.right) }
    }
}
