/// Why a copy could not be made or put back. Nothing half-made is left.
public enum BackupFault: Error, Equatable, Sendable {
    /// The directory cannot be made or written to: rights, a full disk or a failing one.
    case notWritable(path: String)
    /// The file cannot be read.
    case notReadable(path: String)
    /// What was written is not what was read back.
    case unsound(path: String, problems: [StoreProblem])
    /// The file is not the one that its manifest tells of.
    case differsFromManifest(path: String)
    /// There is a store where one was to be put.
    case occupied(path: String)
    /// A server or another program holds the store.
    case inUse(path: String)
}
