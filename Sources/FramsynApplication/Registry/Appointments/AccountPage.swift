internal import Foundation
internal import Identity
public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Konton: who can sign in.
public struct AccountPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = []
    /// Accounts belong to the installation; which of them are shown is told by their appointments.
    public var organisationID: Int64? { nil }
    /// Where it is read.
    public static let path = "/register/konton"

    /// Reads nothing.
    public init(_ request: PageRequest) throws {}

    /// The accounts.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        try await service.accountPage(AccountFields(), faults: [:], viewer)
    }
}

/// What is written to add an account.
struct AccountFields: Sendable {
    var name = ""
    var signInName = ""
    var email = ""
    var isProtected = false

    init() {}

    init(_ form: FormValues) {
        name = form["namn"].trimmed
        signInName = Service.signInName(form["anvandarnamn"])
        email = form["epost"].trimmed
        isProtected = form["skyddad"] == "ja"
    }
}

extension AppointmentDesk {
    /// Whether the viewer sees an account: whoever sets up the whole installation sees all, others those appointed where
    /// they read the registry, and those without an appointment, which are waiting for one.
    func sees(_ account: Account) -> Bool {
        if standing.level(.registry, at: nil) >= .read { return true }
        let holdings = book.holdings(of: account.id)
        return holdings.isEmpty
            || holdings.contains { standing.level(.registry, at: $0.appointment.organisationID) >= .read }
    }

    /// Whether the viewer may hand out a new password, or close the account: only when the viewer may give everything
    /// that the account has, since whoever holds its password has that. An account that waits for its first appointment is
    /// for whoever sets up the installation: what it will have is not known yet.
    func maySteer(_ account: Account) -> Bool {
        if standing.viewer.isLocal { return true }
        guard account.id != standing.viewer.accountID else { return false }
        let holdings = book.holdings(of: account.id)
        if holdings.isEmpty { return standing.level(.registry, at: nil) >= .write }
        return sees(account)
            && holdings.allSatisfy {
                standing.mayAppoint(to: $0.role, at: $0.appointment.organisationID)
            }
    }
}

