import ArgumentParser
import Foundation
import FramsynApplication
import Logging

/// Where the store is, for commands that use one.
struct StoreOption: ParsableArguments {
    @Option(name: .customLong("data"), help: "Mappen där uppgifterna finns.")
    var directory = "./framsyn-data"

    /// A service on the store.
    func service() throws -> Service {
        do {
            return try Service.open(directory: directory, logger: Logger(label: "framsyn"))
        } catch let fault as OpeningFault {
            throw Refusal(fault.words)
        }
    }
}

/// A failure with its Swedish sentence; the program ends with code 1.
struct Refusal: Error, CustomStringConvertible {
    var description: String

    init(_ words: String) {
        description = words
    }
}

/// Writes to standard error.
func note(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}
