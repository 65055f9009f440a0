internal import Foundation
internal import Identity
internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Ends one of one's sessions, or all of them, this one too.
public struct EndOwnSessions: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.signedIn
    /// It concerns the reader alone.
    public var organisationID: Int64? { nil }

    private let digest: String

    /// Reads which; empty means all.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        digest = form["inloggning"]
    }

    /// Ends them.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        guard let id = viewer.accountID else { throw RequestFault.notAvailable }
        guard !digest.isEmpty else {
            try service.sessions.end(of: id)
            return .done(path: "/logga-in", message: "Du är utloggad överallt.")
        }
        let ended = try service.sessions.end(of: id) { $0.digest == digest }
        return .done(
            path: OwnAccountPage.path,
            message: ended == 0 ? "Inloggningen hade redan avslutats." : "Inloggningen är avslutad.")
    }
}

/// Changes one's own password.
public struct ChangeOwnPassword: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.signedIn
    /// It concerns the reader alone.
    public var organisationID: Int64? { nil }
    private let form: FormValues

    /// Reads the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        self.form = form
    }

    /// Changes it, or shows what is wrong. Every session ends: whoever may have had the old password is out.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        guard let id = viewer.accountID, let found = try await service.store.credentials(id),
            !found.account.isDemonstration
        else { throw RequestFault.notAvailable }
        let stored = found.passwordHash.flatMap { PasswordHash(stored: $0) }
        guard let isRight = await service.passwords.matches(form["nuvarande"], stored: stored) else {
            return .again(try await service.ownAccountPage(viewer, faults: ["losenord": AccountFaults.busy]))
        }
        var faults = AccountFaults.password(
            form["losenord"], again: form["igen"], signInName: found.account.signInName)
        if !isRight { faults["nuvarande"] = "Det nuvarande lösenordet stämmer inte. Skriv det igen." }
        guard faults.isEmpty else { return .again(try await service.ownAccountPage(viewer, faults: faults)) }
        guard let hash = await service.passwords.hash(form["losenord"]) else {
            return .again(try await service.ownAccountPage(viewer, faults: ["losenord": AccountFaults.busy]))
        }
        try await service.store.savePassword(
            hash, of: id, time: service.now,
            event: service.event(self, by: viewer, object: "account", objectID: id, after: "lösenordet bytt"))
        try service.sessions.end(of: id)
        return .done(path: "/logga-in", message: "Lösenordet är bytt. Logga in med det nya.")
    }
}

/// Turns one's own one-time codes on and off.
public struct SetOwnCodes: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.signedIn
    /// It concerns the reader alone.
    public var organisationID: Int64? { nil }
    private let form: FormValues

    /// Reads the form: `slag` is *borja*, *pa* or *av*.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        self.form = form
    }

    /// Shows a new secret, takes it into use when a code of it is typed, or turns codes off when the password is.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        guard let id = viewer.accountID, let found = try await service.store.credentials(id),
            !found.account.isDemonstration
        else { throw RequestFault.notAvailable }
        switch form["slag"] {
        case "pa": return try await turnOn(found, service, viewer)
        case "av": return try await turnOff(found, service, viewer)
        default: return .page(Self.page(OneTimeCode(), found.account, fault: nil))
        }
    }

    private func turnOn(_ found: StoredCredentials, _ service: Service, _ viewer: Viewer) async throws -> FormAnswer {
        guard let secret = OneTimeCode(base32: form["hemlighet"]), found.codeSecret == nil else {
            throw RequestFault.missing("hemligheten för engångskoder")
        }
        let now = Int(service.date.timeIntervalSince1970)
        guard let step = secret.acceptedStep(typed: form["kod"], now: now, lastUsedStep: nil) else {
            return .again(
                Self.page(
                    secret, found.account,
                    fault:
                        "Koden stämmer inte. Kontrollera att telefonens klocka går rätt och skriv koden som visas nu."))
        }
        let codes = RecoveryCode.makeSet()
        try await service.store.saveCodes(
            secret: secret.base32, recoveryDigests: codes.map(\.digest), of: found.account.id,
            event: service.event(
                self, by: viewer, object: "account", objectID: found.account.id, after: "engångskoder på"))
        _ = try await service.store.useCode(step: Int64(step), of: found.account.id)
        return .page(
            PageContent(
                title: "Engångskoder är på",
                lead:
                    "Skriv ut eller spara reservkoderna. Var och en fungerar en gång, om du saknar telefonen. De visas bara nu.",
                blocks: [
                    .card(Card("Reservkoder", blocks: [.list(codes.map { Prose($0.text) })])),
                    .actions([Action("Mitt konto", href: OwnAccountPage.path, isPrimary: true)]),
                ]))
    }

    private func turnOff(_ found: StoredCredentials, _ service: Service, _ viewer: Viewer) async throws -> FormAnswer {
        let stored = found.passwordHash.flatMap { PasswordHash(stored: $0) }
        let typed = form["nuvarande"]
        guard !typed.isEmpty, await service.passwords.matches(typed, stored: stored) == true else {
            return .page(
                PageContent(
                    title: "Stäng av engångskoder",
                    lead:
                        "Skriv ditt lösenord för att stänga av engångskoderna. Då räcker lösenordet för att logga in.",
                    blocks: [
                        .card(
                            Card(
                                "Bekräfta",
                                blocks: [
                                    .form(
                                        Form(
                                            id: "av", action: "\(OwnAccountPage.path)/koder",
                                            groups: [
                                                .fields(
                                                    legend: nil,
                                                    [
                                                        Field(
                                                            "nuvarande", label: "Lösenord",
                                                            kind: .password(isNew: false),
                                                            fault: typed.isEmpty
                                                                ? nil : "Lösenordet stämmer inte. Skriv det igen."),
                                                        Field("slag", label: "", kind: .hidden, value: "av"),
                                                    ])
                                            ], submit: "Stäng av"))
                                ])),
                        .actions([Action("Behåll dem", href: OwnAccountPage.path)]),
                    ]))
        }
        try await service.store.saveCodes(
            secret: nil, recoveryDigests: [], of: found.account.id,
            event: service.event(
                self, by: viewer, object: "account", objectID: found.account.id, after: "engångskoder av"))
        return .done(path: OwnAccountPage.path, message: "Engångskoderna är avstängda.")
    }

    private static func page(_ secret: OneTimeCode, _ account: Account, fault: String?) -> PageContent {
        let address = secret.address(account: account.signInName)
        var blocks: [Block] = []
        if let matrix = QRMatrix(address) {
            blocks.append(.picture(ModulePicture(title: "QR-kod för autentiseringsappen", rows: matrix.rows)))
        }
        blocks += [
            .paragraphs([
                Prose([
                    .text("Går bilden inte att läsa? Skriv in nyckeln för hand: "), .strong(secret.base32), .text("."),
                ])
            ]),
            .form(
                Form(
                    id: "koder", action: "\(OwnAccountPage.path)/koder",
                    groups: [
                        .fields(
                            legend: nil,
                            [
                                Field(
                                    "kod", label: "Kod som appen visar", kind: .oneTimeCode, fault: fault,
                                    isRequired: true),
                                Field("hemlighet", label: "", kind: .hidden, value: secret.base32),
                                Field("slag", label: "", kind: .hidden, value: "pa"),
                            ])
                    ], submit: "Slå på")),
        ]
        return PageContent(
            title: "Slå på engångskoder",
            lead: "Läs bilden med en autentiseringsapp i telefonen, och skriv koden som den visar.",
            notices: fault.map { [Notice(.fault, Prose($0))] } ?? [],
            blocks: [
                .card(Card("Koppla telefonen", blocks: blocks)),
                .actions([Action("Avbryt", href: OwnAccountPage.path)]),
            ])
    }
}

