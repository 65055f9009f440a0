import ArgumentParser
import Foundation
import FramsynApplication
import SwedishText
import WorkforceModel

struct CheckTextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-text", abstract: "Pröva siffrorna i en plans text mot organisationens tabeller.",
        discussion: """
            Slutkoden är 1 när någon siffra inte stämmer.

            Exempel:
              framsyn check-text plan.txt --org 1
              framsyn check-text plan.txt --org 1 --json
            """)

    @OptionGroup var store: StoreOption
    @Argument(help: "Textfilen.", completion: .file()) var file: String
    @Option(help: "Organisationens nummer.") var org: Int64
    @Flag(help: "Skriv JSON.") var json = false

    private struct Line: Encodable {
        var figure: String
        var verdict: String
        var sentence: String
        var explanation: String
    }

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Refusal("Filen \(file) går inte att läsa. Kontrollera namnet.")
        }
        let service = try store.service()
        let findings = try await service.checkText(String(decoding: data, as: UTF8.self), of: org)
        let lines = findings.filter { !$0.isTableCell || $0.verdict == .disagrees }.map {
            Line(figure: $0.written, verdict: $0.verdict.swedish, sentence: $0.sentence, explanation: $0.explanation)
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            print(String(decoding: try encoder.encode(lines), as: UTF8.self))
        } else {
            for line in lines { print("\(line.explanation)\n    \(line.sentence)\n") }
        }
        if findings.contains(where: { $0.verdict == .disagrees }) { throw ExitCode(1) }
    }
}
