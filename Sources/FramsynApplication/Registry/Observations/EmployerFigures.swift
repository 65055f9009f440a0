internal import WorkforceModel
internal import WorkforceStore

/// An employer's latest figure of one indicator for one profession.
struct EmployerFigure: Sendable, Equatable {
    /// The count.
    var value: Double
    /// The days it speaks of; several when units delivered for different ones.
    var days: [Day]
    /// Units whose figures were added; 0 when the employer states the figure itself.
    var units = 0
    /// Files it came in, and whether some of it was typed.
    var files: Set<String> = []
    var isTyped = false
    /// When the last of it was taken in, UTC.
    var recordedAt = ""

    /// Whether it speaks of the whole employer, so that it can be held against its staff.
    var isWhole: Bool { units == 0 }
}

/// The latest figures of employers by profession name.
struct EmployerFigures: Sendable {
    private var figures: [Int64: [String: [Indicator: EmployerFigure]]] = [:]

    /// The employer's own figure goes before those of its units; units are added where it has none, each by its outermost
    /// body with a figure, so that nobody is counted twice.
    ///
    /// - Parameters:
    ///   - latest: the latest observation of every organisation.
    ///   - employers: those the figures are gathered for.
    ///   - today: bodies that have ceased say nothing any more.
    init(_ latest: [Observation], employers: [Int64], registry: Registry, today: Day) {
        let names = Dictionary(
            registry.professions.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        struct Place: Hashable {
            var organisation: Int64
            var profession: Int64
            var indicator: Indicator
        }
        let living = latest.filter { registry.tree[$0.key.organisationID]?.exists(on: today) == true }
        let stated = Set(
            living.map {
                Place(
                    organisation: $0.key.organisationID, profession: $0.key.professionID, indicator: $0.key.indicator)
            })
        let wanted = Set(employers)
        for row in living {
            let path = registry.tree.path(to: row.key.organisationID).map(\.id)
            guard let name = names[row.key.professionID], let start = path.lastIndex(where: wanted.contains),
                !path[start...].dropLast().contains(where: { above in
                    stated.contains(
                        Place(organisation: above, profession: row.key.professionID, indicator: row.key.indicator))
                })
            else { continue }
            var figure =
                figures[path[start]]?[name]?[row.key.indicator] ?? EmployerFigure(value: 0, days: [])
            figure.value += row.value
            figure.days.append(row.key.day)
            if path[start] != row.key.organisationID { figure.units += 1 }
            if let file = row.file { figure.files.insert(file) } else { figure.isTyped = true }
            figure.recordedAt = max(figure.recordedAt, row.recordedAt)
            figures[path[start], default: [:]][name, default: [:]][row.key.indicator] = figure
        }
    }

    /// The figure of an employer; nil when none is delivered.
    subscript(employer: Int64, profession: String, indicator: Indicator) -> EmployerFigure? {
        figures[employer]?[profession]?[indicator]
    }

    /// Every figure of an employer for an indicator, by profession name.
    func all(_ employer: Int64, _ indicator: Indicator) -> [String: EmployerFigure] {
        (figures[employer] ?? [:]).compactMapValues { $0[indicator] }
    }

    /// Names of every profession that an employer has a figure for.
    var professions: Set<String> { Set(figures.values.flatMap(\.keys)) }
}

extension Service {
    /// The latest figures of employers.
    func figures(of employers: [Int64]) async throws -> EmployerFigures {
        let registry = try await caches.registry(store)
        let latest = try await caches.value("latest observations", event: registry.event) {
            try await self.store.latestObservations()
        }
        return EmployerFigures(latest, employers: employers, registry: registry, today: today)
    }
}
