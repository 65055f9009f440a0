/// A followed category of work and the codes that lead to it.
public struct Profession: Sendable, Hashable, Identifiable, Codable {
    /// Identity in the store.
    public var id: Int64
    /// Name as shown, unique within the installation.
    public var name: String
    /// Field of work: `vård och omsorg`, `skola` … used to filter pages.
    public var sector: String
    /// The larger group whose rates a small profession leans on.
    public var group: String
    /// AID codes (six digits, optional manager letter) that count as this profession.
    public var aidCodes: [String]
    /// SSYK 2012 code, four digits.
    public var ssyk: String?
    /// Whether the profession needs a licence to practise.
    public var isLicensed: Bool

    /// A profession from its parts.
    public init(
        id: Int64, name: String, sector: String, group: String, aidCodes: [String] = [], ssyk: String? = nil,
        isLicensed: Bool = false
    ) {
        self.id = id
        self.name = name
        self.sector = sector
        self.group = group
        self.aidCodes = aidCodes
        self.ssyk = ssyk
        self.isLicensed = isLicensed
    }
}
