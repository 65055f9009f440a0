import ArgumentParser
import Foundation
import FramsynApplication
import Logging
import SwedishText

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Kopiera alla uppgifter, också medan servern är igång.",
        discussion: """
            Kopian får ett namn med dag och tid (UTC) först när den har lästs igen och är hel. Bredvid den läggs en fil med \
            version, storlek, kontrollsumma och loggens slut. Utan --keep sparas alla kopior. Kopian innehåller \
            personuppgifter: lägg den där bara den som får läsa dem kommer åt, och på en annan disk än registret.

            Exempel:
              framsyn backup /srv/kopior
              framsyn backup /srv/kopior --keep 14
              framsyn backup /srv/kopior --keep-daily 7 --keep-weekly 5 --keep-monthly 12
            """)

    @OptionGroup var store: StoreOption
    @Argument(help: ArgumentHelp("Mappen som kopian läggs i.", valueName: "mapp"), completion: .directory)
    var directory: String
    @Option(help: ArgumentHelp("Spara så många av de nyaste kopiorna.", valueName: "antal")) var keep: Int?
    @Option(help: ArgumentHelp("Spara den nyaste kopian för så många dagar.", valueName: "antal")) var keepDaily: Int?
    @Option(help: ArgumentHelp("Spara den nyaste kopian för så många veckor.", valueName: "antal")) var keepWeekly: Int?
    @Option(help: ArgumentHelp("Spara den nyaste kopian för så många månader.", valueName: "antal"))
    var keepMonthly: Int?
    @OptionGroup var output: OutputOption

    func validate() throws {
        guard [keep, keepDaily, keepWeekly, keepMonthly].allSatisfy({ ($0 ?? 1) >= 1 }) else {
            throw ValidationError("Antalet kopior att spara ska vara minst 1.")
        }
    }

    func run() async throws {
        let made = try await store.service().perform(
            CreateBackup(
                directory: directory, latest: keep, daily: keepDaily, weekly: keepWeekly, monthly: keepMonthly,
                version: framsynVersion), as: .localAdministrator)
        var text = "Kopian är gjord och läst igen: \(made.file)"
        if !made.removed.isEmpty {
            text += "\nBorttagna: \(Swedish.count(made.removed.count, one: "äldre kopia", many: "äldre kopior"))"
        }
        try output.show(text: text, made)
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Lägg tillbaka en säkerhetskopia.",
        discussion: """
            Kopian läses igenom först. Finns det uppgifter i mappen behövs --replace; de läggs då åt sidan i samma mapp och \
            tas inte bort. Stoppa servern först.

            Exempel:
              framsyn restore kopior/framsyn-20261121-030000.sqlite
              framsyn restore kopior/framsyn-20261121-030000.sqlite --replace
            """)

    @OptionGroup var store: StoreOption
    @Argument(help: ArgumentHelp("Kopian.", valueName: "fil"), completion: .file(extensions: ["sqlite"]))
    var file: String
    @Flag(help: "Ersätt uppgifterna som finns; de läggs åt sidan.") var replace = false
    @OptionGroup var output: OutputOption

    func run() async throws {
        let restored = try await Service.restore(
            file, to: store.directory, replaces: replace, logger: Logger(label: "framsyn"))
        var text = "Kopian är återlagd och läst igen: \(restored.file)"
        if let replaced = restored.replaced { text += "\nDet som fanns ligger nu i \(replaced)" }
        try output.show(text: text, restored)
    }
}

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Kontrollera att uppgifterna på disken är hela.",
        discussion: """
            Läser databasens struktur och hänvisningar, loggens kedja, inlästa personalregister och frysta rapporter. Inget \
            ändras, och servern kan vara igång. Slutkoden är 1 när något är fel. Med en fil kontrolleras den i stället, \
            till exempel en säkerhetskopia.

            Exempel:
              framsyn check
              framsyn check --data /srv/framsyn --json
              framsyn check kopior/framsyn-20261121-030000.sqlite
            """)

    @OptionGroup var store: StoreOption
    @Argument(help: ArgumentHelp("En säkerhetskopia.", valueName: "fil"), completion: .file(extensions: ["sqlite"]))
    var file: String?
    @OptionGroup var output: OutputOption

    func run() async throws {
        let found = try Service.check(file ?? store.directory)
        try output.show(text: found.words, found)
        if !found.sound { throw ExitCode(1) }
    }
}
