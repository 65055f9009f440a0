internal import SwedishText
internal import WorkforceModel

/// Observations in words, for the log and for what an import says it changes.
struct ObservationWords {
    private let organisations: OrganisationTree
    private let professions: [Int64: String]

    init(_ registry: Registry) {
        organisations = registry.tree
        professions = Dictionary(
            registry.professions.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// "Åmåla kommun 2026-10-31: Kock vakanser 3; …", one part an organisation and day; nil without changes.
    func list(_ changes: [ObservationChange], _ value: (ObservationChange) -> Double?) -> String? {
        guard !changes.isEmpty else { return nil }
        var parts: [String] = []
        var place = ""
        for change in changes {
            let name = organisations[change.key.organisationID]?.name ?? "organisation \(change.key.organisationID)"
            let here = "\(name) \(change.key.day)"
            let figure =
                "\(professions[change.key.professionID] ?? "yrke \(change.key.professionID)") "
                + "\(change.key.indicator.swedishName.lowercased()) "
                + (value(change).map { Swedish.number($0) } ?? "ej levererat")
            parts.append(here == place ? figure : "\(here): \(figure)")
            place = here
        }
        return parts.joined(separator: "; ")
    }

    /// What a file changes, a sentence each.
    static func summary(_ changes: [ObservationChange]) -> [String] {
        let replaced = changes.count { $0.before != nil && $0.before != $0.after }
        let same = changes.count { $0.before == $0.after }
        let counts = Indicator.allCases.compactMap { indicator -> String? in
            let rows = changes.filter { $0.key.indicator == indicator }
            guard !rows.isEmpty else { return nil }
            let days = rows.map(\.key.day)
            return
                "\(indicator.swedishName): \(Swedish.count(rows.count, one: "uppgift", many: "uppgifter")), \(ObservationDay.words(days))."
        }
        return counts
            + [
                "\(Swedish.count(changes.count - replaced - same, one: "ny uppgift", many: "nya uppgifter")), \(Swedish.count(replaced, one: "rättad", many: "rättade")), \(Swedish.count(same, one: "oförändrad", many: "oförändrade"))."
            ]
    }
}
