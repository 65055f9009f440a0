import ProjectionEngine
import StatisticsKit
import WorkforceModel

/// A register drawn from a ``SyntheticTruth``: rows as an employer would deliver them.
struct SyntheticRegister {
    private(set) var columns = EmploymentColumns()
    private(set) var hired = 0
    private var people: [Employee] = []
    private var numbers: Int32 = 0

    private struct Employee {
        var number: Int32
        var birthYear: Int
        var sex: Sex
        var row: Int
        var unit: Int
        var tenure: Int
        var from: Day
    }

    /// Draws a register. Fifteen years are run before the first counted year, so that age and tenure have settled.
    init(_ truth: SyntheticTruth, seed: UInt64) {
        var stream = PhiloxStream(Philox(seed: seed), replicate: 1)
        let start = truth.firstYear - 16
        for row in truth.rows.indices {
            for _ in 0..<truth.rows[row].staff {
                let age = 22 + Int(stream.uniform() * 42)
                hire(row: row, age: age, year: start, truth, &stream)
                people[people.count - 1].tenure = 3
            }
        }
        for year in (start + 1)...truth.window.upperBound { step(year, truth, &stream) }
        for person in people { close(person, to: nil, reason: nil, truth) }
    }

    private mutating func hire(row: Int, age: Int, year: Int, _ truth: SyntheticTruth, _ stream: inout PhiloxStream) {
        let sex: Sex = stream.uniform() < 0.78 ? .woman : .man
        people.append(
            Employee(
                number: numbers, birthYear: year - age, sex: sex, row: row, unit: Int(stream.uniform() * 4), tenure: 0,
                from: day(of: year, stream.uniform()).advanced(by: 1)))
        numbers += 1
        hired += 1
    }

    private mutating func step(_ year: Int, _ truth: SyntheticTruth, _ stream: inout PhiloxStream) {
        var effects = truth.rows.map { _ in truth.yearEffect * stream.normal() }
        if let seed = truth.sharedEffects {
            effects = effects.indices.map { row in
                var shared = PhiloxStream(
                    Philox(seed: seed), replicate: 0, year: UInt16(year), entity: UInt32(row), event: 77)
                return truth.yearEffect * shared.normal()
            }
        }
        var staying: [Employee] = []
        staying.reserveCapacity(people.count)
        for var person in people {
            let age = year - 1 - person.birthYear
            let hazard = truth.turnover(person.row, sex: person.sex, age: age, tenure: person.tenure)
            let retirement = truth.retirement(
                person.row, sex: person.sex, age: age, tenure: person.tenure, year: year)
            let other = truth.other(person.row, sex: person.sex, age: age, tenure: person.tenure)
            let shares = ExitShares(
                turnover: Logit.shifted(hazard, by: effects[person.row]), retirement: retirement, other: other)
            let draw = stream.uniform()
            if draw >= shares.staying {
                let reason: ExitReason =
                    draw < shares.staying + shares.retirement
                    ? .retirement
                    : draw < shares.staying + shares.retirement + shares.turnover ? .ownRequest : .death
                let last = day(of: year, stream.uniform())
                let isMissing = stream.uniform() < truth.missingReason
                close(person, to: max(last, person.from), reason: isMissing ? nil : reason, truth)
                continue
            }
            person.tenure += 1
            if stream.uniform() < truth.moving {
                let last = max(day(of: year, stream.uniform()), person.from)
                close(person, to: last, reason: .internalMove, truth)
                person.row = (person.row + 1 + Int(stream.uniform() * Double(truth.rows.count - 1))) % truth.rows.count
                person.from = last.advanced(by: 1)
            }
            staying.append(person)
        }
        people = staying
        var counts = [Int](repeating: 0, count: truth.rows.count)
        for person in people { counts[person.row] += 1 }
        for row in truth.rows.indices {
            var target = Double(truth.rows[row].staff)
            for _ in 0..<max(0, year - truth.firstYear + 1) { target *= 1 + truth.growth }
            for _ in 0..<max(0, Int(target.rounded()) - counts[row]) {
                let age = 20 + Int(44 * stream.uniform() * stream.uniform().squareRoot())
                hire(row: row, age: age, year: year, truth, &stream)
            }
        }
    }

    /// A day from 31 December of the year before to 30 December.
    private func day(of year: Int, _ share: Double) -> Day {
        (Day(year: year - 1, month: 12, day: 31) ?? Day(number: 0)).advanced(by: Int(share * 364))
    }

    private mutating func close(_ person: Employee, to: Day?, reason: ExitReason?, _ truth: SyntheticTruth) {
        columns.append(
            Employment(
                person: "", birthYear: person.birthYear, sex: person.sex, organisationID: Int64(person.unit),
                professionID: truth.rows[person.row].profession.id, form: .monthly, rate: 1, from: person.from, to: to,
                exitReason: reason),
            person: person.number)
    }
}
