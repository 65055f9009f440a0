import Presentation
import SwedishText
import Testing
import WorkforceModel

@testable import FramsynApplication

@Suite("Jämför: employers by the same definitions")
struct ComparisonPageTests {
    @Test("shares are the definitions' own, and together is the sum before any share is taken")
    func shares() async throws {
        try await SupplyFixture.with { fixture in
            let first = try await fixture.add("Akommun", .municipality)
            let second = try await fixture.add("Bkommun", .municipality)
            try await fixture.save([SupplyFixture.row("Kock", need: 100, turnover: 0.1, retirements: 2)], of: first)
            try await fixture.save(
                [SupplyFixture.row("Kock", need: 300, turnover: 0.2, retirements: 3)], of: second)
            let page = try await fixture.page("/behov/jamfor", ["org": "\(first)"])
            let table = try #require(page.tables.first { $0.id == "jamfor" })
            // A steady need of 100: ten leave and two retire every year, for five years.
            #expect(abs(try #require(table.number("Akommun", "Omsättning om året")) - 0.10) < 1e-12)
            #expect(abs(try #require(table.number("Akommun", "Pension om året")) - 0.02) < 1e-12)
            #expect(abs(try #require(table.number("Akommun", "Rekrytering av dagens")) - 0.60) < 1e-12)
            #expect(table.number("Akommun", "Behovets förändring") == 0)
            #expect(abs(try #require(table.number("Tillsammans", "Omsättning om året")) - 70.0 / 400) < 1e-12)
            #expect(abs(try #require(table.number("Tillsammans", "Pension om året")) - 5.0 / 400) < 1e-12)
            #expect(table.number("Tillsammans", "Medarbetare") == 400)
            let lead = try #require(page.lead.map(Swedish.text(of:)))
            #expect(lead.contains("Bkommun") && lead.contains("20,0"))
        }
    }

    @Test("a flow that one employer does not know is not known together, and no row is left out")
    func unknown() async throws {
        try await SupplyFixture.with { fixture in
            let first = try await fixture.add("Akommun", .municipality)
            let second = try await fixture.add("Bkommun", .municipality)
            let third = try await fixture.add("Ckommun", .municipality)
            try await fixture.save([SupplyFixture.row("Kock", need: 100, turnover: 0.1)], of: first)
            try await fixture.save([SupplyFixture.row("Kock", need: 100, turnover: nil)], of: second)
            let page = try await fixture.page("/behov/jamfor", ["org": "\(third)"])
            let table = try #require(page.tables.first { $0.id == "jamfor" })
            #expect(table.rows.map { $0.cells[0].words } == ["Akommun", "Bkommun"])
            #expect(table.number("Bkommun", "Omsättning om året") == nil)
            #expect(table.number("Tillsammans", "Omsättning om året") == nil)
            #expect(table.number("Tillsammans", "Medarbetare") == 200)
            #expect(page.notices.contains { Swedish.text(of: $0.text).contains("Ckommun") })
        }
    }

    @Test("every measure has its chart with the table's numbers", arguments: ComparedMeasure.allCases)
    func charts(measure: ComparedMeasure) async throws {
        try await SupplyFixture.with { fixture in
            let contents = try await fixture.addDemo()
            let page = try await fixture.page(
                "/behov/jamfor", ["org": "\(contents.employers[0].organisationID)", "matt": measure.rawValue])
            let chart = try #require(page.charts.first)
            let table = try #require(page.tables.first { $0.id == "jamfor" })
            let column =
                switch measure {
                case .need: "Behovets förändring"
                case .recruitment: "Rekrytering av dagens"
                case .retirement: "Pension om året"
                case .turnover: "Omsättning om året"
                case .fullTime: "Heltid"
                }
            #expect(chart.categories.count > 1)
            for (name, value) in zip(chart.categories, chart.series[0].values) {
                #expect(value == table.number(name, column))
            }
            let values = chart.series[0].values.compactMap { $0 }
            #expect(values == values.sorted(by: >))
        }
    }
}
