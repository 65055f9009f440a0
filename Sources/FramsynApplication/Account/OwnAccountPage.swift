internal import Foundation
internal import Identity
public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Mitt konto: one's own rights, sign-ins, password, one-time codes and access tokens.
public struct OwnAccountPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.signedIn
    /// What it can be asked.
    public static let parameters: [PageParameter] = []
    /// It concerns the reader alone.
    public var organisationID: Int64? { nil }
    /// Where it is read.
    public static let path = "/konto"

    /// Reads nothing.
    public init(_ request: PageRequest) throws {}

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        try await service.ownAccountPage(viewer, faults: [:])
    }
}

extension Service {
    /// One's own account with its forms.
    func ownAccountPage(_ viewer: Viewer, faults: [String: String]) async throws -> PageContent {
        guard let id = viewer.accountID, let found = try await store.credentials(id) else {
            return PageContent(
                title: "Mitt konto",
                lead:
                    "Den som kör Framsyn från kommandoraden har inget konto. framsyn form /register/konton lägger upp konton."
            )
        }
        let book = try await accountBook()
        let tree = try await caches.registry(store).tree
        let holdings = book.holdings(of: id)
        var blocks: [Block] = [
            .card(
                Card(
                    "Mina behörigheter", actions: [Action("Vad rollerna får", href: RolePage.path)],
                    blocks: holdings.isEmpty
                        ? [.paragraphs(["Du har ingen behörighet ännu. Be den som sköter behörigheter hos er."])]
                        : [.table(AppointmentTable(holdings.map(\.appointment), book, tree, today: today).plain)])),
            .card(
                Card(
                    "Mina uppgifter",
                    blocks: [
                        .paragraphs([
                            "Vad personalregistret har om dig, och vem som har läst det. Läsningen loggas, som alla läsningar av enskildas uppgifter."
                        ]),
                        .form(
                            Form(
                                id: "uppgifter", action: "\(OwnAccountPage.path)/uppgifter",
                                groups: [.fields(legend: nil, [])], submit: "Visa mina uppgifter")),
                    ])),
            .card(Card("Inloggningar", blocks: try sessionBlocks(id))),
        ]
        if found.passwordHash != nil, !found.account.isDemonstration {
            blocks.append(.card(Card("Byt lösenord", blocks: [.form(passwordForm(faults))])))
            blocks.append(.card(Card("Engångskoder", blocks: codeBlocks(found))))
        }
        blocks.append(.card(Card("Nycklar för program", blocks: tokenBlocks(id, book, tree, faults))))
        return PageContent(
            title: "Mitt konto",
            lead: Prose([
                .text("Du är inloggad som "), .strong(found.account.name), .text(" (\(found.account.signInName))."),
            ]),
            notices: faults.isEmpty ? [] : [Notice(.fault, "Något behöver rättas. Inget är sparat.")], blocks: blocks)
    }

    private func sessionBlocks(_ account: Int64) throws -> [Block] {
        let open = try sessions.sessions(of: account, now: date)
        return [
            .paragraphs([
                "En inloggning upphör efter en timme utan användning, och senast efter tolv timmar."
            ]),
            .table(
                Table(
                    id: "inloggningar", caption: "Var du är inloggad just nu. Svensk tid.",
                    columns: [
                        Column("Började", explanation: "Svensk tid", isText: true),
                        Column("Senast använd", explanation: "Svensk tid", isText: true),
                        Column("Från", explanation: "Nätverksadress", isText: true),
                        Column("Webbläsare", explanation: "Vad webbläsaren kallar sig", isText: true),
                    ],
                    rows: open.map { session in
                        Row([
                            .text(TimeText.text(session.createdAt.formatted(.iso8601))),
                            .text(TimeText.text(session.usedAt.formatted(.iso8601))), .text(session.address),
                            .text(String(session.agent.prefix(80))),
                        ])
                    })),
            .form(
                Form(
                    id: "ut", action: "\(OwnAccountPage.path)/inloggningar",
                    groups: [
                        .fields(
                            legend: nil,
                            [
                                Field(
                                    "inloggning", label: "Avsluta",
                                    kind: .choice(
                                        [Choice("", "alla inloggningar")]
                                            + open.map { session in
                                                let began = TimeText.text(session.createdAt.formatted(.iso8601))
                                                return Choice(
                                                    session.digest, "den som började \(began) från \(session.address)")
                                            }))
                            ])
                    ], submit: "Logga ut")),
        ]
    }

