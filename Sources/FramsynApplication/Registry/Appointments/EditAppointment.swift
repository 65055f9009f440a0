public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// One appointment: who, role, organisation, dates and mandates.
public struct AppointmentForm: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        PageParameter("id", .identity, "Behörighetens nummer; utan det en ny.")
    ]
    /// The appointment tells the organisation.
    public var organisationID: Int64? { nil }
    private let id: Int64?

    /// Reads `id`; without it a new one is begun.
    public init(_ request: PageRequest) throws {
        id = request["id"].flatMap { Int64($0) }
    }

    /// The form, filled in with what is stored.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let desk = try await AppointmentDesk(service, viewer)
        guard let id else { return desk.page(AppointmentFields(from: service.today), faults: [:]) }
        let stored = try desk.stored(id)
        return desk.page(AppointmentFields(stored, desk.standing.tree), faults: [:])
    }
}

/// Saves an appointment, or ends it today.
public struct SaveAppointment: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .somewhere)
    /// The appointment tells the organisation.
    public var organisationID: Int64? { nil }
    private let id: Int64?
    private let fields: AppointmentFields
    private let ends: Bool

    /// Reads `id` and the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        id = request["id"].flatMap { Int64($0) }
        fields = AppointmentFields(form)
        ends = form[Form.otherName] == "avsluta"
    }

    /// Saves, or shows everything that is wrong with what was written kept.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let desk = try await AppointmentDesk(service, viewer)
        let stored = try id.map(desk.stored)
        var reader = AppointmentReader(fields, desk: desk, stored: stored)
        guard var appointment = reader.read() else { return .again(desk.page(fields, faults: reader.faults, id: id)) }
        if ends, let stored {
            appointment = stored
            // It holds the day out; an appointment that has not begun never does.
            appointment.to = max(service.today, stored.from)
            if stored.from > service.today { appointment.from = service.today }
        }
        var event = service.event(
            self, by: viewer, object: "appointment", objectID: stored?.id, before: stored.map(desk.words),
            after: desk.words(appointment))
        event.organisationID = appointment.organisationID
        if stored == nil {
            try await service.store.addAppointment(appointment, event: event)
        } else {
            try await service.store.saveAppointment(appointment, event: event)
        }
        return .done(
            path: AppointmentPage.path,
            message: ends ? "Behörigheten upphör efter i dag." : "Behörigheten är sparad: \(desk.words(appointment)).")
    }
}

/// What it takes to appoint somebody: who the viewer is, and the accounts, roles and organisations there are.
struct AppointmentDesk {
    let standing: Standing
    let book: AccountBook
    let today: Day

    init(_ service: Service, _ viewer: Viewer) async throws {
        standing = try await service.standing(of: viewer)
        book = try await service.accountBook()
        today = service.today
    }

    /// A stored appointment that the viewer may change.
    ///
    /// - Throws: ``RequestFault/notAllowed(_:)``, the same whether or not it exists.
    func stored(_ id: Int64) throws -> Appointment {
        guard let appointment = book.appointments.first(where: { $0.id == id }), mayChange(appointment) else {
            throw RequestFault.notAllowed(.write(.registry, .installation))
        }
        return appointment
    }

    /// Whether the viewer may change an appointment: somebody else's, to a role that the viewer may hand out there.
    func mayChange(_ appointment: Appointment) -> Bool {
        guard standing.viewer.isLocal || appointment.accountID != standing.viewer.accountID else { return false }
        guard let role = book.role(appointment.roleID) else {
            return standing.level(.registry, at: appointment.organisationID) >= .write
        }
        return standing.mayAppoint(to: role, at: appointment.organisationID)
    }

    /// Whether the viewer may give a mandate: one's own as far as it reaches, any for whoever hands out every role.
    func mayGive(_ mandate: Mandate) -> Bool {
        standing.mayGive(mandate)
    }

    /// "Berta Berg, enhetschef i Hemtjänst norr från 2026-01-01".
    func words(_ appointment: Appointment) -> String {
        let who = appointment.accountID.map { book.accounts[$0]?.name ?? "konto \($0)" } ?? "vakant"
        let role = book.role(appointment.roleID)?.name ?? appointment.roleID
        let place =
            appointment.organisationID.map { standing.tree[$0]?.name ?? "nummer \($0)" } ?? "hela installationen"
        let mandates = appointment.mandates.map(\.words)
        return "\(who), \(role), \(place), från \(appointment.from)"
            + (appointment.to.map { " till \($0)" } ?? "")
            + (mandates.isEmpty ? "" : ". Mandat: \(mandates.joined(separator: "; "))")
    }

