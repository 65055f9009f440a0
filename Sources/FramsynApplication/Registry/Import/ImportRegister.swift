internal import Foundation
internal import Interchange
internal import ProjectionEngine
internal import SwedishText
public import WorkforceModel
internal import WorkforceStore

/// Reads an employer's register file and, when nothing is wrong with it, stores it with its rates and a first plan in one
/// transaction.
struct ImportRegister: UseCase {
    /// The right it asks for.
    static let right = RequiredRight.write(.registry, .installation)
    let organisationID: Int64?
    static var changes: Bool { true }
    var path: String
    var fileName: String
    var mapping: ImportMapping
    /// The last day the file speaks of; nil means inferred.
    var lastDay: Day?
    /// Whether units that nothing names count as the employer itself.
    var unknownUnitsAreEmployers = false
    var isDryRun: Bool
    var reporter = JobReporter.silent

    func run(in service: Service, as viewer: Viewer) async throws -> ImportReport {
        let registry = try await service.caches.registry(service.store)
        guard let employer = organisationID.flatMap({ registry.tree[$0] }), employer.isEmployer else {
            throw RequestFault.missing("arbetsgivare")
        }
        let (parse, used) = try await read(employer, registry, service)
        var report = ImportReport(.register, fileName: fileName, isDryRun: isDryRun, rows: parse.rowCount)
        report.unmapped = parse.unmapped
        report.faults = parse.outcome.faults
        guard let contents = parse.outcome.contents else { return report }
        guard contents.employments.count > 0 else {
            report.faults.add(ImportFault(file: fileName, reason: .noRows))
            return report
        }
        reporter("Räknar avgångstal", 0.7)
        let columns = contents.employments
        let today = service.today
        let period = RegisterPeriod(columns, today: today, stated: lastDay)
        let rates = try await service.rates(columns, period: period, professions: registry.professions)
        var plan: PlanCase?
        var outcome = RegisterSummary.PlanOutcome.none
        if let stored = try await service.store.plan(of: employer.id) {
            outcome = .kept(
                baseYear: stored.plan.input.years.lowerBound, isFromRegister: stored.exits == .register)
        } else if rates != nil {
            let first = try await FirstPlan(
                employer: employer, columns: columns, period: period, professions: registry.professions,
                source: "Personalregister, \(fileName), inläst \(today)"
            ).plan(in: service)
            plan = first
            outcome = .made(years: first.input.years, volumes: first.input.volumes.map(\.name))
        }
        report.register = RegisterSummary(
            persons: contents.personKeys.count, employments: columns.count,
            leftOut: parse.rowCount - columns.count, professions: Set(columns.profession).count,
            units: Set(columns.organisation).count, firstDay: period.firstDay, lastDay: period.lastDay,
            lastDayIsStated: lastDay != nil, lastDayInFile: period.lastDayInFile, window: rates?.window,
            quality: rates?.quality, plan: outcome)
        guard !isDryRun else { return report }
        reporter("Sparar", 0.85)
        try Task.checkCancellation()
        var delivery = Delivery(
            employerID: employer.id, kind: ImportKind.register.rawValue, fileName: fileName, receivedAt: service.now,
            fromDay: period.firstDay, toDay: period.lastDay, unmapped: [])
        delivery.unmapped = parse.unmappedTitles.map { Delivery.UnmappedTitle(title: $0.value, rows: $0.rows) }
        _ = try await service.store.addRegister(
            delivery, columns: columns, pseudonyms: contents.personKeys,
            rates: try rates.map { try RateSetFile.encode($0) }, firstPlan: plan, mapping: used,
            event: service.event(
                self, by: viewer, object: "delivery",
                after: "\(fileName): \(columns.count) anställningar, \(contents.personKeys.count) personer"))
        return report
    }

    /// Reads the file; units that nothing names are taken as the employer where that is asked for.
    ///
    /// - Returns: what came of it and the mapping it was read with at last.
    private func read(
        _ employer: Organisation, _ registry: Registry, _ service: Service
    ) async throws -> (RegisterParse, ImportMapping) {
        let units = registry.tree.subtree(of: employer.id)
        let organisations = registry.tree.nodes.filter { units.contains($0.id) }
        let source = TableSource(path: path, name: fileName)
        let today = service.today
        let reporter = reporter
        var mapping = mapping
        while true {
            let current = mapping
            let parse = try await service.pool.run {
                try parseRegister(
                    source, mapping: current, organisations: organisations, professions: registry.professions,
                    today: today, limits: ImportLimits.table
                ) { progress in
                    let share = Double(progress.bytesRead) / Double(max(progress.bytesTotal, 1))
                    reporter(
                        "Läser filen, \(Swedish.count(progress.rows, one: "rad", many: "rader"))", 0.7 * min(share, 1))
                }
            }
            let unknown = parse.unmapped.filter { $0.column == .unit && !$0.value.isEmpty }
            // A unit that is unknown also as the employer (whose code two organisations share) stays a fault.
            let new = unknown.filter { mapping.units[$0.value] != employer.code }
            guard unknownUnitsAreEmployers, !new.isEmpty else { return (parse, mapping) }
            for unit in new { mapping.units[unit.value] = employer.code }
        }
    }
}

