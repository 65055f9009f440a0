import ArgumentParser
import FramsynApplication

struct OrganisationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisations", abstract: "Skriv organisationerna med de nummer som andra kommandon vill ha.",
        discussion: """
            Utan --search, --under eller --all visas arbetsgivare och organisationer med en egen plan.

            Exempel:
              framsyn organisations
              framsyn organisations --search hemtjänst
              framsyn organisations --under 2
              framsyn organisations --all --json
            """)

    @OptionGroup var store: StoreOption
    @Option(help: ArgumentHelp("Ord i namn eller kod.", valueName: "ord")) var search = ""
    @Option(help: ArgumentHelp("Bara det som ligger under organisationen.", valueName: "nummer")) var under: Int64?
    @Flag(help: "Alla organisationer, också enheter.") var all = false
    @OptionGroup var output: OutputOption

    func run() async throws {
        let list = ListOrganisations(
            below: under, search: search, isShort: !all && under == nil && search.isEmpty)
        let answer = try await store.service().perform(list, as: .localAdministrator)
        try output.show(answer.page, answer.entries)
    }
}
