internal import WorkforceModel

/// What a viewer may do today, in the organisation as it is today.
struct Standing: Sendable {
    let viewer: Viewer
    let tree: OrganisationTree
    /// The organisation that pages show when none is chosen; nil when none is set.
    let standard: Int64?
    private let rights: Rights

    init(_ viewer: Viewer, in registry: Registry, today: Day) {
        self.viewer = viewer
        tree = registry.tree
        standard = registry.standard
        rights = Rights(viewer.holdings, on: today)
    }

    /// The viewer's level on an object at an organisation; nil asks about the installation as a whole.
    func level(_ object: RightsObject, at organisation: Int64?) -> RightsLevel {
        if viewer.isLocal { return limited(.decide, object) }
        return limited(rights.right(object, at: organisation, in: tree).level, object)
    }

    /// The viewer's highest level on an object anywhere.
    func levelAnywhere(_ object: RightsObject) -> RightsLevel {
        if viewer.isLocal { return limited(.decide, object) }
        return limited(rights.anywhere(object).level, object)
    }

    /// Whether the viewer may do what a right allows.
    func may(_ right: RequiredRight, at organisation: Int64?) -> Bool {
        switch right.place {
        case .signedIn: true
        case .somewhere: levelAnywhere(right.object) >= right.level
        case .organisation, .installation: level(right.object, at: organisation) >= right.level
        }
    }

    /// The organisations at which the viewer has at least a level on an object.
    func organisations(_ level: RightsLevel, _ object: RightsObject) -> Set<Int64> {
        Set(tree.nodes.lazy.map(\.id).filter { self.level(object, at: $0) >= level })
    }

    /// Whether the viewer may see figures of groups so small that single people show through: only who may read about
    /// single people there.
    func seesSmallGroups(at organisation: Int64) -> Bool { level(.employment, at: organisation) >= .read }

    /// Whether the viewer may appoint somebody to a role at an organisation. Never oneself: that is decided where the
    /// appointment is made.
    func mayAppoint(to role: Role, at organisation: Int64?) -> Bool {
        viewer.isLocal || (viewer.ceiling == nil && rights.mayAppoint(to: role, at: organisation, in: tree))
    }

    /// Whether the viewer may give a mandate: one's own as far as it reaches, any for whoever hands out every role.
    func mayGive(_ mandate: Mandate) -> Bool {
        viewer.isLocal
            || rights.holdings.contains { holding in
                holding.role.handsOutEveryRole
                    || holding.appointment.mandates.contains {
                        $0.covers(mandate.kind, days: mandate.days ?? .max, amount: mandate.amount ?? Ore(.max))
                    }
            }
    }

    /// The right that lets a use case through, for the log.
    func used(_ right: RequiredRight, at organisation: Int64?) -> UsedRight? {
        if viewer.isLocal { return UsedRight(words: "kommandoraden") }
        let holding =
            right.place == .somewhere
            ? rights.anywhere(right.object).by : rights.right(right.object, at: organisation, in: tree).by
        guard let holding else { return nil }
        let place = holding.appointment.organisationID.map { tree[$0]?.name ?? "organisation \($0)" }
        return UsedRight(
            words: "\(holding.role.name), \(place ?? "hela installationen")", appointmentID: holding.appointment.id)
    }

    /// A way in with a ceiling reaches no class above it, and changes nothing.
    private func limited(_ level: RightsLevel, _ object: RightsObject) -> RightsLevel {
        guard let ceiling = viewer.ceiling else { return level }
        let reached: RightsLevel =
            switch object.sensitivity {
            case .negotiation: ceiling == .negotiation ? .read : .none
            case let sensitivity where sensitivity.reach <= ceiling.reach: .read
            default: ceiling == .open ? .none : .aggregate
            }
        return min(level, reached)
    }
}

extension Sensitivity {
    /// The order in which classes reach further; negotiation is beside it.
    fileprivate var reach: Int {
        switch self {
        case .open: 0
        case .inside, .negotiation: 1
        case .personal: 2
        case .sensitive: 3
        }
    }
}
