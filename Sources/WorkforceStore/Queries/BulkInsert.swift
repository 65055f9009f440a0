internal import GRDB
internal import GRDBSQLite

/// One statement that inserts many rows. Values are bound straight to SQLite: through the library's arguments a register of
/// 200 000 rows takes three times as long, and nobody else can write meanwhile.
struct BulkInsert {
    private let statement: Statement
    private let database: Database

    /// A statement whose parameters are counted from 1.
    init(_ sql: String, _ database: Database) throws {
        statement = try database.makeStatement(sql: sql)
        self.database = database
    }

    /// Binds a whole number; nil is NULL.
    func bind(_ place: Int32, _ value: Int64?) {
        if let value {
            sqlite3_bind_int64(statement.sqliteStatement, place, value)
        } else {
            sqlite3_bind_null(statement.sqliteStatement, place)
        }
    }

    /// Binds a text, which SQLite copies.
    func bind(_ place: Int32, _ value: String) {
        var value = value
        value.withUTF8 { bytes in
            let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            bytes.withMemoryRebound(to: CChar.self) {
                _ = sqlite3_bind_text(
                    statement.sqliteStatement, place, $0.baseAddress, Int32(clamping: $0.count), transient)
            }
        }
    }

    /// Inserts the row that is bound; bindings stay.
    func insert() throws {
        let code = sqlite3_step(statement.sqliteStatement)
        sqlite3_reset(statement.sqliteStatement)
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
        }
    }
}
