internal import Foundation
internal import GRDB

/// Which events are asked for; what is nil narrows nothing.
public struct EventSearch: Sendable, Equatable {
    /// First moment in UTC that counts.
    public var from: String?
    /// First moment in UTC that no longer counts.
    public var until: String?
    /// A part of the name of who did it.
    public var actor: String?
    /// What sort of thing happened.
    public var kind: Event.Kind?
    /// The organisations concerned.
    public var organisations: Set<Int64>?
    /// Kind of the thing concerned.
    public var object: String?
    /// Identity of the thing concerned.
    public var objectID: Int64?
    /// Words among who, use case, object and details.
    public var words: String?
    /// Use cases that count as holding ``words`` too: those whose Swedish names do.
    public var useCases: [String]

    /// A search from its parts.
    public init(
        from: String? = nil, until: String? = nil, actor: String? = nil, kind: Event.Kind? = nil,
        organisations: Set<Int64>? = nil, object: String? = nil, objectID: Int64? = nil,
        words: String? = nil, useCases: [String] = []
    ) {
        self.from = from
        self.until = until
        self.actor = actor
        self.kind = kind
        self.organisations = organisations
        self.object = object
        self.objectID = objectID
        self.words = words
        self.useCases = useCases
    }

    /// The condition with its arguments.
    fileprivate func condition() throws -> (sql: String, arguments: StatementArguments) {
        var parts: [String] = []
        var arguments = StatementArguments()
        func add(_ sql: String, _ values: StatementArguments) {
            parts.append(sql)
            arguments += values
        }
        if let from { add("time >= ?", [from]) }
        if let until { add("time < ?", [until]) }
        if let kind { add("kind = ?", [kind.rawValue]) }
        if let object { add("object = ?", [object]) }
        if let objectID { add("objectID = ?", [objectID]) }
        if let actor {
            let patterns = Self.patterns(actor)
            add(Self.any("actor", patterns.count), StatementArguments(patterns))
        }
        if let organisations {
            // As one value: a tree has more nodes than a statement may have parameters.
            add("organisationID IN (SELECT value FROM json_each(?))", [try Store.json(organisations.sorted())])
        }
        if let words {
            let patterns = Self.patterns(words)
            let columns = ["actor", "useCase", "object", "reason", "before", "after"]
            let sql = columns.map { Self.any($0, patterns.count) }.joined(separator: " OR ")
            let repeated = columns.flatMap { _ in patterns }
            add(
                "(\(sql) OR useCase IN (SELECT value FROM json_each(?)))",
                StatementArguments(repeated) + [try Store.json(useCases)])
        }
        return (parts.isEmpty ? "1" : parts.joined(separator: " AND "), arguments)
    }

    private static func any(_ column: String, _ count: Int) -> String {
        "(" + (0..<count).map { _ in "\(column) LIKE ? ESCAPE '\\'" }.joined(separator: " OR ") + ")"
    }

    /// SQLite sees no difference between cases in a–z only, so that words with å, ä or ö are sought in both.
    private static func patterns(_ text: String) -> [String] {
        let cases: Set = [text, text.lowercased(), text.uppercased(), text.capitalized]
        return cases.sorted().map { text in
            let literal = text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
            return "%\(literal)%"
        }
    }
}

extension Store {
    /// The latest events that a search finds, newest first.
    ///
    /// - Parameter id: only events before this one.
    public func events(
        _ search: EventSearch = EventSearch(), limit: Int, before id: Int64? = nil
    ) async throws -> [Event] {
        let (condition, arguments) = try search.condition()
        return try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(LoggedRow.columns), salt, reason, before, after
                    FROM event LEFT JOIN eventDetail ON eventID = event.id
                    WHERE event.id < ? AND \(condition) ORDER BY event.id DESC LIMIT ?
                    """, arguments: [id ?? .max] + arguments + [limit]
            ).compactMap(Event.init(row:))
        }
    }

    /// How many events a search finds.
    public func eventCount(_ search: EventSearch) async throws -> Int {
        let (condition, arguments) = try search.condition()
        return try await read { database in
            try Int.fetchOne(
                database,
                sql: "SELECT count(*) FROM event LEFT JOIN eventDetail ON eventID = event.id WHERE \(condition)",
                arguments: arguments) ?? 0
        }
    }
}

extension Event {
    fileprivate init?(row: Row) {
        guard let logged = LoggedRow(row) else { return nil }
        let detail = LoggedDetail(row, from: LoggedRow.columnCount)
        self.init(
            id: logged.id, time: logged.time, actor: logged.actor, accountID: logged.accountID,
            appointmentID: logged.appointmentID, right: logged.right, kind: Kind(rawValue: logged.kind) ?? .change,
            useCase: logged.useCase, object: logged.object, objectID: logged.objectID,
            organisationID: logged.organisationID, rowCount: logged.rowCount.map(Int.init(clamping:)),
            reason: detail?.reason, before: detail?.before, after: detail?.after,
            isErased: logged.detailDigest != nil && detail == nil)
    }
}
