/// What somebody may do on a day, in the organisation as it is that day.
public struct Rights: Sendable {
    /// One appointment with its role.
    public struct Holding: Sendable, Hashable {
        /// The appointment.
        public let appointment: Appointment
        /// Its role.
        public let role: Role

        /// A holding from its parts.
        public init(_ appointment: Appointment, _ role: Role) {
            self.appointment = appointment
            self.role = role
        }
    }

    /// What holds that day.
    public let holdings: [Holding]

    /// The rights of those holdings that hold on `day`.
    public init(_ holdings: [Holding], on day: Day) {
        self.holdings = holdings.filter { $0.appointment.holds(on: day) }
    }

    /// The level on an object at an organisation, and the holding that gives it.
    ///
    /// - Parameter organisation: nil asks about the installation as a whole.
    public func right(
        _ object: RightsObject, at organisation: Int64?, in tree: OrganisationTree
    ) -> (level: RightsLevel, by: Holding?) {
        var best: (level: RightsLevel, by: Holding?) = (.none, nil)
        for holding in holdings {
            guard let grant = holding.role.grants[object], grant.level > best.level,
                Self.reaches(grant.reach, from: holding.appointment.organisationID, to: organisation, in: tree)
            else { continue }
            best = (grant.level, holding)
        }
        return best
    }

    /// The highest level on an object anywhere, and the holding that gives it.
    public func anywhere(_ object: RightsObject) -> (level: RightsLevel, by: Holding?) {
        var best: (level: RightsLevel, by: Holding?) = (.none, nil)
        for holding in holdings {
            guard let grant = holding.role.grants[object], grant.level > best.level, grant.reach.isByOrganisation
            else { continue }
            best = (grant.level, holding)
        }
        return best
    }

    private static func reaches(
        _ reach: RightsReach, from own: Int64?, to organisation: Int64?, in tree: OrganisationTree
    ) -> Bool {
        switch reach {
        case .everywhere: return true
        case .published, .ownSide, .ownPerson: return false
        case .unit, .subtree, .network: break
        }
        // An appointment of the installation reaches every organisation; others never reach the installation.
        guard let own else { return true }
        guard let organisation else { return false }
        return switch reach {
        case .unit: organisation == own && tree[own] != nil
        case .network: (organisation == own && tree[own] != nil) || tree[organisation]?.parentID == own
        default: tree.isWithin(organisation, own)
        }
    }

    /// Whether the holder may appoint somebody to a role at an organisation: only with the right to write the registry
    /// there, and never to a role wider than the holder's own, unless the holder's task is to set the installation up.
    public func mayAppoint(to role: Role, at organisation: Int64?, in tree: OrganisationTree) -> Bool {
        guard right(.registry, at: organisation, in: tree).level >= .write else { return false }
        return holdings.contains { holding in
            guard let grant = holding.role.grants[.registry], grant.level >= .write,
                Self.reaches(grant.reach, from: holding.appointment.organisationID, to: organisation, in: tree)
            else { return false }
            return holding.role.handsOutEveryRole || role.isWithin(holding.role)
        }
    }
}

extension RightsReach {
    /// Whether it is told by organisations, and not by what a thing is.
    public var isByOrganisation: Bool {
        switch self {
        case .unit, .subtree, .network, .everywhere: true
        case .published, .ownSide, .ownPerson: false
        }
    }
}

/// Who may decide a question.
public enum MandateAnswer: Sendable, Equatable {
    /// This appointment may.
    case decides(Appointment)
    /// The question goes to the nearest organisation above where somebody may, past those that may not.
    case goesTo(Appointment, past: [Int64])
    /// Nobody on the way up has a mandate that reaches.
    case nobody
}

extension MandateAnswer {
    /// Who decides a question of a unit: the mandates of the unit itself, else those of the nearest organisation above.
    ///
    /// - Parameter appointments: those that hold on the day.
    public init(
        _ kind: Mandate.Kind, days: Int? = nil, amount: Ore? = nil, of unit: Int64, _ appointments: [Appointment],
        in tree: OrganisationTree
    ) {
        var past: [Int64] = []
        for node in tree.path(to: unit).reversed() {
            let found = appointments.first { appointment in
                appointment.organisationID == node.id && appointment.accountID != nil
                    && appointment.mandates.contains { $0.covers(kind, days: days, amount: amount) }
            }
            if let found {
                self = past.isEmpty ? .decides(found) : .goesTo(found, past: past)
                return
            }
            past.append(node.id)
        }
        self = .nobody
    }
}