    func page(_ fields: AppointmentFields, faults: [String: String], id: Int64? = nil) -> PageContent {
        let accounts = book.accounts.values
            .filter { $0.closedAt == nil && $0.id != standing.viewer.accountID && sees($0) }
            .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        let id = id ?? fields.id
        let form = Form(
            id: "behorighet", action: "\(AppointmentPage.path)/andra" + (id.map { "?id=\($0)" } ?? ""),
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "konto", label: "Vem",
                            kind: .choice(
                                [Choice("", "Vakant")]
                                    + accounts.map { Choice("\($0.id)", "\($0.name) (\($0.signInName))") }),
                            value: fields.account,
                            hint: "Finns personen inte här? Lägg upp ett konto först.", fault: faults["konto"]),
                        Field(
                            "roll", label: "Roll",
                            kind: .choice([Choice("", "Välj")] + book.roles.map { Choice($0.id, $0.name) }),
                            value: fields.role, hint: "Vad varje roll får göra står på sidan Roller.",
                            fault: faults["roll"], isRequired: true),
                        Field(
                            "organisation", label: "Organisationens kod", value: fields.organisation,
                            hint: "Koden som på sidan Organisation. Lämna tomt för hela installationen.",
                            fault: faults["organisation"]),
                        Field("fran", label: "Från", kind: .day, value: fields.from, fault: faults["fran"]),
                        Field(
                            "till", label: "Till", kind: .day, value: fields.to,
                            hint: "Sista dagen. Lämna tomt om den gäller tills vidare.", fault: faults["till"]),
                        Field(
                            "grad", label: "Grad, procent av heltid", kind: .number, value: fields.degree,
                            fault: faults["grad"]),
                    ]),
                .grid(
                    legend: "Mandat", columns: ["Får besluta", "Högst dagar", "Högst kronor"],
                    rows: Mandate.Kind.allCases.map { kind in
                        let typed = fields.mandates[kind] ?? AppointmentFields.TypedMandate()
                        return GridRow(
                            kind.swedishName,
                            [
                                Field(
                                    "mandat-\(kind.rawValue)", label: kind.swedishName, kind: .check,
                                    value: typed.isGiven ? "ja" : "", fault: faults["mandat-\(kind.rawValue)"]),
                                Field(
                                    "dagar-\(kind.rawValue)", label: "Högst dagar", kind: .number, value: typed.days,
                                    fault: faults["dagar-\(kind.rawValue)"]),
                                Field(
                                    "kronor-\(kind.rawValue)", label: "Högst kronor", kind: .number,
                                    value: typed.amount,
                                    fault: faults["kronor-\(kind.rawValue)"]),
                            ])
                    }),
            ], submit: "Spara", otherSubmits: id == nil ? [] : [Choice("avsluta", "Avsluta efter i dag")])
        return PageContent(
            title: id == nil ? "Ge behörighet" : "Ändra behörighet",
            lead:
                "Ingen kan ge mer än den själv har, och ingen kan ge sig själv. Rätten gäller i organisationen, och för de flesta roller i allt under den, de dagar du anger.",
            notices: faults.isEmpty
                ? [] : [Notice(.fault, "Något behöver rättas. Inget är sparat, och det du skrev står kvar.")],
            blocks: [
                .card(Card("Behörighet", blocks: [.form(form)])),
                .actions([
                    Action("Lägg upp ett konto", href: AccountPage.path), Action("Roller", href: RolePage.path),
                    Action("Alla behörigheter", href: AppointmentPage.path),
                ]),
            ])
    }
}

/// The form's fields as they are written.
struct AppointmentFields: Sendable {
    struct TypedMandate: Sendable {
        var isGiven = false
        var days = ""
        var amount = ""
    }

    var id: Int64?
    var account = ""
    var role = ""
    var organisation = ""
    var from = ""
    var to = ""
    var degree = ""
    var mandates: [Mandate.Kind: TypedMandate] = [:]

    init(from day: Day) {
        from = "\(day)"
    }

    init(_ stored: Appointment, _ tree: OrganisationTree) {
        id = stored.id
        account = stored.accountID.map(String.init) ?? ""
        role = stored.roleID
        organisation = stored.organisationID.flatMap { tree[$0]?.code } ?? ""
        from = "\(stored.from)"
        to = stored.to.map { "\($0)" } ?? ""
        degree = stored.degree.map { Swedish.fieldText($0 * 100) } ?? ""
        for mandate in stored.mandates {
            mandates[mandate.kind] = TypedMandate(
                isGiven: true, days: mandate.days.map(String.init) ?? "",
                amount: mandate.amount.map { Swedish.fieldText($0.kronor) } ?? "")
        }
    }

