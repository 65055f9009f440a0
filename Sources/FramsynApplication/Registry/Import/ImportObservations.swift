internal import Interchange
internal import SwedishText
public import WorkforceModel
internal import WorkforceStore

/// Reads a table of vacancies and training and, when nothing is wrong with it, stores every figure with its delivery.
struct ImportObservations: UseCase {
    /// The right it asks for.
    static let right = RequiredRight.write(.registry, .installation)
    /// The employer the file comes from; nil when it speaks of several, which it then names on every row.
    let organisationID: Int64?
    static var changes: Bool { true }
    var path: String
    var fileName: String
    var mapping: ObservationMapping
    /// The day of the whole file, where it has no column for it.
    var day: Day?
    var isDryRun: Bool

    func run(in service: Service, as viewer: Viewer) async throws -> ImportReport {
        let registry = try await service.caches.registry(service.store)
        let employer = organisationID.flatMap { registry.tree[$0] }
        guard organisationID == nil || employer?.hasStaff == true else { throw RequestFault.missing("arbetsgivare") }
        let inside = organisationID.map { registry.tree.subtree(of: $0) }
        let organisations = registry.tree.nodes.filter { $0.hasStaff && inside?.contains($0.id) != false }
        let source = TableSource(path: path, name: fileName)
        let (mapping, day, today) = (mapping, day, service.today)
        let parse = try await service.pool.run {
            parseObservations(
                source, mapping: mapping, organisations: organisations, standard: employer?.id,
                professions: registry.professions, day: day, today: today, limits: ImportLimits.table)
        }
        var report = ImportReport(.observations, fileName: fileName, isDryRun: isDryRun, rows: parse.rowCount)
        report.faults = parse.outcome.faults
        report.unmapped = parse.unmapped
        guard let values = parse.outcome.contents else { return report }
        let changes = try await changes(values, in: service)
        report.changes = ObservationWords.summary(changes)
        guard !isDryRun else { return report }
        var batches: [ObservationBatch] = []
        // One delivery for each employer that the file speaks of.
        let owners = Dictionary(grouping: changes) { change in
            employer?.id ?? registry.tree.employer(of: change.key.organisationID)?.id ?? change.key.organisationID
        }
        for (owner, changes) in owners.sorted(by: { $0.key < $1.key }) {
            let days = changes.map(\.key.day)
            batches.append(
                ObservationBatch(
                    delivery: Delivery(
                        employerID: owner, kind: ImportKind.observations.rawValue, fileName: fileName,
                        receivedAt: service.now, fromDay: days.min(), toDay: days.max(), unmapped: []),
                    mapping: employer == nil ? nil : mapping, changes: changes))
        }
        let replaced = changes.filter { $0.before != nil && $0.before != $0.after }
        let words = ObservationWords(registry)
        try await service.store.saveObservations(
            batches, recordedAt: service.now,
            event: service.event(
                self, by: viewer, object: "observation", before: words.list(replaced, \.before),
                after: [
                    "\(fileName): \(Swedish.count(changes.count, one: "uppgift", many: "uppgifter"))",
                    words.list(replaced, \.after),
                ].compactMap { $0 }.joined(separator: ". ")))
        return report
    }

    /// The file's figures beside what is stored of the same ones, in a fixed order.
    private func changes(
        _ values: [ObservationKey: Double], in service: Service
    ) async throws -> [ObservationChange] {
        var stored: [ObservationKey: Double] = [:]
        for organisation in Set(values.keys.map(\.organisationID)) {
            for row in try await service.store.observations(of: organisation) { stored[row.key] = row.value }
        }
        return values.map { ObservationChange(key: $0.key, before: stored[$0.key], after: $0.value) }
            .sorted { $0.key.order < $1.key.order }
    }
}

extension ObservationKey {
    /// What figures are sorted by: day, organisation, profession, indicator.
    var order: (Int32, Int64, Int64, String) { (day.number, organisationID, professionID, indicator.rawValue) }
}

extension Organisation {
    /// Whether the body has staff of its own or in units below it, so that figures can speak of it.
    var hasStaff: Bool {
        switch kind {
        case .region, .municipality, .board, .administration, .unit, .provider: true
        case .association, .university, .union, .forum: false
        }
    }
}

extension Service {
    /// Imports, or tries, a table of vacancies and training with the employer's saved mapping completed by what the
    /// headings suggest.
    ///
    /// - Parameters:
    ///   - employer: the employer the file comes from; nil when every row names an employer or a unit.
    ///   - day: the day of the whole file, where it has no column for it.
    /// - Throws: ``RequestFault`` when there is no such employer. Whatever is wrong with the file stands in the report.
    public func importObservationFile(
        path: String, employer: Int64?, day: Day? = nil, dryRun: Bool, viewer: Viewer
    ) async throws -> ImportReport {
        let name = Self.fileName(path)
        do {
            let sample = try TableSample(TableSource(path: path, name: name), rows: 20, limits: ImportLimits.table)
            return try await perform(
                ImportObservations(
                    organisationID: employer, path: path, fileName: name,
                    mapping: try await observationMapping(sample, employer: employer), day: day, isDryRun: dryRun),
                as: viewer)
        } catch let fault as ImportFault {
            var report = ImportReport(.observations, fileName: name, isDryRun: dryRun, rows: 0)
            report.faults.add(fault)
            return report
        }
    }

    /// The mapping to read a file with: the employer's saved one where it fits the headings, completed by guesses. What
    /// titles and units mean is taken from the register's mapping the first time.
    func observationMapping(_ sample: TableSample, employer: Int64?) async throws -> ObservationMapping {
        var mapping = ObservationMapping(columns: suggestColumns(sample.headings))
        let days = sample.values(under: mapping.columns[.day])
        mapping.dayFormat = suggestDayFormat(days)
        guard let employer else { return mapping }
        if let saved = try await store.mapping(
            employer: employer, kind: ImportKind.observations.rawValue, as: ObservationMapping.self)
        {
            (mapping.units, mapping.professions) = (saved.units, saved.professions)
            if saved.columns.values.allSatisfy(sample.headings.contains) {
                (mapping.columns, mapping.dayFormat) = (saved.columns, saved.dayFormat)
            }
        } else if let register = try await store.mapping(
            employer: employer, kind: ImportKind.register.rawValue, as: ImportMapping.self)
        {
            (mapping.units, mapping.professions) = (register.units, register.professions)
        }
        return mapping
    }
}
