internal import GRDB
public import WorkforceModel

extension Store {
    /// Saves a plan as a whole.
    ///
    /// - Parameters:
    ///   - edited: the version that was edited; nil for a plan that is written anew whatever is stored.
    ///   - setting: a setting of the installation that goes with the plan; nil leaves settings alone.
    /// - Returns: the new version.
    /// - Throws: ``StoreFault/conflict(stored:edited:)`` when somebody saved in between.
    @discardableResult
    public func savePlan(
        _ plan: PlanCase, exits: ExitSource, of organisationID: Int64, edited: Int?,
        setting: (name: String, value: String)? = nil, event: Event.Draft
    ) async throws -> Int {
        try await write(event) { database in
            let stored = try StoredPlan.version(of: organisationID, database)
            if let edited, edited != stored { throw StoreFault.conflict(stored: stored, edited: edited) }
            try PlanWriter(database: database, organisationID: organisationID, plan: plan).write(
                version: stored + 1, exits: exits)
            if let setting { try Self.write(setting.name, setting.value, database) }
            return stored + 1
        }
    }
}

extension StoredPlan {
    /// The version of the plan stored for an organisation; 0 when there is none.
    static func version(of organisationID: Int64, _ database: Database) throws -> Int {
        try Int.fetchOne(
            database, sql: "SELECT version FROM projectionSetup WHERE organisationID = ?",
            arguments: [organisationID]) ?? 0
    }
}

/// Writes one plan's rows; the plan's earlier rows are replaced.
struct PlanWriter {
    let database: Database
    let organisationID: Int64
    let plan: PlanCase

    func write(version: Int, exits: ExitSource) throws {
        for table in ["planValue", "publishedFigure", "projectionSetup"] {
            try database.execute(
                sql: "DELETE FROM \(table) WHERE organisationID = ?", arguments: [organisationID])
        }
        try writeSetup(version: version, exits: exits)
        let identities = try writeProfessions()
        try writeValues(identities)
        for (position, figure) in plan.figures.enumerated() {
            try database.execute(
                sql:
                    "INSERT INTO publishedFigure (organisationID, position, label, printed, period, note) VALUES (?,?,?,?,?,?)",
                arguments: [organisationID, position, figure.label, figure.printed, figure.period, figure.note])
        }
    }

    private func writeSetup(version: Int, exits: ExitSource) throws {
        let input = plan.input
        try database.execute(
            sql: """
                INSERT INTO projectionSetup (organisationID, version, baseYear, lastYear, exits, source, populationRule,
                    pointInYear, mark, directiveShare, directiveSince, directiveSource, frameIsCumulative,
                    framePriceLevel, frameSource)
                VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
                """,
            arguments: [
                organisationID, version, input.years.lowerBound, input.years.upperBound, exits.rawValue,
                input.provenance.source, input.provenance.populationRule, input.provenance.pointInYear,
                input.provenance.mark, input.directive?.share, input.directive?.sinceYear, input.directive?.source,
                input.frame?.isCumulative ?? true, input.frame?.priceLevel, input.frame?.source,
            ])
    }

    private func writeProfessions() throws -> [String: Int64] {
        var identities: [String: Int64] = [:]
        for (position, row) in plan.input.professions.enumerated() {
            let known = try Int64.fetchOne(
                database, sql: "SELECT id FROM profession WHERE name = ?", arguments: [row.name])
            let id =
                try known
                ?? Profession(
                    id: 0, name: row.name, sector: row.sector ?? "", group: row.sector ?? ""
                ).save(database)
            identities[row.name] = id
            var driver = "volumes"
            var growth: Double?
            switch row.driver {
            case .growth(let perYear): (driver, growth) = ("growth", perYear)
            case .index: driver = "index"
            case .volumes: break
            }
            try database.execute(
                sql: """
                    INSERT INTO setupProfession (organisationID, professionID, position, baseNeed, driver, growth,
                        employmentRate, sickLeaveShare, costPerHead, payGrowth, commission)
                    VALUES (?,?,?,?,?,?,?,?,?,?,?)
                    """,
                arguments: [
                    organisationID, id, position, row.baseNeed, driver, growth, row.employmentRate,
                    row.sickLeaveShare, row.costPerHead?.amount, row.payGrowth, row.commission?.rawValue,
                ])
            if case .volumes(let shares) = row.driver {
                for share in shares where plan.input.volumes.indices.contains(share.series) {
                    try database.execute(
                        sql: "INSERT INTO volumeShare (organisationID, professionID, series, share) VALUES (?,?,?,?)",
                        arguments: [organisationID, id, plan.input.volumes[share.series].name, share.share])
                }
            }
        }
        return identities
    }

    private func writeValues(_ identities: [String: Int64]) throws {
        let input = plan.input
        let source = input.provenance.source
        for volume in input.volumes {
            try write(.volume, volume.name, nil, input.years, volume.index, kind: "antagande", source: volume.source)
            if let deviation = volume.deviation {
                try write(
                    .volumeDeviation, volume.name, nil, input.years, deviation, kind: "antagande",
                    source: volume.source)
            }
        }
        for row in input.professions {
            let id = identities[row.name]
            if case .index(let index) = row.driver {
                try write(.index, "", id, input.years, index, kind: "antagande", source: source)
            }
            if case .rates(let rates) = row.exits {
                try write(.turnover, "", id, input.years, rates.turnover, kind: "antagande", source: source)
                try write(.retirements, "", id, input.years, rates.retirements, kind: "antagande", source: source)
            }
        }
        if let frame = input.frame {
            try write(
                .frame, "", nil, input.years, frame.change.map { $0.map { Double($0.amount) } }, kind: "ram",
                source: frame.source)
        }
        for education in input.education {
            try write(
                .graduates, education.area, identities[education.profession], input.years, education.graduates,
                kind: "antagande", source: education.source)
        }
        try write(plan.publishedNeed, .publishedNeed, identities)
        try write(plan.publishedRecruitment, .publishedRecruitment, identities)
    }

    private func write(_ table: PublishedTable?, _ indicator: PlanIndicator, _ identities: [String: Int64]) throws {
        guard let table else { return }
        for (name, values) in zip(table.rows, table.values) {
            guard let id = identities[name] else { continue }
            try write(
                indicator, "", id, table.years, values.map { $0.map(Double.init) }, kind: "plan", source: plan.title)
        }
        try write(
            indicator, "", nil, table.years, table.totals.map { $0.map(Double.init) }, kind: "plan",
            source: plan.title)
    }

    private func write(
        _ indicator: PlanIndicator, _ series: String, _ profession: Int64?, _ years: some Sequence<Int>,
        _ values: [Double?], kind: String, source: String
    ) throws {
        for (year, value) in zip(years, values) {
            guard let value else { continue }
            try database.execute(
                sql: """
                    INSERT INTO planValue (organisationID, professionID, indicator, series, year, kind, value, source)
                    VALUES (?,?,?,?,?,?,?,?)
                    """,
                arguments: [organisationID, profession, indicator.rawValue, series, year, kind, value, source])
        }
    }
}
