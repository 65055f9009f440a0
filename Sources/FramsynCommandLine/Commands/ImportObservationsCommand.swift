import ArgumentParser
import FramsynApplication
import WorkforceModel

struct ImportObservationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "observations",
        abstract: "Läs in vakanser och antal som saknar föreskriven utbildning, per yrke (CSV eller XLSX).",
        discussion: """
            En rad per yrke, och per enhet eller arbetsgivare om ni vill: yrke, dag, vakanser och antal utan föreskriven \
            utbildning. Tomt är inte levererat, 0 är inga. En uppgift som redan finns för samma dag ersätts. Kolumnerna \
            hittas på sina rubriker, eller på den koppling som sparats med arbetsgivarens förra fil.

            Exempel:
              framsyn import observations vakanser.csv --employer 2 --dry-run
              framsyn import observations vakanser.xlsx --employer 2 --day 2026-10-31
              framsyn import observations lanet.csv
            """)

    @Argument(help: ArgumentHelp("Filen.", valueName: "fil"), completion: .file(extensions: ["csv", "xlsx", "txt"]))
    var file: String
    @Option(
        help: ArgumentHelp(
            "Arbetsgivaren filen kommer från; utan den ska varje rad namnge arbetsgivare eller enhet.",
            valueName: "nummer"))
    var employer: Int64?
    @Option(help: ArgumentHelp("Dagen hela filen gäller, när den saknar kolumn för dag.", valueName: "dag"))
    var day: String?
    @OptionGroup var options: ImportOptions

    func validate() throws {
        if let day, Day(day) == nil {
            throw ValidationError("”\(day)” är ingen dag. Skriv --day som 2026-10-31.")
        }
    }

    func run() async throws {
        let (file, employer, dryRun) = (file, employer, options.dryRun)
        let day = day.flatMap { Day($0) }
        try await options.run(employer: employer) { service, _ in
            try await service.importObservationFile(
                path: file, employer: employer, day: day, dryRun: dryRun, viewer: .localAdministrator)
        }
    }
}
