public import Presentation
internal import WorkforceModel

/// What stands around every page: the organisations to choose from, and whether the store holds synthetic people.
public struct Surroundings: UseCase {
    /// The right it asks for.
    public static let right = RequiredRight.signedIn
    /// What stands around a page.
    public struct Answer: Sendable {
        /// Organisations that lead somewhere, the chosen one among them.
        public var organisations: [Choice]
        /// The organisation that pages show when none is chosen; empty when there is none.
        public var standard: String
        /// Whether any organisation is synthetic.
        public var hasSynthetic: Bool
        /// Whether the chosen organisation is synthetic.
        public var isSynthetic: Bool
        /// Whether the viewer may keep a page about the chosen organisation as a report.
        public var mayFreeze: Bool
    }

    /// The chosen organisation.
    public let organisationID: Int64?
    /// Nothing is changed.
    public static var changes: Bool { false }

    /// The surroundings of a page about `organisation`.
    public init(organisation: Int64?) {
        organisationID = organisation
    }

    /// Employers, sums and organisations with a table of their own; below the chosen one, its administrations.
    public func run(in service: Service, as viewer: Viewer) async throws -> Answer {
        let registry = try await service.caches.registry(service.store)
        let standard = try? await service.organisation(of: PageRequest(path: "/"), for: viewer)
        let chosen = organisationID ?? standard
        let below = chosen.flatMap { registry.tree.employer(of: $0) }.map { registry.tree.children(of: $0.id) } ?? []
        var seen: Set<Int64> = []
        let standing = try await service.standing(of: viewer)
        let own = viewer.holdings.compactMap { $0.appointment.organisationID.flatMap { registry.tree[$0] } }
        let shown = (registry.prominent + own + below + [chosen.flatMap { registry.tree[$0] }].compactMap { $0 })
            .filter { seen.insert($0.id).inserted && standing.level(.need, at: $0.id) >= .aggregate }
        let choices = shown.map { node in
            let path = registry.tree.path(to: node.id).map(\.name)
            let above = path.dropLast().last(where: { name in registry.tree.employer(of: node.id)?.name == name })
            return Choice(String(node.id), above.map { "\($0): \(node.name)" } ?? node.name)
        }
        return Answer(
            organisations: choices.sorted { $0.label < $1.label }, standard: standard.map(String.init) ?? "",
            hasSynthetic: registry.hasSynthetic,
            isSynthetic: chosen.flatMap { registry.tree[$0] }?.isSynthetic ?? false,
            mayFreeze: standing.may(FreezeReport.right, at: chosen))
    }
}
