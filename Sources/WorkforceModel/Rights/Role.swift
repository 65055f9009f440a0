/// What somebody does in an organisation, and what follows from it.
public struct Role: Sendable, Hashable, Identifiable {
    /// Key in the store and in files.
    public let id: String
    /// Name as shown.
    public let name: String
    /// Grants by object; an object that is missing gives nothing.
    public let grants: [RightsObject: Grant]
    /// Classes that the role never reaches, whatever is written in an installation.
    public let barred: Set<Sensitivity>
    /// Whether its holder hands out roles wider than the holder's own rights: setting up an installation must not require
    /// reading what is in it.
    public let handsOutEveryRole: Bool
    /// The built-in role that an added one narrows; nil for a built-in role.
    public let basis: String?

    /// A role that comes with the product. Grants on objects of barred classes are left out, unless they are aggregates.
    init(
        _ id: String, _ name: String, grants: [RightsObject: Grant], barred: Set<Sensitivity> = [],
        handsOutEveryRole: Bool = false
    ) {
        self.id = id
        self.name = name
        self.grants = grants.filter { object, grant in
            grant.level <= .aggregate || !barred.contains(object.sensitivity)
        }
        self.barred = barred
        self.handsOutEveryRole = handsOutEveryRole
        basis = nil
    }

    /// A role that an installation adds: a built-in one with fewer or narrower grants. What `grants` has beyond the
    /// basis is not given, so that no stored role is wider than what it is made of.
    public init(_ id: String, _ name: String, narrowing basis: Role, to grants: [RightsObject: Grant]) {
        self.id = id
        self.name = name
        self.grants = grants.filter { object, grant in basis.grants[object].map(grant.isWithin) ?? false }
        barred = basis.barred
        handsOutEveryRole = false
        self.basis = basis.id
    }

    /// Whether a holder of `other` at the same organisation may do everything this role may.
    public func isWithin(_ other: Role) -> Bool {
        (!handsOutEveryRole || other.handsOutEveryRole)
            && grants.allSatisfy { object, grant in
                // What is open to read is open to all.
                grant.level == .none || (object.sensitivity == .open && grant.level <= .read)
                    || (other.grants[object].map(grant.isWithin) ?? false)
            }
    }

    /// Objects on which `grants` asks for more than the basis has; empty when the added role is as it was asked for.
    public static func widening(_ grants: [RightsObject: Grant], beyond basis: Role) -> [RightsObject] {
        RightsObject.allCases.filter { object in
            guard let grant = grants[object], grant.level > .none else { return false }
            return !(basis.grants[object].map(grant.isWithin) ?? false)
        }
    }
}
