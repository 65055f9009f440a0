internal import GRDB
public import WorkforceModel

extension Store {
    /// Moves between employers within a profession, found where both employers name the person by the same pseudonym:
    /// a monthly employment ended within `days`, and the person's next one began with another employer at most a month
    /// before or three months after. Only counts leave the store.
    ///
    /// - Parameter days: day numbers of the last days of employment that count.
    public func employerMoves(among employers: [Int64], days: ClosedRange<Int32>) async throws -> [EmployerMoveCount] {
        guard employers.count > 1 else { return [] }
        let marks = databaseQuestionMarks(count: employers.count)
        return try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    WITH shared AS (
                        SELECT pseudonym FROM person WHERE employerID IN (\(marks))
                        GROUP BY pseudonym HAVING count(*) > 1
                    ), spell AS (
                        SELECT person.employerID, professionID, toDay,
                            LEAD(person.employerID) OVER following AS nextEmployer,
                            LEAD(professionID) OVER following AS nextProfession,
                            LEAD(fromDay) OVER following AS nextFrom
                        FROM shared JOIN person USING (pseudonym) JOIN employment ON personID = person.id
                        WHERE form = 0 AND person.employerID IN (\(marks))
                        WINDOW following AS (PARTITION BY pseudonym ORDER BY fromDay, deliveryID, position)
                    )
                    SELECT professionID, employerID, nextEmployer, count(*) FROM spell
                    WHERE nextEmployer <> employerID AND nextProfession = professionID
                        AND toDay BETWEEN ? AND ? AND nextFrom BETWEEN toDay - 30 AND toDay + 92
                    GROUP BY professionID, employerID, nextEmployer
                    ORDER BY professionID, employerID, nextEmployer
                    """,
                arguments: StatementArguments(employers) + StatementArguments(employers)
                    + [days.lowerBound, days.upperBound]
            ).map { EmployerMoveCount(profession: $0[0], from: $0[1], to: $0[2], persons: $0[3]) }
        }
    }
}
