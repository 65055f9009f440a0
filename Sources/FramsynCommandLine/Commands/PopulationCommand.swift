import ArgumentParser
import FramsynApplication

struct PopulationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "population", abstract: "Visa eller räkna fram befolkning.",
        discussion: """
            Exempel:
              framsyn import population folkmangd.json     läs in SCB:s uttag
              framsyn population list                      se vad som finns
              framsyn population project 1780              räkna fram historiken
            """,
        subcommands: [PopulationListCommand.self, PopulationProjectCommand.self])
}

struct PopulationListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Skriv vilken befolkning som är inläst.",
        discussion: """
            Exempel:
              framsyn population list
              framsyn population list --json
            """)

    @OptionGroup var store: StoreOption
    @OptionGroup var output: OutputOption

    func run() async throws {
        let service = try store.service()
        let tables = try await service.perform(ListPopulation(), as: .localAdministrator)
        let page = try await service.perform(
            PopulationPage(PageRequest(path: "/register/befolkning")), as: .localAdministrator)
        try output.show(page, tables)
    }
}

struct PopulationProjectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project", abstract: "Räkna fram en regions befolkning ur den räknade, och spara den.",
        discussion: """
            Behövs bara där SCB:s egen framskrivning saknas. Födda, döda och flyttningar räknas per årskull, och \
            dödligheten fortsätter att sjunka.

            Exempel:
              framsyn population project 1780
              framsyn population project 1780 --through 2045 --json
            """)

    @OptionGroup var store: StoreOption
    @Argument(help: ArgumentHelp("Regionens kod, som 1780.", valueName: "regionkod")) var region: String
    @Option(help: ArgumentHelp("Sista år; annars 25 år framåt.", valueName: "år")) var through: Int?
    @OptionGroup var output: OutputOption

    func run() async throws {
        let service = try store.service()
        let (region, through) = (region, through)
        let made = try await withProgress { reporter in
            try await service.projectPopulation(
                region: region, through: through, reporter: reporter, viewer: .localAdministrator)
        }
        try output.show(
            text:
                "Befolkningen i \(made.regionName) är framräknad till \(made.lastYear) med \(made.baseYear) som sista räknade år.",
            made)
    }
}
