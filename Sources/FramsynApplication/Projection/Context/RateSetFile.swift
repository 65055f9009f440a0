internal import Foundation
internal import WorkforceModel

/// A rate set as bytes: the length of a JSON part, the JSON with its cell arrays taken out, and those arrays as
/// little-endian doubles. Decoding a few thousand doubles from text would take longer than estimating them.
enum RateSetFile {
    static func encode(_ set: RateSet) throws -> [UInt8] {
        var bare = set
        var numbers: [Double] = []
        for index in bare.professions.indices {
            for part in cellArrays {
                numbers += bare.professions[index][keyPath: part]
                bare.professions[index][keyPath: part] = []
            }
        }
        let json = try JSONEncoder().encode(bare)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + json.count + numbers.count * 8)
        withUnsafeBytes(of: UInt64(json.count).littleEndian) { bytes += $0 }
        bytes += json
        for number in numbers { withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 } }
        return bytes
    }

    /// - Throws: ``RateSetFault/damaged`` when the bytes are not a rate set.
    static func decode(_ bytes: [UInt8]) throws -> RateSet {
        guard bytes.count >= 8 else { throw RateSetFault.damaged }
        let length = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
        guard length <= UInt64(bytes.count - 8) else { throw RateSetFault.damaged }
        let start = 8 + Int(length)
        var set = try JSONDecoder().decode(RateSet.self, from: Data(bytes[8..<start]))
        let cells = set.space.count
        let wanted = set.professions.count * cellArrays.count * cells
        guard bytes.count - start == wanted * 8 else { throw RateSetFault.damaged }
        var offset = start
        for index in set.professions.indices {
            for part in cellArrays {
                set.professions[index][keyPath: part] = bytes.withUnsafeBytes { raw in
                    (0..<cells).map { cell in
                        Double(
                            bitPattern: UInt64(
                                littleEndian: raw.loadUnaligned(fromByteOffset: offset + cell * 8, as: UInt64.self)))
                    }
                }
                offset += cells * 8
            }
        }
        return set
    }

    /// The arrays with one entry a cell, in the order of the file.
    private static var cellArrays: [WritableKeyPath<ProfessionRates, [Double]>] {
        let causes: [WritableKeyPath<ProfessionRates, CauseRates>] = [\.retirement, \.turnover, \.other]
        let parts: [WritableKeyPath<CauseRates, [Double]>] = [\.exposure, \.exits, \.prior, \.used]
        return causes.flatMap { cause in parts.map { cause.appending(path: $0) } } + [\.hires]
    }
}

/// Why saved rates cannot be read.
enum RateSetFault: Error {
    case damaged
}