extension Service {
    /// The page of accounts with the form that adds one.
    func accountPage(
        _ fields: AccountFields, faults: [String: String], _ viewer: Viewer
    ) async throws -> PageContent {
        let desk = try await AppointmentDesk(self, viewer)
        let accounts = desk.book.accounts.values.filter(desk.sees).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        let form = Form(
            id: "konto", action: AccountPage.path,
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field("namn", label: "Namn", value: fields.name, fault: faults["namn"], isRequired: true),
                        Field(
                            "anvandarnamn", label: "Användarnamn", value: fields.signInName,
                            hint:
                                "Gärna e-postadressen. Loggar personen in genom en inloggningstjänst ska det vara adressen där.",
                            fault: faults["anvandarnamn"], isRequired: true),
                        Field("epost", label: "E-post", value: fields.email, fault: faults["epost"]),
                        Field(
                            "skyddad", label: "Skyddad identitet", kind: .check, value: fields.isProtected ? "ja" : "",
                            hint: "Namnet visas då bara för dem som sköter behörigheter."),
                    ])
            ], submit: "Lägg upp kontot")
        let tries = desk.standing.level(.registry, at: nil) >= .write ? try sessions.attempts(limit: 50) : []
        var blocks: [Block] = [
            .card(
                Card(
                    "Konton",
                    actions: accounts.isEmpty
                        ? [] : [Action("CSV", href: AccountPage.path + "?format=csv&tabell=konton")],
                    blocks: accounts.isEmpty
                        ? [.paragraphs(["Inga konton ännu. Lägg upp det första nedan."])]
                        : [.table(accountTable(accounts, desk))])),
            .card(Card("Nytt konto", blocks: [.form(form)])),
        ]
        if !tries.isEmpty {
            blocks.append(
                .card(
                    Card(
                        "Senaste inloggningarna",
                        blocks: [
                            .table(
                                Table(
                                    id: "inloggningar", caption: "De 50 senaste försöken att logga in. Svensk tid.",
                                    columns: [
                                        Column("När", explanation: "Svensk tid", isText: true),
                                        Column("Användarnamn", explanation: "Så som det skrevs", isText: true),
                                        Column("Från", explanation: "Nätverksadress", isText: true),
                                        Column("Hur det gick", explanation: "Om inloggningen lyckades", isText: true),
                                    ],
                                    rows: tries.map { attempt in
                                        Row([
                                            .text(TimeText.text(attempt.time.formatted(.iso8601))), .text(attempt.name),
                                            .text(attempt.address),
                                            .text(attempt.succeeded ? "inloggad" : "fel lösenord eller namn"),
                                        ])
                                    }))
                        ])))
        }
        let open = accounts.count { $0.closedAt == nil }
        return PageContent(
            title: "Konton",
            lead: Prose([
                .strong(Swedish.count(open, one: "konto", many: "konton")),
                .text(" är öppna. Ett konto ger ingen rätt förrän det har en behörighet."),
            ]),
            notices: faults.isEmpty
                ? [] : [Notice(.fault, "Något behöver rättas. Inget är sparat, och det du skrev står kvar.")],
            blocks: blocks)
    }

    private func accountTable(_ accounts: [Account], _ desk: AppointmentDesk) -> Table {
        Table(
            id: "konton", caption: "Konton efter namn.",
            columns: [
                Column("Namn", explanation: "Leder till kontot", isText: true),
                Column("Användarnamn", explanation: "Skrivs vid inloggning", isText: true),
                Column("Roller", explanation: "Behörigheter som gäller i dag", isText: true),
                Column("Läge", explanation: "Öppet eller stängt", isText: true),
            ],
            rows: accounts.map { account in
                let holdings = desk.book.holdings(of: account.id).filter { $0.appointment.holds(on: desk.today) }
                let roles = holdings.map { holding in
                    let place = holding.appointment.organisationID.map { desk.standing.tree[$0]?.name ?? "" }
                    return "\(holding.role.name) (\(place ?? "hela installationen"))"
                }
                return Row([
                    .text(account.name, href: "\(AccountPage.path)/konto?id=\(account.id)"), .text(account.signInName),
                    .text(roles.isEmpty ? "inga" : roles.joined(separator: "; ")),
                    .text(
                        account.closedAt.map { "stängt \(TimeText.text($0))" }
                            ?? (account.isDemonstration ? "öppet, påhittad person" : "öppet")),
                ])
            })
    }

    /// Makes the one-time address by which an account's password is chosen.
    func passwordAddress(of account: Account, event: Event.Draft) async throws -> String {
        let secret = SecretToken()
        try await store.addOneTimeLink(
            OneTimeLink(
                digest: secret.digest, accountID: account.id, kind: .password, createdAt: now,
                expiresAt: date.addingTimeInterval(Self.passwordAddressLimit).formatted(.iso8601)), event: event)
        return "/losenord?nyckel=" + secret.text
    }

    /// The page that shows a one-time address, once.
    func addressPage(_ path: String, _ account: Account) -> PageContent {
        PageContent(
            title: "Adress för nytt lösenord",
            lead: Prose([
                .text("Ge \(account.name) den här adressen, efter serverns namn: "), .strong(path),
                .text(
                    ". Den gäller en gång, i tre dygn, och visas bara nu. Det gamla lösenordet gäller tills ett nytt är valt."
                ),
            ]),
            blocks: [
                .actions([
                    Action("Till kontona", href: AccountPage.path),
                    Action("Ge behörighet", href: AppointmentPage.path + "/andra"),
                ])
            ])
    }
}

/// Adds an account and shows the address by which its password is chosen.
public struct CreateAccount: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .somewhere)
    /// Accounts belong to the installation.
    public var organisationID: Int64? { nil }
    private let fields: AccountFields

    /// Reads the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        fields = AccountFields(form)
    }

    /// Adds it, or shows what is wrong.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        var faults = AccountFaults.names(fields.name, signInName: fields.signInName)
        if !fields.email.isEmpty, !fields.email.contains("@") || fields.email.count > 200 {
            faults["epost"] = "Skriv en hel e-postadress, eller lämna tomt."
        }
        guard faults.isEmpty else { return .again(try await service.accountPage(fields, faults: faults, viewer)) }
        var account = Account(
            id: 0, name: fields.name, signInName: fields.signInName, email: fields.email.isEmpty ? nil : fields.email,
            isProtected: fields.isProtected)
        do {
            account.id = try await service.store.addAccount(
                account, createdAt: service.now,
                event: service.event(
                    self, by: viewer, object: "account", after: "\(account.name) (\(account.signInName))"))
        } catch StoreFault.taken {
            faults["anvandarnamn"] = AccountFaults.taken(fields.signInName)
            return .again(try await service.accountPage(fields, faults: faults, viewer))
        }
        let path = try await service.passwordAddress(
            of: account,
            event: service.event(
                self, by: viewer, object: "account", objectID: account.id, after: "engångsadress för lösenord"))
        return .page(service.addressPage(path, account))
    }
}

