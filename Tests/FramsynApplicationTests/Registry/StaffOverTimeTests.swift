import Presentation
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Staff over time on a structure of one's choice")
struct StaffOverTimeTests {
    private func page(
        _ fixture: MergedFixture, day: String? = nil, at code: String = "K", as viewer: Viewer = .localAdministrator
    ) async throws -> PageContent {
        let entry = try #require(PageCatalogue.pages.first { $0.path == StaffOverTimePage.path })
        let organisation = try #require(fixture.ids[code])
        var values = ["org": ["\(organisation)"]]
        if let day { values["dag"] = [day] }
        return try await fixture.service.page(entry, PageRequest(path: entry.path, values: values), as: viewer)
    }

    /// The table's lines as text, by the name in the first column.
    private func lines(_ page: PageContent) throws -> [String: [String]] {
        let table = try #require(page.tables.first)
        return Dictionary(
            (table.rows + table.totals).map { row in
                (Swedish.text(of: row.cells[0]), row.cells.dropFirst().map { Swedish.text(of: $0) })
            }, uniquingKeysWith: { first, _ in first })
    }

    @Test("2018 on the structure of 2019 is the sum of the two, on its own they are apart, and the totals are the same")
    func bothStructures() async throws {
        try await MergedFixture.with { fixture in
            let new = try await page(fixture, day: "2019-06-01")
            #expect(
                new.tables.first?.columns.map(\.title) == [
                    "Organisation", "2017", "2018", "2019", "2020", "Sammanlagt av",
                ])
            let after = try lines(new)
            #expect(
                after["Vårdförvaltningen"] == [
                    "55", "55", "55", "55", "2017–2018: Omsorgsförvaltningen + Äldreförvaltningen",
                ])
            #expect(after["Äldreförvaltningen"] == nil && after["Omsorgsförvaltningen"] == nil)
            let before = try lines(try await page(fixture, day: "2018-06-01"))
            #expect(before["Äldreförvaltningen"] == ["30", "30", "0", "0"])
            #expect(before["Omsorgsförvaltningen"] == ["25", "25", "0", "0"])
            #expect(before["Vårdförvaltningen (inte ännu)"] == ["0", "0", "55", "55"])
            #expect(after["Tekniska förvaltningen"]?.prefix(4) == ["14", "13", "13", "13"])
            #expect(after["Summa"]?.prefix(4) == ["72", "71", "71", "71"])
            #expect(before["Summa"] == ["72", "71", "71", "71"])
            #expect(
                new.text.contains(
                    "Vårdförvaltningen är 2017–2018 Omsorgsförvaltningen och Äldreförvaltningen sammanlagda."))
        }
    }

    @Test("the day is today's unless another is chosen, and what is no day is said beside the field")
    func day() async throws {
        try await MergedFixture.with { fixture in
            let standard = try await page(fixture)
            let shown = try lines(standard)
            #expect(shown["Vårdförvaltningen"]?.first == "55")
            let field = try #require(standard.forms.first?.fields.first { $0.name == "dag" })
            #expect(
                field.value == "2019-01-01"
                    && field.kind
                        == .choice([
                            Choice("2018-12-31", "före 2019-01-01"), Choice("2019-01-01", "från 2019-01-01"),
                        ])
            )
            let wrong = try await page(fixture, day: "i fjol")
            #expect(wrong.forms.first?.fields.first { $0.name == "dag" }?.fault?.contains("i fjol") == true)
            let (typed, usual) = (try lines(wrong), try lines(standard))
            #expect(typed == usual)
            // The files follow the day.
            let old = try await page(fixture, day: "2001-01-01")
            let csv = try #require(PageFiles.csv(old, table: "over-tid"))
            #expect(String(decoding: csv, as: UTF8.self).contains("Omsorgsförvaltningen"))
        }
    }

    @Test("whoever may not read about single people sees no count of one to four, nor one that gives it away")
    func smallGroups() async throws {
        try await MergedFixture.with { fixture in
            let reader = try fixture.viewer("strategist")
            let all = try lines(try await page(fixture, as: reader))
            #expect(all["Stadsarkivet"]?.first == "3")
            for day in ["2018-01-01", "2020-01-01"] {
                for role in ["politician", "director", "union"] {
                    let found = try lines(try await page(fixture, day: day, as: fixture.viewer(role)))
                    #expect(
                        found["Stadsarkivet"]?.prefix(4) == ["färre än 5", "färre än 5", "färre än 5", "färre än 5"])
                    #expect(found["Tekniska förvaltningen"]?.prefix(4) == ["dold", "dold", "dold", "dold"])
                    #expect(found["Summa"]?.prefix(4) == ["72", "71", "71", "71"])
                }
            }
        }
        // With five there is nothing to hide.
        try await MergedFixture.with(small: 5) { fixture in
            let found = try lines(try await page(fixture, as: fixture.viewer("politician")))
            #expect(found["Stadsarkivet"]?.first == "5" && found["Tekniska förvaltningen"]?.first == "14")
        }
    }

    @Test("a right to one administration is none to the whole employer's figures")
    func rights() async throws {
        try await MergedFixture.with { fixture in
            for code in ["T", "K"] {
                let viewer = try fixture.viewer("strategist", at: "T")
                await #expect(throws: RequestFault.notAllowed(StaffOverTimePage.right)) {
                    try await page(fixture, at: code, as: viewer)
                }
            }
            let reader = try fixture.viewer("politician")
            let below = try await page(fixture, at: "A1", as: reader)
            #expect(below.title == "Över tid")
        }
    }

    @Test("without a register the page leads to the import; a day's structure that never changed has no choice")
    func empty() async throws {
        try await RegistryFixture.with { fixture in
            let empty = try await fixture.page(StaffOverTimePage.path, ["org": "\(fixture.employer)"])
            #expect(empty.tables.isEmpty && empty.actions.contains { $0.href.hasPrefix("/register/import") })
            try await fixture.deliverRegister()
            let page = try await fixture.page(StaffOverTimePage.path, ["org": "\(fixture.employer)"])
            #expect(page.forms.isEmpty && page.tables.first?.rows.count == 2)
        }
    }
}
