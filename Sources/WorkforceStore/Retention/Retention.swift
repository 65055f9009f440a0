internal import GRDB

/// What the rules would erase now.
public struct RetentionDue: Sendable, Equatable {
    /// The rule.
    public var rule: RetentionRule
    /// What began before this day goes, `YYYY-MM-DD`; nil when age does not matter.
    public var before: String?
    /// How much would go.
    public var count: Int
    /// The oldest day among it; nil when nothing goes or no day is known.
    public var oldest: String?
}

/// The rows of a class that are older than a day.
private struct RetainedRows {
    /// What follows FROM, up to the condition's end.
    var source: String
    var arguments: StatementArguments
    /// Column with the time that counts; nil when there is none.
    var time: String?
    /// The statement that erases.
    var deletion: String

    init(_ retained: RetentionClass, before: String) {
        switch retained {
        case .changeDetails, .readingDetails, .administrationDetails:
            source = "eventDetail JOIN event ON event.id = eventID WHERE kind = ? AND time < ? AND useCase <> ?"
            arguments = [retained.eventKind?.rawValue, before, Erasure.useCase]
            time = "time"
            deletion = "DELETE FROM eventDetail WHERE eventID IN (SELECT eventID FROM \(source))"
        case .unnamedPersons:
            source = "person WHERE id NOT IN (SELECT personID FROM employment)"
            arguments = []
            time = nil
            deletion = "DELETE FROM \(source)"
        case .registerDeliveries:
            source = """
                delivery WHERE kind = 'register' AND receivedAt < ?
                    AND id NOT IN (SELECT max(id) FROM delivery WHERE kind = 'register' GROUP BY employerID)
                """
            arguments = [before]
            time = "receivedAt"
            deletion = "DELETE FROM \(source)"
        case .jobs:
            source = "job WHERE endedAt < ?"
            arguments = [before]
            time = "endedAt"
            deletion = "DELETE FROM \(source)"
        }
    }

    func count(_ database: Database) throws -> (count: Int, oldest: String?) {
        let row = try Row.fetchOne(
            database, sql: "SELECT count(*), substr(min(\(time ?? "NULL")), 1, 10) FROM \(source)",
            arguments: arguments)
        return (row?[0] ?? 0, row?[1])
    }
}

extension Store {
    /// What each rule would erase, in the order of the classes. Nothing is changed.
    ///
    /// - Parameter cutoff: the first day that is kept when something is kept for so many months, `YYYY-MM-DD`.
    public func retentionDue(
        cutoff: @Sendable @escaping (_ months: Int) -> String
    ) async throws -> [RetentionDue] {
        try await read { database in
            try Self.currentRules(database).map { rule in
                let before = cutoff(rule.months)
                let rows = RetainedRows(rule.retained, before: before)
                let found = try rows.count(database)
                return RetentionDue(
                    rule: rule, before: rows.time == nil ? nil : before, count: found.count, oldest: found.oldest)
            }
        }
    }

    /// Erases what a rule no longer keeps, in one transaction with the event that tells of it. What is erased is written over
    /// in the file; copies of it that were taken before keep it.
    ///
    /// - Parameters:
    ///   - cutoff: as in ``retentionDue(cutoff:)``.
    ///   - event: the event; its kind, object, count and details are filled in here.
    /// - Returns: what was erased; nil when nothing was due, and then there is no event.
    public func applyRetention(
        _ retained: RetentionClass, cutoff: @Sendable @escaping (_ months: Int) -> String, event: Event.Draft
    ) async throws -> Erasure? {
        try await writeOver { database in
            guard let rule = try Self.currentRules(database).first(where: { $0.retained == retained }) else {
                return nil
            }
            let before = cutoff(rule.months)
            let rows = RetainedRows(retained, before: before)
            let found = try rows.count(database)
            guard found.count > 0 else { return nil }
            // Whoever removes a person looks for its employments. An index that stands would slow every delivery down.
            let isOfPersons = retained == .unnamedPersons
            if isOfPersons { try database.execute(sql: "CREATE INDEX employment_person ON employment(personID)") }
            try database.execute(sql: rows.deletion, arguments: rows.arguments)
            if isOfPersons { try database.execute(sql: "DROP INDEX employment_person") }
            let erasure = Erasure(
                retained: retained, before: rows.time == nil ? nil : before, count: found.count, oldest: found.oldest)
            var event = event
            event.kind = .administration
            event.useCase = Erasure.useCase
            event.object = retained.rawValue
            event.rowCount = found.count
            event.after = try Self.json(erasure)
            try event.insert(database)
            return erasure
        }
    }

    /// Runs `body` in one transaction whose removed content is written over, also in the write-ahead log.
    private func writeOver<Value: Sendable>(
        _ body: @Sendable @escaping (Database) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA secure_delete = ON")
                defer { try? database.execute(sql: "PRAGMA secure_delete = OFF") }
                var value: Value?
                try database.inTransaction(.immediate) {
                    value = try body(database)
                    return .commit
                }
                // Readers under way may keep the file's log from being emptied; then a later checkpoint does it.
                _ = try? database.checkpoint(.truncate)
                guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
                return value
            }
        } catch {
            throw Self.fault(error, path: path) ?? error
        }
    }
}
