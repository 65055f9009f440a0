import Foundation
import Presentation
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Träffsäkerhet")
struct AccuracyPageTests {
    @Test("hidden years are forecast in a job and shown beside what happened and two simple guesses")
    func run() async throws {
        try await NeedBench.run { bench in
            let region = try await bench.addRegion()
            let id = region.employers[0].organisationID
            let empty = try await bench.page("/behov/traffsakerhet?org=\(id)")
            #expect(empty.words.contains("Göm de senaste åren") && empty.charts.isEmpty)
            #expect(empty.forms.first { $0.id == "prov" } != nil)
            guard case .done(let path, _) = try await bench.send("/behov/traffsakerhet?org=\(id)", ["ar": "2"]) else {
                Issue.record("not started")
                return
            }
            let job = try #require(Int64(path.dropFirst("/jobb?id=".count)))
            await bench.service.jobs.wait(for: job)
            let stored = try #require(try await bench.store.job(job))
            #expect(stored.state == .done, "\(stored.stage) \(stored.result ?? "")")
            let link = try #require(try await bench.page(path).links.first)
            let page = try await bench.page(link)
            #expect(page.words.contains("missade framskrivningen i medeltal"))
            #expect(page.words.contains("att gissa på samma som i fjol hade missat"))
            #expect(page.words.contains("utfall föll inom intervallen"))

            // What stands as outcome is what the register counts, and the parts add up to the whole.
            let rows = try #require(page.tables.first { $0.id == "slutade" }).rows
            let outcome = rows.reduce(0.0) { sum, row in
                guard case .quantity(let quantity) = row.cells[1].value else { return .nan }
                return sum + (quantity.value ?? .nan)
            }
            #expect(outcome == page.number("slutade", row: "Alla tillsammans", column: 1))
            let rates = try #require(
                try await bench.service.rateSet(of: id, bench.service.caches.registry(bench.store)))
            let counted = rates.professions.flatMap(\.years).filter { $0.year >= 2024 }.reduce(0) { $0 + $1.exits }
            #expect(outcome > 0 && outcome <= counted)

            let chart = try #require(page.charts.first)
            #expect(chart.categories == (2020...2025).map { "\($0)" })
            #expect(chart.series[1].values.prefix(4).allSatisfy { $0 == nil })
            #expect(chart.series[1].band?.lower.last != nil)
            let one = try await bench.page(link + "&yrke=Undersk%C3%B6terska")
            #expect(one.charts.first?.categories == ["2024", "2025"])
            #expect(page.tables.first { $0.id == "prov" }?.rows.count == 1)

            // Sectors' sums add up to the whole; their intervals are said not to be known, instead of added.
            guard case .choice(let sectors)? = page.filter?.kind else {
                Issue.record("no sectors to choose")
                return
            }
            var (sum, forecast) = (0.0, 0.0)
            for sector in sectors.dropFirst() where !sector.value.hasSuffix("sidan") {
                let narrowed = try await bench.page(link + "&sektor=" + NeedLinks.encode(sector.value))
                #expect(narrowed.filter?.value == sector.value)
                sum += narrowed.number("slutade", row: "Alla tillsammans", column: 1) ?? 0
                forecast += narrowed.number("slutade", row: "Alla tillsammans", column: 2) ?? 0
                guard let table = narrowed.tables.first(where: { $0.id == "slutade" }), let total = table.totals.first
                else { continue }
                #expect(total.cells[5].words == "ej angivet per område")
                #expect(narrowed.charts.first?.series[1].band == nil)
            }
            #expect(sum == outcome)
            #expect(abs(forecast - (page.number("slutade", row: "Alla tillsammans", column: 2) ?? .nan)) < 1e-6)

            // The same run again has the same numbers.
            guard case .done(let again, _) = try await bench.send("/behov/traffsakerhet?org=\(id)", ["ar": "2"]) else {
                return
            }
            let second = try #require(Int64(again.dropFirst("/jobb?id=".count)))
            await bench.service.jobs.wait(for: second)
            #expect(second != job)
            let repeated = try #require(try await bench.store.job(second)?.result)
            let decoder = JSONDecoder()
            let first = try decoder.decode(BacktestResult.self, from: Data((stored.result ?? "").utf8))
            let other = try decoder.decode(BacktestResult.self, from: Data(repeated.utf8))
            #expect(first.report == other.report)
        }
    }

    @Test("a typed plan has no outcome to be tried against, and odd numbers of years are refused with a remedy")
    func refusals() async throws {
        try await NeedBench.run { bench in
            let typed = try await bench.addTyped()
            let page = try await bench.page("/behov/traffsakerhet?org=\(typed)")
            #expect(page.words.contains("inget utfall att pröva") && page.forms.isEmpty)
            let region = try await bench.addRegion()
            let id = region.employers[0].organisationID
            for years in ["0", "9", "", "två", "-3"] {
                guard case .again(let page) = try await bench.send("/behov/traffsakerhet?org=\(id)", ["ar": years])
                else {
                    Issue.record("started with \(years)")
                    continue
                }
                #expect(page.words.contains("går inte att dölja. Välj 1–4"))
            }
            #expect(
                try await bench.page("/behov/traffsakerhet?org=\(region.associationID)").words.contains(
                    "Välj en arbetsgivare"))
            #expect(try await bench.page("/behov/traffsakerhet?org=\(id)&jobb=77").words.contains("finns inte"))
            #expect(try await bench.store.jobs(limit: 5).isEmpty)
        }
    }
}
