internal import Foundation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

extension Service {
    /// Imports, or tries, a register with the employer's saved mapping, or with the one that its headings suggest.
    ///
    /// - Throws: ``ImportProblem`` when the file cannot be read at all; otherwise as `importRegister`.
    public func importRegisterFile(
        path: String, employer: Int64, dryRun: Bool, viewer: Viewer
    ) async throws -> ImportReport {
        let name = URL(fileURLWithPath: path).lastPathComponent
        let mapping: ImportMapping
        do {
            mapping = try await registerMapping(path: path, fileName: name, employer: employer)
        } catch let fault as ImportFault {
            throw ImportProblem(words: fault.swedishSentence)
        }
        return try await importRegister(
            path: path, fileName: name, employer: employer, mapping: mapping, dryRun: dryRun, viewer: viewer)
    }
}

/// Why a file cannot be read, as a Swedish sentence with place and remedy.
public struct ImportProblem: Error, CustomStringConvertible {
    /// The sentence.
    public var words: String
    /// The sentence.
    public var description: String { words }
}

extension ImportReport {
    /// Whether nothing is wrong with the file.
    public var isAccepted: Bool { faults.isEmpty }

    /// The report in words: every fault, or what was taken in.
    public var text: String {
        guard isAccepted else {
            return ([faults.swedishSummary] + faults.faults.map(\.swedishSentence)).joined(separator: "\n")
        }
        var lines = [
            "\(fileName): \(Swedish.count(rows, one: "rad", many: "rader")) \(isDryRun ? "går att läsa in; ingenting är sparat." : "inlästa.")"
        ]
        if let register {
            lines.append(
                "\(Swedish.count(register.persons, one: "person", many: "personer")), \(Swedish.count(register.professions, one: "yrke", many: "yrken")), \(Swedish.count(register.units, one: "enhet", many: "enheter")). Uppgifter till \(register.lastDay)."
            )
        }
        return (lines + changes).joined(separator: "\n")
    }

    /// The report as JSON.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
