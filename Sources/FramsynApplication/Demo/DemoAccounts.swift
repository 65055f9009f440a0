internal import Identity
internal import WorkforceModel
internal import WorkforceStore

/// A ready account for each role of the demonstration, all with the same password. The people are invented.
struct DemoAccounts {
    /// One account: what is typed to sign in, the name, the role and the codes of the organisations it holds at; `*` is the
    /// installation.
    private struct Entry {
        var signInName: String
        var name: String
        var role: String
        var places: [String]
    }

    private let tree: OrganisationTree
    /// The organisation of the published plan.
    private let board: Int64

    init(_ tree: OrganisationTree, board: Int64) {
        self.tree = tree
        self.board = board
    }

    private var entries: [Entry] {
        let (region, municipality) = ("DEMO", "DEMO-01")
        let inside = tree.nodes.first { $0.code == municipality }.map { tree.subtree(of: $0.id) } ?? []
        let below = tree.nodes.filter { inside.contains($0.id) }
        let unit = below.first { $0.kind == .unit }?.code ?? municipality
        let administration = below.first { $0.kind == .administration }?.code ?? municipality
        let plan = tree[board]?.code ?? municipality
        return [
            Entry(
                signInName: "hrstrateg", name: "Hilda Påhittad", role: "strategist", places: [municipality, plan]),
            Entry(signInName: "enhetschef", name: "Einar Påhittad", role: "manager", places: [unit]),
            Entry(signInName: "hrdirektor", name: "Dagny Påhittad", role: "director", places: [municipality]),
            Entry(signInName: "analytiker", name: "Alva Påhittad", role: "analyst", places: [region]),
            Entry(signInName: "sekreterare", name: "Sixten Påhittad", role: "secretary", places: [region]),
            Entry(signInName: "bemanning", name: "Berta Påhittad", role: "staffing", places: [administration]),
            Entry(signInName: "vfu", name: "Vidar Påhittad", role: "placement", places: ["DEMO-R"]),
            Entry(signInName: "facklig", name: "Folke Påhittad", role: "union", places: [municipality]),
            Entry(
                signInName: "fortroendevald", name: "Flora Påhittad", role: "politician", places: [plan, municipality]),
            Entry(signInName: "medarbetare", name: "Maj Påhittad", role: "employee", places: [unit]),
            Entry(signInName: "administrator", name: "Adam Påhittad", role: "admin", places: ["*"]),
        ]
    }

    /// Stores the accounts with their appointments.
    func write(to store: Store, today: Day, time: String, event: Event.Draft) async throws {
        let start = Day(year: today.year - 1, month: 1, day: 1) ?? today
        let hash = try PasswordHash(of: DemonstrationAccount.password).text
        let byCode = Dictionary(tree.nodes.map { ($0.code, $0.id) }, uniquingKeysWith: { first, _ in first })
        for entry in entries {
            let places = entry.places.filter { $0 == "*" || byCode[$0] != nil }
            // The invented employee is one of the register's invented people.
            let person =
                entry.role == "employee"
                ? try await places.first.flatMap { byCode[$0] }.asyncFlatMap { try await store.somePerson(at: $0) }
                : nil
            let id = try await store.addAccount(
                Account(
                    id: 0, name: entry.name, signInName: entry.signInName, personID: person, isDemonstration: true),
                passwordHash: hash, createdAt: time, event: event)
            for place in places {
                try await store.addAppointment(
                    Appointment(
                        id: 0, accountID: id, organisationID: byCode[place], roleID: entry.role,
                        mandates: mandates(entry.role), from: start), event: nil)
            }
        }
    }

    /// Mandates that show how a question goes upwards.
    private func mandates(_ role: String) -> [Mandate] {
        switch role {
        case "manager": [Mandate(.lending, days: 28), Mandate(.overtime, amount: Ore(2_000_000))]
        case "director": [Mandate(.lending), Mandate(.terms, amount: Ore(50_000_000)), Mandate(.answer)]
        case "strategist": [Mandate(.vacancy)]
        default: []
        }
    }
}
