internal import Synchronization
internal import WorkforceModel
internal import WorkforceStore

/// Accounts, appointments, roles and access tokens as they stand after one event.
struct AccountBook: Sendable {
    let accounts: [Int64: Account]
    let appointments: [Appointment]
    /// Built-in and added roles, in the order of the matrix and then by name.
    let roles: [Role]
    let tokens: [String: StoredAccessToken]
    private let held: [Int64: [Rights.Holding]]

    init(
        accounts: [Account], appointments: [Appointment], added: [StoredRole], tokens: [StoredAccessToken]
    ) {
        self.accounts = Dictionary(accounts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.appointments = appointments
        self.tokens = Dictionary(tokens.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
        let roles = BuiltInRoles.all + added.compactMap(Role.init)
        self.roles = roles
        let byKey = Dictionary(roles.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var held: [Int64: [Rights.Holding]] = [:]
        for appointment in appointments {
            guard let account = appointment.accountID, let role = byKey[appointment.roleID] else { continue }
            held[account, default: []].append(Rights.Holding(appointment, role))
        }
        self.held = held
    }

    /// The role of a key; nil when there is none.
    func role(_ id: String) -> Role? { roles.first { $0.id == id } }

    /// Every appointment of an account with its role, also those that do not hold today.
    func holdings(of account: Int64) -> [Rights.Holding] { held[account] ?? [] }
}

extension Role {
    /// A stored role; nil when what it narrows is no longer there.
    init?(_ stored: StoredRole) {
        guard let basis = BuiltInRoles[stored.basis] else { return nil }
        var grants: [RightsObject: Grant] = [:]
        for (key, grant) in stored.grants {
            if let object = RightsObject(rawValue: key) { grants[object] = grant }
        }
        self.init(stored.id, stored.name, narrowing: basis, to: grants)
    }
}

extension Service {
    /// Accounts and rights as they are now. Asked at every request, so the store is read only when it has changed.
    func accountBook() async throws -> AccountBook {
        let version = try store.version()
        if let held = heldBook.withLock({ $0 }), held.version == version { return held.book }
        let book = AccountBook(
            accounts: try await store.accounts(), appointments: try await store.appointments(),
            added: try await store.addedRoles(), tokens: try await store.accessTokens())
        heldBook.withLock { $0 = (version, book) }
        return book
    }

    /// Somebody with an account that is open, with what they may do; nil when there is none.
    public func viewer(of account: Int64) async throws -> Viewer? {
        let book = try await accountBook()
        guard let found = book.accounts[account], found.closedAt == nil else { return nil }
        return Viewer(account: found, holdings: book.holdings(of: account))
    }
}
