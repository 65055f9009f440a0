/// What rights are given to: the rows of the matrix of roles and objects.
public enum RightsObject: String, Sendable, CaseIterable, Codable {
    case need
    case unitAnalysis
    case measures
    case goodExamples
    case indicators
    case individualAbsence
    case employment
    case terms
    case shifts
    case placements
    case crisisApplicants
    case meetings
    case matters
    case notices
    case surveys
    /// Organisation, appointments, import and log.
    case registry
    /// Professions and definitions, which every employer of the installation shares.
    case sharedRegister
    /// Open statistics of population.
    case population

    /// The class of the object itself. An aggregate of it is ``Sensitivity/inside``.
    public var sensitivity: Sensitivity {
        switch self {
        case .sharedRegister, .population, .goodExamples: .open
        case .need, .unitAnalysis, .measures, .indicators, .meetings, .matters, .notices, .surveys, .registry: .inside
        case .employment, .shifts, .placements, .crisisApplicants: .personal
        case .individualAbsence: .sensitive
        case .terms: .negotiation
        }
    }
}

/// What a right allows; a higher level holds the lower ones.
public enum RightsLevel: Int, Sendable, CaseIterable, Codable, Comparable {
    case none
    /// Aggregates above the limit for small groups.
    case aggregate
    case read
    case write
    /// Deciding and fixing.
    case decide

    /// A higher level allows more.
    public static func < (one: RightsLevel, other: RightsLevel) -> Bool { one.rawValue < other.rawValue }
}

/// How far from the appointment's organisation a right reaches.
public enum RightsReach: String, Sendable, CaseIterable, Codable {
    /// The appointment's own organisation alone.
    case unit
    /// The organisation and everything below it.
    case subtree
    /// The body and its members: the organisation and those right below it.
    case network
    /// Every organisation of the installation.
    case everywhere
    /// What is published.
    case published
    /// What the holder's own party has put forward.
    case ownSide
    /// What concerns the holder.
    case ownPerson
}

/// A level on an object within a reach.
public struct Grant: Sendable, Hashable, Codable {
    /// What is allowed.
    public var level: RightsLevel
    /// Where.
    public var reach: RightsReach

    /// A grant from its parts.
    public init(_ level: RightsLevel, _ reach: RightsReach) {
        self.level = level
        self.reach = reach
    }

    /// Whether whoever has `other` has this too. What is published is within every reach, and one's own side and person
    /// within an organisation's, but not the other way round.
    public func isWithin(_ other: Grant) -> Bool {
        level <= other.level && reach.isWithin(other.reach)
    }
}

extension RightsReach {
    /// Whether everything that this reaches is reached by `other`, from the same organisation.
    public func isWithin(_ other: RightsReach) -> Bool {
        if self == other || other == .everywhere || self == .published { return true }
        return switch (self, other) {
        case (.unit, .subtree), (.unit, .network), (.network, .subtree): true
        case (.ownSide, .subtree), (.ownPerson, .subtree), (.ownPerson, .unit): true
        default: false
        }
    }
}
