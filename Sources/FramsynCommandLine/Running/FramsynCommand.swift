import ArgumentParser
import Foundation
import FramsynApplication

/// The program's commands.
struct FramsynCommand: AsyncParsableCommand {
    /// Name, help and subcommands.
    static let configuration = CommandConfiguration(
        commandName: "framsyn",
        abstract: "Framsyn visar hur många medarbetare av varje yrke ni behöver, har och saknar.",
        discussion: """
            Exempel:
              framsyn demo                            skapa en demonstration
              framsyn serve                           öppna http://127.0.0.1:8080
              framsyn organisations                   se numren som --org vill ha
              framsyn page /behov/gap --org 3         skriv en sida i terminalen
              framsyn page /behov/scenarier --org 3 --query omsattning=10
              framsyn form /rapporter --org 3 "rubrik=Underlag till nämnden"
              framsyn project Cases/linkoping-2021 --json
              framsyn import register personal.csv --employer 2 --dry-run

            Slutkoder:
              0    gjort
              1    det gick inte, eller något är fel i det som lästes
              64   kommandot är felskrivet
              130  avbrutet med Ctrl-C

            Svaret skrivs på standard ut, och fel och framsteg på standard fel. Med --json \
            blir svaret JSON, för program; docs/kommandorad.md beskriver nycklarna.

            Komplettering med tabbtangenten, även av sidornas adresser:
              framsyn --generate-completion-script bash > framsyn.bash
              framsyn --generate-completion-script zsh > _framsyn
              framsyn --generate-completion-script fish > framsyn.fish
            """,
        version: framsynVersion,
        subcommands: [
            ServeCommand.self, DemoCommand.self, OrganisationsCommand.self, ProjectCommand.self, PageCommand.self,
            FormCommand.self, ImportCommand.self, PopulationCommand.self, IntervalsCommand.self, BacktestCommand.self,
            CheckTextCommand.self, ExportCommand.self, LogCommand.self, RetentionCommand.self, BackupCommand.self,
            RestoreCommand.self, CheckCommand.self, TokenCommand.self,
        ])
}

/// Runs the command that the arguments name and ends the process with its code.
public func runFramsyn() async {
    do {
        var command = try FramsynCommand.parseAsRoot()
        if var command = command as? any AsyncParsableCommand {
            try await command.run()
        } else {
            try command.run()
        }
    } catch {
        end(with: error)
    }
}

/// Version of the program.
let framsynVersion = "0.1.0"

/// Says what a command ended with and ends the process.
private func end(with error: any Error) -> Never {
    switch error {
    case is CancellationError:
        note(Service.words(of: error))
        exit(130)
    case let refusal as Refusal:
        note(refusal.words)
        exit(1)
    default:
        let code = FramsynCommand.exitCode(for: error)
        let text = FramsynCommand.fullMessage(for: error)
        if code == .success {
            StandardOutput.write(ParserWords.help(text) + "\n")
        } else if code == .validationFailure {
            note(ParserWords.fault(text))
        } else if !text.isEmpty {
            note(Service.words(of: error))
        }
        exit(code.rawValue)
    }
}
