public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Logg: who changed what and when, newest first.
public struct LogPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.read(.registry, .somewhere)
    /// The log belongs to the installation.
    public var organisationID: Int64? { nil }
    private let before: Int64?

    /// Events a page.
    static let pageSize = 100

    /// Reads `fore`, the identity of the event that the page ends before.
    public init(_ request: PageRequest) throws {
        before = try request.number("fore").map(Int64.init)
    }

    /// The events.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let registry = try await service.caches.registry(service.store)
        let events = try await service.store.events(limit: Self.pageSize + 1, before: before)
        guard let first = events.first else {
            return PageContent(
                title: "Logg",
                lead: before == nil
                    ? "Ingenting har ändrats ännu. Här syns varje ändring med vem, vad och när."
                    : "Det finns inga äldre ändringar.",
                blocks: before == nil ? [] : [.actions([Action("Nyaste", href: "/register/logg")])])
        }
        let shown = Array(events.prefix(Self.pageSize))
        var ways: [Action] = []
        if before != nil { ways.append(Action("Nyaste", href: "/register/logg")) }
        if events.count > shown.count, let last = shown.last {
            ways.append(Action("Äldre", href: "/register/logg?fore=\(last.id)"))
        }
        let query = before.map { "fore=\($0)&" } ?? ""
        return PageContent(
            title: "Logg",
            lead: Prose([
                .text(before == nil ? "Senaste ändringen gjordes " : "Sidan börjar med ändringen "),
                .strong(TimeText.text(first.time)), .text(" av \(first.actor): \(EventWords.what(first))."),
            ]),
            blocks: [
                .card(
                    Card(
                        "Ändringar",
                        actions: [Action("CSV", href: "/register/logg?\(query)format=csv&tabell=logg")],
                        blocks: [.table(table(shown, registry)), .actions(ways)]))
            ])
    }

    private func table(_ events: [Event], _ registry: Registry) -> Table {
        Table(
            id: "logg", caption: "Ändringar, nyaste först. Svensk tid.",
            columns: [
                Column("När", explanation: "Svensk tid", isText: true),
                Column("Vem", explanation: "Den som gjorde ändringen", isText: true),
                Column("Vad", explanation: "Vad som gjordes", isText: true),
                Column("Organisation", explanation: "Den som ändringen gäller", isText: true),
                Column("Före", explanation: "Läget före, där det är kort nog att spara", isText: true),
                Column("Efter", explanation: "Läget efter", isText: true),
                Column("Nummer", explanation: "Ändringens nummer i loggen"),
            ],
            rows: events.map { event in
                Row([
                    .text(TimeText.text(event.time)), .text(event.actor), .text(EventWords.what(event)),
                    .text(event.organisationID.flatMap { registry.tree[$0]?.name } ?? ""), .text(event.before ?? ""),
                    .text(event.after ?? ""), .quantity(Quantity(Double(event.id), .number)),
                ])
            })
    }
}

/// Events in words.
enum EventWords {
    /// What was done; a use case without words of its own is named as in code, so that nothing is hidden.
    static func what(_ event: Event) -> String {
        uses[event.useCase] ?? objects[event.object].map { "\($0) ändrad (\(event.useCase))" }
            ?? "\(event.useCase): \(event.object)"
    }

    private static let uses = [
        "ImportRegister": "personalregister inläst", "ImportOrganisations": "organisation inläst",
        "ImportProfessions": "yrken inlästa", "ImportPopulation": "befolkning inläst", "ImportCase": "plan inläst",
        "EstimateRates": "avgångstal räknade", "SaveOrganisation": "organisation sparad",
        "SaveProfession": "yrke sparat", "SaveTypedPlan": "egen tabell sparad",
        "SaveRegisterPlan": "antaganden sparade", "SaveScenario": "scenario sparat",
        "DeleteScenario": "scenario borttaget", "SaveUnitStep": "verksamhetsanalys sparad",
        "CreateDemo": "demonstration klar",
        "ProjectPopulation": "befolkning framräknad", "SaveVolumes": "behovets befolkning vald",
        "Demo": "demonstration inlagd", "FreezeReport": "rapport fryst", "AddReportNote": "rapport fick tillägg",
        "SaveObservations": "vakanser och utbildning sparade",
        "ImportObservations": "vakanser och utbildning inlästa",
    ]

    private static let objects = [
        "plan": "framskrivning", "scenario": "scenario", "organisation": "organisation", "profession": "yrke",
        "population": "befolkning", "delivery": "leverans", "rates": "avgångstal", "setting": "inställning",
        "unitAnalysis": "verksamhetsanalys", "report": "rapport", "observation": "vakanser och utbildning",
    ]
}
