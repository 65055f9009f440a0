import CZip
import Glibc
import WorkforceModel

/// A packed file opened for reading, with sizes checked before anything is unpacked.
final class ZipArchive {
    private let archive: OpaquePointer
    private let file: String

    /// Opens `source`; a fault when it is no archive, has too many parts or unpacks too large.
    init(_ source: TableSource, limits: TableLimits) throws(ImportFault) {
        file = source.name
        switch source.place {
        case .path(let path):
            var code: Int32 = 0
            guard let opened = zip_open(path, ZIP_RDONLY, &code) else {
                throw ImportFault(file: source.name, reason: .unreadable(.xlsx, detail: "zip \(code)"))
            }
            archive = opened
        case .bytes(let bytes):
            // The library keeps its own copy for as long as the archive is open, and frees it.
            let copy = malloc(max(bytes.count, 1))
            bytes.withUnsafeBytes { if let base = $0.baseAddress { copy?.copyMemory(from: base, byteCount: $0.count) } }
            guard let copy, let buffer = zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil) else {
                throw ImportFault(file: source.name, reason: .unreadable(.xlsx, detail: "memory"))
            }
            guard let opened = zip_open_from_source(buffer, ZIP_RDONLY, nil) else {
                zip_source_free(buffer)
                throw ImportFault(file: source.name, reason: .unreadable(.xlsx, detail: "zip"))
            }
            archive = opened
        }
        try checkSizes(limits)
    }

    deinit {
        zip_discard(archive)
    }

    /// Refuses a zip bomb by the sizes it states; ``ZipPart`` refuses one that states them falsely.
    private func checkSizes(_ limits: TableLimits) throws(ImportFault) {
        let count = zip_get_num_entries(archive, 0)
        guard count > 0, count <= limits.parts else {
            throw ImportFault(file: file, reason: .unreadable(.xlsx, detail: "\(count) parts"))
        }
        var total: UInt64 = 0
        for index in 0..<UInt64(count) {
            var status = zip_stat_t()
            guard zip_stat_index(archive, index, 0, &status) == 0, status.valid & UInt64(ZIP_STAT_SIZE) != 0 else {
                throw ImportFault(file: file, reason: .unreadable(.xlsx, detail: "part \(index)"))
            }
            let (sum, overflow) = total.addingReportingOverflow(status.size)
            total = sum
            let isTooDense =
                status.size > 1 << 20 && status.size / max(status.comp_size, 1) > UInt64(limits.packingRatio)
            if overflow || total > UInt64(limits.unpackedBytes) || isTooDense {
                throw ImportFault(file: file, reason: .unpacksTooLarge(limitBytes: limits.unpackedBytes))
            }
        }
    }

    /// The part with `path`; nil when there is none.
    func part(_ path: String) throws(ImportFault) -> ZipPart? {
        let index = zip_name_locate(archive, path, 0)
        guard index >= 0 else { return nil }
        var status = zip_stat_t()
        guard zip_stat_index(archive, UInt64(index), 0, &status) == 0,
            let opened = zip_fopen_index(archive, UInt64(index), 0)
        else { throw ImportFault(file: file, reason: .unreadable(.xlsx, detail: path)) }
        return ZipPart(opened, size: Int(clamping: status.size), path: path, file: file, archive: self)
    }
}

/// One part of an archive, unpacked piece by piece.
final class ZipPart {
    /// Stated size when unpacked.
    let size: Int
    /// Bytes unpacked so far.
    private(set) var bytesRead = 0
    private let handle: OpaquePointer
    private let path: String
    private let file: String
    private let archive: ZipArchive
    /// The piece that was unpacked last.
    private(set) var chunk = [UInt8](repeating: 0, count: 64 << 10)

    fileprivate init(_ handle: OpaquePointer, size: Int, path: String, file: String, archive: ZipArchive) {
        self.handle = handle
        self.size = size
        self.path = path
        self.file = file
        self.archive = archive
    }

    deinit {
        zip_fclose(handle)
    }

    /// Unpacks the next piece into ``chunk``; its length, 0 at the end.
    func next() throws(ImportFault) -> Int {
        let handle = handle
        let count = chunk.withUnsafeMutableBytes { bytes -> Int in
            guard let base = bytes.baseAddress else { return -1 }
            return Int(zip_fread(handle, base, UInt64(bytes.count)))
        }
        guard count >= 0, bytesRead + count <= size else {
            throw ImportFault(file: file, reason: .unreadable(.xlsx, detail: path))
        }
        bytesRead += count
        return count
    }
}
