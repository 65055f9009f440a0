public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// One organisation: name, kind, parent and dates.
public struct OrganisationForm: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        PageParameter("id", .identity, "Organisationens nummer."), PageParameter("ny", .flag, "En ny organisation."),
        PageParameter("over", .text, "Kod på organisationen över."),
    ]
    /// The organisation edited; nil for a new one.
    public let organisationID: Int64?
    private let parent: String

    /// Reads `id`, or `ny=1` with `over` for the code of the one above.
    public init(_ request: PageRequest) throws {
        organisationID = request["ny"] == nil ? Int64(request["id"] ?? "") : nil
        parent = request["over"] ?? ""
    }

    /// The form, filled in with what is stored.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let registry = try await service.caches.registry(service.store)
        var fields = OrganisationFields()
        fields.parent = parent
        if let organisationID {
            try await service.require(.write(.registry, .installation), at: organisationID, viewer)
            guard let stored = registry.tree[organisationID] else { throw RequestFault.notAvailable }
            fields = OrganisationFields(stored, registry.tree)
        }
        return fields.page(registry.tree, faults: [:])
    }
}

/// Saves one organisation.
public struct SaveOrganisation: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .somewhere)
    /// The organisation edited; nil for a new one.
    public let organisationID: Int64?
    private let fields: OrganisationFields

    /// Reads `id` and the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        organisationID = Int64(request["id"] ?? "")
        fields = OrganisationFields(form)
    }

    /// Saves, or shows everything that is wrong with what was written kept.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let tree = try await service.caches.registry(service.store).tree
        if let organisationID {
            try await service.require(.write(.registry, .installation), at: organisationID, viewer)
        }
        let stored = organisationID.flatMap { tree[$0] }
        if organisationID != nil, stored == nil { throw RequestFault.notAvailable }
        var reader = OrganisationReader(fields, tree: tree, stored: stored)
        guard let organisation = reader.read() else { return .again(fields.page(tree, faults: reader.faults)) }
        if stored == nil || organisation.parentID != stored?.parentID {
            // Nobody puts anything where they have no right, nor makes a root without a right to the whole.
            try await service.require(.write(.registry, .installation), at: organisation.parentID, viewer)
        }
        if let successor = organisation.mergedInto, successor != stored?.mergedInto {
            try await service.require(.write(.registry, .installation), at: successor, viewer)
        }
        do {
            try await service.store.saveOrganisation(
                organisation, before: fields.before,
                event: service.event(
                    self, by: viewer, object: "organisation", objectID: stored?.id,
                    before: stored.map { Self.words($0, tree) }, after: Self.words(organisation, tree)))
        } catch StoreFault.conflict {
            let now = try await service.caches.registry(service.store).tree
            guard let current = stored.flatMap({ now[$0.id] }) else { throw RequestFault.notAvailable }
            var kept = fields
            kept.before = current
            return .again(
                EditPage.conflict(kept.page(now, faults: [:]), "organisationen", stored: Self.words(current, now)))
        }
        return .done(path: "/register/organisation", message: "\(organisation.name) är sparad.")
    }

    private static func words(_ organisation: Organisation, _ tree: OrganisationTree) -> String {
        var words = "\(organisation.name), \(organisation.kind.swedishName)"
        if let parent = organisation.parentID.flatMap({ tree[$0] }) { words += ", under \(parent.name)" }
        if let from = organisation.validFrom { words += ", från \(from)" }
        if let to = organisation.validTo { words += ", till \(to)" }
        if let successor = organisation.mergedInto.flatMap({ tree[$0] }) { words += ", uppgick i \(successor.name)" }
        return words
    }
}

/// The form's fields as they are written.
struct OrganisationFields: Sendable {
    var name = ""
    var code = ""
    var kind = OrganisationKind.unit.rawValue
    /// Code of the one above.
    var parent = ""
    var from = ""
    var to = ""
    /// Code of the one it was merged into.
    var mergedInto = ""
    /// The organisation as it stood when the edit began.
    var before: Organisation?

    init() {}

    init(_ stored: Organisation, _ tree: OrganisationTree) {
        name = stored.name
        code = stored.code
        kind = stored.kind.rawValue
        parent = stored.parentID.flatMap { tree[$0]?.code } ?? ""
        from = stored.validFrom?.description ?? ""
        to = stored.validTo?.description ?? ""
        mergedInto = stored.mergedInto.flatMap { tree[$0]?.code } ?? ""
        before = stored
    }

    init(_ form: FormValues) {
        name = form["namn"].trimmed
        code = form["kod"].trimmed
        kind = form["slag"]
        parent = form["over"].trimmed
        from = form["fran"].trimmed
        to = form["till"].trimmed
        mergedInto = form["uppgick"].trimmed
        before = EditPage.before(form)
    }

    /// Organisations above which the parent is written as a code instead of chosen.
    private static let mostChoices = 400

