internal import Foundation
internal import GRDB

/// What is wrong with a store's file.
public enum StoreProblem: Sendable, Equatable {
    /// The file cannot be opened or read as a database.
    case unreadable(reason: String)
    /// It is a database, but none of Framsyn's.
    case notFramsyn
    /// It was written by a newer version of Framsyn.
    case newerVersion
    /// SQLite found its own structure broken.
    case structure(String)
    /// A row refers to one that there is not.
    case reference(table: String, row: Int64?, to: String)
    /// The log is broken.
    case log(LogVerification.Fault)
    /// A column segment of a register delivery is not what was written.
    case segment(id: Int64, delivery: Int64, column: String)
    /// A frozen report is not what was written.
    case report(id: Int64, title: String)
}

/// What came of checking a store's file.
public struct StoreCheck: Sendable, Equatable {
    /// What was found wrong, in the order of the checks.
    public var problems: [StoreProblem] = []
    /// The log; nil when it could not be gone through, or is from before it was a chain.
    public var log: LogVerification?
    /// Segments that were read.
    public var segments = 0
    /// Frozen reports that were read.
    public var reports = 0

    /// Whether nothing was found wrong.
    public var isSound: Bool { problems.isEmpty }

    /// Messages at most from each of SQLite's own checks.
    private static let mostMessages = 100

    /// Checks the file at `path` as it is: its structure, references, log, segments and reports. It is only read, and an
    /// older version's is not migrated.
    ///
    /// - Parameter heads: heads of the log that were noted elsewhere.
    public init(path: String, heads: [LogHead] = []) {
        guard FileManager.default.fileExists(atPath: path) else {
            problems = [.unreadable(reason: "no such file")]
            return
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            try queue.read { try check($0, heads) }
        } catch {
            add(error)
        }
    }

    private mutating func check(_ database: Database, _ heads: [LogHead]) throws {
        guard try database.tableExists("grdb_migrations"), try database.tableExists("event") else {
            problems.append(.notFramsyn)
            return
        }
        if try Migrations.migrator.hasBeenSuperseded(database) {
            problems.append(.newerVersion)
            return
        }
        trying { try $0.checkStructure(database) }
        trying { try $0.checkReferences(database) }
        trying { try $0.checkLog(database, heads) }
        trying { try $0.checkSegments(database) }
        trying { try $0.checkReports(database) }
    }

    /// Goes on to the next check when one could not be done to its end.
    private mutating func trying(_ body: (inout StoreCheck) throws -> Void) {
        do { try body(&self) } catch { add(error) }
    }

    private mutating func add(_ error: any Error) {
        let problem = StoreProblem.unreadable(
            reason: (error as? DatabaseError)?.message ?? String(describing: error))
        if !problems.contains(problem) { problems.append(problem) }
    }

    private mutating func checkStructure(_ database: Database) throws {
        let messages = try String.fetchAll(database, sql: "PRAGMA integrity_check(\(Self.mostMessages))")
        if messages != ["ok"] { problems += messages.map { .structure($0) } }
    }

    private mutating func checkReferences(_ database: Database) throws {
        let violations = try database.foreignKeyViolations()
        var count = 0
        while count < Self.mostMessages, let violation = try violations.next() {
            problems.append(
                .reference(
                    table: violation.originTable, row: violation.originRowID, to: violation.destinationTable))
            count += 1
        }
    }

    private mutating func checkLog(_ database: Database, _ heads: [LogHead]) throws {
        guard try database.columns(in: "event").contains(where: { $0.name == "digest" }) else { return }
        let verification = try LogVerifier.verify(database, heads: heads)
        log = verification
        if let fault = verification.fault { problems.append(.log(fault)) }
    }

    private mutating func checkSegments(_ database: Database) throws {
        guard try database.tableExists("segment") else { return }
        let found = try Row.fetchAll(
            database, sql: "SELECT id, deliveryID FROM segment WHERE kind = ? ORDER BY id",
            arguments: [EmploymentSegment.kind])
        for row in found {
            segments += 1
            do {
                _ = try EmploymentSegment.fetch(row[0], database)
            } catch StoreFault.damagedSegment(let id, let column) {
                problems.append(.segment(id: id, delivery: row[1], column: column))
            }
        }
    }

    private mutating func checkReports(_ database: Database) throws {
        guard try database.tableExists("report") else { return }
        let rows = try Row.fetchCursor(database, sql: "SELECT id, title, content, checksum FROM report ORDER BY id")
        while let row = try rows.next() {
            reports += 1
            let content: Data = row[2]
            if ColumnBlob.checksum(content) != row[3] { problems.append(.report(id: row[0], title: row[1])) }
        }
    }
}
