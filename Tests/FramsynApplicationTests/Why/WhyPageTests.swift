import Foundation
import Interchange
import Presentation
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Varför?")
struct WhyPageTests {
    /// The published plan, as a case.
    static func publishedPlan() throws -> PlanCase {
        let root = URL(filePath: DemoFixture.dataDirectory).deletingLastPathComponent()
        return try CaseFolder.read(path: root.appending(path: "Cases/linkoping-2021").path())
    }

    private static func figure(_ page: PageContent, _ label: String) -> Double? {
        page.figures.first { $0.label == label }?.quantity.value
    }

    @Test("every number of a published plan's table opens to the number that stands there")
    func everyCell() async throws {
        try await NeedBench.run { bench in
            let plan = try Self.publishedPlan()
            let id = try await bench.addTyped(plan.input)
            try await bench.store.savePlan(plan, exits: .typed, of: id, edited: nil, event: NeedBench.event)
            let page = try await bench.page("/behov/framskrivning?org=\(id)")
            let table = try #require(page.tables.first { $0.id == "framskrivning" })
            var opened = 0
            for cell in table.rows.flatMap(\.cells) {
                guard let href = cell.href, case .quantity(let quantity) = cell.value else { continue }
                let why = try await bench.page(href)
                opened += 1
                guard let value = quantity.value, !why.words.contains("planens egen siffra") else {
                    #expect(href.contains("ar=2019"))
                    continue
                }
                let shown = Self.figure(why, "Som det skrivs ut")
                if href.contains("ar=2019"), href.contains("rekrytering") { continue }
                #expect(shown == value.rounded(.toNearestOrAwayFromZero), "\(href)")
            }
            #expect(opened == 126, "seven rows over nine years, twice")
        }
    }

    @Test("the formula's figures give the unrounded number")
    func formula() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            let need = try await bench.page("/behov/varfor?org=\(id)&del=behov&yrke=Undersk%C3%B6terska&ar=2030")
            #expect(abs(try #require(Self.figure(need, "Orundat")) - 412.4 * 1.113) < 1e-9)
            #expect(Self.figure(need, "Som det skrivs ut") == 459)
            #expect(need.words.contains("412,40 × 1,113000 = 459,0012"))
            #expect(need.words.contains("Prov, befolkningsprognos 2025, basår 2025"))
            #expect(need.words.contains("Vilka som räknas: månadsavlönade"))
            #expect(need.words.contains("Tidpunkt på året: ej angivet"))

