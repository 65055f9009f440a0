public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// An organisation as lists for the terminal and for machines name it.
public struct OrganisationEntry: Sendable, Encodable {
    /// Number that names it in other commands.
    public var number: Int64
    /// Code in the source systems.
    public var code: String
    /// Name as shown.
    public var name: String
    /// Kind of body.
    public var kind: String
    /// Number of the body above; nil for a root.
    public var parent: Int64?
    /// Whether it employs people: a municipality or a region.
    public var isEmployer: Bool
    /// Whether it has a plan of its own.
    public var hasPlan: Bool
    /// Whether it belongs to generated demonstration data.
    public var isSynthetic: Bool
    /// Levels below the root, or below the organisation asked for.
    public var level: Int
}

/// Lists organisations with the numbers that name them.
public struct ListOrganisations: UseCase {
    /// The right it asks for.
    public static let right = RequiredRight.signedIn
    /// The organisation whose tree is listed; nil means all.
    public let organisationID: Int64?
    /// Nothing is changed.
    public static var changes: Bool { false }
    private let search: String
    private let isShort: Bool

    /// A list of what has `search` in name or code; `isShort` keeps employers and those with a plan.
    public init(below organisation: Int64? = nil, search: String = "", isShort: Bool = false) {
        organisationID = organisation
        self.search = search
        self.isShort = isShort
    }

    /// The list, parents before children, and the same as a table.
    ///
    /// - Throws: ``RequestFault/notAvailable`` when there is no such organisation.
    public func run(
        in service: Service, as viewer: Viewer
    ) async throws -> (entries: [OrganisationEntry], page: PageContent) {
        let registry = try await service.caches.registry(service.store)
        if let organisationID, registry.tree[organisationID] == nil { throw RequestFault.notAvailable }
        let lines = OrganisationLines(registry.tree, below: organisationID, search: search.trimmed).lines
        let entries = lines.map { line in
            OrganisationEntry(
                number: line.organisation.id, code: line.organisation.code, name: line.organisation.name,
                kind: line.organisation.kind.rawValue, parent: line.organisation.parentID,
                isEmployer: line.organisation.isEmployer,
                hasPlan: registry.withPlan.contains(line.organisation.id),
                isSynthetic: line.organisation.isSynthetic, level: line.depth)
        }.filter { !isShort || $0.isEmployer || $0.hasPlan }
        return (entries, Self.page(entries))
    }

    private static func page(_ entries: [OrganisationEntry]) -> PageContent {
        let table = Table(
            id: "organisationer", caption: "Numret står för organisationen i andra kommandon, som --org NUMMER.",
            columns: [
                Column("Nummer", explanation: "Står för organisationen i andra kommandon"),
                Column("Namn", explanation: "Organisationens namn, indraget efter nivå", isText: true),
                Column("Slag", explanation: "Vad för slags organisation det är", isText: true),
                Column("Kod", explanation: "Kod i källsystemen", isText: true),
                Column("Plan", explanation: "Om organisationen har en egen framskrivning", isText: true),
                Column("Källa", explanation: "Inlagd eller syntetisk", isText: true),
            ],
            rows: entries.map { entry in
                Row([
                    .quantity(Quantity(Double(entry.number), .calendarYear)),
                    .text(String(repeating: "  ", count: entry.level) + entry.name),
                    .text(OrganisationKind(rawValue: entry.kind)?.swedishName ?? entry.kind), .text(entry.code),
                    .text(entry.hasPlan ? "ja" : ""), .text(entry.isSynthetic ? "syntetisk" : "inlagd"),
                ])
            })
        return PageContent(
            title: "Organisationer",
            lead: Prose(
                entries.isEmpty
                    ? "Ingen organisation passar. Läs in organisationer med framsyn import organisations, eller sök på något kortare."
                    : "\(Swedish.count(entries.count, one: "organisation", many: "organisationer"))."),
            blocks: entries.isEmpty ? [] : [.table(table)])
    }
}
