internal import Foundation
internal import GRDB

/// The end of the log: the latest event and its digest. Noted somewhere else, it shows later whether the log up to there is
/// still the same.
public struct LogHead: Sendable, Hashable, Codable, LosslessStringConvertible {
    /// Identity of the latest event; 0 before the first.
    public var id: Int64
    /// Its digest.
    public var digest: Digest

    /// A head from its parts.
    public init(id: Int64, digest: Digest) {
        self.id = id
        self.digest = digest
    }

    /// Reads `ID:DIGEST`; nil for anything else.
    public init?(_ description: String) {
        let parts = description.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let id = Int64(parts[0]), id >= 0, let digest = Digest(String(parts[1])) else {
            return nil
        }
        self.init(id: id, digest: digest)
    }

    /// `ID:DIGEST`.
    public var description: String { "\(id):\(digest)" }

    /// The head of the log as it stands in the transaction.
    static func fetch(_ database: Database) throws -> LogHead {
        guard
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT id, digest FROM event ORDER BY id DESC LIMIT 1"))
        else { return LogHead(id: 0, digest: .zero) }
        guard let digest = Digest(stored: .fromDatabaseValue(row[1])) else { throw StoreFault.damagedLog(id: row[0]) }
        return LogHead(id: row[0], digest: digest)
    }
}

extension Store {
    /// The head of the log now.
    public func logHead() async throws -> LogHead {
        try await read { try LogHead.fetch($0) }
    }
}
