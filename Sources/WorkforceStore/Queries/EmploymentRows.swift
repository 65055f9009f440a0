internal import GRDB
internal import WorkforceModel

/// A delivery's persons and employments as rows.
enum EmploymentRows {
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
        let row = try BulkInsert(
            """
            INSERT INTO employment (deliveryID, position, personID, organisationID, professionID, form, rate, fromDay,
                toDay, exitReason, absence) VALUES (?,?,?,?,?,?,?,?,?,?,?)
            """, database)
        row.bind(1, delivery)
        for index in 0..<columns.count {
            row.bind(2, Int64(index))
            row.bind(3, persons[Int(columns.person[index])])
            row.bind(4, Int64(columns.organisation[index]))
            row.bind(5, Int64(columns.profession[index]))
            row.bind(6, Int64(columns.form[index]))
            row.bind(7, Int64(columns.rate[index]))
            row.bind(8, Int64(columns.from[index]))
            row.bind(9, columns.to[index] == .max ? nil : Int64(columns.to[index]))
            row.bind(10, Int64(columns.exitReason[index]))
            row.bind(11, columns.absence[index] == .max ? nil : Int64(columns.absence[index]))
            try row.insert()
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
        let row = try BulkInsert(
            "INSERT INTO person (id, employerID, pseudonym, birthYear, sex) VALUES (?,?,?,?,?)", database)
        row.bind(2, employer)
        for index in new {
            row.bind(1, identities[index])
            row.bind(3, pseudonyms[index])
            row.bind(4, Int64(birthYear[index]))
            row.bind(5, Int64(sex[index]))
            try row.insert()
        }
        return identities
    }
}
