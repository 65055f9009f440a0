internal import WorkforceModel

/// An employer's register as it is written: rows and the persons they belong to.
struct DemoRegister {
    /// What every row of a person's employment says.
    struct Row {
        var person: Int32
        var birthYear: Int16
        var sex: Sex
        var unit: Int32
        var profession: Int32
        var rate: UInt16
        var from: Int32
    }

    /// `organisation` is a position among the region's organisations, `profession` one in the catalogue.
    private(set) var columns = EmploymentColumns()
    /// Key of each person.
    private(set) var keys: [Int32] = []

    /// The person's number, given at the first row.
    mutating func number(_ person: Int32, key: Int32) -> Int32 {
        if person >= 0 { return person }
        keys.append(key)
        return Int32(keys.count - 1)
    }

    /// Adds one row; `to` nil while the employment lasts.
    mutating func append(_ row: Row, form: EmploymentForm, to: Int32?, reason: ExitReason?, absence: Double?) {
        columns.person.append(row.person)
        columns.birthYear.append(row.birthYear)
        columns.sex.append(row.sex.rawValue)
        columns.organisation.append(row.unit)
        columns.profession.append(row.profession)
        columns.form.append(form == .monthly ? 0 : 1)
        columns.rate.append(row.rate)
        columns.from.append(row.from)
        columns.to.append(to ?? .max)
        columns.exitReason.append(reason.flatMap { Self.codes[$0] } ?? 0)
        columns.absence.append(absence.map { UInt16(min(max($0, 0), 1) * 10_000 + 0.5) } ?? .max)
    }

    private static let codes = Dictionary(
        uniqueKeysWithValues: ExitReason.allCases.enumerated().map { ($1, UInt8($0 + 1)) })
}
