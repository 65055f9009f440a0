public import WorkforceModel

extension OrganisationKind {
    /// The kind in Swedish.
    public var swedishName: String {
        switch self {
        case .association: "samverkansorgan"
        case .region: "region"
        case .municipality: "kommun"
        case .board: "nämnd"
        case .administration: "förvaltning"
        case .unit: "enhet"
        case .provider: "utförare"
        case .university: "lärosäte"
        case .union: "facklig organisation"
        case .forum: "nätverk"
        }
    }
}
