internal import Foundation

/// Files that must be on the disk before something is said to be done.
enum Files {
    /// Creates an empty file that only its owner may read, and refuses one that exists.
    static func create(_ path: String) throws {
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BackupFault.notWritable(path: path) }
        close(descriptor)
    }

    /// Waits until the content of a file, or the names in a directory, are on the disk.
    static func synchronize(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw BackupFault.notWritable(path: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw BackupFault.notWritable(path: path) }
    }

    /// Gives a file another name, in place of one that has it.
    static func move(_ path: String, to target: String) throws {
        guard rename(path, target) == 0 else { throw BackupFault.notWritable(path: target) }
    }

    /// Writes a file that only its owner may read, whole or not at all.
    static func write(_ content: Data, to path: String) throws {
        let part = path + ".part"
        remove(part)
        do {
            try create(part)
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: part))
            defer { try? file.close() }
            try file.write(contentsOf: content)
            try file.synchronize()
            try move(part, to: path)
        } catch {
            remove(part)
            throw (error as? BackupFault) ?? BackupFault.notWritable(path: path)
        }
    }

    /// Removes a file if it is there.
    static func remove(_ path: String) { unlink(path) }

    /// What SQLite may put beside a database file.
    static func besides(_ path: String) -> [String] { ["-journal", "-wal", "-shm"].map { path + $0 } }
}
