internal import Foundation
internal import GRDB

/// Goes through the log from its first event, one row at a time.
struct LogVerifier {
    private let database: Database
    private let heads: [Int64: Digest]
    private let retentions: [Retention]
    private var erased: [Int64: Int] = [:]
    private var result = LogVerification()

    /// An event that tells that details were erased, and which.
    private struct Retention {
        var event: Int64
        var time: String
        var kind: String
        var before: String
    }

    /// How many events ahead it is tried whether a row has been moved.
    private static let reach: Int64 = 100

    /// - Parameter heads: heads that were noted elsewhere; one with no event behind it says nothing.
    static func verify(
        _ database: Database, heads: [LogHead] = [], progress: (Int) -> Void = { _ in }
    ) throws -> LogVerification {
        var verifier = try LogVerifier(database, heads)
        try verifier.run(progress)
        return verifier.result
    }

    private init(_ database: Database, _ heads: [LogHead]) throws {
        self.database = database
        // Two heads of the same event that differ cannot both be this log's: the first is kept and the second found wrong.
        self.heads = Dictionary(
            heads.filter { $0.id > 0 }.map { ($0.id, $0.digest) },
            uniquingKeysWith: { first, second in first == second ? first : .zero })
        retentions = try Erasure.events(database).compactMap { event, erasure in
            guard let kind = erasure.retained.eventKind, let before = erasure.before else { return nil }
            return Retention(event: event.id, time: event.time, kind: kind.rawValue, before: before)
        }
    }

    private mutating func run(_ progress: (Int) -> Void) throws {
        let rows = try GRDB.Row.fetchCursor(
            database,
            sql: """
                SELECT \(LoggedRow.columns), digest, salt, reason, before, after
                FROM event LEFT JOIN eventDetail ON eventID = event.id ORDER BY event.id
                """)
        while result.fault == nil, let row = try rows.next() {
            if let fault = try check(row) {
                result.fault = fault
            } else {
                result.events += 1
                if result.events % 10_000 == 0 { progress(result.events) }
            }
        }
        if result.fault == nil, let missing = heads.keys.filter({ $0 > result.head.id }).min() {
            result.fault = LogVerification.Fault(event: missing, kind: .headMissing)
        }
        result.erased = retentions.compactMap { retention in
            erased[retention.event].map {
                LogVerification.Erased(retention: retention.event, time: retention.time, details: $0)
            }
        }
    }

    /// What is wrong with an event; nil when it follows on the one before.
    private mutating func check(_ row: Row) throws -> LogVerification.Fault? {
        let expected = result.head.id + 1
        guard let event = LoggedRow(row), event.id >= expected else { return .init(event: expected, kind: .changed) }
        if event.id > expected { return .init(event: expected, kind: .missing) }
        let digest = event.digest(after: result.head.digest)
        guard Digest(stored: .fromDatabaseValue(row[LoggedRow.columnCount])) == digest else {
            let isMoved = try isOfLaterPlace(event, Digest(stored: .fromDatabaseValue(row[LoggedRow.columnCount])))
            return .init(event: event.id, kind: isMoved ? .moved : .changed)
        }
        if let fault = check(LoggedDetail(row, from: LoggedRow.columnCount + 1), of: event) {
            return .init(event: event.id, kind: fault)
        }
        if let noted = heads[event.id], noted != digest { return .init(event: event.id, kind: .headDiffers) }
        result.head = LogHead(id: event.id, digest: digest)
        return nil
    }

    private mutating func check(_ detail: LoggedDetail?, of event: LoggedRow) -> LogVerification.Fault.Kind? {
        guard let detail else {
            if event.detailDigest == nil { return nil }
            let retention = retentions.first {
                $0.event > event.id && $0.kind == event.kind && event.time < $0.before && !Erasure.tells(event)
            }
            guard let retention else { return .detailMissing }
            erased[retention.event, default: 0] += 1
            return nil
        }
        return detail.digest.bytes == event.detailDigest ? nil : .detailChanged
    }

    /// Whether a row that does not hold here would hold a little further on: then it has changed places with another.
    private func isOfLaterPlace(_ event: LoggedRow, _ digest: Digest?) throws -> Bool {
        let later = try GRDB.Row.fetchAll(
            database, sql: "SELECT id, digest FROM event WHERE id BETWEEN ? AND ? ORDER BY id",
            arguments: [event.id, event.id + Self.reach])
        let digests = Dictionary(
            later.compactMap { row in
                Digest(stored: .fromDatabaseValue(row[1])).map { (row[0] as Int64, $0) }
            }, uniquingKeysWith: { first, _ in first })
        return digests.keys.contains { place in
            guard place > event.id else { return false }
            var moved = event
            moved.id = place
            // The event before that place stands where this one should, if they are neighbours.
            let previous = place - 1 == event.id ? digests[place] : digests[place - 1]
            return previous.map { moved.digest(after: $0) } == digest
        }
    }
}

extension Store {
    /// Goes through the whole log: every event against its digest and the one before, details against theirs.
    ///
    /// Whoever can write the file can also make the rest of the chain anew from the event that was changed. That shows only
    /// against a head that was noted elsewhere, such as in a backup's manifest.
    /// - Parameters:
    ///   - heads: such heads.
    ///   - progress: is told the number of events gone through now and then.
    public func verifyLog(
        heads: [LogHead] = [], progress: @Sendable @escaping (Int) -> Void = { _ in }
    ) async throws -> LogVerification {
        try await read { try LogVerifier.verify($0, heads: heads, progress: progress) }
    }
}
