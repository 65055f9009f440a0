import ArgumentParser
import FramsynApplication

struct PageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "page", abstract: "Skriv en sida i terminalen, eller som CSV, XLSX eller JSON.",
        discussion: """
            Exempel:
              framsyn page /behov/framskrivning
              framsyn page /behov/gap --org 3 --query basar=2020
              framsyn page /behov/framskrivning --format csv > framskrivning.csv
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case csv
        case xlsx
    }

    @OptionGroup var store: StoreOption
    @Argument(
        help: "Sidans adress.", completion: .list(PageCatalogue.pages.map(\.path)))
    var path: String
    @Option(help: "Organisationens nummer.") var org: Int64?
    @Option(help: "Val på sidan, namn=värde. Kan anges flera gånger.") var query: [String] = []
    @Option(help: "Form: text, json, csv eller xlsx.") var format = Format.text
    @Option(help: "Tabell att skriva som CSV.") var table: String?

    func run() async throws {
        guard let entry = PageCatalogue.pages.first(where: { $0.path == path }) else {
            throw Refusal(
                "Det finns ingen sida \(path). Sidor: \(PageCatalogue.pages.map(\.path).joined(separator: " "))")
        }
        var values: [String: [String]] = [:]
        for pair in query {
            guard let equals = pair.firstIndex(of: "=") else {
                throw Refusal("Skriv val som namn=värde, inte ”\(pair)”.")
            }
            values[String(pair[..<equals]), default: []].append(String(pair[pair.index(after: equals)...]))
        }
        if let org { values["org"] = [String(org)] }
        let service = try store.service()
        let page = try await service.perform(
            try entry.useCase(PageRequest(path: path, values: values)), as: .localAdministrator)
        switch format {
        case .text: print(PageFiles.text(page), terminator: "")
        case .json: print(String(decoding: try PageFiles.json(page), as: UTF8.self))
        case .csv: try write(PageFiles.csv(page, table: table))
        case .xlsx: try write(try PageFiles.xlsx(page, in: service))
        }
    }

    private func write(_ bytes: [UInt8]?) throws {
        guard let bytes else { throw Refusal("Sidan har ingen sådan tabell.") }
        FileOutput.write(bytes)
    }
}
