internal import Foundation
public import Interchange
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Reads population figures, JSON-stat or a table, and saves a table a region.
struct ImportPopulation: UseCase {
    /// The right it asks for.
    static let right = RequiredRight.write(.population, .somewhere)
    var organisationID: Int64? { nil }
    static var changes: Bool { true }
    var path: String
    var fileName: String
    var options: PopulationOptions
    var isDryRun: Bool

    func run(in service: Service, as viewer: Viewer) async throws -> ImportReport {
        let (path, fileName, options) = (path, fileName, options)
        let outcome = try await service.pool.run { Self.read(path, fileName, options) }
        var report = ImportReport(
            .population, fileName: fileName, isDryRun: isDryRun, rows: outcome.contents?.count ?? 0)
        report.faults = outcome.faults
        guard let tables = outcome.contents else { return report }
        for table in tables.prefix(40) {
            let years = Swedish.years(table.years.first ?? 0, table.years.last ?? 0)
            report.changes.append(
                "\(table.regionName): \(table.kind.swedishName) \(years), \(Swedish.count(table.ageGroups.count, one: "åldersgrupp", many: "åldersgrupper"))\(table.isBySex ? " och kön" : ""). Källa: \(table.source)."
            )
        }
        if tables.count > 40 { report.changes.append("… och \(tables.count - 40) regioner till.") }
        guard !isDryRun else { return report }
        try await service.store.savePopulation(
            tables,
            event: service.event(
                self, by: viewer, object: "population",
                after: "\(fileName): \(Swedish.count(tables.count, one: "tabell", many: "tabeller"))")
        )
        return report
    }

    /// The first byte that is no space tells JSON from a table.
    private static func read(
        _ path: String, _ name: String, _ options: PopulationOptions
    ) -> ImportOutcome<[PopulationTable]> {
        func refused(_ reason: ImportFaultReason) -> ImportOutcome<[PopulationTable]> {
            .refused(ImportFaults(ImportFault(file: name, reason: reason)))
        }
        guard let file = FileHandle(forReadingAtPath: path) else { return refused(.cannotOpen) }
        defer { try? file.close() }
        let start = (try? file.read(upToCount: 512)) ?? Data()
        let isJSON = start.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } == 0x7B
        guard isJSON else {
            return PopulationReader.read(table: TableSource(path: path, name: name), options: options)
        }
        let limit = PopulationReader.largestAnswer
        guard let rest = try? file.read(upToCount: limit) ?? Data() else { return refused(.cannotOpen) }
        guard start.count + rest.count <= limit else { return refused(.fileTooLarge(limitBytes: limit)) }
        return PopulationReader.read(json: [UInt8](start + rest), file: name, options: options)
    }
}

extension Service {
    /// Imports, or tries, a file of population figures: JSON-stat 2.0 or 1, PxWeb's own JSON, CSV or XLSX.
    public func importPopulation(
        path: String, fileName: String, options: PopulationOptions = PopulationOptions(), dryRun: Bool,
        viewer: Viewer
    ) async throws -> ImportReport {
        try await perform(
            ImportPopulation(path: path, fileName: fileName, options: options, isDryRun: dryRun), as: viewer)
    }
}

extension PopulationKind {
    /// The kind in Swedish, as it stands in sentences.
    var swedishName: String {
        switch self {
        case .outcome: "räknad befolkning"
        case .publishedProjection: "publicerad framskrivning"
        case .ownProjection: "Framsyns egen framskrivning"
        }
    }
}
