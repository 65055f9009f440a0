public import WorkforceModel

/// Where a plan's exits come from.
public enum ExitSource: String, Sendable, Codable {
    /// Rates and counts that were typed or imported with the plan.
    case typed
    /// Hazards estimated from the employer's register.
    case register
}

/// What is entered for one organisation's projection, with the version that guards against lost edits.
public struct StoredPlan: Sendable, Equatable {
    /// The organisation.
    public var organisationID: Int64
    /// Counts up by one for each change.
    public var version: Int
    /// Where exits come from; for `.register` the case's exits are empty until rates are put in.
    public var exits: ExitSource
    /// Everything entered.
    public var plan: PlanCase

    /// A plan from its parts.
    public init(organisationID: Int64, version: Int, exits: ExitSource, plan: PlanCase) {
        self.organisationID = organisationID
        self.version = version
        self.exits = exits
        self.plan = plan
    }
}
