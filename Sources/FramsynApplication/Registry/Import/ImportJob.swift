internal import Foundation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// What an import job is to do: the manifest of the job.
struct ImportOrder: Codable, Sendable {
    var token: String
    var isDryRun: Bool
    var note: UploadNote
}

/// Imports as jobs.
enum ImportJob {
    static let kind = "import"

    /// What a job was told to do; nil for other jobs.
    static func order(of job: StoredJob) -> ImportOrder? {
        guard job.kind == kind else { return nil }
        return try? JSONDecoder().decode(ImportOrder.self, from: Data(job.manifest.utf8))
    }

    /// What came of a job; nil until it has ended well.
    static func report(of job: StoredJob) -> ImportReport? {
        guard job.kind == kind, job.state == .done, let result = job.result else { return nil }
        return try? JSONDecoder().decode(ImportReport.self, from: Data(result.utf8))
    }

    /// How a job went, in a few words.
    static func outcome(_ job: StoredJob) -> String {
        switch job.state {
        case .waiting: return "väntar"
        case .running: return "pågår"
        case .cancelled: return "avbruten"
        case .interrupted: return "avbruten när servern stängdes"
        case .failed: return "gick inte"
        case .done:
            guard let report = report(of: job) else { return "klar" }
            if !report.faults.isEmpty {
                return Swedish.count(report.faults.total, one: "fel", many: "fel") + ", ingenting sparat"
            }
            return report.isDryRun ? "provläst utan fel" : "inläst"
        }
    }
}

extension Service {
    /// Starts reading a kept file as a job and returns its identity.
    func startImport(_ token: String, _ note: UploadNote, isDryRun: Bool, viewer: Viewer) async throws -> Int64 {
        let uploads = Uploads(store)
        guard let path = uploads.path(token) else { throw RequestFault.missing("fil") }
        let order = ImportOrder(token: token, isDryRun: isDryRun, note: note)
        let manifest = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
        return try await jobs.start(
            kind: ImportJob.kind, owner: viewer, organisationID: note.employer, manifest: manifest,
            time: { self.now },
            work: { reporter in
                let report = try await self.read(path, order, reporter: reporter, viewer: viewer)
                if report.isStored {
                    uploads.remove(token)
                } else if var note = uploads.note(token) {
                    note.unknown = report.unmapped
                    try? uploads.save(note, token)
                }
                return String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
            })
    }

    private func read(
        _ path: String, _ order: ImportOrder, reporter: JobReporter, viewer: Viewer
    ) async throws -> ImportReport {
        let note = order.note
        let settings = note.settings
        reporter("Läser filen", nil)
        switch note.kind {
        case .register:
            return try await perform(
                ImportRegister(
                    organisationID: note.employer, path: path, fileName: note.fileName, mapping: settings.register,
                    lastDay: settings.lastDay, unknownUnitsAreEmployers: settings.unknownUnitsAreEmployers,
                    isDryRun: order.isDryRun, reporter: reporter), as: viewer)
        case .organisations:
            return try await importOrganisations(
                path: path, fileName: note.fileName, employer: note.employer, columns: settings.organisations,
                dayFormat: settings.organisationDays, dryRun: order.isDryRun, viewer: viewer)
        case .professions:
            return try await importProfessions(
                path: path, fileName: note.fileName, columns: settings.professions, dryRun: order.isDryRun,
                viewer: viewer)
        case .observations:
            return try await perform(
                ImportObservations(
                    organisationID: note.employer, path: path, fileName: note.fileName,
                    mapping: settings.observations ?? ObservationMapping(), day: settings.observationDay,
                    isDryRun: order.isDryRun), as: viewer)
        case .population:
            return try await importPopulation(
                path: path, fileName: note.fileName, options: settings.population.options, dryRun: order.isDryRun,
                viewer: viewer)
        }
    }
}
