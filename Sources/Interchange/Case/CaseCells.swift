import WorkforceModel

/// Reads hazards and staff by cell: one long table a quantity, with the cells that are not named at zero.
struct CaseCells {
    /// Keys of the tables, in the order of ``CellExits``; the last two only where uncertainty is stated.
    static let keys = ["stock", "retirement_hazard", "turnover_hazard", "other_hazard", "hires"]
    /// Keys of the tables of uncertainty.
    static let weightKeys = ["turnover_weight", "retirement_weight"]

    private let names: [String]
    private let inputs: CaseDocument
    private let space: CellSpace?
    private let values: [String: [String: [Double]]]
    private let moves: [String: [ProfessionMove]]
    private let uncertainty: [String: (year: Double, level: Double)]
    private let rulesYear: Int?

    /// Reads the tables that the case has.
    init(
        files: CaseFiles, inputs: CaseDocument, cells: CaseDocument?, names: [String]
    ) throws(CaseFault) {
        self.names = names
        self.inputs = inputs
        guard let cells else {
            (space, values, moves, uncertainty, rulesYear) = (nil, [:], [:], [:], nil)
            return
        }
        let (low, high, bands) = (
            try cells.whole("lowest_age"), try cells.whole("highest_age"), try cells.whole("tenure_bands")
        )
        guard (0...150).contains(low), (low...150).contains(high), (1...50).contains(bands) else {
            throw cells.fault("highest_age", .cellOfTheCase)
        }
        let space = CellSpace(ages: low...high, tenureBands: bands)
        var values: [String: [String: [Double]]] = [:]
        for key in Self.keys + Self.weightKeys {
            guard let file = try inputs.text(key) else { continue }
            values[key] = try Self.values(try CaseReader.table(file, files), names: names, space: space)
        }
        self.space = space
        self.values = values
        self.moves = try Self.moves(files: files, inputs: inputs, names: names)
        self.uncertainty = try Self.uncertainty(files: files, inputs: inputs, names: names)
        rulesYear = try cells.wholeIfStated("rules_year")
    }

    /// The exits of a profession.
    func exits(of name: String) throws(CaseFault) -> CellExits {
        guard let space else { throw CaseFault(file: CaseDocument.file, column: "cells", expected: .value) }
        func cells(_ key: String) throws(CaseFault) -> [Double] {
            guard let table = values[key] else { throw inputs.fault(key, .value) }
            guard let cells = table[name] else {
                throw CaseFault(file: try inputs.requiredText(key), column: "profession", expected: .row(name))
            }
            return cells
        }
        var exits = CellExits(
            space: space, stock: try cells("stock"), retirement: try cells("retirement_hazard"),
            turnover: try cells("turnover_hazard"), other: try cells("other_hazard"), hires: try cells("hires"),
            moves: moves[name] ?? [], rulesYear: rulesYear)
        if let deviation = uncertainty[name] {
            exits.uncertainty = HazardUncertainty(
                turnoverWeight: try cells("turnover_weight"), retirementWeight: try cells("retirement_weight"),
                yearEffect: deviation.year, levelDeviation: deviation.level)
        }
        return exits
    }

    private static func values(
        _ table: CaseTable, names: [String], space: CellSpace
    ) throws(CaseFault) -> [String: [Double]] {
        let profession = try table.column("profession")
        let (sex, age, tenure) = (try table.column("sex"), try table.column("age"), try table.column("tenure"))
        let value = try table.column("value")
        var values: [String: [Double]] = [:]
        for row in table.rows.indices {
            let name = try table.required(row, profession)
            guard names.contains(name) else { throw table.fault(row, profession, .knownProfession) }
            guard let person = CaseSex(rawValue: try table.required(row, sex)) else {
                throw table.fault(row, sex, .oneOf(CaseSex.allCases.map(\.rawValue)))
            }
            guard let years = try table.whole(row, age), space.ages.contains(years) else {
                throw table.fault(row, age, .cellOfTheCase)
            }
            guard let band = try table.whole(row, tenure), (0..<space.tenureBands).contains(band) else {
                throw table.fault(row, tenure, .cellOfTheCase)
            }
            let cell = space.index(sex: person.sex, age: years, tenure: band)
            values[name, default: [Double](repeating: 0, count: space.count)][cell] =
                try table.requiredNumber(row, value)
        }
        return values
    }

    private static func moves(
        files: CaseFiles, inputs: CaseDocument, names: [String]
    ) throws(CaseFault) -> [String: [ProfessionMove]] {
        guard let file = try inputs.text("moves") else { return [:] }
        let table = try CaseReader.table(file, files)
        let (from, to, probability) = (
            try table.column("profession"), try table.column("to"), try table.column("probability")
        )
        var moves: [String: [ProfessionMove]] = [:]
        for row in table.rows.indices {
            let name = try table.required(row, from)
            guard names.contains(name) else { throw table.fault(row, from, .knownProfession) }
            let receiver = try table.required(row, to)
            guard let position = names.firstIndex(of: receiver) else {
                throw table.fault(row, to, .knownProfession)
            }
            moves[name, default: []].append(
                ProfessionMove(to: position, probability: try table.requiredNumber(row, probability)))
        }
        return moves
    }

    private static func uncertainty(
        files: CaseFiles, inputs: CaseDocument, names: [String]
    ) throws(CaseFault) -> [String: (year: Double, level: Double)] {
        guard let file = try inputs.text("uncertainty") else { return [:] }
        let table = try CaseReader.table(file, files)
        let (profession, year, level) = (
            try table.column("profession"), try table.column("year_effect"), try table.column("level_deviation")
        )
        var uncertainty: [String: (year: Double, level: Double)] = [:]
        for row in table.rows.indices {
            let name = try table.required(row, profession)
            guard names.contains(name) else { throw table.fault(row, profession, .knownProfession) }
            uncertainty[name] = (try table.requiredNumber(row, year), try table.requiredNumber(row, level))
        }
        return uncertainty
    }
}

/// Sex as it is written in the tables.
enum CaseSex: String, CaseIterable {
    case woman
    case man

    /// The sex of the model.
    var sex: Sex { self == .woman ? .woman : .man }

    /// The word for a sex.
    init(_ sex: Sex) { self = sex == .woman ? .woman : .man }
}
