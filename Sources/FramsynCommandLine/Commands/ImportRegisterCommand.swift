import ArgumentParser
import Foundation
import FramsynApplication
import SwedishText
import WorkforceModel

struct ImportRegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register", abstract: "Läs in ett personalregister (CSV eller XLSX) för en arbetsgivare.",
        discussion: """
            Kopplingen mellan filens kolumner och uppgifterna hämtas från --mapping, annars från den som sparats med en \
            tidigare fil, annars ur rubrikerna. framsyn import mapping skriver den som en fil att ändra i.

            Exempel:
              framsyn import register personal.csv --employer 2 --dry-run
              framsyn import register personal.csv --employer 2 --last-day 2026-10-31
              framsyn import mapping personal.csv --employer 2 > koppling.json
              framsyn import register personal.csv --employer 2 --mapping koppling.json
            """)

    @Argument(help: ArgumentHelp("Filen.", valueName: "fil"), completion: .file(extensions: ["csv", "xlsx", "txt"]))
    var file: String
    @Option(help: ArgumentHelp("Arbetsgivarens nummer; se framsyn organisations.", valueName: "nummer"))
    var employer: Int64
    @Option(
        help: ArgumentHelp("Koppling som JSON.", valueName: "fil"), completion: .file(extensions: ["json"]))
    var mapping: String?
    @Option(help: ArgumentHelp("Sista dag som registret gäller, som 2026-10-31; annars ur filen.", valueName: "dag"))
    var lastDay: String?
    @Flag(help: "Räkna enheter som inte är kända till arbetsgivaren själv.") var unknownUnitsToEmployer = false
    @OptionGroup var options: ImportOptions

    func validate() throws {
        if let lastDay, Day(lastDay) == nil {
            throw ValidationError("”\(lastDay)” är ingen dag. Skriv --last-day som 2026-10-31.")
        }
    }

    func run() async throws {
        let given = try mapping.map { try Self.mapping(at: $0) }
        let (file, employer, dryRun) = (file, employer, options.dryRun)
        let (lastDay, unknownUnitsToEmployer) = (lastDay.flatMap { Day($0) }, unknownUnitsToEmployer)
        try await options.run(employer: employer) { service, reporter in
            try await service.importRegisterFile(
                path: file, employer: employer, mapping: given, lastDay: lastDay,
                unknownUnitsAreEmployers: unknownUnitsToEmployer, dryRun: dryRun, reporter: reporter,
                viewer: .localAdministrator)
        }
    }

    private static func mapping(at path: String) throws -> ImportMapping {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Refusal("Filen \(path) går inte att läsa. Kontrollera att den finns och att du får läsa den.")
        }
        do {
            return try JSONDecoder().decode(ImportMapping.self, from: data)
        } catch {
            throw Refusal(
                "Filen \(path) är ingen koppling. Skriv en ny med framsyn import mapping och ändra i den.")
        }
    }
}

struct ImportMappingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mapping", abstract: "Skriv den koppling (JSON) som ett personalregister skulle läsas med.",
        discussion: """
            columns säger vilken rubrik som är vad; units, professions, sexes, forms och exitReasons vad filens värden \
            betyder. Ändra i filen och ge den till framsyn import register --mapping.

            Exempel:
              framsyn import mapping personal.csv --employer 2 > koppling.json
            """)

    @OptionGroup var store: StoreOption
    @Argument(help: ArgumentHelp("Filen.", valueName: "fil"), completion: .file(extensions: ["csv", "xlsx", "txt"]))
    var file: String
    @Option(help: ArgumentHelp("Arbetsgivarens nummer; se framsyn organisations.", valueName: "nummer"))
    var employer: Int64

    func run() async throws {
        let mapping = try await store.service().registerMapping(
            of: file, employer: employer, viewer: .localAdministrator)
        try OutputOption.write(mapping)
    }
}
