import ArgumentParser
import FramsynApplication

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Skapa en demonstration: en påhittad region med syntetiska medarbetare, och en publicerad plan.",
        discussion: """
            Mappen ska vara tom; inget som finns skrivs över.

            Exempel:
              framsyn demo
              framsyn demo --small --data /tmp/prov
            """)

    @OptionGroup var store: StoreOption
    @Flag(help: "En liten region, för prov.") var small = false
    @Option(
        help: ArgumentHelp("Mappen med Framsyns mappar Data och Cases.", valueName: "mapp"), completion: .directory)
    var dataFiles: String?
    @OptionGroup var output: OutputOption

    private struct Answer: Encodable {
        var directory: String
        var organisations: Int
    }

    func run() async throws {
        let service = try store.service(creates: true)
        try await service.perform(
            CreateDemo(scale: small ? 0.02 : 1, resources: dataFiles) { note($0) }, as: .localAdministrator)
        let organisations = try await service.perform(ListOrganisations(), as: .localAdministrator).entries.count
        try output.show(
            text: "Demonstrationen ligger i \(store.directory). Nästa steg: framsyn serve --data \(store.directory)",
            Answer(directory: store.directory, organisations: organisations))
    }
}
