internal import GRDB
internal import WorkforceModel

/// A delivery's persons and employments as rows.
enum EmploymentRows {
    /// Rows that one statement inserts; a statement a row costs about twice the time.
    private static let batch = 40

    /// Writes the persons and rows of a delivery; rows of the employer's earlier deliveries of the kind go.
    static func replace(
        _ columns: EmploymentColumns, pseudonyms: [String], employer: Int64, kind: String, delivery: Int64,
        _ database: Database
    ) throws {
        try database.execute(
            sql: """
                DELETE FROM employment WHERE deliveryID IN
                    (SELECT id FROM delivery WHERE employerID = ? AND kind = ? AND id <> ?)
                """, arguments: [employer, kind, delivery])
        let persons = try identities(columns, pseudonyms, employer: employer, database)
        let fields =
            "INSERT INTO employment (deliveryID, personID, organisationID, professionID, form, rate, fromDay, toDay, exitReason, absence) VALUES "
        try insert(columns.count, into: fields, width: 10, database) { row, values in
            values.append(delivery.databaseValue)
            values.append(persons[Int(columns.person[row])].databaseValue)
            values.append(Int64(columns.organisation[row]).databaseValue)
            values.append(Int64(columns.profession[row]).databaseValue)
            values.append(Int64(columns.form[row]).databaseValue)
            values.append(Int64(columns.rate[row]).databaseValue)
            values.append(Int64(columns.from[row]).databaseValue)
            values.append(columns.to[row] == .max ? .null : Int64(columns.to[row]).databaseValue)
            values.append(Int64(columns.exitReason[row]).databaseValue)
            values.append(columns.absence[row] == .max ? .null : Int64(columns.absence[row]).databaseValue)
        }
    }

    /// Identities of the persons in the order of `pseudonyms`: new ones are added, known ones brought up to date.
    private static func identities(
        _ columns: EmploymentColumns, _ pseudonyms: [String], employer: Int64, _ database: Database
    ) throws -> [Int64] {
        var birthYear = [Int16](repeating: 0, count: pseudonyms.count)
        var sex = [UInt8](repeating: 0, count: pseudonyms.count)
        for row in 0..<columns.count {
            birthYear[Int(columns.person[row])] = columns.birthYear[row]
            sex[Int(columns.person[row])] = columns.sex[row]
        }
        var known: [String: (id: Int64, birthYear: Int64, sex: Int64)] = [:]
        let rows = try Row.fetchCursor(
            database, sql: "SELECT pseudonym, id, birthYear, sex FROM person WHERE employerID = ?",
            arguments: [employer])
        while let row = try rows.next() { known[row[0]] = (row[1], row[2], row[3]) }
        // Identities are given here and not by the file, so that nothing has to be read back.
        var next = (try Int64.fetchOne(database, sql: "SELECT coalesce(max(id), 0) FROM person") ?? 0) + 1
        var identities: [Int64] = []
        identities.reserveCapacity(pseudonyms.count)
        var new: [Int] = []
        for (index, pseudonym) in pseudonyms.enumerated() {
            guard let held = known[pseudonym] else {
                identities.append(next)
                new.append(index)
                next += 1
                continue
            }
            identities.append(held.id)
            if held.birthYear != Int64(birthYear[index]) || held.sex != Int64(sex[index]) {
                try database.execute(
                    sql: "UPDATE person SET birthYear = ?, sex = ? WHERE id = ?",
                    arguments: [Int64(birthYear[index]), Int64(sex[index]), held.id])
            }
        }
        // In the order of the index on pseudonyms, which is then filled from one end.
        new.sort { pseudonyms[$0] < pseudonyms[$1] }
        try insert(
            new.count, into: "INSERT INTO person (id, employerID, pseudonym, birthYear, sex) VALUES ", width: 5,
            database
        ) { position, values in
            let index = new[position]
            values.append(identities[index].databaseValue)
            values.append(employer.databaseValue)
            values.append(pseudonyms[index].databaseValue)
            values.append(Int64(birthYear[index]).databaseValue)
            values.append(Int64(sex[index]).databaseValue)
        }
        return identities
    }

    /// Inserts `count` rows of `width` values, many rows a statement.
    private static func insert(
        _ count: Int, into head: String, width: Int, _ database: Database,
        _ append: (Int, inout [DatabaseValue]) -> Void
    ) throws {
        func statement(_ rows: Int) throws -> Statement {
            let row = "(" + String(repeating: "?,", count: width - 1) + "?)"
            return try database.makeStatement(sql: head + [String](repeating: row, count: rows).joined(separator: ","))
        }
        let full = try statement(batch)
        var values: [DatabaseValue] = []
        values.reserveCapacity(batch * width)
        var row = 0
        while row < count {
            let rows = min(batch, count - row)
            values.removeAll(keepingCapacity: true)
            for next in row..<row + rows { append(next, &values) }
            try (rows == batch ? full : try statement(rows)).execute(arguments: StatementArguments(values))
            row += rows
        }
    }
}
