internal import Foundation
public import Presentation
internal import SwedishText
internal import WorkforceModel

/// What those see who have not signed in.
public struct SignInPages: Sendable {
    /// Whether an identity provider can be signed in through, and what it is called.
    public var provider: String?
    /// Accounts of the demonstration, by role.
    public var demonstration: [DemonstrationAccount]

    /// Pages without a provider and without a demonstration.
    public init(provider: String? = nil, demonstration: [DemonstrationAccount] = []) {
        self.provider = provider
        self.demonstration = demonstration
    }

    /// The page where one signs in.
    ///
    /// - Parameters:
    ///   - name: the sign-in name as typed.
    ///   - path: where to go on.
    ///   - outcome: what came of the latest try.
    public func signIn(name: String, path: String, outcome: SignInOutcome?) -> PageContent {
        var blocks: [Block] = []
        if let provider {
            blocks.append(
                .card(
                    Card(
                        "Logga in med \(provider)",
                        blocks: [
                            .actions([
                                Action(
                                    "Till \(provider)", href: "/logga-in/extern?till=" + NeedLinks.encode(path),
                                    isPrimary: true)
                            ])
                        ])))
        }
        let fault = outcome.flatMap(Self.words)
        blocks.append(
            .card(
                Card(
                    provider == nil ? "Ditt konto" : "Konto i Framsyn",
                    blocks: [
                        .form(
                            Form(
                                id: "logga-in", action: "/logga-in",
                                groups: [
                                    .fields(
                                        legend: nil,
                                        [
                                            Field(
                                                "anvandarnamn", label: "Användarnamn", kind: .account, value: name,
                                                fault: fault),
                                            Field("losenord", label: "Lösenord", kind: .password(isNew: false)),
                                            Field("till", label: "", kind: .hidden, value: path),
                                        ])
                                ], submit: "Logga in")),
                        .paragraphs([
                            "Har du glömt lösenordet? Den som sköter behörigheter hos er kan ge dig en adress där du väljer ett nytt."
                        ]),
                    ])))
        if !demonstration.isEmpty { blocks.append(demonstrationCard(path)) }
        return PageContent(
            title: "Logga in",
            lead:
                "Framsyn visar hur många medarbetare av varje yrke ni behöver, har och saknar. Logga in för att läsa.",
            notices: fault.map { [Notice(.fault, Prose("Du är inte inloggad. \($0)"))] } ?? [], blocks: blocks)
    }

    private func demonstrationCard(_ path: String) -> Block {
        .card(
            Card(
                "Prova demonstrationen",
                blocks: [
                    .paragraphs([
                        Prose(
                            "Personerna är påhittade. Välj en roll för att se vad den ser; lösenordet är ”\(DemonstrationAccount.password)” för alla."
                        )
                    ]),
                    .form(
                        Form(
                            id: "prova", action: "/logga-in",
                            groups: [
                                .fields(
                                    legend: nil,
                                    [
                                        Field(
                                            "anvandarnamn", label: "Roll",
                                            kind: .choice(
                                                demonstration.map { Choice($0.signInName, "\($0.role): \($0.place)") }
                                            ), value: demonstration.first?.signInName ?? ""),
                                        Field(
                                            "losenord", label: "", kind: .hidden, value: DemonstrationAccount.password),
                                        Field("till", label: "", kind: .hidden, value: path),
                                    ])
                            ], submit: "Prova")),
                    .disclosure(
                        summary: "Alla demonstrationens konton",
                        [
                            .table(
                                Table(
                                    id: "demokonton", caption: "Påhittade användare, med samma lösenord.",
                                    columns: [
                                        Column("Roll", explanation: "Vad personen gör", isText: true),
                                        Column("Namn", explanation: "Påhittat", isText: true),
                                        Column("Användarnamn", explanation: "Skrivs vid inloggning", isText: true),
                                        Column("Organisation", explanation: "Var rollen gäller", isText: true),
                                    ],
                                    rows: demonstration.map {
                                        Row([.text($0.role), .text($0.name), .text($0.signInName), .text($0.place)])
                                    }))
                        ]),
                ]))
    }

    private static func words(_ outcome: SignInOutcome) -> String? {
        switch outcome {
        case .done, .needsCode: nil
        case .wrong: "Användarnamnet eller lösenordet stämmer inte. Kontrollera stavningen och försök igen."
        case .wrongCode: "Koden stämmer inte, eller är redan använd."
        case .wait(let end):
            "Det har varit för många försök. Försök igen klockan \(TimeText.clock(end)), eller be om en adress för nytt lösenord."
        case .busy: "Många loggar in just nu. Vänta några sekunder och försök igen."
        case .begin: "Det tog för lång tid. Börja om med användarnamn och lösenord."
        }
    }

