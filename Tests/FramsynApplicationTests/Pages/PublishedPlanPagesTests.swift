import Presentation
import Reporting
import SwedishText
import Testing
import WorkforceModel

@testable import FramsynApplication

@Suite("The published plan on the pages of Behov")
struct PublishedPlanPagesTests {
    private func page(_ path: String, _ values: [String: String] = [:]) async throws -> PageContent {
        var content = PageContent(title: "")
        try await withService { service in
            let board = try await service.storePublishedPlan()
            let entry = try #require(PageCatalogue.pages.first { $0.path == path })
            var query = values.mapValues { [$0] }
            query["org"] = ["\(board)"]
            content = try await service.perform(
                try entry.useCase(PageRequest(path: path, values: query)), as: .localAdministrator)
        }
        return content
    }

    private func printed(_ row: Row) -> [String] { row.cells.map { Swedish.text(of: $0) } }

    @Test("the table is the plan's, cell by cell, and says what it rests on")
    func table() async throws {
        let content = try await page("/behov/framskrivning")
        let table = try #require(content.tables.first { $0.id == "framskrivning" })
        let totals = table.rows.filter { $0.cells.first == .text("Totalt") }.map(printed)
        #expect(
            Array(totals[0][1...9])
                == ["1 393", "1 407", "1 422", "1 438", "1 456", "1 473", "1 491", "1 510", "1 527"].map {
                    $0.replacing(" ", with: "\u{202F}")
                })
        #expect(Array(totals[1][1...9]) == ["224", "211", "240", "232", "240", "246", "243", "247", "263"])
        #expect(totals[0][10] == "+9,6\u{00A0}%")
        #expect(totals[1][11] == "1\u{202F}922")
        let authority = table.rows.filter { printed($0).first?.hasPrefix("Socialsekreterare") ?? false }.map(printed)
        #expect(authority[1][11] == "398")
        #expect(content.notices.contains { Swedish.text(of: $0.text).hasPrefix("Rekonstruktion: index") })
        #expect(table.caption.contains("Basår 2019"))
    }

    @Test(
        "percentages change with the base year and say which",
        arguments: [("2019", "+9,6\u{00A0}%", "+17,4\u{00A0}%"), ("2020", "+8,5\u{00A0}%", "+24,6\u{00A0}%")])
    func baseYear(year: String, need: String, recruitment: String) async throws {
        let content = try await page("/behov/framskrivning", ["basar": year])
        let table = try #require(content.tables.first { $0.id == "framskrivning" })
        let totals = table.rows.filter { $0.cells.first == .text("Totalt") }.map(printed)
        #expect(totals[0][10] == need)
        #expect(totals[1][10] == recruitment)
        #expect(content.baseYear == Int(year))
        #expect(table.columns[10].title == "från \(year)")
    }

    @Test("120 persons, 72 Mkr and 36 persons; 125 Mkr only under its condition")
    func gap() async throws {
        let content = try await page("/behov/gap")
        let figures = content.figures.map { Swedish.text(of: $0.quantity) }
        #expect(
            Array(figures.prefix(3))
                == ["120 personer", "72 Mkr", "36 personer"].map { $0.replacing(" ", with: "\u{00A0}") })
        let lead = Swedish.text(of: try #require(content.lead))
        #expect(lead.contains("om den förändringen ligger kvar till 2027 är 125\u{00A0}Mkr att överbrygga"))
        let table = try #require(content.tables.first { $0.id == "gap" })
        let last = try #require(table.rows.last.map(printed))
        #expect(last.last == "om minskningen ligger kvar")
        let early = try #require(table.rows.dropFirst().first.map(printed))
        #expect(early[4] == "ej angivet", "the plan does not split the frame by year")
    }

    @Test("the implied exits stand beside the plan's own turnover, whose period is not stated")
    func impliedExits() async throws {
        let content = try await page("/behov/rekrytering")
        let warning = try #require(content.notices.first { $0.kind == .warning })
        let words = Swedish.text(of: warning.text)
        #expect(words.contains("0,62"))
        #expect(words.lowercased().contains("period ej angiven"))
        #expect(words.contains("13,"))
    }

    @Test(
        "a file holds exactly the cells that the page shows",
        arguments: PageCatalogue.pages.filter(\.isInMenu).map(\.path))
    func fileEqualsPage(path: String) async throws {
        let content = try await page(path)
        for table in content.tables {
            let bytes = try #require(PageFiles.csv(content, table: table.id))
            let text = String(decoding: bytes, as: UTF8.self)
            let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(text.contains(table.columns.first?.title ?? ""))
            #expect(lines.count >= table.rows.count + table.totals.count)
        }
    }

    @Test(
        "every page without any organisation says what to do",
        arguments: PageCatalogue.pages.filter(\.isInMenu).map(\.path))
    func emptyStore(path: String) async throws {
        try await withService { service in
            let entry = try #require(PageCatalogue.pages.first { $0.path == path })
            do {
                let content = try await service.perform(
                    try entry.useCase(PageRequest(path: path)), as: .localAdministrator)
                #expect(!content.title.isEmpty)
            } catch RequestFault.noOrganisation {
                // The web leads to the start page, which says what to do.
            }
        }
    }
}
