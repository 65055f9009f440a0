internal import Foundation
internal import Logging
internal import Presentation
internal import SwedishText
internal import WorkforceModel
public import WorkforceStore

/// What came of the latest copy; kept as a setting so that the pages can tell.
struct BackupOutcome: Sendable, Codable, Equatable {
    /// The setting's name.
    static let setting = "backup"
    /// When, in UTC.
    var time: String
    /// Where copies are put.
    var directory: String
    /// The copy's name; nil when none was made.
    var file: String?
    /// Its size.
    var bytes: Int64?
    /// Why none was made, in words.
    var fault: String?
}

/// A copy that was made, for the terminal and for machines.
public struct BackupDocument: Sendable, Equatable, Encodable {
    /// Path of the copy.
    public var file: String
    /// What is known of it.
    public var manifest: BackupManifest
    /// Names of older copies that were removed.
    public var removed: [String]
}

/// Copies the store while it is in use.
public struct CreateBackup: UseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.registry, .installation)
    /// A copy holds the whole installation.
    public var organisationID: Int64? { nil }
    /// The log tells of the copy.
    public static var changes: Bool { true }
    private let directory: String
    private let rotation: BackupRotation
    private let version: String

    /// Without any count every copy is kept.
    ///
    /// - Parameters:
    ///   - directory: where copies are put; made when it is not there.
    ///   - latest: so many of the newest are kept.
    ///   - daily: the newest of each day, so many days.
    ///   - weekly: the newest of each week, so many weeks.
    ///   - monthly: the newest of each month, so many months.
    ///   - version: version of Framsyn.
    public init(
        directory: String, latest: Int? = nil, daily: Int? = nil, weekly: Int? = nil, monthly: Int? = nil,
        version: String
    ) {
        self.init(
            directory: directory,
            rotation: BackupRotation(latest: latest, daily: daily, weekly: weekly, monthly: monthly), version: version)
    }

    init(directory: String, rotation: BackupRotation, version: String) {
        self.directory = URL(fileURLWithPath: directory).standardizedFileURL.path
        self.rotation = rotation
        self.version = version
    }

    /// Copies, checks the copy and removes those that are no longer kept.
    ///
    /// - Throws: ``JobFault`` with what is wrong and what to do.
    public func run(in service: Service, as viewer: Viewer) async throws -> BackupDocument {
        let (store, time, directory, rotation, version) = (service.store, service.now, directory, rotation, version)
        do {
            // It waits for the disk, so it is done where nobody's page has to wait for it.
            let made = try await service.pool.run {
                try store.backup(to: directory, time: time, version: version, rotation: rotation)
            }
            let words = "\(made.manifest.file), händelse \(made.manifest.logHead.id)"
            await note(
                BackupOutcome(
                    time: time, directory: directory, file: made.manifest.file, bytes: made.manifest.bytes), words,
                service, viewer)
            return BackupDocument(file: made.path, manifest: made.manifest, removed: made.removed)
        } catch {
            let words = Service.words(of: error)
            await note(BackupOutcome(time: time, directory: directory, fault: words), words, service, viewer)
            throw JobFault(words: "Ingen säkerhetskopia är gjord. \(words)")
        }
    }

    /// Writes in the log how it went. A copy is good also when that cannot be written.
    private func note(_ outcome: BackupOutcome, _ words: String, _ service: Service, _ viewer: Viewer) async {
        if let fault = outcome.fault { service.logger.error("no backup was made in \(directory): \(fault)") }
        var event = service.event(self, by: viewer, object: "backup", after: words)
        event.kind = .administration
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            let json = String(decoding: try encoder.encode(outcome), as: UTF8.self)
            try await service.store.saveSetting(BackupOutcome.setting, json, event: event)
        } catch {
            service.logger.error("the outcome of a backup cannot be stored: \(error)")
        }
    }
}

extension Store {
    /// What came of the latest copy; nil before the first.
    func backupOutcome() async throws -> BackupOutcome? {
        try await setting(BackupOutcome.setting).flatMap {
            try? JSONDecoder().decode(BackupOutcome.self, from: Data($0.utf8))
        }
    }
}

extension Service {
    /// The card that tells of copies.
    func backupCard() async throws -> Card {
        let words: [Prose]
        if let latest = try await store.backupOutcome() {
            let time = TimeText.text(latest.time)
            if let file = latest.file {
                let size = latest.bytes.map { " (\(Swedish.number(Double($0) / 1_000_000, decimals: 1)) MB)" } ?? ""
                words = [
                    Prose([
                        .text("Senaste kopian gjordes "), .strong(time), .text(" och är läst igen: \(file)\(size)."),
                    ])
                ]
            } else {
                words = [
                    Prose([.strong("Senaste försöket, \(time), gav ingen kopia."), .text(" \(latest.fault ?? "")")])
                ]
            }
        } else {
            words = [
                "Ingen säkerhetskopia har gjorts ännu. framsyn backup gör en medan servern är igång; framsyn serve --backup-dir gör en varje natt."
            ]
        }
        return Card("Säkerhetskopior", blocks: [.paragraphs(words)])
    }
}
