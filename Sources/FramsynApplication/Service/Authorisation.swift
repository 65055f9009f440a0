internal import WorkforceModel
internal import WorkforceStore

extension Service {
    /// What a viewer may do today.
    func standing(of viewer: Viewer) async throws -> Standing {
        Standing(viewer, in: try await caches.registry(store), today: today)
    }

    /// Lets a use case through, or refuses it. The only gate: ``perform(_:as:)`` goes through it.
    ///
    /// - Throws: ``RequestFault/notAllowed(_:)``, the same whether or not what was asked for exists.
    ///
    /// - Returns: the viewer with the right that let it through.
    func authorise<Case: UseCase>(_ useCase: Case, as viewer: Viewer) async throws -> Viewer {
        let standing = try await standing(of: viewer)
        var organisation = useCase.organisationID
        if Case.right.place == .organisation, organisation == nil, !viewer.isLocal {
            guard let standard = standing.standardOrganisation else {
                // Nothing is stored yet, or nothing that the viewer may see.
                guard standing.tree.nodes.isEmpty, standing.levelAnywhere(Case.right.object) >= Case.right.level else {
                    throw RequestFault.notAllowed(Case.right)
                }
                return viewer
            }
            organisation = standard
        }
        guard standing.may(Case.right, at: organisation) else { throw RequestFault.notAllowed(Case.right) }
        return viewer.using(standing.used(Case.right, at: organisation))
    }

    /// Refuses what a use case finds that the viewer may not do where it says.
    func require(_ right: RequiredRight, at organisation: Int64?, _ viewer: Viewer) async throws {
        guard try await standing(of: viewer).may(right, at: organisation) else {
            throw RequestFault.notAllowed(right)
        }
    }

    /// The organisation of a request, else the one that pages show to the viewer when none is chosen.
    ///
    /// - Throws: ``RequestFault/noOrganisation`` when nothing is stored, ``RequestFault/notAllowed(_:)`` when the viewer may
    ///   see the need of none.
    func organisation(of request: PageRequest, for viewer: Viewer) async throws -> Int64 {
        if let id = request.organisationID { return id }
        let registry = try await caches.registry(store)
        guard !registry.tree.nodes.isEmpty else { throw RequestFault.noOrganisation }
        let standing = try await standing(of: viewer)
        if viewer.isLocal {
            return registry.standard.flatMap { registry.tree[$0]?.id }
                ?? registry.tree.nodes.first { registry.withPlan.contains($0.id) }?.id ?? registry.tree.nodes[0].id
        }
        guard let id = standing.standardOrganisation else { throw RequestFault.notAllowed(.aggregate(.need)) }
        return id
    }
}

extension Standing {
    /// The organisation that pages show the viewer when none is chosen: that of the first appointment with a right to
    /// its need, else the installation's standard one, else the first that the viewer may see.
    var standardOrganisation: Int64? {
        func isSeen(_ id: Int64) -> Bool { tree[id] != nil && level(.need, at: id) >= .aggregate }
        return viewer.holdings.lazy.compactMap(\.appointment.organisationID).first(where: isSeen)
            ?? standard.flatMap { isSeen($0) ? $0 : nil } ?? tree.nodes.lazy.map(\.id).first(where: isSeen)
    }
}
