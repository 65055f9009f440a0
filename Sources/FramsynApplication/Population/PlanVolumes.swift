internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Volume series of a plan made from a population table, and what each profession follows.
struct PlanVolumes: Sendable {
    /// Series in use.
    private(set) var series: [VolumeSeries] = []
    /// What each profession follows, in the order given; nil where its activity is nil or cannot be shown.
    private(set) var drivers: [NeedDriver?] = []
    /// What could not be done as asked, a sentence each.
    private(set) var remarks: [String] = []

    /// Series of the activities that `uses` names, one entry a profession.
    ///
    /// An activity whose ages the table cannot show gives way to ``ActivityDefaults/substitute(for:)`` and that to the
    /// whole population; each change is told.
    init(_ uses: [ActivityUse?], on table: PopulationTable, years: ClosedRange<Int>) {
        var positions: [String: Int?] = [:]
        for use in uses {
            guard let use else {
                drivers.append(nil)
                continue
            }
            if positions[use.name] == nil { positions[use.name] = .some(add(use, table, years)) }
            drivers.append((positions[use.name] ?? nil).map { .volumes([VolumeShare(series: $0, share: 1)]) })
        }
    }

    private mutating func add(_ use: ActivityUse, _ table: PopulationTable, _ years: ClosedRange<Int>) -> Int? {
        var candidate: ActivityUse? = use
        while let tried = candidate {
            do {
                let index = try VolumeIndex(tried, on: table, years: years, uncertainty: .swedishCounties)
                if tried.name != use.name {
                    remarks.append(
                        "\(use.name): tabellens åldersgrupper räcker inte, så behovet följer ”\(tried.name)” i stället."
                    )
                }
                if !index.unused.isEmpty {
                    let ages = index.unused.map(\.group.swedishName)
                    remarks.append(
                        "\(tried.name): \(Swedish.list(ages)) räknas inte med, för tabellens åldersgrupper går inte ihop med dem."
                    )
                }
                if let known = series.firstIndex(where: { $0.name == index.series.name }) { return known }
                series.append(index.series)
                return series.count - 1
            } catch {
                if case .noUsableWeights = error {
                    candidate = ActivityDefaults.substitute(for: tried)
                } else {
                    remarks.append("\(use.name): \(Self.words(error))")
                    return nil
                }
            }
        }
        remarks.append("\(use.name): tabellens åldersgrupper räcker inte till.")
        return nil
    }

    private static func words(_ fault: VolumeFault) -> String {
        switch fault {
        case .yearsMissing(let years):
            "befolkningen saknas för \(years.count > 6 ? "\(years.count) av åren" : Swedish.list(years.map(String.init)))."
        case .noUsableWeights: "tabellens åldersgrupper räcker inte till."
        case .malformedTable: "tabellen är inte hel."
        case .impossibleWeights: "vikterna går inte att använda."
        case .nobodyAtBaseYear: "ingen i de åldrarna bor i området basåret."
        }
    }
}

/// Which activity a profession's need follows before anyone has chosen.
enum ActivityDefaults {
    /// Activities to choose among.
    static var choices: [ActivityUse] { ActivityUse.startingSet + [children, everyone] }

    /// Children and education as one, for tables without finer ages.
    static let children = ActivityUse(
        name: "Barn och utbildning", weights: [AgeWeight(AgeGroup(0, 19), weight: 1)], from: 2026,
        source: "Antagande: lika stor användning per person 0–19 år", isAssumption: true)

    /// The whole population alike; one weight, since no table lacks its total.
    static let everyone = ActivityUse(
        name: "Hela befolkningen", weights: [AgeWeight(AgeGroup(0, nil), weight: 1)], from: 2026,
        source: "Antagande: lika stor användning per person", isAssumption: true)

    /// The activity that words of the profession's name, group and field of work point to.
    static func activity(of profession: Profession, employer: OrganisationKind) -> ActivityUse {
        let name = profession.name.lowercased()
        let field = "\(profession.sector) \(profession.group)".lowercased()
        for (words, activity) in byName where words.contains(where: { name.contains($0) }) { return named(activity) }
        for (words, activity) in byField where words.contains(where: { field.contains($0) }) {
            // Care of the old lies with the municipality, health care with the region.
            if employer == .region, activity == "Äldreomsorg" { return named("Hälso- och sjukvård") }
            if employer == .municipality, activity == "Hälso- och sjukvård" { return named("Äldreomsorg") }
            return named(activity)
        }
        return everyone
    }

    /// What shows a similar use with coarser ages; nil after the whole population.
    static func substitute(for activity: ActivityUse) -> ActivityUse? {
        if ["Förskola", "Grundskola", "Gymnasieskola"].contains(activity.name) { return children }
        return activity.name == everyone.name ? nil : everyone
    }

    private static func named(_ name: String) -> ActivityUse { choices.first { $0.name == name } ?? everyone }

    private static let byName: [([String], String)] = [
        (["förskol", "barnskötare"], "Förskola"),
        (["gymnasie"], "Gymnasieskola"),
        (["lärare", "fritidshem", "elevassistent", "specialpedagog", "rektor"], "Grundskola"),
        (["stödassistent", "personlig assistent", "socialsekreterare", "lss"], "Funktionsstöd och socialtjänst"),
        (["undersköterska", "vårdbiträde", "biståndshandläggare"], "Äldreomsorg"),
    ]

    private static let byField: [([String], String)] = [
        (["förskola"], "Förskola"),
        (["skola", "pedagogik", "utbildning"], "Grundskola"),
        (["socialt arbete", "socialtjänst", "funktions"], "Funktionsstöd och socialtjänst"),
        (["hälso", "sjukvård", "tandvård"], "Hälso- och sjukvård"),
        (["omsorg", "rehabilitering", "vård"], "Äldreomsorg"),
    ]
}

extension Service {
    /// The population that drives an employer's volumes: the region chosen for it, else the one with its code; another
    /// body's projection before our own. Nil when none covers the years.
    func population(of employer: Organisation, covering years: ClosedRange<Int>) async throws -> PopulationTable? {
        let chosen = try await store.setting(Self.populationSetting(employer.id))
        let region = chosen ?? employer.code
        // Headings come in order of preference.
        for heading in try await store.populationHeadings()
        where heading.regionCode == region && heading.kind != .outcome && heading.firstYear <= years.lowerBound
            && heading.lastYear >= years.upperBound
        {
            return try await store.populationTable(heading.id)
        }
        return nil
    }

    /// Name of the setting that says which region's population drives an employer's volumes.
    static func populationSetting(_ employer: Int64) -> String { "population \(employer)" }
}
