import ArgumentParser
import Foundation
import FramsynApplication
import FramsynWeb
import Logging

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Visa Framsyn i webbläsaren. Servern nås bara från den här datorn, om inget annat sägs.",
        discussion: """
            Servern talar HTTP utan kryptering. För att nås från andra datorer behöver den en omvänd proxy framför sig \
            som sköter TLS; docs/drift.md visar hur.

            Exempel:
              framsyn serve
              framsyn serve --data /srv/framsyn --port 8081
              framsyn serve --proxy 127.0.0.1 --host framsyn.example.se --log-format json
              framsyn serve --port 0 --json
              framsyn serve --backup-dir /srv/kopior --backup-keep 14
            """)

    @OptionGroup var store: StoreOption
    @OptionGroup var listening: ListeningOptions
    @Option(
        help: ArgumentHelp("Skriv porten i den här filen när servern är igång.", valueName: "fil"),
        completion: .file())
    var portFile: String?
    @Option(
        help: ArgumentHelp("Hur loggen skrivs på standard fel: text eller json.", valueName: "format"),
        completion: .list(LogLines.Format.allCases.map(\.rawValue)))
    var logFormat = "text"
    @Option(
        help: ArgumentHelp("Inställningar för en inloggningstjänst (OpenID Connect), i JSON.", valueName: "fil"),
        completion: .file())
    var provider: String?
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
        /// Where the first administrator's account is made; nil when there is one.
        var firstAccount: String?
    }

    func validate() throws {
        guard LogLines.Format(rawValue: logFormat) != nil else {
            throw ValidationError("Loggen skrivs som text eller json.")
        }
        guard (0...23).contains(backupHour) else { throw ValidationError("Timmen ska vara 0–23.") }
        guard backupKeep >= 1 else { throw ValidationError("Antalet kopior att spara ska vara minst 1.") }
    }

    func run() async throws {
        let options = try listening.serverOptions()
        raiseFileLimit()
        // What the store makes is for the user the server runs as, and its group to read (copies).
        umask(0o027)
        let service = try store.service(creates: true)
        let lock = try ServerLock(directory: store.directory)
        try await service.start()
        if let provider { try service.useProvider(file: provider) }
        // A demonstration has accounts of its own; a store in use has its administrator.
        let first = try await service.hasAccounts() ? nil : try await service.firstAdministratorSecret()
        let server = FramsynServer(service: service, options: options, version: framsynVersion, logger: logger)
        let (portFile, output) = (portFile, output)
        let backups = backupDir.map { directory in
            let scheduler = BackupScheduler(
                service: service, directory: directory, hour: backupHour, latest: backupKeep, version: framsynVersion)
            return Task { await scheduler.run() }
        }
        defer { backups?.cancel() }
        do {
            try await server.run { port in
                let address =
                    "http://\(options.address.contains(":") ? "[\(options.address)]" : options.address):\(port)"
                lock.tell(address: address)
                let first = first.map { "\(address)/valkommen?nyckel=\($0)" }
                let words = first.map { "\nSkapa det första kontot (adressen gäller en gång, i ett dygn): \($0)" } ?? ""
                try? output.show(
                    text: "Framsyn är igång: \(address)\(words)",
                    Answer(address: address, port: port, firstAccount: first))
                if let portFile { try? "\(port)".write(toFile: portFile, atomically: true, encoding: .utf8) }
            } onDeadline: {
                // What is left is only computing or reading: a change that was not done is rolled back.
                _exit(0)
            }
        } catch {
            let reason = String(describing: error)
            throw Refusal(
                reason.contains("Address already in use")
                    ? "Porten \(options.port) är upptagen, kanske av Framsyn själv. Stäng det som använder den, eller välj en annan med --port."
                    : "Servern kunde inte starta på \(options.address), port \(options.port): \(reason). Prova en annan med --port."
            )
        }
        try? service.close()
    }

    private var logger: Logger {
        let format = LogLines.Format(rawValue: logFormat) ?? .text
        var logger = Logger(label: "framsyn.web") { LogLines(label: $0, format: format) }
        // As text it is read by whoever started the server by hand, who wants to see what goes wrong and nothing else.
        logger.logLevel = format == .json ? .info : .warning
        return logger
    }

    /// Every connection is an open file; the system allows more of them to whoever asks.
    private func raiseFileLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
