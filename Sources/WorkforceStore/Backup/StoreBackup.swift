internal import Foundation
internal import GRDB

/// A copy of the store that has been made and read back.
public struct StoreBackup: Sendable, Equatable {
    /// Path of the copy.
    public var path: String
    /// What is known of it.
    public var manifest: BackupManifest
    /// What the check of the copy read.
    public var check: StoreCheck
    /// Names of older copies that the rotation removed.
    public var removed: [String]
}

extension Store {
    /// Copies the store while it is in use, checks the copy, and only then gives it its name.
    ///
    /// The copy is the store as it was when copying began: every change that had been made is in it, none that came later.
    /// The thread that calls waits for the disk.
    /// - Parameters:
    ///   - directory: made when it is not there.
    ///   - time: the time now in UTC.
    ///   - version: version of Framsyn, for the manifest.
    ///   - rotation: which of the copies in the directory are kept afterwards.
    /// - Throws: ``BackupFault``, ``StoreFault``.
    public func backup(
        to directory: String, time: String, version: String, rotation: BackupRotation = .all
    ) throws -> StoreBackup {
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw BackupFault.notWritable(path: directory)
        }
        BackupFolder.removeRemains(in: directory)
        // A running number where a copy of this second is there or under way already.
        var number = 1
        var (name, part) = ("", "")
        repeat {
            guard number < 1000 else { throw BackupFault.notWritable(path: directory) }
            name = BackupFolder.name(time, number: number)
            part = "\(directory)/.\(name).part"
            number += 1
        } while FileManager.default.fileExists(atPath: directory + "/" + name)
            || FileManager.default.fileExists(atPath: part)
        try Files.create(part)
        defer { for path in [part] + Files.besides(part) { Files.remove(path) } }

        try copy(to: part, in: directory)
        try Files.synchronize(part)
        let check = StoreCheck(path: part)
        guard let log = check.log, check.isSound else {
            throw BackupFault.unsound(path: self.path, problems: check.problems)
        }
        let manifest: BackupManifest
        do {
            let size = try FileManager.default.attributesOfItem(atPath: part)[.size] as? Int64
            manifest = BackupManifest(
                file: name, time: time, version: version, logHead: log.head, bytes: size ?? 0,
                sha256: try Digest(ofFile: part))
        } catch {
            throw BackupFault.notReadable(path: part)
        }
        let path = directory + "/" + name
        try Files.write(try manifest.encoded(), to: BackupManifest.path(ofCopy: path))
        do {
            try Files.move(part, to: path)
            try Files.synchronize(directory)
        } catch {
            Files.remove(path)
            Files.remove(BackupManifest.path(ofCopy: path))
            throw error
        }
        return StoreBackup(
            path: path, manifest: manifest, check: check, removed: BackupFolder.rotate(directory, rotation))
    }

    /// Copies the store to one file with no write-ahead log beside it.
    private func copy(to path: String, in directory: String) throws {
        do {
            let target = try DatabaseQueue(path: path)
            try pool.backup(to: target)
            try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try target.close()
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
                throw BackupFault.notWritable(path: directory)
            default: throw Self.fault(error, path: self.path) ?? error
            }
        }
    }
}
