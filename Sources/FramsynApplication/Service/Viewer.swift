/// Who asks. Every use case takes one and decides by it; until accounts come there is only the local administrator.
public struct Viewer: Sendable, Equatable {
    /// Name as shown and logged.
    public let name: String
    /// The role in words.
    public let role: String

    private init(name: String, role: String) {
        self.name = name
        self.role = role
    }

    /// The person at the machine the server runs on. The server listens on the loopback address only.
    public static let localAdministrator = Viewer(name: "Lokal administratör", role: "administratör")

    /// Whether the viewer may see aggregates of an organisation.
    func mayRead(_ organisationID: Int64?) -> Bool { self == .localAdministrator }

    /// Whether the viewer may change what is entered for an organisation.
    func mayWrite(_ organisationID: Int64?) -> Bool { self == .localAdministrator }
}