    func page(_ tree: OrganisationTree, faults: [String: String]) -> PageContent {
        let isNew = before == nil
        let below = before.map { tree.subtree(of: $0.id) } ?? []
        let above = OrganisationLines(tree).lines.filter { !below.contains($0.organisation.id) }
        let parentKind: Field.Kind =
            above.count > Self.mostChoices
            ? .text
            : .choice(
                [Choice("", "– ingen –")]
                    + above.map {
                        Choice(
                            $0.organisation.code,
                            String(repeating: "\u{2003}", count: $0.depth) + $0.organisation.name)
                    })
        var fields = [
            Field("namn", label: "Namn", value: name, fault: faults["namn"], isRequired: true),
            Field(
                "slag", label: "Slag",
                kind: .choice(OrganisationKind.allCases.map { Choice($0.rawValue, $0.swedishName) }), value: kind,
                hint: "Kommuner och regioner är arbetsgivare och kan ha personalregister.", fault: faults["slag"]),
            Field(
                "over", label: "Överordnad", kind: parentKind, value: parent,
                hint: above.count > Self.mostChoices ? "Skriv koden. Tomt betyder ingen." : nil,
                fault: faults["over"]),
            Field("fran", label: "Från och med", kind: .day, value: from, fault: faults["fran"]),
            Field("till", label: "Till och med", kind: .day, value: to, fault: faults["till"]),
            Field(
                "uppgick", label: "Uppgick i (kod)", value: mergedInto,
                hint:
                    "Koden för den som tog över efter den sista dagen. Då kan personalen visas över tid på båda organisationerna. Tomt betyder ingen.",
                fault: faults["uppgick"]),
        ]
        if isNew {
            fields.insert(
                Field(
                    "kod", label: "Kod", value: code,
                    hint:
                        "Kommunkod, kostnadsställe eller det som personalsystemet använder. Tomt: den görs av namnet. Kan inte ändras sedan.",
                    fault: faults["kod"]), at: 1)
        }
        let action = "/register/organisation/andra" + (before.map { "?id=\($0.id)" } ?? "")
        return EditPage.page(
            isNew ? "Ny organisation" : name,
            lead: isNew
                ? "Lägg upp en arbetsgivare, nämnd, förvaltning eller enhet."
                : Prose("\(name) har koden \(code.isEmpty ? before?.code ?? "" : code)."),
            form: "organisation", action: action, fields, before: before, faults: faults)
    }
}

/// Reads the form's fields into an organisation, finding everything that is wrong.
struct OrganisationReader {
    let fields: OrganisationFields
    let tree: OrganisationTree
    let stored: Organisation?
    private(set) var faults: [String: String] = [:]

    init(_ fields: OrganisationFields, tree: OrganisationTree, stored: Organisation?) {
        self.fields = fields
        self.tree = tree
        self.stored = stored
    }

    mutating func read() -> Organisation? {
        if fields.name.isEmpty { faults["namn"] = "Skriv ett namn." }
        if fields.name.count > 200 { faults["namn"] = "Namnet är längre än 200 tecken. Korta det." }
        guard let kind = OrganisationKind(rawValue: fields.kind) else {
            faults["slag"] = "Välj slag av organisation."
            return nil
        }
        let parent = tree.nodes.first { $0.code == fields.parent }
        if !fields.parent.isEmpty, parent == nil {
            faults["over"] =
                "Ingen organisation har koden ”\(fields.parent.prefix(40))”. Välj en annan eller lämna tomt."
        }
        if let stored, let parent, tree.subtree(of: stored.id).contains(parent.id) {
            faults["over"] =
                "\(parent.name) ligger under \(stored.name), som då skulle bli underordnad sig själv. Välj en annan."
        }
        let from = day("fran", fields.from)
        let to = day("till", fields.to)
        if let from, let to, to < from { faults["till"] = "Sista dagen är före den första, \(from)." }
        let successor = successor(endsOn: to)
        var code = stored?.code ?? fields.code
        if stored == nil {
            if code.isEmpty {
                code = Service.freeCode(from: fields.name, among: tree.nodes)
            } else if let other = tree.nodes.first(where: { $0.code.lowercased() == code.lowercased() }) {
                faults["kod"] = "Koden används redan av \(other.name). Skriv en annan."
            } else if code.count > 100 {
                faults["kod"] = "Koden är längre än 100 tecken. Korta den."
            }
        }
        guard faults.isEmpty else { return nil }
        return Organisation(
            id: stored?.id ?? 0, code: code, name: fields.name, kind: kind, parentID: parent?.id, validFrom: from,
            validTo: to, mergedInto: successor?.id,
            isSynthetic: stored?.isSynthetic ?? parent?.isSynthetic ?? false)
    }

    /// The one that it was merged into.
    private mutating func successor(endsOn last: Day?) -> Organisation? {
        guard !fields.mergedInto.isEmpty else { return nil }
        guard let successor = tree.nodes.first(where: { $0.code.lowercased() == fields.mergedInto.lowercased() }) else {
            faults["uppgick"] =
                "Ingen organisation har koden ”\(fields.mergedInto.prefix(40))”. Skriv koden som på sidan Organisation, eller lämna tomt."
            return nil
        }
        if last == nil, faults["till"] == nil {
            faults["till"] =
                "Skriv den sista dagen: den som har uppgått i \(successor.name) finns inte kvar. Annars ska fältet Uppgick i vara tomt."
        }
        guard let stored else { return successor }
        if successor.id == stored.id {
            faults["uppgick"] = "\(stored.name) kan inte uppgå i sig själv. Skriv koden för den som tog över."
        } else if tree.subtree(of: stored.id).contains(successor.id) {
            faults["uppgick"] =
                "\(successor.name) ligger under \(stored.name) och kan inte ta över. Ge den en annan överordnad först."
        } else if tree.isMerged(successor.id, into: stored.id) {
            faults["uppgick"] = "\(successor.name) har redan uppgått i \(stored.name). Rätta den ena."
        }
        return successor
    }

    private mutating func day(_ field: String, _ text: String) -> Day? {
        guard !text.isEmpty else { return nil }
        let day = Day(text)
        if day == nil {
            faults[field] = "”\(text.prefix(40))” är ingen dag. Skriv den som 2026-10-31, eller lämna tomt."
        }
        return day
    }
}
