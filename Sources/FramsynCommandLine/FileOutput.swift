import Foundation

/// Bytes on standard output.
enum FileOutput {
    static func write(_ bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes))
    }
}
