public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Behörighet: who acts as what, where and when.
public struct AppointmentPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.read(.registry, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.under, .all, .search("Namn eller roll.")]
    /// The organisation whose appointments are shown, with those below; nil means all that the viewer may see.
    public let organisationID: Int64?
    /// Where it is read.
    public static let path = "/register/behorighet"
    private let showsAll: Bool
    private let search: String

    /// Reads `under`, `sok` and `alla`.
    public init(_ request: PageRequest) throws {
        organisationID = request["under"].flatMap { Int64($0) }
        showsAll = request["alla"] != nil
        search = request["sok"]?.trimmed ?? ""
    }

    /// The appointments.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let standing = try await service.standing(of: viewer)
        let book = try await service.accountBook()
        let today = service.today
        let scope = organisationID.map { standing.tree.subtree(of: $0) }
        let seen = book.appointments.filter { appointment in
            standing.level(.registry, at: appointment.organisationID) >= .read
                && (scope.map { scope in appointment.organisationID.map(scope.contains) ?? false } ?? true)
                && (search.isEmpty || words(appointment, book, standing.tree).contains(search.lowercased()))
        }
        let current = seen.filter { $0.holds(on: today) || $0.from > today }
        let shown = showsAll ? seen : current
        let vacant = current.count { $0.accountID == nil }
        let table = AppointmentTable(shown, book, standing.tree, today: today)
        var ways = [
            Action("Ge behörighet", href: Self.path + "/andra", isPrimary: true),
            Action("Konton", href: AccountPage.path), Action("Roller", href: RolePage.path),
            Action("Mandat", href: MandatePage.path),
        ]
        if !showsAll, seen.count > current.count {
            ways.append(Action("Visa även avslutade", href: address(all: true)))
        }
        if showsAll { ways.append(Action("Bara gällande", href: address(all: false))) }
        return PageContent(
            title: "Behörighet",
            lead: current.isEmpty
                ? "Ingen har behörighet här ännu. Lägg upp ett konto och ge det en roll i en organisation."
                : Prose([
                    .strong(Swedish.count(current.count, one: "behörighet", many: "behörigheter")),
                    .text(
                        " gäller eller börjar gälla\(vacant == 0 ? "" : ", varav \(Swedish.count(vacant, one: "är vakant", many: "är vakanta"))"). En rätt är en roll i en organisation, från en dag till en annan."
                    ),
                ]),
            blocks: [
                .actions(ways),
                .card(Card("Sök", blocks: [.form(form)])),
                .card(
                    Card(
                        "Vem som får vad",
                        actions: shown.isEmpty
                            ? []
                            : [Action("CSV", href: address(all: showsAll, file: "format=csv&tabell=behorighet"))],
                        blocks: shown.isEmpty
                            ? [.paragraphs(["Inga behörigheter att visa."])] : [.table(table.table)])),
            ])
    }

    private func words(_ appointment: Appointment, _ book: AccountBook, _ tree: OrganisationTree) -> String {
        [
            appointment.accountID.flatMap { book.accounts[$0]?.name } ?? "vakant",
            book.role(appointment.roleID)?.name ?? "", appointment.organisationID.flatMap { tree[$0]?.name } ?? "",
        ].joined(separator: " ").lowercased()
    }

    private func address(all: Bool, file: String = "") -> String {
        let parts = [
            organisationID.map { "under=\($0)" } ?? "", search.isEmpty ? "" : "sok=" + NeedLinks.encode(search),
            all ? "alla=1" : "", file,
        ].filter { !$0.isEmpty }
        return Self.path + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }

    private var form: Form {
        Form(
            id: "sok", action: Self.path, method: .get,
            groups: [
                .fields(
                    legend: nil,
                    [Field("sok", label: "Namn, roll eller organisation", value: search)]
                        + (organisationID.map { [Field("under", label: "", kind: .hidden, value: "\($0)")] } ?? []))
            ], submit: "Sök")
    }
}

/// Appointments as a table.
struct AppointmentTable {
    let table: Table

    init(_ appointments: [Appointment], _ book: AccountBook, _ tree: OrganisationTree, today: Day) {
        func place(_ appointment: Appointment) -> String {
            appointment.organisationID.map { tree[$0]?.name ?? "nummer \($0)" } ?? "hela installationen"
        }
        let sorted = appointments.sorted { (place($0), $0.roleID, $0.id) < (place($1), $1.roleID, $1.id) }
        table = Table(
            id: "behorighet", caption: "Behörigheter per organisation och roll.",
            columns: [
                Column("Vem", explanation: "Den som har behörigheten, eller vakant", isText: true),
                Column("Roll", explanation: "Vad personen gör; rollen avgör rätten", isText: true),
                Column("Organisation", explanation: "Var behörigheten gäller", isText: true),
                Column("Från", explanation: "Första dagen", isText: true),
                Column("Till", explanation: "Sista dagen", isText: true),
                Column("Grad", explanation: "Andel av heltid som är avsatt; tomt när det inte är angivet"),
                Column("Mandat", explanation: "Vad personen får besluta, och upp till vad", isText: true),
                Column("Läge", explanation: "Om den gäller i dag", isText: true),
            ],
            rows: sorted.map { appointment in
                Row([
                    .text(
                        appointment.accountID.map { book.accounts[$0]?.name ?? "konto \($0)" } ?? "vakant",
                        href: "\(AppointmentPage.path)/andra?id=\(appointment.id)"),
                    .text(book.role(appointment.roleID)?.name ?? "rollen finns inte"), .text(place(appointment)),
                    .text("\(appointment.from)"), .text(appointment.to.map { "\($0)" } ?? "tills vidare"),
                    appointment.degree.map { .quantity(Quantity($0, .percent)) } ?? .empty,
                    .text(appointment.mandates.map(\.words).joined(separator: "; ")),
                    .text(
                        appointment.holds(on: today)
                            ? "gäller" : appointment.from > today ? "börjar senare" : "avslutad"),
                ])
            })
    }
}

extension Mandate {
    /// "utlåning av personal, högst 28 dagar och 20 000 kr".
    var words: String {
        let limits = [
            days.map { Swedish.count($0, one: "dag", many: "dagar") },
            amount.map { Swedish.number($0.kronor) + " kr" },
        ].compactMap { $0 }
        return kind.swedishName + (limits.isEmpty ? "" : ", högst " + limits.joined(separator: " och "))
    }
}
