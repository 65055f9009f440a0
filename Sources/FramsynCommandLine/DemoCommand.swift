import ArgumentParser
import FramsynApplication

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Skapa en demonstration: en påhittad region med syntetiska medarbetare, och en publicerad plan.")

    @OptionGroup var store: StoreOption
    @Flag(help: "En liten region, för prov.") var small = false
    @Option(help: "Mappen med Framsyns datafiler.") var dataFiles: String?

    func run() async throws {
        let service = try store.service()
        do {
            try await service.perform(
                CreateDemo(scale: small ? 0.02 : 1, resources: dataFiles) { note($0) }, as: .localAdministrator)
        } catch let fault as DemoProblem {
            throw Refusal(fault.words)
        }
    }
}
