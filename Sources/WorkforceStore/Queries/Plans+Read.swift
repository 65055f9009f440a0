internal import GRDB
internal import WorkforceModel

extension Store {
    /// The plan entered for an organisation, or nil when there is none.
    public func plan(of organisationID: Int64) async throws -> StoredPlan? {
        try await read { try StoredPlan.fetch(organisationID, $0) }
    }

    /// Organisations that have a plan.
    public func organisationsWithPlan() async throws -> Set<Int64> {
        try await read { Set(try Int64.fetchAll($0, sql: "SELECT organisationID FROM projectionSetup")) }
    }
}

/// What a value of a plan measures. Raw values are the names in the store.
enum PlanIndicator: String {
    case turnover, retirements, index, volume, volumeDeviation, frame, graduates, publishedNeed, publishedRecruitment
}

extension StoredPlan {
    static func fetch(_ organisationID: Int64, _ database: Database) throws -> StoredPlan? {
        guard
            let setup = try Row.fetchOne(
                database,
                sql:
                    "SELECT projectionSetup.*, name, isSynthetic FROM projectionSetup JOIN organisation ON id = organisationID WHERE id = ?",
                arguments: [organisationID])
        else { return nil }
        let baseYear: Int = setup["baseYear"]
        let years = baseYear...(setup["lastYear"] as Int)
        let values = try PlanValues.fetch(organisationID, database)
        let series = values.series(.volume)
        let measured = Set(values.series(.volumeDeviation).map(\.name))
        let volumes = series.map { series in
            VolumeSeries(
                name: series.name, index: years.map { values[.volume, series.name, nil, $0] ?? 1 },
                source: series.source,
                deviation: measured.contains(series.name)
                    ? years.map { values[.volumeDeviation, series.name, nil, $0] ?? 0 } : nil)
        }
        let exits = ExitSource(rawValue: setup["exits"]) ?? .typed
        let professions = try Row.fetchAll(
            database,
            sql: """
                SELECT setupProfession.*, name, sector FROM setupProfession JOIN profession ON id = professionID
                WHERE organisationID = ? ORDER BY position
                """, arguments: [organisationID])
        let shares = try Row.fetchAll(
            database, sql: "SELECT professionID, series, share FROM volumeShare WHERE organisationID = ?",
            arguments: [organisationID])
        let rows = professions.map { row -> ProfessionInput in
            let id: Int64 = row["professionID"]
            let driver: NeedDriver
            switch row["driver"] as String {
            case "growth": driver = .growth(perYear: row["growth"] ?? 0)
            case "index": driver = .index(years.map { values[.index, "", id, $0] ?? 1 })
            default:
                // In the order of the series: a sum of fractions must come out the same, bit for bit, as entered.
                let parts = shares.filter { ($0["professionID"] as Int64) == id }.compactMap { share in
                    series.firstIndex { $0.name == (share["series"] as String) }.map {
                        VolumeShare(series: $0, share: share["share"])
                    }
                }
                driver = .volumes(parts.sorted { $0.series < $1.series })
            }
            return ProfessionInput(
                name: row["name"], baseNeed: row["baseNeed"] ?? 0, driver: driver,
                exits: .rates(
                    RateExits(
                        turnover: years.map { values[.turnover, "", id, $0] },
                        retirements: years.map { values[.retirements, "", id, $0] })),
                employmentRate: row["employmentRate"], sickLeaveShare: row["sickLeaveShare"],
                costPerHead: (row["costPerHead"] as Int64?).map { Ore($0) }, payGrowth: row["payGrowth"],
                commission: (row["commission"] as String?).flatMap { Commission(rawValue: $0) },
                sector: (row["sector"] as String).isEmpty ? nil : row["sector"])
        }
        let frame =
            values.has(.frame)
            ? FrameInput(
                change: years.map { year in values[.frame, "", nil, year].map { Ore(Int64(clamping: $0)) } },
                isCumulative: setup["frameIsCumulative"], priceLevel: setup["framePriceLevel"],
                source: setup["frameSource"] ?? "ej angivet") : nil
        let directive = (setup["directiveShare"] as Double?).map {
            DirectiveInput(
                share: $0, sinceYear: setup["directiveSince"] ?? baseYear,
                source: setup["directiveSource"] ?? "ej angivet")
        }
        let names = Dictionary(
            professions.map { ($0["professionID"] as Int64, $0["name"] as String) },
            uniquingKeysWith: { first, _ in first })
        let education = values.keyed(.graduates).compactMap { key, source -> EducationInput? in
            guard let id = key.profession, let name = names[id] else { return nil }
            return EducationInput(
                profession: name, area: key.series,
                graduates: years.map { values[.graduates, key.series, id, $0] }, source: source)
        }
        let input = ProjectionInput(
            organisation: setup["name"], years: years, professions: rows, volumes: volumes, frame: frame,
            directive: directive, education: education,
            provenance: Provenance(
                source: setup["source"], populationRule: setup["populationRule"], pointInYear: setup["pointInYear"],
                mark: setup["mark"], isSynthetic: setup["isSynthetic"]))
        let order = professions.map { ($0["professionID"] as Int64, $0["name"] as String) }
        let figures = try Row.fetchAll(
            database,
            sql: "SELECT label, printed, period, note FROM publishedFigure WHERE organisationID = ? ORDER BY position",
            arguments: [organisationID]
        ).map { PublishedFigure(label: $0[0], printed: $0[1], period: $0[2], note: $0[3]) }
        return StoredPlan(
            organisationID: organisationID, version: setup["version"], exits: exits,
            plan: PlanCase(
                name: String(organisationID), title: setup["source"], input: input,
                publishedNeed: values.table(.publishedNeed, title: "Personalbehov", order: order),
                publishedRecruitment: values.table(.publishedRecruitment, title: "Rekryteringsbehov", order: order),
                figures: figures))
    }
}

