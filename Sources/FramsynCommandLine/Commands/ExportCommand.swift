import ArgumentParser
import FramsynApplication

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Skriv ut en plan som filer.",
        discussion: """
            Exempel:
              framsyn export case min-plan --org 3
            """,
        subcommands: [ExportCaseCommand.self])
}

struct ExportCaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Skriv en organisations plan till en mapp, i den form som import case läser.",
        discussion: """
            Mappen får case.yaml och en CSV per tabell; formen beskrivs i Cases/README.md. Bygger planen på ett \
            personalregister följer avgångstalen med.

            Exempel:
              framsyn export case min-plan --org 3
              framsyn project min-plan
            """)

    @OptionGroup var store: StoreOption
    @Argument(help: ArgumentHelp("Mappen.", valueName: "mapp"), completion: .directory) var directory: String
    @OptionGroup var organisation: OrganisationOption
    @OptionGroup var output: OutputOption

    func run() async throws {
        let written = try await store.service().perform(
            ExportCase(organisation: organisation.number, directory: directory), as: .localAdministrator)
        try output.show(text: "Planen är skriven till \(directory): \(written.files.joined(separator: " "))", written)
    }
}
