/// Builds archives of stored (not compressed) parts, so that a changed part has a checksum that holds.
struct StoredZip {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// Adds a part.
    mutating func add(_ path: String, _ data: [UInt8]) {
        let name = Array(path.utf8)
        let offset = UInt32(body.count)
        var fields: [UInt8] = []
        append(UInt16(20), to: &fields)
        append(UInt16(0x0800), to: &fields)
        append(UInt16(0), to: &fields)
        append(UInt32(0x2821_0000), to: &fields)
        append(StoredZip.checksum(data), to: &fields)
        append(UInt32(data.count), to: &fields)
        append(UInt32(data.count), to: &fields)
        append(UInt16(name.count), to: &fields)
        append(UInt16(0), to: &fields)
        append(UInt32(0x0403_4B50), to: &body)
        body += fields + name + data
        append(UInt32(0x0201_4B50), to: &directory)
        append(UInt16(20), to: &directory)
        directory += fields
        append(UInt16(0), to: &directory)
        append(UInt16(0), to: &directory)
        append(UInt16(0), to: &directory)
        append(UInt32(0), to: &directory)
        append(offset, to: &directory)
        directory += name
        count += 1
    }

    /// The archive.
    var bytes: [UInt8] {
        var end: [UInt8] = []
        append(UInt32(0x0605_4B50), to: &end)
        append(UInt32(0), to: &end)
        append(count, to: &end)
        append(count, to: &end)
        append(UInt32(directory.count), to: &end)
        append(UInt32(body.count), to: &end)
        append(UInt16(0), to: &end)
        return body + directory + end
    }

    private func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = .max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
