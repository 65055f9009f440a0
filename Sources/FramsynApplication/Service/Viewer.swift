internal import WorkforceModel

/// Who asks. Every use case takes one and decides by it.
public struct Viewer: Sendable, Equatable {
    /// The account; nil for whoever runs the program at the machine.
    public let accountID: Int64?
    /// Name as shown and logged.
    public let name: String
    /// The role in words, for the head of a page.
    public let role: String
    /// What the viewer may do, as appointed; which of it holds is decided by the day.
    let holdings: [Rights.Holding]
    /// The highest class that this way in reaches, as for an access token; nil sets no limit.
    let ceiling: Sensitivity?
    /// The right by which the use case at hand was let through, for the log.
    private(set) var rightUsed: UsedRight?

    /// Somebody with an account.
    init(account: Account, holdings: [Rights.Holding], ceiling: Sensitivity? = nil) {
        accountID = account.id
        name = account.name
        var names: [String] = []
        for holding in holdings where !names.contains(holding.role.name) { names.append(holding.role.name) }
        role = names.joined(separator: ", ")
        self.holdings = holdings
        self.ceiling = ceiling
    }

    private init(
        accountID: Int64? = nil, name: String, role: String, holdings: [Rights.Holding] = [],
        ceiling: Sensitivity? = nil
    ) {
        self.accountID = accountID
        self.name = name
        self.role = role
        self.holdings = holdings
        self.ceiling = ceiling
    }

    /// The person at the machine that the store lies on, who runs the command line: whoever can read the file can read
    /// everything in it, so nothing is kept from them; what they do is logged all the same.
    public static let localAdministrator = Viewer(name: "Lokal administratör", role: "administratör")

    /// The viewer as far as a class and no further: for what will be shown to others, or to a program.
    func within(_ sensitivity: Sensitivity) -> Viewer {
        Viewer(accountID: accountID, name: name, role: role, holdings: holdings, ceiling: sensitivity)
    }

    /// The viewer with the right that let a use case through.
    func using(_ right: UsedRight?) -> Viewer {
        var viewer = self
        viewer.rightUsed = right
        return viewer
    }

    /// Whether this is the person at the machine.
    var isLocal: Bool { accountID == nil }
}

/// The right by which a use case was let through.
struct UsedRight: Sendable, Equatable {
    /// The role and where it holds, in words.
    var words: String
    /// The appointment that gives it.
    var appointmentID: Int64?
}

/// A right that a use case asks for.
public struct RequiredRight: Sendable, Equatable {
    /// Where it must hold.
    public enum Place: Sendable {
        /// At the use case's organisation; without one, at the one that pages show when none is chosen.
        case organisation
        /// At some organisation: the use case itself shows or changes only what the viewer may at each.
        case somewhere
        /// At the use case's organisation; without one, for the installation as a whole.
        case installation
        /// Nowhere: whoever has signed in.
        case signedIn
    }

    let level: RightsLevel
    let object: RightsObject
    let place: Place

    private init(_ level: RightsLevel, _ object: RightsObject, _ place: Place) {
        self.level = level
        self.object = object
        self.place = place
    }

    static func aggregate(_ object: RightsObject, _ place: Place = .organisation) -> RequiredRight {
        RequiredRight(.aggregate, object, place)
    }

    static func read(_ object: RightsObject, _ place: Place = .organisation) -> RequiredRight {
        RequiredRight(.read, object, place)
    }

    static func write(_ object: RightsObject, _ place: Place = .organisation) -> RequiredRight {
        RequiredRight(.write, object, place)
    }

    /// Whoever has signed in.
    static let signedIn = RequiredRight(.none, .sharedRegister, .signedIn)
}
