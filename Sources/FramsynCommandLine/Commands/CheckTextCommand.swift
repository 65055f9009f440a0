import ArgumentParser
import Foundation
import FramsynApplication
import SwedishText
import WorkforceModel

struct CheckTextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-text", abstract: "Pröva siffrorna i en plans text mot organisationens tabeller.",
        discussion: """
            Slutkoden är 1 när någon siffra inte stämmer. Ett streck i stället för filen läser standard in. Texten sparas \
            inte.

            Exempel:
              framsyn check-text plan.txt --org 1
              framsyn check-text plan.txt --org 1 --json
              pdftotext plan.pdf - | framsyn check-text - --org 1
            """)

    @OptionGroup var store: StoreOption
    @Argument(help: ArgumentHelp("Textfilen, eller - för standard in.", valueName: "fil"), completion: .file())
    var file: String
    @OptionGroup var organisation: OrganisationOption
    @OptionGroup var output: OutputOption

    /// Bytes of a text at most.
    private static let mostBytes = 16 << 20

    private struct Line: Encodable {
        var figure: String
        var code: String
        var verdict: String
        var sentence: String
        var explanation: String
    }

    func run() async throws {
        let text = try text()
        let findings = try await store.service().checkText(
            text, of: organisation.number, viewer: .localAdministrator)
        let lines = findings.filter { !$0.isTableCell || $0.verdict == .disagrees }.map {
            Line(
                figure: $0.written, code: $0.verdict.rawValue, verdict: $0.verdict.swedish, sentence: $0.sentence,
                explanation: $0.explanation)
        }
        try output.show(
            text: lines.isEmpty
                ? "Texten har inga siffror att pröva."
                : lines.map { "\($0.explanation)\n    \($0.sentence)\n" }.joined(separator: "\n"), lines)
        if findings.contains(where: { $0.verdict == .disagrees }) { throw ExitCode(1) }
    }

    private func text() throws -> String {
        guard let handle = file == "-" ? .standardInput : FileHandle(forReadingAtPath: file),
            let data = try? handle.read(upToCount: Self.mostBytes + 1) ?? Data()
        else { throw Refusal("Filen \(file) går inte att läsa. Kontrollera att den finns och att du får läsa den.") }
        guard data.count <= Self.mostBytes else {
            throw Refusal("Texten är större än 16 MB. Pröva den i delar.")
        }
        guard !data.isEmpty else { throw Refusal("Filen \(file) är tom. Spara planens text i den och försök igen.") }
        guard !data.contains(0) else {
            throw Refusal("Filen \(file) är ingen textfil. Spara planen som text, till exempel med pdftotext.")
        }
        return String(data: data, encoding: .utf8) ?? String(data: data, encoding: .windowsCP1252)
            ?? String(decoding: data, as: UTF8.self)
    }
}
