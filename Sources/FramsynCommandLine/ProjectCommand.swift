import ArgumentParser
import FramsynApplication

struct ProjectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project", abstract: "Skriv framskrivningen av en plan i en mapp.",
        discussion: """
            Mappen har formen som beskrivs i Cases/README.md.

            Exempel:
              framsyn project Cases/linkoping-2021
              framsyn project Cases/linkoping-2021 --json
            """)

    @Argument(help: "Mapp med case.yaml och tabeller.", completion: .directory) var directory: String
    @Flag(help: "Skriv JSON med oavrundade och tryckta tal.") var json = false

    func run() async throws {
        let document: ProjectionDocument
        do {
            document = try ProjectionDocument(caseAt: directory)
        } catch let problem as CaseProblem {
            throw Refusal(problem.words)
        }
        print(json ? try document.json() : document.text())
    }
}
