public import Foundation
public import Logging
internal import WorkforceStore

/// What was put back, for the terminal and for machines.
public struct RestoreDocument: Sendable, Equatable, Encodable {
    /// The store.
    public var file: String
    /// The copy.
    public var copy: String
    /// Where the store that was there lies now.
    public var replaced: String?
    /// Events of the copy's log.
    public var events: Int?
}

extension Service {
    /// Puts a copy in the place of the store in `directory`, checked before and after, and writes that in the log.
    ///
    /// There may be no store to open, so this stands beside the use cases as opening does; it is done at the machine.
    /// - Throws: ``OpeningFault`` with what is wrong; then what was there is as it was.
    public static func restore(
        _ copy: String, to directory: String, replaces: Bool, logger: Logger, clock: () -> Date = { Date() }
    ) async throws -> RestoreDocument {
        let time = clock().formatted(.iso8601)
        let restored: StoreRestore
        do {
            restored = try StoreRestore(of: copy, to: directory, replaces: replaces, time: time)
        } catch let fault as BackupFault {
            throw OpeningFault(words: fault.words)
        }
        let service = try open(directory: directory, creates: false, logger: logger)
        try await service.store.record(
            Event.Draft(
                time: time, actor: Viewer.localAdministrator.name, useCase: "RestoreStore", object: "store",
                after: URL(fileURLWithPath: copy).lastPathComponent, kind: .administration))
        let check = StoreCheck(path: restored.path)
        guard check.isSound else {
            throw OpeningFault(words: BackupFault.unsound(path: restored.path, problems: check.problems).words)
        }
        return RestoreDocument(
            file: restored.path, copy: copy, replaced: restored.replaced, events: restored.check.log?.events)
    }
}
