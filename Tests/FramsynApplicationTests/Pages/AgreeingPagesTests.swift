import Presentation
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("One figure is one number on every page")
struct AgreeingPagesTests {
    /// The number that a table prints in a cell.
    static func printed(_ table: Table, _ row: String, _ column: String) -> Double? {
        table.number(row, column)?.rounded(.toNearestOrAwayFromZero)
    }

    /// Checks the pages about an organisation against its table.
    static func check(_ fixture: SupplyFixture, _ organisation: Int64) async throws {
        let asked = ["org": "\(organisation)"]
        let projection = try await fixture.page("/behov/framskrivning", asked)
        let start = try await fixture.page("/behov", asked)
        let recruitment = try await fixture.page("/behov/rekrytering", asked)
        let why = try await fixture.page("/behov/varfor", asked.merging(["del": "rekrytering"]) { $1 })
        let all = try #require(projection.figures.first { $0.label.hasPrefix("Rekryteringsbehov") }?.quantity.value)
        #expect(start.figures.first { $0.label.hasPrefix("Rekryteringsbehov") }?.quantity.value == all)
        #expect(recruitment.figures.first { $0.label.hasPrefix("Rekryteringsbehov") }?.quantity.value == all)
        #expect(why.figures.first { $0.label == "Som det skrivs ut" }?.quantity.value == all)

        let table = try #require(projection.tables.first { $0.id == "framskrivning" })
        let parts = try #require(recruitment.tables.first { $0.id == "delar" })
        let opened = try #require(why.tables.first { $0.id == "yrken" })
        let half = try #require(table.rows.lastIndex { $0.isHeading })
        for row in table.rows[(half + 1)...] + [] {
            let name = try #require(row.cells[0].words)
            guard let sum = row.cells.last?.number else { continue }
            let wanted = name == "Totalt" ? "Totalt" : name
            #expect(parts.number(wanted, "rekrytering") == sum, "\(name)")
            #expect(Self.printed(opened, wanted, "Som det skrivs ut") == sum, "\(name)")
        }
        // Every row of the parts adds up as it is printed.
        for row in parts.rows + parts.totals {
            let name = try #require(row.cells[0].words)
            let columns = ["förändrat behov", "pension", "övriga avgångar", "byten och utgångsläge", "avrundning"]
            let values = columns.compactMap { Self.printed(parts, name, $0) }
            try #require(values.count == columns.count)
            #expect(values.reduce(0, +) == parts.number(name, "rekrytering"), "\(name)")
        }
        let years = try #require(recruitment.tables.first { $0.id == "per-ar" })
        for column in years.columns.dropFirst().map(\.title) {
            let sum = years.rows.compactMap { Self.printed(years, $0.cells[0].words ?? "", column) }.reduce(0, +)
            #expect(sum == years.number("Rekryteringsbehov", column), "\(column)")
        }
    }

    @Test("the published plan: 1 922 recruited 2020–2027 on every page")
    func published() async throws {
        try await SupplyFixture.with { fixture in
            let board = try await fixture.addPublished()
            try await Self.check(fixture, board)
            let page = try await fixture.page("/behov/rekrytering", ["org": "\(board)"])
            #expect(page.tables.first { $0.id == "delar" }?.number("Totalt", "rekrytering") == 1922)
            let shortage = try await fixture.page("/behov/bristyrken", ["org": "\(board)"])
            let ranking = try #require(shortage.tables.first { $0.id == "yrken" })
            #expect(ranking.number("Administratör", "Rekrytering") == 91)
        }
    }

    @Test("a municipality with a register, and the sum of a region")
    func demonstration() async throws {
        try await SupplyFixture.with { fixture in
            let contents = try await fixture.addDemo()
            let first = try #require(contents.employers.first?.organisationID)
            try await Self.check(fixture, first)
            let association = try #require(
                try await fixture.store.organisations().first { $0.kind == .association })
            try await Self.check(fixture, association.id)

            let asked = ["org": "\(association.id)"]
            let overview = try await fixture.page("/behov/framskrivning", asked)
            let gap = try await fixture.page("/behov/gap", asked)
            let totals = try #require(overview.tables.first { $0.id == "framskrivning" })
            let need = try #require(totals.rows.first { $0.cells[0].words == "Totalt" } ?? totals.totals.first)
            let numbers = need.cells.compactMap(\.number)
            let table = try #require(gap.tables.first { $0.id == "gap" })
            let increase = try #require(table.rows.last?.cells[2].number)
            let years = table.rows.count
            #expect(numbers[years - 1] - numbers[0] == increase, "the gap counts between the printed totals")
        }
    }
}