    /// The page where the one-time code is typed.
    public func code(ticket: String, path: String, outcome: SignInOutcome?) -> PageContent {
        let fault = outcome.flatMap(Self.words)
        return PageContent(
            title: "Skriv koden",
            lead: "Lösenordet stämmer. Skriv koden som din autentiseringsapp visar, eller en av dina reservkoder.",
            notices: fault.map { [Notice(.fault, Prose($0))] } ?? [],
            blocks: [
                .card(
                    Card(
                        "Engångskod",
                        blocks: [
                            .form(
                                Form(
                                    id: "kod", action: "/logga-in/kod",
                                    groups: [
                                        .fields(
                                            legend: nil,
                                            [
                                                Field(
                                                    "kod", label: "Kod", kind: .oneTimeCode,
                                                    hint: "Sex siffror. En ny visas var trettionde sekund.",
                                                    fault: fault),
                                                Field("biljett", label: "", kind: .hidden, value: ticket),
                                                Field("till", label: "", kind: .hidden, value: path),
                                            ])
                                    ], submit: "Logga in"))
                        ])),
                .actions([Action("Börja om", href: "/logga-in")]),
            ])
    }

    /// The page that creates the first administrator.
    public func first(secret: String, _ new: NewAccount, faults: [String: String]) -> PageContent {
        PageContent(
            title: "Välkommen till Framsyn",
            lead:
                "Skapa det första kontot. Det blir administratör: lägger upp organisationen och ger andra behörighet.",
            notices: Self.notSaved(faults),
            blocks: [
                .card(
                    Card(
                        "Ditt konto",
                        blocks: [
                            .form(
                                Form(
                                    id: "forsta", action: "/valkommen?nyckel=\(secret)",
                                    groups: [
                                        .fields(
                                            legend: nil,
                                            [
                                                Field(
                                                    "namn", label: "Namn", value: new.name, fault: faults["namn"],
                                                    isRequired: true),
                                                Field(
                                                    "anvandarnamn", label: "Användarnamn", kind: .account,
                                                    value: new.signInName, hint: "Gärna e-postadressen.",
                                                    fault: faults["anvandarnamn"], isRequired: true),
                                            ] + Self.passwordFields(faults))
                                    ], submit: "Skapa kontot"))
                        ]))
            ])
    }

    /// The page where a password is chosen by a one-time address.
    public func password(secret: String, name: String, faults: [String: String]) -> PageContent {
        PageContent(
            title: "Välj lösenord", lead: Prose([.text("Välj ett lösenord för "), .strong(name), .text(".")]),
            notices: Self.notSaved(faults),
            blocks: [
                .card(
                    Card(
                        "Nytt lösenord",
                        blocks: [
                            .form(
                                Form(
                                    id: "losenord", action: "/losenord?nyckel=\(secret)",
                                    groups: [.fields(legend: nil, Self.passwordFields(faults))],
                                    submit: "Spara lösenordet"
                                ))
                        ]))
            ])
    }

    /// The page of an address that is no good.
    public var gone: PageContent {
        PageContent(
            title: "Adressen gäller inte längre",
            lead:
                "Adressen är redan använd eller för gammal. Be den som gav dig den om en ny. Är det första start: starta om servern, så skriver den en ny.",
            blocks: [.actions([Action("Till inloggningen", href: "/logga-in", isPrimary: true)])])
    }

    /// The page for whoever asks over a connection that can be listened to.
    public var insecure: PageContent {
        PageContent(
            title: "Anslutningen är inte krypterad",
            lead:
                "Det går bara att logga in över en krypterad anslutning (https), eller från den dator som servern står på. Byt http mot https i adressen, eller be driften om hjälp.",
            blocks: [])
    }

    /// The fields of a new password, typed twice.
    static func passwordFields(_ faults: [String: String]) -> [Field] {
        [
            Field(
                "losenord", label: "Nytt lösenord", kind: .password(isNew: true),
                hint: "Minst 12 tecken. Några ord efter varandra är lätt att minnas och svårt att gissa.",
                fault: faults["losenord"], isRequired: true),
            Field(
                "igen", label: "Samma lösenord igen", kind: .password(isNew: true), fault: faults["igen"],
                isRequired: true),
        ]
    }

    private static func notSaved(_ faults: [String: String]) -> [Notice] {
        faults.isEmpty ? [] : [Notice(.fault, "Något behöver rättas. Inget är sparat.")]
    }
}

/// A ready account of the demonstration.
public struct DemonstrationAccount: Sendable, Equatable {
    /// The password of every one of them. It is shown on the sign-in page; they reach synthetic people only.
    public static let password = "prova framsyn fritt"

    /// Role.
    public var role: String
    /// Name.
    public var name: String
    /// What is typed to sign in.
    public var signInName: String
    /// Where the role holds.
    public var place: String
}

extension Service {
    /// What those see who have not signed in.
    public func signInPages() async throws -> SignInPages {
        let book = try await accountBook()
        let tree = try await caches.registry(store).tree
        let accounts = book.accounts.values.filter { $0.isDemonstration && $0.closedAt == nil }
            .compactMap { account -> (order: Int, account: DemonstrationAccount)? in
                guard let held = book.holdings(of: account.id).first,
                    let order = book.roles.firstIndex(where: { $0.id == held.role.id })
                else { return nil }
                return (
                    order,
                    DemonstrationAccount(
                        role: held.role.name, name: account.name, signInName: account.signInName,
                        place: held.appointment.organisationID.flatMap { tree[$0]?.name } ?? "hela installationen")
                )
            }
        return SignInPages(
            provider: provider?.name,
            demonstration: accounts.sorted { ($0.order, $0.account.signInName) < ($1.order, $1.account.signInName) }
                .map(\.account))
    }
}
