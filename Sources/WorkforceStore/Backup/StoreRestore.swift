internal import Foundation
internal import GRDB

/// A copy that has been put in a store's place.
public struct StoreRestore: Sendable, Equatable {
    /// The store.
    public var path: String
    /// Where the store that was there lies now; nil when there was none.
    public var replaced: String?
    /// What the check of the store read.
    public var check: StoreCheck

    /// Puts a copy in the place of the store in `directory`, after checking it, and checks what was put there.
    ///
    /// - Parameters:
    ///   - replaces: whether a store that is there is put aside; otherwise it is a fault.
    ///   - time: the time now in UTC, for the name of the store that is put aside.
    /// - Throws: ``BackupFault``; then the store that was there is as it was.
    public init(of copy: String, to directory: String, replaces: Bool, time: String) throws {
        guard FileManager.default.isReadableFile(atPath: copy) else { throw BackupFault.notReadable(path: copy) }
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        } catch {
            throw BackupFault.notWritable(path: directory)
        }
        path = directory + "/framsyn.sqlite"
        let lock = try RestoreLock(directory)
        defer { lock.release() }
        let isThere = FileManager.default.fileExists(atPath: path)
        if isThere && !replaces { throw BackupFault.occupied(path: path) }

        let part = directory + "/.framsyn.sqlite.part"
        for path in [part] + Files.besides(part) { Files.remove(path) }
        defer { for path in [part] + Files.besides(part) { Files.remove(path) } }
        try Self.bring(copy, to: part)
        check = StoreCheck(path: part)
        guard check.isSound else { throw BackupFault.unsound(path: copy, problems: check.problems) }
        if isThere {
            try Self.settle(path)
            replaced = try Self.setAside(path, directory, time)
        }
        do {
            try Files.move(part, to: path)
        } catch {
            if let replaced { try? Self.moveAll(replaced, to: path) }
            throw error
        }
        try Files.synchronize(directory)
    }

    /// Copies the file, and holds the copy against the manifest if there is one.
    private static func bring(_ copy: String, to part: String) throws {
        do {
            try Files.create(part)
            let source = try FileHandle(forReadingFrom: URL(fileURLWithPath: copy))
            defer { try? source.close() }
            let target = try FileHandle(forWritingTo: URL(fileURLWithPath: part))
            defer { try? target.close() }
            while let piece = try source.read(upToCount: 1 << 20), !piece.isEmpty {
                try target.write(contentsOf: piece)
            }
            try target.synchronize()
        } catch {
            throw (error as? BackupFault) ?? BackupFault.notWritable(path: part)
        }
        if let manifest = BackupManifest(ofCopy: copy) {
            guard let digest = try? Digest(ofFile: part), digest == manifest.sha256 else {
                throw BackupFault.differsFromManifest(path: copy)
            }
        }
    }

    /// Brings the store's write-ahead log into its file, which SQLite does only when no other program has it open. A store
    /// that is too damaged for that is put aside as it is.
    private static func settle(_ path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .immediateError
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            let mode = try queue.writeWithoutTransaction {
                try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE")
            }
            guard mode == "delete" else { throw BackupFault.inUse(path: path) }
        } catch let error as DatabaseError {
            if [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) { throw BackupFault.inUse(path: path) }
        }
    }

    private static func setAside(_ path: String, _ directory: String, _ time: String) throws -> String {
        let digits = time.filter(\.isNumber)
        let base = "\(directory)/framsyn-ersatt-\(digits.prefix(8))-\(digits.dropFirst(8).prefix(6))"
        var aside = base + ".sqlite"
        var number = 2
        while FileManager.default.fileExists(atPath: aside) {
            aside = "\(base)-\(number).sqlite"
            number += 1
        }
        try moveAll(path, to: aside)
        return aside
    }

    private static func moveAll(_ path: String, to target: String) throws {
        for (from, to) in zip(Files.besides(path), Files.besides(target))
        where FileManager.default.fileExists(atPath: from) {
            try Files.move(from, to: to)
        }
        try Files.move(path, to: target)
    }
}

/// The lock that a server holds on its data directory.
private struct RestoreLock {
    private let descriptor: Int32

    /// - Throws: ``BackupFault/inUse(path:)`` when a server holds it.
    init(_ directory: String) throws {
        let path = directory + "/framsyn.lock"
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BackupFault.notWritable(path: directory) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw BackupFault.inUse(path: directory)
        }
    }

    func release() { close(descriptor) }
}
