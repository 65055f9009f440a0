import ArgumentParser
import FramsynApplication
import Presentation
import SwedishText

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Läs loggen, och kontrollera att den är hel.",
        discussion: """
            Exempel:
              framsyn log list --from 2026-11-01
              framsyn log verify
              framsyn log head
            """,
        subcommands: [LogVerifyCommand.self, LogListCommand.self, LogHeadCommand.self])
}

struct LogVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Kontrollera att ingen händelse i loggen har ändrats eller tagits bort.",
        discussion: """
            Varje händelse bär en kontrollsumma av sig själv och den förra. Den första brutna länken namnges, och slutkoden \
            är då 1. Den som kan skriva i filen kan också skriva om loggens slut; det syns bara mot en kontrollsumma som \
            noterats någon annanstans, som i säkerhetskopiorna eller det som framsyn log head skrev.

            Exempel:
              framsyn log verify
              framsyn log verify --backups /srv/kopior
              framsyn log verify --from-head "$(cat loggens-slut.txt)"
            """)

    @OptionGroup var store: StoreOption
    @Option(
        name: .customLong("from-head"),
        help: ArgumentHelp("Ett slut på loggen som noterats tidigare.", valueName: "nummer:kontrollsumma"))
    var head: String?
    @Option(
        help: ArgumentHelp(
            "Mappen med säkerhetskopior att jämföra med; annars den som användes senast.", valueName: "mapp"),
        completion: .directory)
    var backups: String?
    @OptionGroup var output: OutputOption

    func run() async throws {
        let service = try store.service()
        let (head, backups) = (head, backups)
        let found = try await withProgress { reporter in
            try await service.perform(
                try CheckLog(head: head, backups: backups, reporter: reporter), as: .localAdministrator)
        }
        try output.show(text: found.words.joined(separator: "\n"), found)
        if !found.whole { throw ExitCode(1) }
    }
}

struct LogListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Skriv händelser ur loggen, nyaste först.",
        discussion: """
            Samma rader som på sidan Logg.

            Exempel:
              framsyn log list
              framsyn log list --from 2026-11-01 --to 2026-11-30 --org 3
              framsyn log list --kind reading --csv > lasningar.csv
            """)

    @OptionGroup var store: StoreOption
    @Option(help: ArgumentHelp("Första dagen.", valueName: "ÅÅÅÅ-MM-DD")) var from: String?
    @Option(help: ArgumentHelp("Sista dagen.", valueName: "ÅÅÅÅ-MM-DD")) var to: String?
    @Option(help: ArgumentHelp("Organisationens nummer; de underordnade följer med.", valueName: "nummer"))
    var org: Int64?
    @Option(help: ArgumentHelp("Namnet på den som gjorde det, eller en del av det.", valueName: "namn"))
    var actor: String?
    @Option(help: ArgumentHelp("Det som händelsen gäller, till exempel scenario eller rapport.", valueName: "ord"))
    var object: String?
    @Option(
        help: ArgumentHelp("Slag: change, reading (känsliga uppgifter) eller administration.", valueName: "slag"))
    var kind: Kind?
    @Option(help: ArgumentHelp("Så många händelser, högst 5 000.", valueName: "antal")) var limit = 100
    @Flag(help: "Skriv händelserna som CSV.") var csv = false
    @OptionGroup var output: OutputOption

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case change, reading, administration
    }

    func validate() throws {
        guard (1...5000).contains(limit) else { throw ValidationError("Antalet ska vara 1–5 000.") }
    }

    func run() async throws {
        var values: [String: [String]] = ["antal": [String(limit)]]
        values["fran"] = from.map { [$0] }
        values["till"] = to.map { [$0] }
        values["under"] = org.map { [String($0)] }
        values["vem"] = actor.map { [$0] }
        values["foremal"] = object.map { [LogPage.object(named: $0)] }
        values["slag"] = kind.map { [$0.rawValue] }
        let service = try store.service()
        let page = try await service.perform(
            try LogPage(PageRequest(path: LogPage.path, values: values)), as: .localAdministrator)
        if let fault = page.notices.first(where: { $0.kind == .fault }) {
            let faults = page.forms.flatMap(\.fields).compactMap(\.fault)
            throw Refusal(faults.first ?? Swedish.text(of: fault.text))
        }
        if csv {
            // Without events there is no table; the answer is then as empty as the log.
            StandardOutput.write(PageFiles.csv(page, table: "logg") ?? [])
        } else {
            try output.show(page, page)
        }
    }
}

struct LogHeadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "head", abstract: "Skriv loggens slut: sista händelsens nummer och kontrollsumma.",
        discussion: """
            Notera det någon annanstans än på servern. framsyn log verify --from-head visar sedan om loggen fram till dit \
            är densamma.

            Exempel:
              framsyn log head
              framsyn log head --json
            """)

    @OptionGroup var store: StoreOption
    @OptionGroup var output: OutputOption

    func run() async throws {
        let head = try await store.service().perform(ReadLogHead(), as: .localAdministrator)
        try output.show(text: "\(head.id):\(head.digest)", head)
    }
}
