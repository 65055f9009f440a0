public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Vakanser och utbildning: what an employer or a unit states of a day, profession by profession.
public struct ObservationPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        .organisation, PageParameter("enhet", .text, "Kod på en enhet inom organisationen."),
        PageParameter("dag", .day, "Dag som uppgifterna gäller."),
    ]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`, `enhet` (a code within the organisation) and `dag`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The form for the day, and what is stored of other days.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let registry = try await service.caches.registry(service.store)
        guard !registry.tree.nodes.isEmpty else { return Self.empty }
        let id = try await service.organisation(of: request, for: viewer)
        guard let organisation = registry.tree[id] else { throw RequestFault.notAvailable }
        guard organisation.hasStaff else { return try await ObservationChoice.page(organisation, registry, service) }
        var faults: [String: String] = [:]
        var chosen = organisation
        if let code = request["enhet"]?.trimmed, !code.isEmpty {
            let inside = registry.tree.subtree(of: id)
            if let unit = registry.tree.nodes.first(where: {
                inside.contains($0.id) && $0.code.lowercased() == code.lowercased()
            }) {
                chosen = unit
            } else {
                faults["enhet"] =
                    "Ingen enhet inom \(organisation.name) har koden ”\(code.prefix(40))”. Skriv koden som på sidan Organisation, eller lämna tomt."
            }
        }
        let (day, fault) = ObservationDay.read(request["dag"]?.trimmed ?? "", today: service.today)
        if let fault { faults["dag"] = fault }
        var content = try await ObservationContent(
            chosen, day: day ?? ObservationDay.standard(service.today), in: service)
        content.typed = ["dag": request["dag"] ?? "", "enhet": request["enhet"] ?? ""].filter { faults[$0.key] != nil }
        content.choiceFaults = faults
        return content.page
    }

    private static let empty = PageContent(
        title: "Vakanser och utbildning",
        lead:
            "Ingen arbetsgivare är upplagd ännu. Lägg upp en kommun eller region, så kan dess vakanser skrivas in eller läsas in.",
        blocks: [
            .actions([
                Action("Lägg upp en arbetsgivare", href: "/register/organisation/andra?ny=1", isPrimary: true)
            ])
        ])
}

/// Saves what was typed for a day.
public struct SaveObservations: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.need)
    /// The employer or unit.
    public var organisationID: Int64? { id }
    private let id: Int64
    private let day: Day?
    private let form: FormValues

    /// Reads `org`, `dag` and the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        guard let id = request.organisationID else { throw RequestFault.missing("organisation") }
        self.id = id
        day = request["dag"].flatMap { Day($0) }
        self.form = form
    }

    /// Saves the figures that differ from those the form began with, or shows what is wrong with everything kept.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let registry = try await service.caches.registry(service.store)
        guard let organisation = registry.tree[id], organisation.hasStaff else { throw RequestFault.notAvailable }
        guard let day, ObservationDay.read("\(day)", today: service.today).day != nil else {
            throw RequestFault.missing("dag")
        }
        var content = try await ObservationContent(organisation, day: day, in: service)
        let before: [String: Double] = EditPage.before(form) ?? [:]
        var changes: [ObservationChange] = []
        for field in content.fields {
            guard let text = form.values[field.name]?.first else { continue }
            content.typed[field.name] = text
            let (value, fault) = Self.read(text)
            if let fault { content.faults[field.name] = fault }
            if fault == nil, value != before[field.name] {
                changes.append(ObservationChange(key: field.key, before: before[field.name], after: value))
            }
        }
        content.before = before
        guard content.faults.isEmpty else { return .again(content.page) }
        let path = content.address
        guard !changes.isEmpty else { return .done(path: path, message: "Ingenting är ändrat.") }
        let words = ObservationWords(registry)
        do {
            try await service.store.saveObservations(
                [ObservationBatch(changes: changes)], recordedAt: service.now,
                event: service.event(
                    self, by: viewer, object: "observation", before: words.list(changes, \.before),
                    after: words.list(changes, \.after)))
        } catch StoreFault.conflict {
            let stored = try await ObservationContent(organisation, day: day, in: service)
            let now = changes.map {
                ObservationChange(key: $0.key, before: stored.before[ObservationContent.name($0.key)], after: nil)
            }
            // What was not touched shows what is stored now, so that saving again changes nothing else.
            let touched = Set(changes.map { ObservationContent.name($0.key) })
            content.typed = content.typed.filter { touched.contains($0.key) }
            content.before = stored.before
            return .again(
                EditPage.conflict(content.page, "uppgifterna", stored: words.list(now, \.before) ?? "ingenting"))
        }
        return .done(
            path: path,
            message:
                "\(Swedish.count(changes.count, one: "uppgift", many: "uppgifter")) för \(organisation.name) den \(Swedish.text(of: day)) är sparade."
        )
    }

    /// A whole count; nil for an empty field.
    static func read(_ text: String) -> (value: Double?, fault: String?) {
        let text = text.trimmed
        guard !text.isEmpty else { return (nil, nil) }
        let shown = "”\(text.prefix(40))”"
        guard let value = Swedish.value(of: text), !text.contains("%") else {
            return (nil, "\(shown) är inget antal. Skriv ett heltal, 0 om det inte finns några, eller lämna tomt.")
        }
        guard value == value.rounded() else {
            return (nil, "\(shown) är inget helt antal. Skriv det utan decimaler, eller lämna tomt.")
        }
        guard value >= 0, value <= Indicator.mostCounted else {
            return (
                nil,
                "\(shown) ligger utanför 0–\(Swedish.number(Indicator.mostCounted)). Rätta antalet, eller lämna tomt."
            )
        }
        return (value, nil)
    }
}