extension FixedWidthInteger {
    /// A whole number that was stored as a floating one; the nearest there is where it has grown out of reach.
    fileprivate init(clamping stored: Double) {
        self = Self(exactly: stored.rounded()) ?? (stored < 0 ? .min : .max)
    }
}

/// The values of one plan, by indicator, series, profession and year.
private struct PlanValues {
    struct Key: Hashable {
        var indicator: String
        var series: String
        var profession: Int64?
        var year: Int
    }
    struct Name: Hashable {
        var profession: Int64?
        var series: String
    }
    private var values: [Key: Double] = [:]
    private var names: [String: [(name: Name, source: String)]] = [:]

    static func fetch(_ organisationID: Int64, _ database: Database) throws -> PlanValues {
        var result = PlanValues()
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT indicator, series, professionID, year, value, source FROM planValue
                WHERE organisationID = ? ORDER BY id
                """, arguments: [organisationID])
        while let row = try rows.next() {
            let key = Key(indicator: row[0], series: row[1], profession: row[2], year: row[3])
            result.values[key] = row[4]
            let name = Name(profession: key.profession, series: key.series)
            if !(result.names[key.indicator] ?? []).contains(where: { $0.name == name }) {
                result.names[key.indicator, default: []].append((name, row[5]))
            }
        }
        return result
    }

    subscript(indicator: PlanIndicator, series: String, profession: Int64?, year: Int) -> Double? {
        values[Key(indicator: indicator.rawValue, series: series, profession: profession, year: year)]
    }

    func has(_ indicator: PlanIndicator) -> Bool { names[indicator.rawValue] != nil }

    func keyed(_ indicator: PlanIndicator) -> [(Name, String)] { names[indicator.rawValue] ?? [] }

    func series(_ indicator: PlanIndicator) -> [(name: String, source: String)] {
        keyed(indicator).filter { $0.0.profession == nil }.map { ($0.0.series, $0.1) }
    }

    func table(_ indicator: PlanIndicator, title: String, order: [(Int64, String)]) -> PublishedTable? {
        let years = Set(values.keys.filter { $0.indicator == indicator.rawValue }.map(\.year)).sorted()
        guard !years.isEmpty else { return nil }
        return PublishedTable(
            title: title, years: years, rows: order.map(\.1),
            values: order.map { id, _ in years.map { self[indicator, "", id, $0].map { Int(clamping: $0) } } },
            totals: years.map { self[indicator, "", nil, $0].map { Int(clamping: $0) } })
    }
}
