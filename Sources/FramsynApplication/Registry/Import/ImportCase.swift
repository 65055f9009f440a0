internal import Foundation
internal import Interchange
internal import WorkforceModel
internal import WorkforceStore

/// Reads a plan in the exchange form and stores it for an organisation of its name.
struct ImportCase: UseCase {
    /// The right it asks for.
    static let right = RequiredRight.write(.registry, .installation)
    var organisationID: Int64? { nil }
    static var changes: Bool { true }
    var directory: String

    func run(in service: Service, as viewer: Viewer) async throws -> Int64 {
        let path = directory
        let plan = try await service.pool.run {
            do throws(CaseFault) {
                return try CaseFolder.read(path: path)
            } catch {
                throw CaseProblem(error)
            }
        }
        for row in plan.input.professions {
            if case .hazards = row.exits {
                throw JobFault(
                    words:
                        "\(row.name): planen anger avgångstal per ålder, och sådana läses bara ur ett personalregister. Ingenting har sparats."
                )
            }
        }
        let registry = try await service.caches.registry(service.store)
        let known = registry.tree.nodes.first { $0.name == plan.input.organisation && $0.kind == .board }
        let target: Int64
        if let known {
            target = known.id
        } else {
            target = try await service.newOrganisation(
                named: plan.input.organisation, kind: .board, isSynthetic: plan.input.provenance.isSynthetic, by: self,
                viewer)
        }
        try await service.store.savePlan(
            plan, exits: .typed, of: target, edited: nil,
            event: service.event(self, by: viewer, object: "plan", objectID: target, after: plan.title))
        return target
    }
}

extension Service {
    /// Imports a plan from a case folder. A plan stored earlier for the board of the same name is replaced.
    ///
    /// - Returns: the organisation that has the plan.
    /// - Throws: ``CaseProblem`` when something is wrong in the folder, ``JobFault`` when the plan cannot be stored.
    public func importCase(directory: String, viewer: Viewer) async throws -> Int64 {
        try await perform(ImportCase(directory: directory), as: viewer)
    }
}
