import ArgumentParser
import FramsynApplication
import WorkforceModel

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Läs in en fil. Allt sparas, eller ingenting.",
        discussion: """
            Är något fel skrivs alla fel, högst 1 000, med fil, rad, kolumn, värde och vad som väntades. Då sparas \
            ingenting, och slutkoden är 1.

            Exempel:
              framsyn import organisations organisation.csv
              framsyn import professions yrken.csv
              framsyn import register personal.csv --employer 2 --dry-run
              framsyn import observations vakanser.csv --employer 2
              framsyn import population folkmangd.json
              framsyn import case Cases/linkoping-2021
            """,
        subcommands: [
            ImportRegisterCommand.self, ImportMappingCommand.self, ImportOrganisationsCommand.self,
            ImportProfessionsCommand.self, ImportObservationsCommand.self, ImportPopulationCommand.self,
            ImportCaseCommand.self,
        ])
}

/// What imports of a file have in common.
struct ImportOptions: ParsableArguments {
    @OptionGroup var store: StoreOption
    @Flag(help: "Läs och pröva filen utan att spara.") var dryRun = false
    @OptionGroup var output: OutputOption

    /// Runs an import and says what came of it.
    ///
    /// - Throws: exit code 1 when something is wrong with the file.
    func run(
        employer: Int64? = nil, _ work: @Sendable @escaping (Service, JobReporter) async throws -> ImportReport
    ) async throws {
        let service = try store.service(creates: true)
        let report = try await withProgress { try await work(service, $0) }
        let page = try await service.page(of: report, employer: employer)
        try output.show(page, ImportDocument(report))
        if !report.faults.isEmpty { throw ExitCode(1) }
    }
}

struct ImportOrganisationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisations", abstract: "Läs in organisationer (CSV eller XLSX): kod, namn, slag, överordnad.",
        discussion: """
            En rad med en kod som redan finns uppdaterar den organisationen. Kolumnerna hittas på sina rubriker.
            Första och sista dag, och koden för den som organisationen uppgick i, får stå i egna kolumner.

            Exempel:
              framsyn import organisations organisation.csv --dry-run
              framsyn import organisations enheter.xlsx --employer 2
            """)

    @Argument(help: ArgumentHelp("Filen.", valueName: "fil"), completion: .file(extensions: ["csv", "xlsx", "txt"]))
    var file: String
    @Option(help: ArgumentHelp("Arbetsgivare som delar utan överordnad läggs under.", valueName: "nummer"))
    var employer: Int64?
    @OptionGroup var options: ImportOptions

    func run() async throws {
        let (file, employer, dryRun) = (file, employer, options.dryRun)
        try await options.run(employer: employer) { service, _ in
            try await service.importOrganisationFile(
                path: file, employer: employer, dryRun: dryRun, viewer: .localAdministrator)
        }
    }
}

struct ImportProfessionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "professions", abstract: "Läs in yrken (CSV eller XLSX): namn, verksamhetsområde, AID-koder.",
        discussion: """
            Ett yrke med ett namn som redan finns uppdateras. Kolumnerna hittas på sina rubriker.

            Exempel:
              framsyn import professions yrken.csv --dry-run
              framsyn import professions yrken.csv --json
            """)

    @Argument(help: ArgumentHelp("Filen.", valueName: "fil"), completion: .file(extensions: ["csv", "xlsx", "txt"]))
    var file: String
    @OptionGroup var options: ImportOptions

    func run() async throws {
        let (file, dryRun) = (file, options.dryRun)
        try await options.run { service, _ in
            try await service.importProfessionFile(path: file, dryRun: dryRun, viewer: .localAdministrator)
        }
    }
}

struct ImportPopulationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "population", abstract: "Läs in befolkning: SCB:s JSON-stat eller PxWeb-JSON, CSV eller XLSX.",
        discussion: """
            Det som inte anges läses ur filen. En CSV utan regionkolumn behöver --region-code, och dess källa anges med \
            --source.

            Exempel:
              framsyn import population folkmangd.json
              framsyn import population fram.csv --kind projection --source SCB
              framsyn import population fram.csv --region-code 1780
            """)

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case outcome
        case projection
    }

    @Argument(help: ArgumentHelp("Filen.", valueName: "fil"), completion: .file(extensions: ["json", "csv", "xlsx"]))
    var file: String
    @Option(help: ArgumentHelp("Räknad befolkning (outcome) eller framskrivning (projection).", valueName: "slag"))
    var kind: Kind?
    @Option(help: ArgumentHelp("Källa som den ska tryckas.", valueName: "källa")) var source = ""
    @Option(help: ArgumentHelp("Sista räknade år.", valueName: "år")) var baseYear: Int?
    @Option(help: ArgumentHelp("Regionens kod.", valueName: "kod")) var regionCode = ""
    @Option(help: ArgumentHelp("Regionens namn.", valueName: "namn")) var regionName = ""
    @Flag(help: "Låt årets senaste månad stå för året när december saknas.") var latestMonth = false
    @OptionGroup var options: ImportOptions

    func validate() throws {
        if let baseYear, !(1900...2200).contains(baseYear) {
            throw ValidationError("\(baseYear) är inget år. Skriv --base-year med fyra siffror.")
        }
    }

    func run() async throws {
        let choices = PopulationChoices(
            kind: kind.map { $0 == .outcome ? .outcome : .publishedProjection }, source: source, baseYear: baseYear,
            regionCode: regionCode, regionName: regionName, takesLatestMonth: latestMonth)
        let (file, dryRun) = (file, options.dryRun)
        try await options.run { service, _ in
            try await service.importPopulationFile(
                path: file, choices: choices, dryRun: dryRun, viewer: .localAdministrator)
        }
    }
}

struct ImportCaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Läs in en plan från en mapp (se Cases/README.md).",
        discussion: """
            En plan som redan finns för nämnden med samma namn ersätts.

            Exempel:
              framsyn import case Cases/linkoping-2021 --dry-run
              framsyn import case Cases/linkoping-2021
            """)

    @OptionGroup var store: StoreOption
    @Argument(help: ArgumentHelp("Mappen.", valueName: "mapp"), completion: .directory) var directory: String
    @Flag(help: "Läs och pröva mappen utan att spara.") var dryRun = false
    @OptionGroup var output: OutputOption

    private struct Answer: Encodable {
        var stored: Bool
        var dryRun: Bool
        var organisation: Int64?
    }

    func run() async throws {
        if dryRun {
            _ = try ProjectionDocument(caseAt: directory)
            return try output.show(
                text: "Planen i \(directory) går att läsa in. Ingenting är sparat.",
                Answer(stored: false, dryRun: true))
        }
        let organisation = try await store.service(creates: true).importCase(
            directory: directory, viewer: .localAdministrator)
        try output.show(
            text: "Planen är inläst. Organisationens nummer är \(organisation).",
            Answer(stored: true, dryRun: false, organisation: organisation))
    }
}
