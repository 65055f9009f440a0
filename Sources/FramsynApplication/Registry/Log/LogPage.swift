public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Logg: who did what and when, newest first, and whether the log is whole.
public struct LogPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.read(.registry, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = LogFilter.parameters
    /// The log belongs to the installation.
    public var organisationID: Int64? { nil }
    /// Where the log is read.
    public static let path = "/register/logg"
    private let filter: LogFilter

    /// The name in code of what an event concerns, from that or from its Swedish one.
    public static func object(named name: String) -> String { EventWords.object(named: name) }

    /// Days that the counts of the latest events go back.
    private static let countedDays = 30

    /// Reads the filter: `fran`, `till`, `vem`, `slag`, `under`, `foremal`, `ord`, `antal`, and `fore`, the identity of the
    /// event that the page ends before.
    public init(_ request: PageRequest) throws {
        filter = try LogFilter(request)
    }

    /// The events.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let registry = try await service.caches.registry(service.store)
        let standing = try await service.standing(of: viewer)
        let isWhole = standing.level(.registry, at: nil) >= .read
        let seen = isWhole ? nil : standing.organisations(.read, .registry)
        let faults = filter.faults
        let events =
            faults.isEmpty
            ? try await service.store.events(
                filter.search(registry, seen: seen), limit: filter.limit + 1, before: filter.before)
            : []
        let shown = Array(events.prefix(filter.limit))
        var page = PageContent(
            title: "Logg", lead: lead(shown),
            notices: faults.isEmpty ? [] : [Notice(.fault, "Rätta dagen, så visas händelserna.")])
        if let latest = try await service.store.events(EventSearch(organisations: seen), limit: 1).first {
            page.blocks = [
                .figures(try await figures(service, latest, seen)),
                .card(Card("Urval", blocks: [.form(filter.form(registry))])),
                list(shown, isLast: events.count == shown.count, registry),
            ]
        }
        if isWhole { page.blocks.append(.pair([try await service.logCard(), try await service.backupCard()])) }
        return page
    }

    private func lead(_ shown: [Event]) -> Prose {
        guard let first = shown.first else {
            if filter.before != nil { return "Det finns inga äldre händelser." }
            return filter.isNarrowed
                ? "Ingen händelse passar urvalet. Vidga perioden, eller ta bort något av valen."
                : "Ingenting har ändrats ännu. Här syns varje ändring, och varje läsning av känsliga uppgifter, med vem, vad och när."
        }
        let start =
            filter.before != nil
            ? "Sidan börjar med händelsen " : filter.isNarrowed ? "Senast i urvalet: " : "Senaste händelsen var "
        return Prose([
            .text(start), .strong(TimeText.text(first.time)), .text(" av \(first.actor): \(EventWords.what(first))."),
        ])
    }

    private func figures(_ service: Service, _ latest: Event, _ seen: Set<Int64>?) async throws -> [Figure] {
        let since = TimeText.start(of: service.today.advanced(by: -Self.countedDays))
        let note = Prose("de senaste \(Self.countedDays) dagarna")
        let readings = try await service.store.eventCount(EventSearch(from: since, kind: .reading, organisations: seen))
        let changes = try await service.store.eventCount(EventSearch(from: since, kind: .change, organisations: seen))
        return [
            Figure("Läsningar av känsliga uppgifter", Quantity(Double(readings), .number), note: note),
            Figure("Ändringar", Quantity(Double(changes), .number), note: note),
        ]
            + (seen == nil
                ? [
                    Figure(
                        "Händelser i loggen", Quantity(Double(latest.id), .number), note: "sedan start; ingen tas bort")
                ]
                : [])
    }

    private func list(_ shown: [Event], isLast: Bool, _ registry: Registry) -> Block {
        var ways: [Action] = []
        if filter.before != nil { ways.append(Action("Nyaste", href: filter.address())) }
        if !isLast, let last = shown.last { ways.append(Action("Äldre", href: filter.address(before: last.id))) }
        if filter.isNarrowed { ways.append(Action("Hela loggen", href: Self.path)) }
        var blocks: [Block] =
            shown.isEmpty ? [.paragraphs(["Inga händelser att visa."])] : [.table(table(shown, registry))]
        if !ways.isEmpty { blocks.append(.actions(ways)) }
        return .card(
            Card(
                "Händelser",
                actions: shown.isEmpty
                    ? []
                    : [
                        Action("CSV", href: filter.address(before: filter.before, file: "csv")),
                        Action("XLSX", href: filter.address(before: filter.before, file: "xlsx")),
                    ], blocks: blocks))
    }

    private func table(_ events: [Event], _ registry: Registry) -> Table {
        Table(
            id: "logg", caption: "Händelser, nyaste först. Svensk tid.",
            columns: [
                Column("När", explanation: "Svensk tid", isText: true),
                Column("Vem", explanation: "Den som gjorde det", isText: true),
                Column("Vad", explanation: "Vad som gjordes", isText: true),
                Column("Organisation", explanation: "Den som händelsen gäller", isText: true),
                Column("Före", explanation: "Läget före, där det är kort nog att spara", isText: true),
                Column("Efter", explanation: "Läget efter, eller urvalet som lästes", isText: true),
                Column("Skäl", explanation: "Det skäl som angavs", isText: true),
                Column("Rader", explanation: "Rader som lästes eller togs bort"),
                Column("Rätt", explanation: "Behörigheten som användes", isText: true),
                Column("Slag", explanation: "Ändring, läsning av känsliga uppgifter, eller drift", isText: true),
                Column("Nummer", explanation: "Händelsens nummer i loggen"),
            ],
            rows: events.map { event in
                Row([
                    .text(TimeText.text(event.time)), .text(event.actor), .text(EventWords.what(event)),
                    .text(event.organisationID.map { registry.tree[$0]?.name ?? "nummer \($0)" } ?? ""),
                    .text(EventWords.state(event.before, of: event)), .text(EventWords.state(event.after, of: event)),
                    .text(event.reason ?? ""),
                    event.rowCount.map { .quantity(Quantity(Double($0), .number)) } ?? .empty,
                    .text(event.right ?? ""), .text(EventWords.kind(event.kind)),
                    .quantity(Quantity(Double(event.id), .number)),
                ])
            })
    }
}
