import ArgumentParser
import Foundation
import FramsynApplication
import FramsynWeb
import Logging

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Visa Framsyn i webbläsaren. Servern nås bara från den här datorn.")

    @OptionGroup var store: StoreOption
    @Option(help: "Port på 127.0.0.1; 0 tar en ledig.") var port = 8080
    @Option(help: "Skriv porten i den här filen när servern är igång.") var portFile: String?

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("Porten ska vara 0–65535.") }
    }

    func run() async throws {
        let service = try store.service()
        try await service.start()
        var logger = Logger(label: "framsyn.web")
        logger.logLevel = .warning
        let portFile = portFile
        let server = FramsynServer(service: service, port: port, version: framsynVersion, logger: logger)
        do {
            try await server.run { port in
                print("Framsyn är igång: http://127.0.0.1:\(port)")
                if let portFile { try? "\(port)".write(toFile: portFile, atomically: true, encoding: .utf8) }
                fflush(nil)
            }
        } catch {
            throw Refusal(
                "Servern kunde inte starta på port \(port): \(error). Är porten upptagen? Prova --port 8081.")
        }
    }
}
