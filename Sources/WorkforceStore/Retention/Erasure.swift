internal import Foundation
internal import GRDB

/// What a retention erased, as its event tells it. These details are never erased themselves: they say why others are gone.
public struct Erasure: Sendable, Equatable, Codable {
    /// What was erased.
    public var retained: RetentionClass
    /// What began before this day was erased, `YYYY-MM-DD`; nil when age did not matter.
    public var before: String?
    /// How much was erased.
    public var count: Int
    /// The oldest day among it.
    public var oldest: String?

    /// The use case whose events tell of erasures.
    public static let useCase = "ApplyRetention"

    /// Whether an event tells of an erasure.
    static func tells(_ event: LoggedRow) -> Bool { event.useCase == useCase }

    /// The erasures that have been, with their events in order.
    static func events(_ database: Database) throws -> [(event: (id: Int64, time: String), erasure: Erasure)] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT event.id, time, after FROM event JOIN eventDetail ON eventID = event.id
                WHERE kind = 'administration' AND useCase = ? ORDER BY event.id
                """, arguments: [useCase]
        ).compactMap { row in
            guard let id = Int64.fromDatabaseValue(row[0]), let time = String.fromDatabaseValue(row[1]),
                let text = String.fromDatabaseValue(row[2]), let erasure = Erasure(text)
            else { return nil }
            return ((id, time), erasure)
        }
    }

    /// Reads what an event's `after` says; nil when it tells of no erasure.
    public init?(_ text: String) {
        guard let erasure = try? JSONDecoder().decode(Erasure.self, from: Data(text.utf8)) else { return nil }
        self = erasure
    }

    init(retained: RetentionClass, before: String?, count: Int, oldest: String?) {
        self.retained = retained
        self.before = before
        self.count = count
        self.oldest = oldest
    }
}
