internal import Foundation
internal import Interchange
internal import SwedishText
public import WorkforceModel
internal import WorkforceStore

/// Reads a table of organisations and adds or updates them by code.
struct ImportOrganisations: UseCase {
    /// The right it asks for.
    static let right = RequiredRight.write(.registry, .installation)
    /// The employer that new parts of an employer without a parent are put under; nil leaves them as roots.
    let organisationID: Int64?
    static var changes: Bool { true }
    var path: String
    var fileName: String
    /// Heading of each column; nil means found by usual headings.
    var columns: [OrganisationColumn: String]?
    var dayFormat = DayFormat.yearMonthDay
    var isDryRun: Bool

    func run(in service: Service, as viewer: Viewer) async throws -> ImportReport {
        let registry = try await service.caches.registry(service.store)
        let existing = registry.tree.nodes
        let source = TableSource(path: path, name: fileName)
        let (columns, dayFormat) = (columns, dayFormat)
        let outcome = try await service.pool.run {
            parseOrganisations(
                source, columns: columns, existing: existing, dayFormat: dayFormat, limits: ImportLimits.table)
        }
        var report = ImportReport(
            .organisations, fileName: fileName, isDryRun: isDryRun, rows: outcome.contents?.count ?? 0)
        report.faults = outcome.faults
        guard let rows = outcome.contents else { return report }
        let stored = Dictionary(existing.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        for row in rows {
            // Neither what is there already nor what it is put under or merged into may lie beyond the viewer's right.
            let touched = [row.code, row.parentCode, row.mergedIntoCode].map { $0.flatMap { stored[$0]?.id } }
            for id in touched.compactMap({ $0 }) { try await service.require(Self.right, at: id, viewer) }
            if stored[row.code] == nil, row.parentCode == nil, organisationID == nil || !row.kind.isPart {
                try await service.require(Self.right, at: nil, viewer)
            }
        }
        let known = rows.count { stored[$0.code] != nil }
        report.changes = [
            "\(Swedish.count(rows.count - known, one: "ny organisation", many: "nya organisationer")) läggs till.",
            "\(Swedish.count(known, one: "organisation", many: "organisationer")) som redan finns uppdateras.",
        ]
        guard !isDryRun else { return report }
        let employer = organisationID.flatMap { registry.tree[$0] }
        try await service.store.saveOrganisations(
            rows.map { row in
                // What the file does not say stays as it is; a new part of the employer is put under it.
                var parent = row.parentCode
                if parent == nil {
                    parent =
                        if let known = stored[row.code] {
                            known.parentID.flatMap { registry.tree[$0]?.code }
                        } else {
                            row.kind.isPart ? employer?.code : nil
                        }
                }
                return (
                    Organisation(
                        id: 0, code: row.code, name: row.name, kind: row.kind, validFrom: row.validFrom,
                        validTo: row.validTo, isSynthetic: employer?.isSynthetic ?? false),
                    parent
                )
            },
            mergers: Dictionary(
                rows.compactMap { row in row.mergedIntoCode.map { (row.code, $0) } },
                uniquingKeysWith: { first, _ in first }),
            event: service.event(self, by: viewer, object: "organisation", after: "\(fileName): \(rows.count) rader"))
        return report
    }
}

extension OrganisationKind {
    /// Whether it is a part of an employer, and not a body of its own.
    fileprivate var isPart: Bool {
        ![.association, .region, .municipality, .university, .union, .forum].contains(self)
    }
}

/// Reads a table of professions and adds or updates them by name.
struct ImportProfessions: UseCase {
    /// The right it asks for.
    static let right = RequiredRight.write(.sharedRegister, .somewhere)
    var organisationID: Int64? { nil }
    static var changes: Bool { true }
    var path: String
    var fileName: String
    /// Heading of each column; nil means found by usual headings.
    var columns: [ProfessionColumn: String]?
    var isDryRun: Bool

    func run(in service: Service, as viewer: Viewer) async throws -> ImportReport {
        let source = TableSource(path: path, name: fileName)
        let columns = columns
        let existing = try await service.caches.registry(service.store).professions
        let outcome = try await service.pool.run {
            parseProfessions(source, columns: columns, existing: existing, limits: ImportLimits.table)
        }
        var report = ImportReport(
            .professions, fileName: fileName, isDryRun: isDryRun, rows: outcome.contents?.count ?? 0)
        report.faults = outcome.faults
        guard let rows = outcome.contents else { return report }
        let names = Set(existing.map(\.name))
        let known = rows.count { names.contains($0.name) }
        report.changes = [
            "\(Swedish.count(rows.count - known, one: "nytt yrke", many: "nya yrken")) läggs till.",
            "\(Swedish.count(known, one: "yrke", many: "yrken")) som redan finns uppdateras.",
        ]
        let owner = Dictionary(
            existing.flatMap { row in row.aidCodes.map { ($0, row.name) } }, uniquingKeysWith: { first, _ in first })
        for row in rows {
            let moved = row.aidCodes.filter { code in owner[code].map { $0 != row.name } ?? false }
            if !moved.isEmpty {
                report.changes.append("AID-kod \(Swedish.list(moved)) flyttas till \(row.name).")
            }
        }
        guard !isDryRun else { return report }
        try await service.store.saveProfessions(
            rows.map {
                Profession(
                    id: 0, name: $0.name, sector: $0.sector, group: $0.group, aidCodes: $0.aidCodes, ssyk: $0.ssyk,
                    isLicensed: $0.isLicensed)
            }, event: service.event(self, by: viewer, object: "profession", after: "\(fileName): \(rows.count) rader"))
        return report
    }
}

extension Service {
    /// Imports, or tries, a table of organisations.
    ///
    /// - Parameters:
    ///   - employer: the employer that new parts without a parent are put under; nil leaves them as roots.
    ///   - columns: heading of each column; nil means found by usual headings.
    public func importOrganisations(
        path: String, fileName: String, employer: Int64? = nil, columns: [OrganisationColumn: String]? = nil,
        dayFormat: DayFormat = .yearMonthDay, dryRun: Bool, viewer: Viewer
    ) async throws -> ImportReport {
        try await perform(
            ImportOrganisations(
                organisationID: employer, path: path, fileName: fileName, columns: columns, dayFormat: dayFormat,
                isDryRun: dryRun), as: viewer)
    }

    /// Imports, or tries, a table of professions.
    ///
    /// - Parameter columns: heading of each column; nil means found by usual headings.
    public func importProfessions(
        path: String, fileName: String, columns: [ProfessionColumn: String]? = nil, dryRun: Bool, viewer: Viewer
    ) async throws -> ImportReport {
        try await perform(
            ImportProfessions(path: path, fileName: fileName, columns: columns, isDryRun: dryRun), as: viewer)
    }
}
