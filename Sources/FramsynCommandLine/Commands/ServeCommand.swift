import ArgumentParser
import Foundation
import FramsynApplication
import FramsynWeb
import Logging

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Visa Framsyn i webbläsaren. Servern nås bara från den här datorn.",
        discussion: """
            Exempel:
              framsyn serve
              framsyn serve --data /srv/framsyn --port 8081
              framsyn serve --port 0 --json
              framsyn serve --backup-dir /srv/kopior --backup-keep 14
            """)

    @OptionGroup var store: StoreOption
    @Option(help: ArgumentHelp("Port på 127.0.0.1; 0 tar en ledig.", valueName: "port")) var port = 8080
    @Option(
        help: ArgumentHelp("Skriv porten i den här filen när servern är igång.", valueName: "fil"),
        completion: .file())
    var portFile: String?
    @Option(
        help: ArgumentHelp("Gör en säkerhetskopia om dygnet i den här mappen.", valueName: "mapp"),
        completion: .directory)
    var backupDir: String?
    @Option(help: ArgumentHelp("Timme då säkerhetskopian görs, svensk tid.", valueName: "0–23")) var backupHour = 3
    @Option(help: ArgumentHelp("Spara så många av de nyaste säkerhetskopiorna.", valueName: "antal"))
    var backupKeep = 14
    @OptionGroup var output: OutputOption

    private struct Answer: Encodable {
        var address: String
        var port: Int
    }

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("Porten ska vara 0–65535.") }
        guard (0...23).contains(backupHour) else { throw ValidationError("Timmen ska vara 0–23.") }
        guard backupKeep >= 1 else { throw ValidationError("Antalet kopior att spara ska vara minst 1.") }
    }

    func run() async throws {
        let service = try store.service(creates: true)
        try await service.start()
        var logger = Logger(label: "framsyn.web")
        logger.logLevel = .warning
        let (portFile, output) = (portFile, output)
        let backups = backupDir.map { directory in
            let scheduler = BackupScheduler(
                service: service, directory: directory, hour: backupHour, latest: backupKeep, version: framsynVersion)
            return Task { await scheduler.run() }
        }
        defer { backups?.cancel() }
        let server = FramsynServer(service: service, port: port, version: framsynVersion, logger: logger)
        do {
            try await server.run { port in
                let address = "http://127.0.0.1:\(port)"
                try? output.show(text: "Framsyn är igång: \(address)", Answer(address: address, port: port))
                if let portFile { try? "\(port)".write(toFile: portFile, atomically: true, encoding: .utf8) }
            }
        } catch {
            let reason = String(describing: error)
            throw Refusal(
                reason.contains("Address already in use")
                    ? "Porten \(port) är upptagen, kanske av Framsyn själv. Stäng det som använder den, eller välj en annan med --port."
                    : "Servern kunde inte starta på port \(port): \(reason). Prova en annan med --port.")
        }
    }
}