/// One account: its appointments, and what can be done with it.
public struct AccountDetailPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [PageParameter("id", .identity, "Kontots nummer.")]
    /// The account's appointments tell who may see it.
    public var organisationID: Int64? { nil }
    private let id: Int64?

    /// Reads `id`.
    public init(_ request: PageRequest) throws {
        id = request["id"].flatMap { Int64($0) }
    }

    /// The account.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let desk = try await AppointmentDesk(service, viewer)
        guard let account = id.flatMap({ desk.book.accounts[$0] }), desk.sees(account) else {
            throw RequestFault.notAllowed(.write(.registry, .installation))
        }
        let appointments = desk.book.holdings(of: account.id).map(\.appointment)
            .filter { desk.standing.level(.registry, at: $0.organisationID) >= .read }
        let open = try service.sessions.sessions(of: account.id, now: service.date).count
        var blocks: [Block] = [
            .card(
                Card(
                    "Kontot",
                    blocks: [
                        .terms([
                            Term("Användarnamn", Prose(account.signInName)),
                            Term("E-post", Prose(account.email ?? "ej angivet")),
                            Term("Skyddad identitet", account.isProtected ? "ja" : "nej"),
                            Term("Inloggningar just nu", Prose(Swedish.number(open))),
                            Term("Läge", Prose(account.closedAt.map { "stängt \(TimeText.text($0))" } ?? "öppet")),
                        ])
                    ])),
            .card(
                Card(
                    "Behörigheter",
                    actions: [Action("Ge behörighet", href: AppointmentPage.path + "/andra")],
                    blocks: appointments.isEmpty
                        ? [.paragraphs(["Kontot har ingen behörighet som du kan se."])]
                        : [
                            .table(
                                AppointmentTable(appointments, desk.book, desk.standing.tree, today: desk.today).table)
                        ])),
        ]
        if desk.maySteer(account) {
            let close = account.closedAt == nil ? Choice("stang", "Stäng kontot") : Choice("oppna", "Öppna kontot igen")
            blocks.append(
                .card(
                    Card(
                        "Åtgärder",
                        blocks: [
                            .paragraphs([
                                "En ny adress för lösenord gäller en gång. Att logga ut överallt avslutar personens inloggningar genast. Ett stängt konto kan inte logga in, men finns kvar i loggen."
                            ]),
                            .form(
                                Form(
                                    id: "atgarder", action: "\(AccountPage.path)/konto?id=\(account.id)",
                                    groups: [.fields(legend: nil, [])],
                                    submit: "Ny adress för lösenord",
                                    otherSubmits: [
                                        Choice("ut", "Logga ut överallt"), Choice("koder", "Stäng av engångskoder"),
                                        close,
                                    ])),
                        ])))
        } else if !viewer.isLocal, account.id == viewer.accountID {
            blocks.append(.actions([Action("Mitt konto", href: OwnAccountPage.path)]))
        }
        return PageContent(
            title: account.name, lead: Prose("Konto för \(account.name)."), blocks: blocks)
    }
}

/// Does something with an account: a new one-time address, out everywhere, codes off, closed or opened.
public struct SteerAccount: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .somewhere)
    /// The account's appointments tell who may.
    public var organisationID: Int64? { nil }
    private let id: Int64?
    private let act: String

    /// Reads `id` and which button was used.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        id = request["id"].flatMap { Int64($0) }
        act = form[Form.otherName]
    }

    /// Does it.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let desk = try await AppointmentDesk(service, viewer)
        guard var account = id.flatMap({ desk.book.accounts[$0] }), desk.maySteer(account) else {
            throw RequestFault.notAllowed(.write(.registry, .installation))
        }
        let back = "\(AccountPage.path)/konto?id=\(account.id)"
        func event(_ words: String) -> Event.Draft {
            service.event(self, by: viewer, object: "account", objectID: account.id, after: words)
        }
        switch act {
        case "ut":
            try await service.store.saveAccount(account, event: event("utloggad överallt"))
            let ended = try service.sessions.end(of: account.id)
            return .done(
                path: back, message: "\(Swedish.count(ended, one: "inloggning", many: "inloggningar")) avslutades.")
        case "koder":
            try await service.store.saveCodes(
                secret: nil, recoveryDigests: [], of: account.id, event: event("engångskoder avstängda"))
            return .done(
                path: back, message: "Engångskoderna är avstängda. Personen kan slå på dem igen under Mitt konto.")
        case "stang":
            account.closedAt = service.now
            try await service.store.saveAccount(account, event: event("stängt"))
            try service.sessions.end(of: account.id)
            return .done(path: back, message: "Kontot är stängt.")
        case "oppna":
            account.closedAt = nil
            try await service.store.saveAccount(account, event: event("öppnat"))
            return .done(path: back, message: "Kontot är öppet igen.")
        default:
            guard account.closedAt == nil else {
                return .done(path: back, message: "Kontot är stängt. Öppna det först.")
            }
            let path = try await service.passwordAddress(of: account, event: event("engångsadress för lösenord"))
            return .page(service.addressPage(path, account))
        }
    }
}
