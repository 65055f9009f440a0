import ArgumentParser
import FramsynApplication

struct ProjectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project", abstract: "Skriv framskrivningen av en plan i en mapp.",
        discussion: """
            Mappen har formen som beskrivs i Cases/README.md. Inga uppgifter sparas, och ingen mapp med uppgifter behövs.
            JSON har både oavrundade tal och de som en tabell trycker (printed).

            Exempel:
              framsyn project Cases/linkoping-2021
              framsyn project Cases/linkoping-2021 --json
            """)

    @Argument(
        help: ArgumentHelp("Mapp med case.yaml och tabeller.", valueName: "mapp"), completion: .directory)
    var directory: String
    @OptionGroup var output: OutputOption

    func run() async throws {
        let document = try ProjectionDocument(caseAt: directory)
        try output.show(text: document.text(), document)
    }
}
