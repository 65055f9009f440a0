internal import Foundation

/// Fixed-width integers as bytes, little-endian, with a checksum.
enum ColumnBlob {
    /// The column's bytes.
    static func encode<Value: FixedWidthInteger>(_ column: [Value]) -> Data {
        column.map(\.littleEndian).withUnsafeBytes { Data($0) }
    }

    /// The column of the bytes; nil when the length is not a whole number of values.
    static func decode<Value: FixedWidthInteger>(_ data: Data, as type: Value.Type) -> [Value]? {
        let width = MemoryLayout<Value>.size
        guard data.count % width == 0 else { return nil }
        var column = [Value](repeating: 0, count: data.count / width)
        column.withUnsafeMutableBytes { target in _ = data.copyBytes(to: target) }
        return Value.bitWidth == 8 ? column : column.map { Value(littleEndian: $0) }
    }

    /// FNV-1a over the bytes, eight at a time; finds damage, guards against nothing else.
    static func checksum(_ data: Data) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        data.withUnsafeBytes { bytes in
            var offset = 0
            while offset + 8 <= bytes.count {
                hash =
                    (hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
                    &* 0x100_0000_01b3
                hash ^= hash >> 29
                offset += 8
            }
            while offset < bytes.count {
                hash = (hash ^ UInt64(bytes[offset])) &* 0x100_0000_01b3
                offset += 1
            }
        }
        return Int64(bitPattern: hash)
    }
}
