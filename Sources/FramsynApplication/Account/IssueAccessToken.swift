internal import Identity
internal import WorkforceModel
internal import WorkforceStore

/// Makes an access token for an account, for whoever runs the program at the machine.
public struct IssueAccessToken: UseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .installation)
    /// Something is stored.
    public static let changes = true
    /// It concerns an account.
    public var organisationID: Int64? { nil }
    /// The token, which is shown this once, and what it opens.
    public struct Answer: Sendable, Encodable {
        /// The whole token.
        public var token: String
        /// The role of its appointment.
        public var role: String
        /// Last day it holds, `YYYY-MM-DD`.
        public var lastDay: String
    }

    private let account: String
    private let name: String
    private let days: Int
    private let sensitivity: String

    /// Most days that a token may hold.
    public static let mostDays = 365
    /// The classes that a token can be limited to.
    public static let classes = [Sensitivity.open, .inside, .personal].map(\.rawValue)

    /// A token of the account with a sign-in name, for its first appointment that holds today.
    public init(account: String, name: String, days: Int, sensitivity: String) {
        self.account = account
        self.name = name
        self.days = days
        self.sensitivity = sensitivity
    }

    /// Makes it.
    ///
    /// - Throws: ``RequestFault/missing(_:)`` when there is no open account of the name, no appointment that holds, or
    ///   no such class or number of days.
    public func run(in service: Service, as viewer: Viewer) async throws -> Answer {
        let book = try await service.accountBook()
        guard let found = book.accounts.values.first(where: { $0.signInName == account && $0.closedAt == nil }) else {
            throw RequestFault.missing("ett öppet konto med inloggningsnamnet \(account.prefix(80))")
        }
        guard let holding = book.holdings(of: found.id).first(where: { $0.appointment.holds(on: service.today) })
        else { throw RequestFault.missing("en behörighet som gäller i dag för \(account.prefix(80))") }
        guard (1...Self.mostDays).contains(days), Self.classes.contains(sensitivity),
            let sensitivity = Sensitivity(rawValue: sensitivity)
        else { throw RequestFault.missing("ett antal dagar, 1–\(Self.mostDays), och en klass, K0–K2") }
        let issued = try await service.issueToken(
            named: name, to: found.id, holding, at: sensitivity, days: days, for: self, by: viewer)
        return Answer(token: issued.token.text, role: holding.role.name, lastDay: "\(issued.lastDay)")
    }
}

extension Service {
    /// Makes a token and keeps its digest, with an event of it.
    func issueToken<Case: UseCase>(
        named name: String, to account: Int64, _ holding: Rights.Holding, at sensitivity: Sensitivity, days: Int,
        for useCase: Case, by viewer: Viewer
    ) async throws -> (token: AccessToken, lastDay: Day) {
        let token = AccessToken()
        let lastDay = today.advanced(by: days)
        try await store.addAccessToken(
            StoredAccessToken(
                accountID: account, name: name, digest: token.digest, appointmentID: holding.appointment.id,
                sensitivity: sensitivity, createdAt: now, lastDay: lastDay),
            event: event(
                useCase, by: viewer, object: "accessToken",
                after: "\(name), \(holding.role.name), högst \(sensitivity.rawValue), till och med \(lastDay)"))
        return (token, lastDay)
    }
}
