/// What kind of body an organisation is.
public enum OrganisationKind: String, Sendable, CaseIterable, Codable {
    case association
    case region
    case municipality
    case board
    case administration
    case unit
    case provider
    case university
    case union
    case forum
}

/// A node of the dated organisation tree.
public struct Organisation: Sendable, Hashable, Identifiable, Codable {
    /// Identity in the store.
    public var id: Int64
    /// Code in the source systems (municipality code, cost centre …); unique within the installation.
    public var code: String
    /// Name as shown.
    public var name: String
    /// Kind of body.
    public var kind: OrganisationKind
    /// The body above; nil for a root.
    public var parentID: Int64?
    /// First day the node exists; nil means always.
    public var validFrom: Day?
    /// Last day the node exists; nil means still.
    public var validTo: Day?
    /// The body it was merged into after its last day; nil when it was not.
    public var mergedInto: Int64?
    /// True when the node belongs to generated demonstration data.
    public var isSynthetic: Bool

    /// An organisation from its parts.
    public init(
        id: Int64, code: String, name: String, kind: OrganisationKind, parentID: Int64? = nil, validFrom: Day? = nil,
        validTo: Day? = nil, mergedInto: Int64? = nil, isSynthetic: Bool = false
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.kind = kind
        self.parentID = parentID
        self.validFrom = validFrom
        self.validTo = validTo
        self.mergedInto = mergedInto
        self.isSynthetic = isSynthetic
    }

    /// Whether the node exists on `day`.
    public func exists(on day: Day) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }

    /// Whether the body employs people and decides for itself (a municipality or a region).
    public var isEmployer: Bool { kind == .municipality || kind == .region }
}
