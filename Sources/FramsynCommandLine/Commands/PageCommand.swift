import ArgumentParser
import FramsynApplication
import Presentation

struct PageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "page", abstract: "Skriv en sida i terminalen, eller som CSV, XLSX eller JSON.",
        discussion: """
            Val på sidan är det som står efter frågetecknet i webbläsarens adress. Utan adress skrivs de adresser som finns.

            Exempel:
              framsyn page
              framsyn page /behov/framskrivning --org 3
              framsyn page /behov/gap --org 3 --query basar=2020
              framsyn page /behov/rekrytering --org 3 --sektor "vård och omsorg"
              framsyn page /behov/scenarier --org 3 --query omsattning=10 --json
              framsyn page /behov/framskrivning --format csv > fram.csv
              framsyn page /behov/framskrivning --format xlsx > fram.xlsx
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case csv
        case xlsx
    }

    private struct Address: Encodable {
        var path: String
        var title: String
    }

    @OptionGroup var store: StoreOption
    @Argument(
        help: ArgumentHelp("Sidans adress.", valueName: "adress"),
        completion: .list(PageCatalogue.pages.map(\.path)))
    var path: String?
    @Option(help: ArgumentHelp("Organisationens nummer; se framsyn organisations.", valueName: "nummer")) var org:
        Int64?
    @Option(
        help: ArgumentHelp(
            "Område som sidorna under Behov begränsas till; detsamma som --query sektor=…", valueName: "område"))
    var sektor: String?
    @Option(help: ArgumentHelp("Val på sidan. Kan anges flera gånger.", valueName: "namn=värde")) var query: [String] =
        []
    @Option(help: ArgumentHelp("Form på svaret.", valueName: "form")) var format = Format.text
    @Option(help: ArgumentHelp("Tabell att skriva som CSV; annars den första.", valueName: "namn")) var table: String?
    @OptionGroup var output: OutputOption

    func run() async throws {
        guard let path else { return try showAddresses() }
        guard let entry = PageCatalogue.pages.first(where: { $0.path == path }) else {
            throw Refusal("Det finns ingen sida \(path.prefix(80)). framsyn page skriver de adresser som finns.")
        }
        let request = PageRequest(path: path, values: try values())
        let service = try store.service()
        let page = try await service.perform(try entry.useCase(request), as: .localAdministrator)
        switch format {
        case .text: try output.show(page, page)
        case .json: try OutputOption.write(page)
        case .csv: try write(PageFiles.csv(page, table: table), page)
        case .xlsx: try write(try PageFiles.xlsx(page, in: service), page)
        }
    }

    private func values() throws -> [String: [String]] {
        var values = try NamedValues.read(query)
        if let sektor { values["sektor"] = [sektor] }
        if let org { values["org"] = [String(org)] }
        return values
    }

    private func showAddresses() throws {
        let pages = PageCatalogue.pages
        let width = (pages.map(\.path.count).max() ?? 0) + 2
        try output.show(
            text: pages.map { $0.path + String(repeating: " ", count: width - $0.path.count) + $0.title }
                .joined(separator: "\n"),
            pages.map { Address(path: $0.path, title: $0.title) })
    }

    private func write(_ bytes: [UInt8]?, _ page: PageContent) throws {
        guard let bytes else {
            let names = page.tables.map(\.id)
            throw Refusal(
                names.isEmpty
                    ? "Sidan har ingen tabell att skriva. Utan --format skrivs den som text."
                    : "Sidan har ingen sådan tabell. Välj någon av dem med --table: \(names.joined(separator: ", ")).")
        }
        StandardOutput.write(bytes)
    }
}
