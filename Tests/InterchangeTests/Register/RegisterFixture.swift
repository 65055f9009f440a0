import Interchange
import WorkforceModel

/// A small register with everything right, and the organisations and professions it leads to.
enum RegisterFixture {
    static let today = Day(year: 2026, month: 11, day: 21)!
    static let headings = "Person;Födelseår;Kön;Enhet;Yrke;Löneform;Sysselsättningsgrad;Från;Till;Avgångsorsak;Frånvaro"
    static let good = "p1;1980;K;E1;Socialsekreterare;Mån;0,75;2020-01-01;;;0,05"
    static let organisations = [
        Organisation(id: 11, code: "N1", name: "Socialnämnden", kind: .board),
        Organisation(id: 12, code: "E1", name: "Barn och unga", kind: .unit, parentID: 11),
        Organisation(id: 13, code: "E2", name: "Ekonomiskt bistånd", kind: .unit, parentID: 11),
    ]
    static let professions = [
        Profession(
            id: 21, name: "Socialsekreterare", sector: "vård och omsorg", group: "Socialt arbete", aidCodes: ["351010"]),
        Profession(
            id: 22, name: "Undersköterska", sector: "vård och omsorg", group: "Vård", aidCodes: ["207009", "207011"]),
    ]
    static let columns: [RegisterColumn: String] = [
        .person: "Person", .birth: "Födelseår", .sex: "Kön", .unit: "Enhet", .profession: "Yrke", .form: "Löneform",
        .rate: "Sysselsättningsgrad", .from: "Från", .to: "Till", .exitReason: "Avgångsorsak", .absence: "Frånvaro",
    ]
    static let mapping = ImportMapping(columns: columns)

    static func parse(bytes: [UInt8], mapping: ImportMapping = mapping, limits: TableLimits = TableLimits()) throws
        -> RegisterParse
    {
        try parseRegister(
            TableSource(bytes: bytes, name: "register.csv"), mapping: mapping, organisations: organisations,
            professions: professions, today: today, limits: limits)
    }

    static func parse(_ rows: [String], mapping: ImportMapping = mapping, headings: String = headings) throws
        -> RegisterParse
    {
        try parse(bytes: Array(([headings] + rows).joined(separator: "\n").utf8), mapping: mapping)
    }

    /// The good row with one cell changed.
    static func row(_ column: RegisterColumn, _ value: String, person: String = "p1") -> String {
        var cells = good.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        cells[0] = person
        if let place = RegisterColumn.allCases.firstIndex(of: column) { cells[place] = value }
        return cells.joined(separator: ";")
    }
}
