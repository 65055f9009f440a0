import Glibc
import WorkforceModel

/// Hands out a file's bytes block by block; bytes in memory are one block.
final class BlockReader {
    /// Size of the file in bytes.
    let size: Int
    private let file: Int32?
    private var bytes: [UInt8]?

    /// Bytes of a block from disk.
    static let blockSize = 1 << 20

    /// Opens the source; a fault when it cannot be opened, is empty or too large.
    init(_ source: TableSource, limits: TableLimits) throws(ImportFault) {
        switch source.place {
        case .bytes(let bytes):
            file = nil
            size = bytes.count
            self.bytes = bytes
        case .path(let path):
            let file = open(path, O_RDONLY | O_CLOEXEC)
            var status = stat()
            guard file >= 0 else { throw ImportFault(file: source.name, reason: .cannotOpen) }
            guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                close(file)
                throw ImportFault(file: source.name, reason: .cannotOpen)
            }
            self.file = file
            size = Int(status.st_size)
        }
        if size == 0 { throw ImportFault(file: source.name, reason: .emptyFile) }
        if size > limits.fileBytes {
            throw ImportFault(file: source.name, reason: .fileTooLarge(limitBytes: limits.fileBytes))
        }
    }

    /// The next block; empty at the end of the file. `block` is reused for files on disk.
    func next(into block: inout [UInt8]) -> Bool {
        guard let file else {
            block = bytes ?? []
            bytes = nil
            return !block.isEmpty
        }
        var room = block
        block = []
        if room.count != Self.blockSize { room = [UInt8](repeating: 0, count: Self.blockSize) }
        var filled = 0
        while filled < Self.blockSize {
            let count = room.withUnsafeMutableBytes {
                read(file, $0.baseAddress?.advanced(by: filled), $0.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            filled += count
        }
        if filled < room.count { room.removeLast(room.count - filled) }
        block = room
        return filled > 0
    }

    deinit {
        if let file { close(file) }
    }
}
