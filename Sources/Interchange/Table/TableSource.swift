/// Where a table file is read from.
public struct TableSource: Sendable {
    /// Name of the file as the sender knows it, for faults.
    public var name: String
    /// The bytes or where they are.
    public var place: Place

    /// The bytes or where they are.
    public enum Place: Sendable {
        /// A file on disk, read in blocks.
        case path(String)
        /// Bytes in memory (an upload).
        case bytes([UInt8])
    }

    /// A file on disk; its name is the last part of the path unless another is given.
    public init(path: String, name: String? = nil) {
        self.name = name ?? path.split(separator: "/").last.map(String.init) ?? path
        self.place = .path(path)
    }

    /// Bytes in memory.
    public init(bytes: [UInt8], name: String) {
        self.name = name
        self.place = .bytes(bytes)
    }
}
