internal import Presentation
internal import SwedishText
internal import WorkforceModel

/// The employers that are compared with each other, with the projection of each.
struct EmployerScope: Sendable {
    /// One employer; `context` is nil when nothing is entered that can be projected.
    struct Employer: Sendable {
        var organisation: Organisation
        var context: ProjectionContext?
    }

    /// The body that the employers belong to, in words.
    var name: String
    /// Employers by name.
    var employers: [Employer]

    /// Employers that the viewer may not see.
    var hidden = 0

    /// Says that employers are left out; nothing where none are.
    var hiddenNotice: [Notice] {
        guard hidden > 0 else { return [] }
        let words = Swedish.count(hidden, one: "arbetsgivare", many: "arbetsgivare")
        return [
            Notice(.warning, Prose("\(words) i \(name) visas inte, eftersom du inte har rätt att läsa deras behov."))
        ]
    }

    /// Names of employers without a projection.
    var missing: [String] { employers.filter { $0.context == nil }.map(\.organisation.name) }
}

extension Service {
    /// The employers that an organisation is compared with: those of its association; without one, every employer
    /// outside associations, kept apart by whether they are synthetic; an organisation outside employers alone.
    ///
    /// - Parameter viewer: leaves out those whose need the viewer may not see; nil takes all, for sums that name none.
    ///
    /// - Throws: ``RequestFault/notAvailable`` when there is no such organisation.
    func employerScope(of id: Int64, for viewer: Viewer? = nil) async throws -> EmployerScope {
        let registry = try await caches.registry(store)
        guard let organisation = registry.tree[id] else { throw RequestFault.notAvailable }
        let path = registry.tree.path(to: id)
        let members: [Organisation]
        let name: String
        if let association = path.first(where: { $0.kind == .association }) {
            name = association.name
            members = registry.tree.subtree(of: association.id).compactMap { registry.tree[$0] }.filter(\.isEmployer)
        } else if let root = path.first,
            registry.tree.subtree(of: root.id).contains(where: { registry.tree[$0]?.isEmployer == true })
        {
            name = "alla arbetsgivare utan förening"
            members = registry.tree.nodes.filter { node in
                node.isEmployer && node.isSynthetic == root.isSynthetic
                    && !registry.tree.path(to: node.id).contains { $0.kind == .association }
            }
        } else {
            name = organisation.name
            members = [organisation]
        }
        var seen = members
        if let viewer {
            let standing = try await standing(of: viewer)
            seen = members.filter { standing.level(.need, at: $0.id) >= .aggregate }
        }
        var employers: [EmployerScope.Employer] = []
        for member in seen.sorted(by: { ($0.name, $0.id) < ($1.name, $1.id) }) {
            employers.append(
                EmployerScope.Employer(organisation: member, context: try await projection(of: member.id)))
        }
        return EmployerScope(name: name, employers: employers, hidden: members.count - seen.count)
    }
}
