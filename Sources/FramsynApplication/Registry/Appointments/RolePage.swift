public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Roller: what each role may do with what, and the classes that things belong to.
public struct RolePage: PageUseCase {
    /// The right it asks for: what anybody may do is no secret.
    public static let right = RequiredRight.signedIn
    /// What it can be asked.
    public static let parameters: [PageParameter] = []
    /// Roles belong to the installation.
    public var organisationID: Int64? { nil }
    /// Where it is read.
    public static let path = "/register/roller"

    /// Reads nothing.
    public init(_ request: PageRequest) throws {}

    /// The matrix.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        try await service.rolePage(RoleFields(), faults: [:], viewer)
    }
}

/// What is written to add a role.
struct RoleFields: Sendable {
    var name = ""
    var basis = ""
    /// The level of each object, as typed; empty means as in the built-in role.
    var levels: [RightsObject: String] = [:]

    init() {}

    init(_ form: FormValues) {
        name = form["namn"].trimmed
        basis = form["grund"]
        for object in RightsObject.allCases { levels[object] = form["niva-\(object.rawValue)"] }
    }
}

extension Service {
    /// The page of roles with the form that adds one.
    func rolePage(_ fields: RoleFields, faults: [String: String], _ viewer: Viewer) async throws -> PageContent {
        let book = try await accountBook()
        let levels = [
            Choice("", "som grundrollen"), Choice("aggregate", "högst sammanställt"), Choice("read", "högst läsa"),
            Choice("none", "inget"),
        ]
        let form = Form(
            id: "roll", action: RolePage.path,
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "namn", label: "Rollens namn", value: fields.name, fault: faults["namn"], isRequired: true),
                        Field(
                            "grund", label: "Grundroll",
                            kind: .choice([Choice("", "Välj")] + BuiltInRoles.all.map { Choice($0.id, $0.name) }),
                            value: fields.basis,
                            hint: "Den nya rollen kan få mindre än grundrollen, aldrig mer.", fault: faults["grund"],
                            isRequired: true),
                    ]),
                .grid(
                    legend: "Begränsningar", columns: ["Nivå"],
                    rows: RightsObject.allCases.map { object in
                        GridRow(
                            object.swedishName,
                            [
                                Field(
                                    "niva-\(object.rawValue)", label: object.swedishName, kind: .choice(levels),
                                    value: fields.levels[object] ?? "")
                            ])
                    }),
            ], submit: "Lägg till rollen")
        return PageContent(
            title: "Roller",
            lead: Prose([
                .text("En rätt är en roll i en organisation: "), .strong("\(book.roles.count) roller"),
                .text(
                    " finns. ”Egen organisation” är där behörigheten gäller och allt under den, ”eget nätverk” organisationen och dess medlemmar. ”Sammanställt” är siffror där små grupper är dolda."
                ),
            ]),
            notices: faults.isEmpty
                ? [] : [Notice(.fault, "Något behöver rättas. Inget är sparat, och det du skrev står kvar.")],
            blocks: [
                .card(
                    Card(
                        "Vad varje roll får",
                        actions: [Action("CSV", href: RolePage.path + "?format=csv&tabell=roller")],
                        blocks: [.table(Self.matrix(book.roles))])),
                .card(Card("Klasser av uppgifter", blocks: [.terms(Self.classes)])),
                .card(
                    Card(
                        "Egna roller",
                        blocks: [
                            .paragraphs([
                                "Installationen kan lägga till roller, som grundroller med mindre rätt. Det som är inbyggt går inte att vidga: en förtroendevald når aldrig personuppgifter, och en facklig företrädare aldrig enskilda."
                            ]), .form(form),
                        ])),
            ])
    }

    private static func matrix(_ roles: [Role]) -> Table {
        Table(
            id: "roller", caption: "Roller och objekt. Varje cell säger vad rollen får göra och var.",
            columns: [
                Column("Objekt", explanation: "Vad rätten gäller", isText: true),
                Column("Klass", explanation: "Hur känsligt det är", isText: true),
            ]
                + roles.map {
                    Column($0.name, explanation: $0.basis == nil ? "Inbyggd roll" : "Egen roll", isText: true)
                },
            rows: RightsObject.allCases.map { object in
                Row(
                    [.text(object.swedishName), .text(object.sensitivity.rawValue)]
                        + roles.map { role in
                            guard let grant = role.grants[object], grant.level > .none else { return .text("–") }
                            return .text("\(grant.level.swedishName), \(grant.reach.swedishName)")
                        })
            })
    }

    private static let classes = [
        Term("K0 öppet", "Planer, avtalade villkor, publicerade nyckeltal, yrken och definitioner."),
        Term("K1 internt", "Arbete som förbereds och sammanställda siffror inom organisationen."),
        Term("K2 personuppgifter", "Enskildas anställning, kompetens, bokningar och placeringar."),
        Term("K3 känsligt", "Frånvaro, rehabilitering, fritext och skyddad identitet. Varje läsning loggas med skäl."),
        Term("K1f förhandling", "Bud och underlag före avtal; bara den egna parten läser."),
    ]
}

/// Adds a role to the installation.
public struct SaveRole: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .installation)
    /// Roles belong to the installation.
    public var organisationID: Int64? { nil }
    private let fields: RoleFields

    /// Reads the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        fields = RoleFields(form)
    }

    /// Adds it, or shows what is wrong.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let book = try await service.accountBook()
        var faults: [String: String] = [:]
        if fields.name.isEmpty || fields.name.count > 60 {
            faults["namn"] = fields.name.isEmpty ? "Skriv rollens namn." : "Namnet är för långt. Skriv högst 60 tecken."
        } else if book.roles.contains(where: { $0.name.lowercased() == fields.name.lowercased() }) {
            faults["namn"] = "En roll heter redan så. Välj ett annat namn."
        }
        guard let basis = BuiltInRoles[fields.basis] else {
            faults["grund"] = "Välj den roll som den nya ska vara en del av."
            return .again(try await service.rolePage(fields, faults: faults, viewer))
        }
        guard faults.isEmpty else { return .again(try await service.rolePage(fields, faults: faults, viewer)) }
        var grants: [String: Grant] = [:]
        for (object, grant) in basis.grants {
            let limit: RightsLevel =
                switch fields.levels[object] ?? "" {
                case "none": .none
                case "aggregate": .aggregate
                case "read": .read
                default: grant.level
                }
            grants[object.rawValue] = Grant(min(grant.level, limit), grant.reach)
        }
        let key = "egen-" + Service.code(from: fields.name)
        try await service.store.saveRole(
            StoredRole(id: key, name: fields.name, basis: basis.id, grants: grants),
            event: service.event(self, by: viewer, object: "role", after: "\(fields.name), en del av \(basis.name)"))
        return .done(path: RolePage.path, message: "Rollen \(fields.name) är tillagd.")
    }
}
