/// A body as a table of organisations states it, before the store has given it an identity.
public struct ImportedOrganisation: Sendable, Hashable, Codable {
    /// Code, unique in the table.
    public var code: String
    /// Name as shown.
    public var name: String
    /// Kind of body.
    public var kind: OrganisationKind
    /// Code of the body above, in the same table or already in the register; nil for a root.
    public var parentCode: String?
    /// First day the body exists; nil means always.
    public var validFrom: Day?
    /// Last day the body exists; nil means still.
    public var validTo: Day?
    /// Code of the body it was merged into, in the same table or already in the register; nil when it was not or the table
    /// does not say.
    public var mergedIntoCode: String?

    /// A body from its parts.
    public init(
        code: String, name: String, kind: OrganisationKind, parentCode: String? = nil, validFrom: Day? = nil,
        validTo: Day? = nil, mergedIntoCode: String? = nil
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.parentCode = parentCode
        self.validFrom = validFrom
        self.validTo = validTo
        self.mergedIntoCode = mergedIntoCode
    }
}

/// A profession as a table states it, before the store has given it an identity.
public struct ImportedProfession: Sendable, Hashable, Codable {
    /// Name, unique in the table.
    public var name: String
    /// Field of work; empty when not stated.
    public var sector: String
    /// The larger group; the name itself when not stated.
    public var group: String
    /// AID codes.
    public var aidCodes: [String]
    /// SSYK 2012 code, four digits.
    public var ssyk: String?
    /// Whether a licence is needed.
    public var isLicensed: Bool

    /// A profession from its parts.
    public init(
        name: String, sector: String = "", group: String, aidCodes: [String] = [], ssyk: String? = nil,
        isLicensed: Bool = false
    ) {
        self.name = name
        self.sector = sector
        self.group = group
        self.aidCodes = aidCodes
        self.ssyk = ssyk
        self.isLicensed = isLicensed
    }
}
