import ArgumentParser
import Foundation
import FramsynApplication

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Läs in en fil.",
        subcommands: [ImportRegisterCommand.self, ImportCaseCommand.self])
}

struct ImportRegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register", abstract: "Läs in ett personalregister (CSV eller XLSX) för en arbetsgivare.",
        discussion: """
            Kopplingen mellan filens kolumner och uppgifterna hämtas från den som sparats på sidan Register → Import,
            annars ur rubrikerna. Är något fel skrivs alla fel och ingenting sparas; slutkoden är då 1.

            Exempel:
              framsyn import register personal.csv --employer 2 --dry-run
              framsyn import register personal.csv --employer 2
            """)

    @OptionGroup var store: StoreOption
    @Argument(help: "Filen.", completion: .file(extensions: ["csv", "xlsx", "txt"])) var file: String
    @Option(help: "Arbetsgivarens nummer.") var employer: Int64
    @Flag(help: "Läs utan att spara.") var dryRun = false
    @Flag(help: "Skriv JSON.") var json = false

    func run() async throws {
        let service = try store.service()
        let report = try await service.importRegisterFile(
            path: file, employer: employer, dryRun: dryRun, viewer: .localAdministrator)
        print(json ? try report.json() : report.text)
        if !report.isAccepted { throw ExitCode(1) }
    }
}

struct ImportCaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Läs in en plan från en mapp (se Cases/README.md).")

    @OptionGroup var store: StoreOption
    @Argument(help: "Mappen.", completion: .directory) var directory: String

    func run() async throws {
        let service = try store.service()
        do {
            let organisation = try await service.importCase(directory: directory, viewer: .localAdministrator)
            print("Planen är inläst. Organisationens nummer är \(organisation).")
        } catch {
            throw Refusal("\(error)")
        }
    }
}
