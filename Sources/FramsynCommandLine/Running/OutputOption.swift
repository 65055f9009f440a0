import ArgumentParser
import Foundation
import FramsynApplication
import Presentation

/// How a command answers.
struct OutputOption: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Skriv svaret som JSON.")
    var isJSON = false

    /// Writes the answer: the page as text, or the document as JSON.
    func show(_ page: @autoclosure () -> PageContent, _ document: some Encodable) throws {
        try show(text: PageFiles.text(page()), document)
    }

    /// Writes the answer: words, or the document as JSON.
    func show(text: @autoclosure () -> String, _ document: some Encodable) throws {
        guard isJSON else {
            let text = text()
            StandardOutput.write(text.hasSuffix("\n") ? text : text + "\n")
            return
        }
        try Self.write(document)
    }

    /// Writes a document as JSON.
    static func write(_ document: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        StandardOutput.write([UInt8](try encoder.encode(document)) + [0x0A])
    }
}