    init(_ form: FormValues) {
        account = form["konto"]
        role = form["roll"]
        organisation = form["organisation"].trimmed
        from = form["fran"].trimmed
        to = form["till"].trimmed
        degree = form["grad"].trimmed
        for kind in Mandate.Kind.allCases {
            mandates[kind] = TypedMandate(
                isGiven: form["mandat-\(kind.rawValue)"] == "ja", days: form["dagar-\(kind.rawValue)"].trimmed,
                amount: form["kronor-\(kind.rawValue)"].trimmed)
        }
    }
}

/// Reads the form, and refuses what the viewer may not give.
struct AppointmentReader {
    let fields: AppointmentFields
    let desk: AppointmentDesk
    let stored: Appointment?
    private(set) var faults: [String: String] = [:]

    init(_ fields: AppointmentFields, desk: AppointmentDesk, stored: Appointment?) {
        self.fields = fields
        self.desk = desk
        self.stored = stored
    }

    /// The appointment, or nil with ``faults``.
    mutating func read() -> Appointment? {
        let account = readAccount()
        let organisation = readOrganisation()
        if let role = desk.book.role(fields.role) {
            if faults["organisation"] == nil, !desk.standing.mayAppoint(to: role, at: organisation) {
                faults["roll"] =
                    "Du kan inte ge rollen \(role.name) där: antingen är den vidare än din egen, eller så sköter du inte behörigheter i den organisationen."
            }
        } else {
            faults["roll"] = "Välj en roll."
        }
        let from = Day(fields.from)
        if from == nil { faults["fran"] = "Skriv dagen som ÅÅÅÅ-MM-DD." }
        let to = fields.to.isEmpty ? nil : Day(fields.to)
        if !fields.to.isEmpty, to == nil { faults["till"] = "Skriv dagen som ÅÅÅÅ-MM-DD, eller lämna tomt." }
        if let from, let to, to < from { faults["till"] = "Sista dagen ligger före den första. Rätta en av dem." }
        let degree = fields.degree.isEmpty ? nil : Swedish.value(of: fields.degree)
        if !fields.degree.isEmpty, degree.map({ !(0...100).contains($0) }) ?? true {
            faults["grad"] = "Skriv ett tal mellan 0 och 100, eller lämna tomt."
        }
        let mandates = Mandate.Kind.allCases.compactMap { readMandate($0) }
        guard faults.isEmpty, let from else { return nil }
        return Appointment(
            id: stored?.id ?? 0, accountID: account, organisationID: organisation, roleID: fields.role,
            mandates: mandates, degree: degree.map { $0 / 100 }, from: from, to: to)
    }

    private mutating func readAccount() -> Int64? {
        guard !fields.account.isEmpty else { return nil }
        guard let id = Int64(fields.account), let account = desk.book.accounts[id], account.closedAt == nil,
            desk.sees(account)
        else {
            faults["konto"] = "Kontot finns inte eller är stängt. Välj ett annat."
            return nil
        }
        if !desk.standing.viewer.isLocal, id == desk.standing.viewer.accountID {
            faults["konto"] = "Du kan inte ge dig själv behörighet. Be någon annan som sköter behörigheter."
        }
        return id
    }

    private mutating func readOrganisation() -> Int64? {
        guard !fields.organisation.isEmpty else { return nil }
        let code = fields.organisation.lowercased()
        guard let node = desk.standing.tree.nodes.first(where: { $0.code.lowercased() == code }) else {
            faults["organisation"] =
                "Ingen organisation har koden ”\(fields.organisation.prefix(40))”. Skriv koden som på sidan Organisation."
            return nil
        }
        return node.id
    }

    private mutating func readMandate(_ kind: Mandate.Kind) -> Mandate? {
        guard let typed = fields.mandates[kind] else { return nil }
        guard typed.isGiven else {
            if !typed.days.isEmpty || !typed.amount.isEmpty {
                faults["mandat-\(kind.rawValue)"] = "Kryssa för mandatet, eller ta bort gränserna."
            }
            return nil
        }
        var mandate = Mandate(kind)
        if !typed.days.isEmpty {
            mandate.days = Int(typed.days).flatMap { (1...3660).contains($0) ? $0 : nil }
            if mandate.days == nil { faults["dagar-\(kind.rawValue)"] = "Skriv antal dagar, 1–3660, eller lämna tomt." }
        }
        if !typed.amount.isEmpty {
            let kronor = Swedish.value(of: typed.amount)
            mandate.amount = kronor.flatMap { (0...1e12).contains($0) ? Ore(rounding: $0) : nil }
            if mandate.amount == nil {
                faults["kronor-\(kind.rawValue)"] = "Skriv ett belopp i kronor, eller lämna tomt."
            }
        }
        if !desk.mayGive(mandate), !(stored?.mandates.contains(mandate) ?? false) {
            faults["mandat-\(kind.rawValue)"] =
                "Du kan inte ge ett mandat som är vidare än ditt eget. Be din chef, eller den som sköter hela installationen."
        }
        return mandate
    }
}
