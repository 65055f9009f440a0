import Foundation
import Interchange
import Presentation
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

/// A random number generator that gives the same numbers each time (SplitMix64).
private struct Draws: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}

@Suite("What a reader gets in files, on the demonstration")
struct ExportedRowsTests {
    @Test(
        "random readers of random pages: rows in CSV and the value in JSON are the page's, and nobody gets what the page refuses"
    )
    func files() async throws {
        let directory = NSTemporaryDirectory() + "framsyn-rights-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try Store(directory: directory)
        let service = Service(store: store, workers: 2, resources: Resources(in: projectDirectory)) {
            Date(timeIntervalSince1970: 1_795_262_400)
        }
        try await service.perform(CreateDemo(scale: 0.02) { _ in }, as: .localAdministrator)
        let book = try await service.accountBook()
        #expect(book.accounts.count == 11)
        var viewers: [Viewer] = []
        for id in book.accounts.keys.sorted() { viewers.append(try #require(try await service.viewer(of: id))) }
        let organisations = try await store.organisations().map(\.id)
        var draws = Draws(state: 20_261_125)
        var (shown, refused, tables) = (0, 0, 0)
        for _ in 0..<160 {
            let viewer = try #require(viewers.randomElement(using: &draws))
            let entry = try #require(PageCatalogue.pages.randomElement(using: &draws))
            var values: [String: [String]] = [:]
            if Bool.random(using: &draws) {
                let own = viewer.holdings.compactMap(\.appointment.organisationID)
                let organisation = Bool.random(using: &draws) ? own.randomElement(using: &draws) : nil
                values["org"] = ["\(try #require(organisation ?? organisations.randomElement(using: &draws)))"]
            }
            let request = PageRequest(path: entry.path, values: values)
            let page: PageContent
            do {
                page = try await service.page(entry, request, as: viewer)
            } catch is RequestFault {
                refused += 1
                continue
            }
            shown += 1
            for table in page.tables {
                let bytes = try #require(PageFiles.csv(page, table: table.id), "\(entry.path) \(table.id)")
                let lines = String(decoding: bytes, as: UTF8.self).split(
                    separator: "\r\n", omittingEmptySubsequences: true)
                // A file begins with what the table says of itself; then a heading and the rows.
                #expect(lines.count >= table.rows.count + table.totals.count + 1, "\(entry.path) \(table.id)")
                let again = PageFiles.csv(try await service.page(entry, request, as: viewer), table: table.id)
                #expect(again == bytes, "\(entry.path) \(table.id)")
                tables += 1
            }
            #expect(PageFiles.csv(page, table: "finns-inte") == nil)
            let decoded = try JSONDecoder().decode(PageContent.self, from: Data(try PageFiles.json(page)))
            #expect(decoded == page, "\(entry.path)")
            // Every way on that is shown leads somewhere for this reader.
            for address in page.links where address.hasPrefix("/") {
                let path = String(address.prefix { $0 != "?" && $0 != "#" })
                guard let target = PageCatalogue.pages.first(where: { $0.path == path }) else { continue }
                let query = AddressQuery.values(String(address.drop { $0 != "?" }.dropFirst().prefix { $0 != "#" }))
                let useCase = try? target.useCase(PageRequest(path: path, values: query))
                guard let useCase else { continue }
                await #expect(throws: Never.self, "\(viewer.name): \(entry.path) → \(address)") {
                    _ = try await service.authorise(useCase, as: viewer)
                }
            }
        }
        #expect(shown > 40 && refused > 20 && tables > 60)
        try store.close()
    }
}
