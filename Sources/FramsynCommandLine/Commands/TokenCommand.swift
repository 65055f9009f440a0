import ArgumentParser
import FramsynApplication

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Skapa en åtkomstnyckel som program läser sidor med.",
        discussion: """
            Nyckeln skrivs en gång, på standard ut, och går inte att få fram igen. Den läser det som kontots första \
            behörighet får läsa, upp till klassen, och ändrar inget. Den dras in under Mitt konto. \
            Adresserna står i /api/v1/openapi.json.

            Exempel:
              framsyn token --account hrstrateg --days 90 --class K1
            """)

    @OptionGroup var store: StoreOption
    @Option(help: ArgumentHelp("Kontots inloggningsnamn.", valueName: "namn")) var account: String
    @Option(help: ArgumentHelp("Vad nyckeln ska heta.", valueName: "namn")) var name = "Från kommandoraden"
    @Option(help: ArgumentHelp("Antal dagar som nyckeln gäller, 1–365.", valueName: "dagar")) var days = 30
    @Option(
        name: .customLong("class"), help: ArgumentHelp("Högsta klass: K0, K1 eller K2.", valueName: "klass"),
        completion: .list(IssueAccessToken.classes))
    var sensitivity = "K1"
    @OptionGroup var output: OutputOption

    func validate() throws {
        guard (1...IssueAccessToken.mostDays).contains(days) else {
            throw ValidationError("Antalet dagar ska vara 1–\(IssueAccessToken.mostDays).")
        }
        guard IssueAccessToken.classes.contains(sensitivity) else {
            throw ValidationError("Klassen ska vara \(IssueAccessToken.classes.joined(separator: ", ")).")
        }
        guard (1...80).contains(name.count) else { throw ValidationError("Namnet ska ha 1–80 tecken.") }
    }

    func run() async throws {
        let service = try store.service()
        let issued = try await service.perform(
            IssueAccessToken(account: account, name: name, days: days, sensitivity: sensitivity),
            as: .localAdministrator)
        try output.show(text: issued.token, issued)
    }
}