            let leavers = try await bench.page("/behov/varfor?org=\(id)&del=avgang&yrke=Sjuksk%C3%B6terska&ar=2027")
            #expect(abs(try #require(Self.figure(leavers, "Orundat")) - 0.15 * 55.7 * 1.021) < 1e-9)
            let recruitment = try await bench.page(
                "/behov/varfor?org=\(id)&del=rekrytering&yrke=Sjuksk%C3%B6terska&ar=2027")
            let parts = try #require(recruitment.tables.first { $0.id == "delar-recruitment" })
            let values = parts.rows.compactMap { row -> Double? in
                if case .quantity(let quantity) = row.cells[2].value { quantity.value } else { nil }
            }
            #expect(abs(values.reduce(0, +) - (try #require(Self.figure(recruitment, "Orundat")))) < 1e-9)
            #expect(recruitment.links.contains { $0.contains("del=avgang") && $0.contains("ar=2027") })
        }
    }

    @Test("a sum leads to its parts, and the parts add up to it")
    func sums() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            for part in ["behov", "rekrytering", "pension", "avgang"] {
                let page = try await bench.page("/behov/varfor?org=\(id)&del=\(part)")
                let total = try #require(Self.figure(page, "Orundat"))
                let rows = try #require(page.tables.first { $0.id == "yrken" }).rows
                let sum = rows.reduce(0.0) { sum, row in
                    guard case .quantity(let quantity) = row.cells[2].value else { return .nan }
                    return sum + (quantity.value ?? .nan)
                }
                #expect(abs(sum - total) < 1e-9, "\(part)")
                for href in page.links where href.contains("/behov/varfor") {
                    #expect(try await bench.page(href).lead != nil)
                }
                let year = try await bench.page("/behov/varfor?org=\(id)&del=\(part)&yrke=Socialsekreterare")
                #expect(year.tables.contains { $0.id == "ar" })
            }
        }
    }

    @Test("cost and directive are the gap's own numbers, printed and unrounded beside each other")
    func money() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            let gap = try await bench.page("/behov/gap?org=\(id)")
            for figure in gap.figures {
                guard let why = figure.why, why.contains("kostnad") || why.contains("direktiv") else { continue }
                let page = try await bench.page(why)
                let value = figure.quantity.unit == .millionKronor ? 2 : 1
                let cell = try #require(page.tables.first { $0.id == "bada" }).rows[0].cells[value]
                guard case .quantity(let quantity) = cell.value else { continue }
                #expect(quantity.value == figure.quantity.value, "\(why)")
            }
            let page = try await bench.page("/behov/varfor?org=\(id)&del=kostnad&ar=2030")
            let table = try #require(page.tables.first { $0.id == "yrken" })
            let sum = table.rows.reduce(0.0) { sum, row in
                guard case .quantity(let quantity) = row.cells[7].value else { return .nan }
                return sum + (quantity.value ?? .nan)
            }
            #expect(abs(sum - (try #require(page.number("yrken", row: "Totalt", column: 7)))) < 0.02)
            var input = NeedBench.typedInput
            input.directive = nil
            input.professions[0].costPerHead = nil
            let poor = try await bench.addTyped(input, code: "utan")
            #expect(
                try await bench.page("/behov/varfor?org=\(poor)&del=kostnad").words.contains(
                    "kostnad per person saknas"))
            #expect(try await bench.page("/behov/varfor?org=\(poor)&del=direktiv").words.contains("Inget direktiv"))
        }
    }

    @Test("with a register every exit opens to rates raw and used, row counts and the reason")
    func register() async throws {
        try await NeedBench.run { bench in
            let region = try await bench.addRegion(rates: 2)
            let id = region.employers[0].organisationID
            let page = try await bench.page("/behov/varfor?org=\(id)&del=avgang&yrke=Undersk%C3%B6terska&ar=2028")
            #expect(page.words.contains("slutade; använt"))
            #expect(page.words.contains("eftersom"))
            let table = try #require(page.tables.first { $0.id == "andelar-turnover" })
            let exits = table.rows.reduce(0.0) { sum, row in
                guard case .quantity(let quantity) = row.cells[2].value else { return sum }
                return sum + (quantity.value ?? 0)
            }
            let other = try #require(page.number("andelar-other", row: "Summa", column: 2))
            #expect(abs(exits + other - (try #require(Self.figure(page, "Orundat")))) < 1e-9)
            #expect(page.words.contains("Parametric Empirical Bayes Inference") == true)
            #expect(page.lead.map { Swedish.text(of: $0).contains("Bayes") } == false)
            let sum = try await bench.page(
                "/behov/varfor?org=\(region.associationID)&del=pension&yrke=Undersk%C3%B6terska&ar=2028")
            #expect(sum.links.contains { $0.contains("org=\(id)&") })
        }
    }

    @Test("what does not exist is answered with what does")
    func unknown() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            for query in [
                "", "&del=xyz", "&del=behov&yrke=Trollkarl&ar=2027", "&del=behov&ar=9999999999999999999999",
                "&del=rekrytering&ar=-1", "&del=kostnad&basar=abc&ar=1", "&del=direktiv&basar=-9223372036854775808",
                "&del=rekrytering&yrke=Sjuksk%C3%B6terska&ar=2025", "&del=pension&yrke=%00%F0%9F%98%80",
                "&del=kostnad&yrke=Trollkarl&ar=2025", "&del=kostnad&basar=2030&ar=2026",
            ] {
                let page = try await bench.page("/behov/varfor?org=\(id)\(query)")
                #expect(page.lead != nil && !page.links.isEmpty, "\(query)")
            }
            let empty = try await bench.page("/behov/varfor?org=\(id)&del=behov&yrke=Trollkarl")
            #expect(empty.words.contains("finns inte i framskrivningen"))
        }
    }
}
