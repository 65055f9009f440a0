import WorkforceModel

/// Reads the professions of a case: one row each, with drivers and exits from the tables beside.
struct CaseProfessions {
    let files: CaseFiles
    let years: ClosedRange<Int>
    let inputs: CaseDocument
    let cells: CaseDocument?
    let volumes: [VolumeSeries]

    /// The professions in the order of the table.
    func read() throws(CaseFault) -> [ProfessionInput] {
        let table = try CaseReader.table(try inputs.requiredText("professions"), files)
        let columns = try ProfessionColumns(table)
        var names: [String] = []
        for row in table.rows.indices {
            let name = try table.required(row, columns.profession)
            guard !names.contains(name) else { throw table.fault(row, columns.profession, .unusedName) }
            names.append(name)
        }
        let retirements = try series("retirements", names: names)
        let turnover = try series("turnover", names: names)
        let drivers = try CaseDrivers(
            shares: shares(names: names), indices: try series("own_index", names: names))
        let hazards = try CaseCells(files: files, inputs: inputs, cells: cells, names: names)
        var professions: [ProfessionInput] = []
        for (row, name) in names.enumerated() {
            professions.append(
                ProfessionInput(
                    name: name, baseNeed: try table.requiredNumber(row, columns.baseNeed),
                    driver: try driver(of: name, row: row, table: table, columns: columns, drivers: drivers),
                    exits: try exits(
                        of: name, row: row, table: table, columns: columns, retirements: retirements,
                        turnover: turnover, hazards: hazards),
                    employmentRate: try table.number(row, columns.employmentRate),
                    sickLeaveShare: try table.number(row, columns.sickLeaveShare),
                    costPerHead: try table.number(row, columns.costPerHead).map(Ore.init(rounding:)),
                    payGrowth: try table.number(row, columns.payGrowth),
                    commission: try commission(row: row, table: table, column: columns.commission),
                    sector: table.text(row, columns.sector)))
        }
        return professions
    }

    private func commission(row: Int, table: CaseTable, column: Int) throws(CaseFault) -> Commission? {
        guard let text = table.text(row, column) else { return nil }
        guard let commission = Commission(rawValue: text) else {
            throw table.fault(row, column, .oneOf(Commission.allCases.map(\.rawValue)))
        }
        return commission
    }

    /// A volume, a growth, shares of several volumes, or an index of its own: exactly one.
    private func driver(
        of name: String, row: Int, table: CaseTable, columns: ProfessionColumns, drivers: CaseDrivers
    ) throws(CaseFault) -> NeedDriver {
        var found: [NeedDriver] = []
        if let volume = table.text(row, columns.volume) {
            guard let series = volumes.firstIndex(where: { $0.name == volume }) else {
                throw table.fault(row, columns.volume, .knownSeries)
            }
            found.append(.volumes([VolumeShare(series: series, share: 1)]))
        }
        if let growth = try table.number(row, columns.growth) { found.append(.growth(perYear: growth)) }
        if let shares = drivers.shares[name] { found.append(.volumes(shares)) }
        if let index = drivers.indices[name] {
            found.append(.index(index.map { $0 ?? .nan }))
        }
        guard found.count == 1, let driver = found.first else { throw table.fault(row, columns.volume, .oneDriver) }
        return driver
    }

    private func exits(
        of name: String, row: Int, table: CaseTable, columns: ProfessionColumns, retirements: [String: [Double?]],
        turnover: [String: [Double?]], hazards: CaseCells
    ) throws(CaseFault) -> ExitModel {
        switch try table.required(row, columns.exits) {
        case "rates":
            let rate = try table.number(row, columns.turnover)
            let constant = years.map { $0 == years.lowerBound ? nil : rate }
            return .rates(
                RateExits(
                    turnover: turnover[name] ?? constant,
                    retirements: retirements[name] ?? years.map { _ in nil }))
        case "hazards":
            return .hazards(try hazards.exits(of: name))
        default:
            throw table.fault(row, columns.exits, .oneOf(["rates", "hazards"]))
        }
    }

    /// A table with one row a profession and one column a year; empty when the case has none.
    private func series(_ key: String, names: [String]) throws(CaseFault) -> [String: [Double?]] {
        guard let file = try inputs.text(key) else { return [:] }
        let table = try CaseReader.table(file, files)
        let profession = try table.column("profession")
        let columns = try table.columns(years)
        var series: [String: [Double?]] = [:]
        for row in table.rows.indices {
            let name = try table.required(row, profession)
            guard names.contains(name) else { throw table.fault(row, profession, .knownProfession) }
            guard series[name] == nil else { throw table.fault(row, profession, .unusedName) }
            var values: [Double?] = []
            for column in columns { values.append(try table.number(row, column)) }
            if key == "own_index", let position = values.firstIndex(of: nil) {
                throw table.fault(row, columns[position], .number)
            }
            series[name] = values
        }
        return series
    }

    /// The shares of professions that follow several volumes.
    private func shares(names: [String]) throws(CaseFault) -> [String: [VolumeShare]] {
        guard let file = try inputs.text("shares") else { return [:] }
        let table = try CaseReader.table(file, files)
        let (profession, series, share) = (
            try table.column("profession"), try table.column("series"), try table.column("share")
        )
        var shares: [String: [VolumeShare]] = [:]
        for row in table.rows.indices {
            let name = try table.required(row, profession)
            guard names.contains(name) else { throw table.fault(row, profession, .knownProfession) }
            let volume = try table.required(row, series)
            guard let position = volumes.firstIndex(where: { $0.name == volume }) else {
                throw table.fault(row, series, .knownSeries)
            }
            guard shares[name]?.contains(where: { $0.series == position }) != true else {
                throw table.fault(row, series, .unusedName)
            }
            shares[name, default: []].append(
                VolumeShare(series: position, share: try table.requiredNumber(row, share)))
        }
        return shares
    }
}

/// Drivers that stand in tables of their own.
struct CaseDrivers {
    let shares: [String: [VolumeShare]]
    let indices: [String: [Double?]]
}

/// The columns of the table of professions.
struct ProfessionColumns {
    static let headings = [
        "profession", "base_need", "volume", "growth", "exits", "turnover", "cost_per_head", "pay_growth",
        "employment_rate", "sick_leave_share", "commission", "sector",
    ]
    let profession: Int
    let baseNeed: Int
    let volume: Int
    let growth: Int
    let exits: Int
    let turnover: Int
    let costPerHead: Int
    let payGrowth: Int
    let employmentRate: Int
    let sickLeaveShare: Int
    let commission: Int
    let sector: Int

    init(_ table: CaseTable) throws(CaseFault) {
        profession = try table.column("profession")
        baseNeed = try table.column("base_need")
        volume = try table.column("volume")
        growth = try table.column("growth")
        exits = try table.column("exits")
        turnover = try table.column("turnover")
        costPerHead = try table.column("cost_per_head")
        payGrowth = try table.column("pay_growth")
        employmentRate = try table.column("employment_rate")
        sickLeaveShare = try table.column("sick_leave_share")
        commission = try table.column("commission")
        sector = try table.column("sector")
    }
}
