internal import Foundation
public import Presentation
internal import SwedishText
public import WorkforceModel
internal import WorkforceStore

extension Service {
    /// Imports, or tries, a register with the mapping given, with the employer's saved one, or with the one that its
    /// headings suggest.
    ///
    /// - Throws: as `importRegister`. A file that cannot be read at all is a fault of the report.
    public func importRegisterFile(
        path: String, employer: Int64, mapping: ImportMapping? = nil, lastDay: Day? = nil,
        unknownUnitsAreEmployers: Bool = false, dryRun: Bool, reporter: JobReporter = .silent, viewer: Viewer
    ) async throws -> ImportReport {
        let name = Self.fileName(path)
        do {
            var used = mapping
            if used == nil { used = try await registerMapping(of: path, employer: employer, viewer: viewer) }
            return try await importRegister(
                path: path, fileName: name, employer: employer, mapping: used ?? ImportMapping(), lastDay: lastDay,
                unknownUnitsAreEmployers: unknownUnitsAreEmployers, dryRun: dryRun, reporter: reporter, viewer: viewer)
        } catch let fault as ImportFault {
            var report = ImportReport(.register, fileName: name, isDryRun: dryRun, rows: 0)
            report.faults.add(fault)
            return report
        }
    }

    /// Imports, or tries, a table of organisations; columns are found by usual headings.
    ///
    /// - Parameter employer: the employer that bodies without a parent are put under; nil leaves them as roots.
    /// - Throws: ``RequestFault`` when there is no such employer.
    public func importOrganisationFile(
        path: String, employer: Int64?, dryRun: Bool, viewer: Viewer
    ) async throws -> ImportReport {
        if let employer, try await caches.registry(store).tree[employer]?.isEmployer != true {
            throw RequestFault.missing("arbetsgivare")
        }
        return try await importOrganisations(
            path: path, fileName: Self.fileName(path), employer: employer, dryRun: dryRun, viewer: viewer)
    }

    /// Imports, or tries, a table of professions; columns are found by usual headings.
    public func importProfessionFile(path: String, dryRun: Bool, viewer: Viewer) async throws -> ImportReport {
        try await importProfessions(path: path, fileName: Self.fileName(path), dryRun: dryRun, viewer: viewer)
    }

    /// Imports, or tries, a file of population figures.
    public func importPopulationFile(
        path: String, choices: PopulationChoices, dryRun: Bool, viewer: Viewer
    ) async throws -> ImportReport {
        try await importPopulation(
            path: path, fileName: Self.fileName(path), options: choices.options, dryRun: dryRun, viewer: viewer)
    }

    /// The mapping that an employer's file would be read with.
    ///
    /// - Throws: `ImportFault` when the file cannot be read at all.
    public func registerMapping(of path: String, employer: Int64, viewer: Viewer) async throws -> ImportMapping {
        try await registerMapping(path: path, fileName: Self.fileName(path), employer: employer, viewer: viewer)
    }

    /// What came of an import, or of trying one, with everything that the import's page shows.
    public func page(of report: ImportReport, employer: Int64? = nil) async throws -> PageContent {
        let registry = try await caches.registry(store)
        return ImportResult.content(report, employer.flatMap { registry.tree[$0] })
    }

    /// Name of a file without its folders.
    static func fileName(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
}
