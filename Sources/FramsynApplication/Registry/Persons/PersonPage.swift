public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// En persons uppgifter: what the register holds about one person of the unit. Nothing is shown before a reason is stated,
/// and every reading is logged.
public struct PersonPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.read(.individualAbsence)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.organisation]
    /// The unit; nil means the reader's own.
    public var organisationID: Int64? { request.organisationID }
    /// Where it is read.
    public static let path = "/register/person"
    private let request: PageRequest

    /// Reads `org`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The form that asks for a person.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        guard try await !service.caches.registry(service.store).tree.nodes.isEmpty else {
            return EmptyNeed.page("En persons uppgifter")
        }
        let id = try await service.organisation(of: request, for: viewer)
        return try await service.personForm(id, fields: ("", ""), faults: [:])
    }
}

/// Reads one person's record at a unit, and logs who read it and why.
public struct ReadPerson: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.read(.individualAbsence)
    /// Nothing is changed but the log.
    public static var changes: Bool { false }
    /// The unit; nil means the reader's own.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest
    private let pseudonym: String
    private let reason: String

    /// Reads `org` and the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        self.request = request
        pseudonym = form["pseudonym"].trimmed
        reason = form["skal"].trimmed
    }

    /// The record, once the reading has been logged.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let id = try await service.organisation(of: request, for: viewer)
        var faults: [String: String] = [:]
        if pseudonym.isEmpty || pseudonym.count > 200 {
            faults["pseudonym"] = "Skriv pseudonymen som i personalsystemet."
        }
        if reason.count < 10 || reason.count > 500 {
            faults["skal"] = "Skriv varför du behöver läsa uppgifterna, med 10–500 tecken. Skälet loggas."
        }
        guard faults.isEmpty else {
            return .again(try await service.personForm(id, fields: (pseudonym, reason), faults: faults))
        }
        guard let record = try await service.store.personRecord(pseudonym: pseudonym, at: id) else {
            faults["pseudonym"] = "Ingen med den pseudonymen har eller har haft anställning i enheten."
            return .again(try await service.personForm(id, fields: (pseudonym, reason), faults: faults))
        }
        try await service.logReading(
            self, of: record, at: id, reason: reason, filter: "anställningar i enheten", viewer)
        return .page(try await service.page(of: record, title: "Uppgifter om \(pseudonym)"))
    }
}

/// What is stored about oneself, and who has read it.
public struct ReadOwnRecord: FormUseCase {
    /// The right it asks for: to one's own, whoever one is.
    public static let right = RequiredRight.signedIn
    /// Nothing is changed but the log.
    public static var changes: Bool { false }
    /// It concerns the reader alone.
    public var organisationID: Int64? { nil }

    /// Reads nothing.
    public init(_ request: PageRequest, _ form: FormValues) throws {}

    /// The record and its readings; this one is logged too.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        guard let account = viewer.accountID,
            let person = try await service.accountBook().accounts[account]?.personID,
            let record = try await service.store.personRecord(person)
        else {
            return .page(
                PageContent(
                    title: "Mina uppgifter",
                    lead:
                        "Ditt konto är inte knutet till någon person i personalregistret, så det finns inga uppgifter att visa. Be den som sköter konton om du vill ha det knutet.",
                    blocks: [.actions([Action("Mitt konto", href: OwnAccountPage.path)])]))
        }
        let readings = try await service.store.readings(ofPerson: record.id, limit: 500)
        try await service.logReading(self, of: record, at: nil, reason: "egna uppgifter", filter: "allt", viewer)
        var page = try await service.page(of: record, title: "Mina uppgifter")
        page.blocks.append(.card(Card("Vem som har läst", blocks: service.readingBlocks(readings))))
        return .page(page)
    }
}

extension Service {
    /// Writes that sensitive data were read, before they are shown: if it cannot be written, they are not.
    func logReading<Case: UseCase>(
        _ useCase: Case, of record: PersonRecord, at organisation: Int64?, reason: String, filter: String,
        _ viewer: Viewer
    ) async throws {
        var event = event(useCase, by: viewer, object: "person", objectID: record.id, after: filter)
        event.kind = .reading
        event.organisationID = organisation ?? record.employerID
        event.rowCount = record.employments.count
        event.reason = reason
        try await store.record(event)
    }