/// How much of an outside file is read.
enum ImportLimits {
    /// Bytes of a file.
    static let fileBytes = 300 << 20
    /// Bytes of a file sent by a form; the web server takes no more.
    static let sentBytes = 100 << 20
    /// Limits of a table file.
    static let table = TableLimits(fileBytes: fileBytes)
}

extension Service {
    /// Rates of a register's columns over the years it shows; nil when it shows no exits over a whole year.
    func rates(
        _ columns: EmploymentColumns, period: RegisterPeriod, professions: [Profession]
    ) async throws -> RateSet? {
        guard let window = period.window else { return nil }
        return try await pool.run {
            let scope = ObservationScope(
                professions: professions, window: window, space: ObservationScope.space(for: columns, window: window))
            return RateSet(estimating: ObservedFlows(columns, scope: scope))
        }
    }

    /// Imports, or tries, an employer's register file.
    ///
    /// - Parameters:
    ///   - lastDay: the last day the file speaks of; nil means inferred from its days.
    ///   - unknownUnitsAreEmployers: whether units that nothing names count as the employer itself.
    /// - Throws: ``RequestFault`` when there is no such employer or no right to it, `CancellationError`, or the store's
    ///   errors. Whatever is wrong with the file stands in the report, and then nothing is stored.
    public func importRegister(
        path: String, fileName: String, employer: Int64, mapping: ImportMapping, lastDay: Day? = nil,
        unknownUnitsAreEmployers: Bool = false, dryRun: Bool, reporter: JobReporter = .silent, viewer: Viewer
    ) async throws -> ImportReport {
        try await perform(
            ImportRegister(
                organisationID: employer, path: path, fileName: fileName, mapping: mapping, lastDay: lastDay,
                unknownUnitsAreEmployers: unknownUnitsAreEmployers, isDryRun: dryRun, reporter: reporter), as: viewer)
    }

    /// The mapping to read an employer's register file with: the one saved where it fits the file, completed by guesses.
    ///
    /// - Throws: `ImportFault` when the file cannot be read at all.
    public func registerMapping(
        path: String, fileName: String, employer: Int64, viewer: Viewer
    ) async throws -> ImportMapping {
        try await perform(
            FindMapping(organisationID: employer, employer: employer, path: path, fileName: fileName), as: viewer)
    }

    /// Estimates an employer's rates anew from its latest delivery and saves them.
    ///
    /// - Returns: the years counted; nil when nothing is delivered or the register shows no exits over a whole year.
    @discardableResult
    public func estimateRates(employer: Int64, viewer: Viewer) async throws -> ClosedRange<Int>? {
        try await perform(EstimateRates(organisationID: employer), as: viewer)
    }
}

/// Finds the mapping to read an employer's register file with.
struct FindMapping: UseCase {
    /// The right it asks for.
    static let right = RequiredRight.write(.registry, .installation)
    let organisationID: Int64?
    let employer: Int64
    let path: String
    let fileName: String
    static var changes: Bool { false }

    func run(in service: Service, as viewer: Viewer) async throws -> ImportMapping {
        let sample = try TableSample(TableSource(path: path, name: fileName), rows: 20, limits: ImportLimits.table)
        let saved = try await service.store.mapping(
            employer: employer, kind: ImportKind.register.rawValue, as: ImportMapping.self)
        return sample.mapping(saved: saved)
    }
}

/// Estimates rates from what an employer has delivered.
struct EstimateRates: UseCase {
    /// The right it asks for.
    static let right = RequiredRight.write(.registry, .installation)
    let organisationID: Int64?
    static var changes: Bool { true }

    func run(in service: Service, as viewer: Viewer) async throws -> ClosedRange<Int>? {
        guard let employer = organisationID, let latest = try await service.store.latestEmployments(employer: employer)
        else { return nil }
        let stated = try await service.store.deliveries().first { $0.id == latest.delivery }?.toDay
        let period = RegisterPeriod(latest.columns, today: service.today, stated: stated)
        let professions = try await service.caches.registry(service.store).professions
        guard let rates = try await service.rates(latest.columns, period: period, professions: professions) else {
            return nil
        }
        try await service.store.saveRates(
            try RateSetFile.encode(rates), employer: employer, delivery: latest.delivery, createdAt: service.now,
            event: service.event(self, by: viewer, object: "rates", objectID: latest.delivery))
        return rates.window
    }
}

extension TableSample {
    /// A saved mapping where its headings are in this file, completed by what the headings and rows suggest.
    func mapping(saved: ImportMapping?) -> ImportMapping {
        var mapping = suggestMapping(self)
        guard let saved else { return mapping }
        let fits = saved.columns.values.allSatisfy { headings.contains($0) }
        var kept = saved
        kept.delimiter = delimiter
        kept.sheet = saved.sheet.flatMap { sheets.contains($0) ? $0 : nil }
        if !fits {
            kept.columns = saved.columns.filter { headings.contains($0.value) }
            let taken = Set(kept.columns.values)
            for (column, heading) in mapping.columns where kept.columns[column] == nil && !taken.contains(heading) {
                kept.columns[column] = heading
            }
        }
        mapping = kept
        return mapping
    }
}
