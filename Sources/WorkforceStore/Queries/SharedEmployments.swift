internal import GRDB
public import WorkforceModel

extension Store {
    /// Employments split between employers on a day, found where the employers name the person by the same pseudonym: each
    /// employer's part of them, and the heads they are together. Only counts leave the store.
    ///
    /// - Parameter day: day number.
    public func sharedStaff(
        among employers: [Int64], on day: Int32
    ) async throws -> (heads: Int, parts: [SharedStaff]) {
        guard employers.count > 1 else { return (0, []) }
        let marks = databaseQuestionMarks(count: employers.count)
        let held = """
            WITH held AS (
                SELECT pseudonym, employerID, sum(rate) AS rate
                FROM employment JOIN person ON personID = person.id
                WHERE form = 0 AND fromDay <= ? AND (toDay IS NULL OR toDay >= ?) AND employerID IN (\(marks))
                GROUP BY pseudonym, employerID
            ), shared AS (SELECT pseudonym FROM held GROUP BY pseudonym HAVING count(*) > 1)
            """
        return try await read { database in
            let arguments = StatementArguments([day, day]) + StatementArguments(employers)
            let heads = try Int.fetchOne(database, sql: held + " SELECT count(*) FROM shared", arguments: arguments)
            let parts = try Row.fetchAll(
                database,
                sql: held
                    + " SELECT employerID, count(*), sum(rate) FROM held JOIN shared USING (pseudonym) GROUP BY employerID",
                arguments: arguments
            ).map {
                SharedStaff(employer: $0[0], persons: $0[1], fullTimeEquivalents: Double($0[2] as Int64) / 10_000)
            }
            return (heads ?? 0, parts)
        }
    }
}