    /// The form that asks for a person at a unit.
    func personForm(
        _ unit: Int64, fields: (pseudonym: String, reason: String), faults: [String: String]
    ) async throws -> PageContent {
        let registry = try await caches.registry(store)
        guard let organisation = registry.tree[unit] else { throw RequestFault.notAvailable }
        return PageContent(
            title: "En persons uppgifter",
            lead: Prose([
                .text("Här läser du vad registret har om en medarbetare i "), .strong(organisation.name),
                .text(
                    ": anställningar, frånvaro och avgångsorsak. Varje läsning loggas, och medarbetaren kan se vem som läst."
                ),
            ]),
            notices: (organisation.isSynthetic ? [ImportResult.syntheticMark] : [])
                + (faults.isEmpty ? [] : [Notice(.fault, "Något behöver rättas. Inget har lästs.")]),
            blocks: [
                .card(
                    Card(
                        "Vem och varför",
                        blocks: [
                            .form(
                                Form(
                                    id: "person", action: "\(PersonPage.path)?org=\(unit)",
                                    groups: [
                                        .fields(
                                            legend: nil,
                                            [
                                                Field(
                                                    "pseudonym", label: "Pseudonym", value: fields.pseudonym,
                                                    hint: "Personens beteckning i det inlästa registret.",
                                                    fault: faults["pseudonym"], isRequired: true),
                                                Field(
                                                    "skal", label: "Varför du behöver läsa", kind: .lines(rows: 3),
                                                    value: fields.reason, hint: "Skälet sparas i loggen.",
                                                    fault: faults["skal"], isRequired: true),
                                            ])
                                    ], submit: "Läs uppgifterna"))
                        ]))
            ])
    }

    /// A person's record as a page.
    func page(of record: PersonRecord, title: String) async throws -> PageContent {
        let registry = try await caches.registry(store)
        let professions = Dictionary(
            registry.professions.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let employer = registry.tree[record.employerID]
        let first = record.employments.first
        return PageContent(
            title: title,
            lead: Prose([
                .text("Registret från \(employer?.name ?? "arbetsgivaren") har "),
                .strong(Swedish.count(record.employments.count, one: "anställning", many: "anställningar")),
                .text(
                    first.map { " för personen, född \($0.birthYear), \($0.sex.swedishName.lowercased())." } ?? "."),
            ]), notices: employer?.isSynthetic == true ? [ImportResult.syntheticMark] : [],
            blocks: [
                .card(
                    Card(
                        "Anställningar",
                        blocks: [
                            .table(
                                Table(
                                    id: "anstallningar",
                                    caption: "Anställningar i den senaste leveransen. Källa: inläst personalregister.",
                                    columns: [
                                        Column("Från", explanation: "Första dagen", isText: true),
                                        Column("Till", explanation: "Sista dagen", isText: true),
                                        Column("Enhet", explanation: "Organisationen", isText: true),
                                        Column("Yrke", explanation: "Yrket", isText: true),
                                        Column("Löneform", explanation: "Månadslön eller timlön", isText: true),
                                        Column("Sysselsättningsgrad", explanation: "Avtalad del av heltid"),
                                        Column(
                                            "Frånvaro", explanation: "Del av betald tid; tomt när det inte är levererat"
                                        ),
                                        Column(
                                            "Avgångsorsak", explanation: "Varför anställningen upphörde", isText: true),
                                    ],
                                    rows: record.employments.map { row in
                                        Row([
                                            .text("\(row.from)"), .text(row.to.map { "\($0)" } ?? "pågår"),
                                            .text(
                                                registry.tree[row.organisationID]?.name
                                                    ?? "nummer \(row.organisationID)"),
                                            .text(professions[row.professionID] ?? ""), .text(row.form.swedishName),
                                            .quantity(Quantity(row.rate, .percent)),
                                            row.absenceShare.map { .quantity(Quantity($0, .percent, decimals: 1)) }
                                                ?? .empty,
                                            .text(row.exitReason?.swedishName ?? (row.to == nil ? "" : "ej angivet")),
                                        ])
                                    }))
                        ]))
            ])
    }

    /// Who has read a person's data.
    func readingBlocks(_ readings: [Event]) -> [Block] {
        guard !readings.isEmpty else { return [.paragraphs(["Ingen har läst uppgifterna."])] }
        return [
            .table(
                Table(
                    id: "lasningar", caption: "Läsningar av uppgifterna, nyaste först. Svensk tid.",
                    columns: [
                        Column("När", explanation: "Svensk tid", isText: true),
                        Column("Vem", explanation: "Den som läste", isText: true),
                        Column("Med rätt som", explanation: "Rollen och var den gäller", isText: true),
                        Column("Vad", explanation: "Vilka uppgifter som lästes", isText: true),
                        Column("Rader", explanation: "Antal rader som lästes"),
                        Column("Skäl", explanation: "Det skäl som angavs", isText: true),
                    ],
                    rows: readings.map { event in
                        Row([
                            .text(TimeText.text(event.time)), .text(event.actor), .text(event.right ?? ""),
                            .text(event.after ?? (event.isErased ? "gallrat" : "")),
                            .quantity(Quantity(Double(event.rowCount ?? 0), .number)),
                            .text(event.reason ?? (event.isErased ? "gallrat" : "")),
                        ])
                    }))
        ]
    }
}