/// Makes an access token and shows it, once.
public struct CreateAccessToken: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.signedIn
    /// It concerns the reader alone.
    public var organisationID: Int64? { nil }
    private let form: FormValues

    /// Reads the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        self.form = form
    }

    /// Makes it, or shows what is wrong.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        guard let id = viewer.accountID, viewer.ceiling == nil else { throw RequestFault.notAvailable }
        let book = try await service.accountBook()
        var faults: [String: String] = [:]
        let name = form["namn"].trimmed
        if name.isEmpty || name.count > 80 { faults["namn"] = "Skriv ett namn med högst 80 tecken." }
        let days = Int(form["dagar"].trimmed).flatMap { (1...365).contains($0) ? $0 : nil }
        if days == nil { faults["dagar"] = "Skriv antal dagar, 1–365." }
        let sensitivity = Sensitivity(rawValue: form["klass"]).flatMap {
            [.open, .inside, .personal].contains($0) ? $0 : nil
        }
        if sensitivity == nil { faults["klass"] = "Välj en klass." }
        let holding = book.holdings(of: id).first {
            "\($0.appointment.id)" == form["behorighet"] && $0.appointment.holds(on: service.today)
        }
        if holding == nil { faults["behorighet"] = "Välj en behörighet som gäller i dag." }
        guard faults.isEmpty, let days, let sensitivity, let holding else {
            return .again(try await service.ownAccountPage(viewer, faults: faults))
        }
        let token = try await service.issueToken(
            named: name, to: id, holding, at: sensitivity, days: days, for: self, by: viewer
        ).token
        return .page(
            PageContent(
                title: "Ny nyckel",
                lead: Prose([
                    .text("Nyckeln \(name): "), .strong(token.text),
                    .text(". Spara den nu; den visas inte igen. Skicka den i huvudet Authorization: Bearer."),
                ]), blocks: [.actions([Action("Mitt konto", href: OwnAccountPage.path, isPrimary: true)])]))
    }
}

/// Takes an access token back.
public struct RevokeAccessToken: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.signedIn
    /// It concerns the reader alone.
    public var organisationID: Int64? { nil }
    private let token: Int64?

    /// Reads the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        token = Int64(form["nyckel"])
    }

    /// Takes it back; it is no good from the next request.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        guard let id = viewer.accountID, let token else { throw RequestFault.missing("nyckel") }
        do {
            try await service.store.revokeAccessToken(
                token, of: id, time: service.now,
                event: service.event(self, by: viewer, object: "accessToken", objectID: token, after: "indragen"))
        } catch StoreFault.notFound {
            throw RequestFault.missing("nyckel")
        }
        return .done(path: OwnAccountPage.path, message: "Nyckeln är indragen.")
    }
}