    private func passwordForm(_ faults: [String: String]) -> Form {
        Form(
            id: "losenord", action: "\(OwnAccountPage.path)/losenord",
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "nuvarande", label: "Nuvarande lösenord", kind: .password(isNew: false),
                            fault: faults["nuvarande"], isRequired: true)
                    ] + SignInPages.passwordFields(faults))
            ], submit: "Byt lösenord")
    }

    private func codeBlocks(_ found: StoredCredentials) -> [Block] {
        if found.codeSecret != nil {
            return [
                .paragraphs([
                    Prose(
                        "Engångskoder är på. Du har \(Swedish.count(found.recoveryDigests.count, one: "reservkod", many: "reservkoder")) kvar."
                    )
                ]),
                .form(
                    Form(
                        id: "koder", action: "\(OwnAccountPage.path)/koder",
                        groups: [.fields(legend: nil, [Field("slag", label: "", kind: .hidden, value: "av")])],
                        submit: "Stäng av engångskoder")),
            ]
        }
        return [
            .paragraphs([
                "Med engångskoder behövs, utöver lösenordet, en kod ur en autentiseringsapp i telefonen. Den som kommer över ditt lösenord kan då inte logga in."
            ]),
            .form(
                Form(
                    id: "koder", action: "\(OwnAccountPage.path)/koder",
                    groups: [.fields(legend: nil, [Field("slag", label: "", kind: .hidden, value: "borja")])],
                    submit: "Slå på engångskoder")),
        ]
    }

    private func tokenBlocks(
        _ account: Int64, _ book: AccountBook, _ tree: OrganisationTree, _ faults: [String: String]
    ) -> [Block] {
        let own = book.tokens.values.filter { $0.accountID == account && $0.revokedAt == nil }.sorted { $0.id > $1.id }
        let holdings = book.holdings(of: account).filter { $0.appointment.holds(on: today) }
        var blocks: [Block] = [
            .paragraphs([
                "Ett program kan läsa samma sidor som du, som JSON under /api/v1, med en nyckel. Nyckeln kan bara läsa, gäller en av dina behörigheter och når högst den klass du väljer. Adresserna står i /api/v1/openapi.json."
            ])
        ]
        if !own.isEmpty {
            blocks.append(
                .table(
                    Table(
                        id: "nycklar", caption: "Dina nycklar.",
                        columns: [
                            Column("Namn", explanation: "Ditt eget namn på nyckeln", isText: true),
                            Column("Behörighet", explanation: "Vad nyckeln läser som", isText: true),
                            Column("Klass", explanation: "Högsta klass som nyckeln når", isText: true),
                            Column("Sista dag", explanation: "Sista dagen nyckeln gäller", isText: true),
                        ],
                        rows: own.map { token in
                            let holding = book.holdings(of: account).first { $0.appointment.id == token.appointmentID }
                            return Row([
                                .text(token.name),
                                .text(holding.map { Self.words($0, tree) } ?? "behörigheten finns inte längre"),
                                .text(token.sensitivity.swedishName), .text("\(token.lastDay)"),
                            ])
                        })))
            blocks.append(
                .form(
                    Form(
                        id: "dra-in", action: "\(OwnAccountPage.path)/nycklar/dra-in",
                        groups: [
                            .fields(
                                legend: nil,
                                [
                                    Field(
                                        "nyckel", label: "Nyckel",
                                        kind: .choice(own.map { Choice("\($0.id)", $0.name) }),
                                        value: "\(own[0].id)")
                                ])
                        ], submit: "Dra in nyckeln")))
        }
        guard !holdings.isEmpty else { return blocks }
        blocks.append(
            .form(
                Form(
                    id: "nyckel", action: "\(OwnAccountPage.path)/nycklar",
                    groups: [
                        .fields(
                            legend: "Ny nyckel",
                            [
                                Field(
                                    "namn", label: "Namn", hint: "Till exempel programmets namn.",
                                    fault: faults["namn"], isRequired: true),
                                Field(
                                    "behorighet", label: "Behörighet",
                                    kind: .choice(
                                        holdings.map { Choice("\($0.appointment.id)", Self.words($0, tree)) }),
                                    value: "\(holdings[0].appointment.id)", fault: faults["behorighet"]),
                                Field(
                                    "klass", label: "Högsta klass",
                                    kind: .choice(
                                        [Sensitivity.open, .inside, .personal].map {
                                            Choice($0.rawValue, $0.swedishName)
                                        }),
                                    value: Sensitivity.inside.rawValue, fault: faults["klass"]),
                                Field(
                                    "dagar", label: "Gäller antal dagar", kind: .number, value: "90",
                                    hint: "Högst 365.", fault: faults["dagar"]),
                            ])
                    ], submit: "Skapa nyckel")))
        return blocks
    }

    static func words(_ holding: Rights.Holding, _ tree: OrganisationTree) -> String {
        "\(holding.role.name), \(holding.appointment.organisationID.map { tree[$0]?.name ?? "nummer \($0)" } ?? "hela installationen")"
    }
}

extension AppointmentTable {
    /// The table without ways to change anything.
    var plain: Table {
        var table = table
        for index in table.rows.indices { table.rows[index].cells[0].href = nil }
        return table
    }
}
