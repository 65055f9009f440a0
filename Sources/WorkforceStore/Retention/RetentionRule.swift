internal import GRDB

/// What is kept for a time and then erased. What is not here is kept.
public enum RetentionClass: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    /// Before and after in events of changes.
    case changeDetails
    /// Reason and filter in events of sensitive readings.
    case readingDetails
    /// Details of events that concern the installation's running.
    case administrationDetails
    /// Persons that no delivery's employments name.
    case unnamedPersons
    /// Register deliveries before an employer's latest: segments and rates.
    case registerDeliveries
    /// Jobs that have ended, with their results.
    case jobs

    /// The events whose details are meant; nil for what lies outside the log.
    var eventKind: Event.Kind? {
        switch self {
        case .changeDetails: .change
        case .readingDetails: .reading
        case .administrationDetails: .administration
        case .unnamedPersons, .registerDeliveries, .jobs: nil
        }
    }

    /// Months that a rule may state. The lower end is what following up needs; persons that nothing names have no reason to
    /// be kept at all.
    public var allowedMonths: ClosedRange<Int> {
        switch self {
        case .changeDetails: 12...600
        case .readingDetails, .administrationDetails: 24...600
        case .unnamedPersons: 0...0
        case .registerDeliveries: 24...600
        case .jobs: 1...600
        }
    }
}

/// How long something is kept, in one version; a changed rule is a new version.
public struct RetentionRule: Sendable, Equatable {
    /// What starts the clock.
    public enum Start: String, Sendable {
        /// The event's time.
        case event
        /// That the last delivery that names the person is replaced.
        case unnamed
        /// That the delivery was received.
        case received
        /// That the job ended.
        case ended
    }

    /// What is kept.
    public var retained: RetentionClass
    /// Version, from 1.
    public var version: Int
    /// Months it is kept.
    public var months: Int
    /// What starts the clock.
    public var start: Start
    /// Why it is kept that long: law, decision or need.
    public var ground: String
    /// When the version was made, in UTC; nil for the one that came with Framsyn.
    public var changedAt: String?
    /// Who made it.
    public var changedBy: String?

    /// The rules that come with Framsyn. They are written once by a migration: a change here changes no installation.
    static let shipped: [RetentionRule] = [
        RetentionRule(
            .changeDetails, months: 24, .event,
            "Före och efter behövs för att rätta fel och följa ett beslut över två budgetår. Dataskyddsförordningen artikel 5.1 e: inte längre än ändamålet kräver."
        ),
        RetentionRule(
            .readingDetails, months: 60, .event,
            "Den som vill veta vem som läst känsliga uppgifter, och varför, ska kunna få svar i fem år. Dataskyddsförordningen artikel 5.2 och 32."
        ),
        RetentionRule(
            .administrationDetails, months: 60, .event,
            "Tilldelade och återkallade behörigheter behövs lika länge som läsningarna de gav rätt till. Dataskyddsförordningen artikel 5.2."
        ),
        RetentionRule(
            .unnamedPersons, months: 0, .unnamed,
            "Ingen leverans gäller personen längre, så det finns inget ändamål. Dataskyddsförordningen artikel 5.1 e."),
        RetentionRule(
            .registerDeliveries, months: 120, .received,
            "Äldre leveranser behövs för att pröva framskrivningar mot utfall. Ange den egna gallringsplanen när den är beslutad (arkivlagen 10 §)."
        ),
        RetentionRule(
            .jobs, months: 12, .ended,
            "Beräkningar av tillfällig betydelse, som går att göra om ur samma underlag. Ange den egna gallringsplanen när den är beslutad (arkivlagen 10 §)."
        ),
    ]

    /// A rule from its parts.
    public init(
        _ retained: RetentionClass, version: Int = 1, months: Int, _ start: Start, _ ground: String,
        changedAt: String? = nil, changedBy: String? = nil
    ) {
        self.retained = retained
        self.version = version
        self.months = months
        self.start = start
        self.ground = ground
        self.changedAt = changedAt
        self.changedBy = changedBy
    }

    func insert(_ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO retentionRule (class, version, months, start, ground, changedAt, changedBy)
                VALUES (?,?,?,?,?,?,?)
                """,
            arguments: [retained.rawValue, version, months, start.rawValue, ground, changedAt, changedBy])
    }

    fileprivate init?(_ row: Row) {
        guard let retained = RetentionClass(rawValue: row["class"]), let start = Start(rawValue: row["start"]) else {
            return nil
        }
        self.init(
            retained, version: row["version"], months: row["months"], start, row["ground"],
            changedAt: row["changedAt"], changedBy: row["changedBy"])
    }
}

extension Store {
    /// Every version of every rule, by class and version.
    public func retentionRules() async throws -> [RetentionRule] {
        try await read { try Self.retentionRules($0) }
    }

    /// The rules that hold: the last version of each, in the order of the classes.
    static func currentRules(_ database: Database) throws -> [RetentionRule] {
        let last = Dictionary(
            try retentionRules(database).map { ($0.retained, $0) }, uniquingKeysWith: { _, later in later })
        return RetentionClass.allCases.compactMap { last[$0] }
    }

    private static func retentionRules(_ database: Database) throws -> [RetentionRule] {
        try Row.fetchAll(database, sql: "SELECT * FROM retentionRule ORDER BY class, version").compactMap(
            RetentionRule.init)
    }

    /// Makes a new version of a rule.
    ///
    /// - Throws: ``StoreFault/conflict(stored:edited:)`` when the version before it is not the last one.
    public func saveRetentionRule(_ rule: RetentionRule, event: Event.Draft) async throws {
        try await write(event) { database in
            let stored =
                try Int.fetchOne(
                    database, sql: "SELECT max(version) FROM retentionRule WHERE class = ?",
                    arguments: [rule.retained.rawValue]) ?? 0
            guard rule.version == stored + 1 else {
                throw StoreFault.conflict(stored: stored, edited: rule.version - 1)
            }
            try rule.insert(database)
        }
    }
}
