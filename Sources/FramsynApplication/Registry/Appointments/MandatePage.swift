public import Presentation
internal import SwedishText
internal import WorkforceModel

/// Mandat: who may decide what, and where a question goes that is too large.
public struct MandatePage: PageUseCase {
    /// The right it asks for: who decides is known to all.
    public static let right = RequiredRight.read(.sharedRegister, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        PageParameter("kod", .text, "Enhetens kod."),
        PageParameter("slag", .choice(Mandate.Kind.allCases.map(\.rawValue)), "Slag av beslut."),
        PageParameter("dagar", .whole(0...100_000), "Antal dagar som beslutet gäller."),
        PageParameter("kronor", .decimal, "Belopp i kronor."),
    ]
    /// Mandates are shown for the whole installation.
    public var organisationID: Int64? { nil }
    /// Where it is read.
    public static let path = "/register/mandat"
    private let request: PageRequest

    /// Reads `kod`, `slag`, `dagar` and `kronor`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The answer to a question, and the register of mandates.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let book = try await service.accountBook()
        let tree = try await service.caches.registry(service.store).tree
        let today = service.today
        let current = book.appointments.filter { $0.holds(on: today) && !$0.mandates.isEmpty }
        var faults: [String: String] = [:]
        var lead: Prose =
            "Besluten ligger i linjen: den som har mandat beslutar själv upp till sin gräns, och det större går till närmaste nivå ovanför."
        var blocks: [Block] = []
        if let code = request["kod"]?.trimmed {
            let kind = Mandate.Kind(rawValue: request["slag"] ?? "") ?? .lending
            let unit = tree.nodes.first { $0.code.lowercased() == code.lowercased() }
            if unit == nil {
                faults["kod"] =
                    "Ingen organisation har koden ”\(code.prefix(40))”. Skriv koden som på sidan Organisation."
            }
            let days = request["dagar"].flatMap { Int($0) }
            if request["dagar"] != nil, days == nil { faults["dagar"] = "Skriv antal dagar med siffror." }
            let kronor = request["kronor"].flatMap { Swedish.value(of: $0) }
            if request["kronor"] != nil, kronor == nil { faults["kronor"] = "Skriv beloppet i kronor." }
            if faults.isEmpty, let unit {
                let answer = MandateAnswer(
                    kind, days: days, amount: kronor.map(Ore.init(rounding:)), of: unit.id, current, in: tree)
                lead = Self.words(answer, kind, unit, book, tree)
            }
        }
        blocks.append(.card(Card("Vem beslutar?", blocks: [.form(form(faults))])))
        blocks.append(
            .card(
                Card(
                    "Mandat som gäller i dag",
                    actions: current.isEmpty ? [] : [Action("CSV", href: Self.path + "?format=csv&tabell=mandat")],
                    blocks: current.isEmpty
                        ? [.paragraphs(["Inga mandat är upplagda. De ges tillsammans med en behörighet."])]
                        : [.table(Self.table(current, book, tree))])))
        return PageContent(
            title: "Mandat", lead: lead,
            notices: faults.isEmpty ? [] : [Notice(.fault, "Rätta uppgifterna, så visas vem som beslutar.")],
            blocks: blocks)
    }

    private static func words(
        _ answer: MandateAnswer, _ kind: Mandate.Kind, _ unit: Organisation, _ book: AccountBook,
        _ tree: OrganisationTree
    ) -> Prose {
        func who(_ appointment: Appointment) -> String {
            let name =
                appointment.accountID.flatMap { book.accounts[$0] }.map {
                    $0.isProtected ? "den som har rollen" : $0.name
                } ?? ""
            let place = appointment.organisationID.flatMap { tree[$0]?.name } ?? ""
            return "\(name), \(book.role(appointment.roleID)?.name ?? "") i \(place)"
        }
        switch answer {
        case .decides(let appointment):
            return Prose([
                .text("\(kind.swedishName) i \(unit.name): "), .strong(who(appointment)), .text(" beslutar själv."),
            ])
        case .goesTo(let appointment, let past):
            let names = past.compactMap { tree[$0]?.name }
            return Prose([
                .text("\(kind.swedishName) i \(unit.name) går vidare från \(Swedish.list(names)) till "),
                .strong(who(appointment)), .text("."),
            ])
        case .nobody:
            return Prose(
                "Ingen på vägen uppåt från \(unit.name) har ett mandat som räcker för det. Frågan får gå till nämnden eller ledningen."
            )
        }
    }

    private func form(_ faults: [String: String]) -> Form {
        Form(
            id: "prova", action: Self.path, method: .get,
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "kod", label: "Enhetens kod", value: request["kod"] ?? "", fault: faults["kod"],
                            isRequired: true),
                        Field(
                            "slag", label: "Vad ska beslutas?",
                            kind: .choice(Mandate.Kind.allCases.map { Choice($0.rawValue, $0.swedishName) }),
                            value: request["slag"] ?? Mandate.Kind.lending.rawValue),
                        Field(
                            "dagar", label: "Antal dagar", kind: .number, value: request["dagar"] ?? "",
                            fault: faults["dagar"]),
                        Field(
                            "kronor", label: "Belopp, kronor", kind: .number, value: request["kronor"] ?? "",
                            fault: faults["kronor"]),
                    ])
            ], submit: "Visa vem som beslutar")
    }

    private static func table(_ appointments: [Appointment], _ book: AccountBook, _ tree: OrganisationTree) -> Table {
        Table(
            id: "mandat", caption: "Mandat efter organisation. Utan gräns betyder att allt av slaget får beslutas.",
            columns: [
                Column("Organisation", explanation: "Var mandatet gäller", isText: true),
                Column("Roll", explanation: "Rollen som bär mandatet", isText: true),
                Column("Vem", explanation: "Den som har rollen, eller vakant", isText: true),
                Column("Slag", explanation: "Vad som får beslutas", isText: true),
                Column("Högst dagar", explanation: "Gräns i dagar"),
                Column("Högst belopp", explanation: "Gräns i kronor"),
            ],
            rows: appointments.flatMap { appointment in
                appointment.mandates.map { mandate in
                    let account = appointment.accountID.flatMap { book.accounts[$0] }
                    return Row([
                        .text(
                            appointment.organisationID.map { tree[$0]?.name ?? "nummer \($0)" } ?? "hela installationen"
                        ),
                        .text(book.role(appointment.roleID)?.name ?? ""),
                        .text(account.map { $0.isProtected ? "skyddad identitet" : $0.name } ?? "vakant"),
                        .text(mandate.kind.swedishName),
                        mandate.days.map { .quantity(Quantity(Double($0), .number)) } ?? .text("utan gräns"),
                        mandate.amount.map { .quantity(Quantity($0.kronor, .kronor)) } ?? .text("utan gräns"),
                    ])
                }
            })
    }
}
