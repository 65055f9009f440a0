import Foundation
import Presentation
import ProjectionEngine
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Scenarier")
struct ScenarioPageTests {
    @Test("a scenario that changes nothing differs by exactly nothing")
    func null() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            for query in ["", "&digital=0&andra=0,0&pension=&volym=0", "&digital=0&yrke=Sjuksk%C3%B6terska&start=2028"]
            {
                let page = try await bench.page("/behov/scenarier?org=\(id)\(query)")
                let table = try #require(page.tables.first { $0.id == "scenario" })
                for row in table.rows {
                    guard case .quantity(let change) = row.cells[3].value else { continue }
                    #expect(change.value == 0, "\(row.cells[0])")
                }
                for chart in page.charts where chart.series.count == 2 {
                    #expect(chart.series[0].values == chart.series[1].values)
                }
                #expect(page.words.contains("exakt det oförändrade"))
            }
        }
    }

    @Test("each lever's part adds up to the whole difference, whichever levers meet")
    func parts() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            let page = try await bench.page(
                "/behov/scenarier?org=\(id)&andra=30&digital=10&pension=1,5&grad=3&sjuk=2&omsattning=20&volym=0,5&vaxla=10&vaxlaFran=Sjuksk%C3%B6terska&vaxlaTill=Undersk%C3%B6terska&infasning=3&utbildade=10"
            )
            let table = try #require(page.tables.first { $0.id == "reglagens-delar" })
            #expect(table.rows.count == 8, "education moves supply only")
            for column in [2, 3] {
                let values = table.rows.compactMap { row -> Double? in
                    if case .quantity(let quantity) = row.cells[column].value { quantity.value } else { nil }
                }
                let whole = try #require(page.number("reglagens-delar", row: "Hela skillnaden", column: column))
                #expect(abs(values.reduce(0, +) - whole) < 1e-9)
                #expect(abs(whole) > 1)
            }
            let whole = page.number("reglagens-delar", row: "Hela skillnaden", column: 2)
            #expect(whole == page.number("per-yrke", row: "Totalt", column: 3))
            // The comparison subtracts printed numbers: each of its rows is rounded by at most a half, twice.
            let need = (1...3).compactMap { page.number("scenario", row: "Personalbehov 2030", column: $0) }
            try #require(need.count == 3)
            #expect(need[2] == need[1] - need[0])
            let professions = try #require(page.tables.first { $0.id == "per-yrke" }).rows.count
            #expect(abs(need[2] - (whole ?? .nan)) <= Double(professions))
            #expect(page.number("tillgang", row: "Undersköterska", column: 4) == 10 * (1 / 3.0 + 2 / 3.0 + 3))
            #expect(
                page.words.contains(
                    "sysselsättningsgrad saknas för Socialsekreterare, så reglaget har ingen verkan där"))
            #expect(page.words.contains("sjukfrånvaro saknas för Socialsekreterare"))
            #expect(page.words.contains("färre än om inget ändras; "))
            #expect(page.words.contains("färre behöver rekryteras 2026–2030"))
            let bars = try #require(page.charts.first { $0.kind == .horizontalBars })
            #expect(bars.categories.count == 8)
        }
    }

    @Test("the parts have the same bits however many workers share the evaluation")
    func workers() async throws {
        let model = try ProjectionModel(NeedBench.typedInput)
        let levers = [
            Lever(kind: .digitalisation, value: 0.1, rampYears: 3), Lever(kind: .laterRetirement, value: 1.5),
            Lever(kind: .lowerTurnover, value: 0.2), Lever(kind: .volume, value: 0.01),
            Lever(kind: .otherSolutions, value: 0.3), Lever(kind: .volume, profession: "Undersköterska", value: 0.02),
        ]
        let alone = model.attribution(of: levers)
        for workers in [1, 2, 3, 64] {
            #expect(await model.attribution(of: levers, workers: workers) == alone)
        }
    }

    @Test("the directive's lever bridges its share of the gap in kronor")
    func gap() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            let page = try await bench.page("/behov/scenarier?org=\(id)&andra=100")
            #expect(page.number("scenario", row: "Kostnad för ökningen 2030, Mkr", column: 2) == 0)
            let before = try #require(page.number("scenario", row: "Att överbrygga 2030, Mkr", column: 1))
            let after = try #require(page.number("scenario", row: "Att överbrygga 2030, Mkr", column: 2))
            // The change of the frame since 2026 is −2 Mkr and is carried; nothing else is left to bridge.
            #expect(after == 2_000_000 && before > 20_000_000)
        }
    }

    @Test("what cannot be read is said at its field, and the rest still counts")
    func faults() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            let page = try await bench.page(
                "/behov/scenarier?org=\(id)&digital=mycket&pension=99&vaxla=5&start=1850&omsattning=10")
            let fields = page.forms.first { $0.id == "reglage" }?.groups.flatMap { group -> [Field] in
                if case .fields(_, let fields) = group { fields } else { [] }
            }
            let faulty = Set((fields ?? []).filter { $0.fault != nil }.map(\.name))
            #expect(faulty == ["digital", "pension", "start", "vaxlaFran"])
            #expect(fields?.first { $0.name == "digital" }?.value == "mycket")
            #expect((page.number("scenario", row: "Övriga avgångar 2026–2030", column: 3) ?? 0) < -1)
            let unknown = try await bench.page("/behov/scenarier?org=\(id)&yrke=Trollkarl&digital=10")
            #expect(unknown.number("scenario", row: "Personalbehov 2030", column: 3) == 0)
            #expect(unknown.words.contains("går inte att räkna med"))
        }
    }

    @Test("saved scenarios come back as they were, are compared, replaced only on demand, and removed")
    func saved() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            let save = "/behov/scenarier/spara?org=\(id)"
            guard case .again(let refused) = try await bench.send(save, ["namn": " ", "digital": "10"]) else {
                Issue.record("saved without a name")
                return
            }
            #expect(refused.words.contains("Skriv ett namn"))
            #expect(try await bench.store.scenarios(of: id).isEmpty)

            let first = ["namn": "Heltid", "grad": "2,5", "yrke": "Undersköterska", "start": "2027", "infasning": "2"]
            guard case .done(let path, _) = try await bench.send(save, first) else {
                Issue.record("not saved")
                return
            }
            let stored = try #require(try await bench.store.scenarios(of: id).first)
            #expect(
                stored.scenario.levers == [
                    Lever(
                        kind: .higherEmploymentRate, profession: "Undersköterska", value: 0.025, startYear: 2027,
                        rampYears: 2)
                ])
            let shown = try await bench.page(path)
            let listed = try #require(shown.tables.first { $0.id == "sparade" }?.rows.first?.cells.first)
            #expect(listed.href == path)
            guard case .again(let twin) = try await bench.send(save, ["namn": "Heltid", "digital": "5"]) else {
                Issue.record("replaced without asking")
                return
            }
            #expect(twin.words.contains("finns redan"))
            guard case .done = try await bench.send(save, ["namn": "Heltid", "digital": "5", "ersatt": "ja"]) else {
                Issue.record("not replaced")
                return
            }
            #expect(try await bench.store.scenarios(of: id).map(\.version) == [2])
            _ = try await bench.send(save, ["namn": "Båda", "digital": "5", "andra": "30"])
            let all = try await bench.store.scenarios(of: id)
            let ticks = all.map { "&s\($0.id)=ja" }.joined()
            let both = try await bench.page("/behov/scenarier/jamfor?org=\(id)\(ticks)")
            #expect(both.charts.first?.series.map(\.name) == ["Oförändrat", "Båda", "Heltid"])
            #expect(both.tables.first?.columns.count == 4)
            let one = try await bench.page("/behov/scenarier/jamfor?org=\(id)&s\(all[0].id)=ja")
            #expect(one.words.contains("minst två"))
            _ = try await bench.send("/behov/scenarier/ta-bort?org=\(id)", ["scenario": "\(all[0].id)"])
            #expect(try await bench.store.scenarios(of: id).map(\.scenario.name) == ["Heltid"])
            let log = try await bench.store.events(limit: 1)
            #expect(log.first?.useCase == "DeleteScenario" && log.first?.before?.contains("Andra lösningar") == true)
        }
    }

    @Test("administration's share halved gives 25–30 %, and the link sets the slider")
    func potential() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            let page = try await bench.page("/behov/scenarier?org=\(id)&pension=1")
            #expect(page.words.contains("25–30 %"))
            let link = try #require(page.links.first { $0.contains("digital=25") })
            #expect(link.contains("pension=1"))
            let set = try await bench.page(link)
            #expect((set.number("scenario", row: "Personalbehov 2030", column: 3) ?? 0) < -100)
            let odd = try await bench.page("/behov/scenarier?org=\(id)&admLag=x&minskning=400")
            #expect(odd.words.contains("Vad kan digitalisering frigöra?"))
        }
    }

    @Test("Varför? of a scenario's number explains the scenario, says so, and leads on within it")
    func why() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            let page = try await bench.page("/behov/scenarier?org=\(id)&digital=10&omsattning=20")
            let need = try #require(page.number("scenario", row: "Personalbehov 2030", column: 2))
            let link = try #require(page.links.first { $0.hasPrefix("/behov/varfor") && $0.contains("del=behov") })
            let why = try await bench.page(link)
            #expect(why.words.contains("Talet gäller ett scenario: digitalisering"))
            #expect(why.words.contains("alla yrken 2030 är \(Swedish.text(of: Quantity(need, .persons)))."))
            let row = try #require(why.links.first { $0.contains("yrke=Undersk") })
            #expect(row.contains("s-digital=10"))
            let one = try await bench.page(row)
            #expect(one.words.contains("Talet gäller ett scenario"))
            let unchanged = try #require(why.links.first { $0.contains("del=behov") && !$0.contains("s-") })
            #expect(try await !bench.page(unchanged).words.contains("Talet gäller ett scenario"))
            // A name of its own keeps the profession asked about apart from the one that a lever concerns.
            let odd = try await bench.page("/behov/varfor?org=\(id)&del=behov&s-digital=x&s-yrke=finns-inte")
            #expect(!odd.words.contains("Talet gäller ett scenario"))
            #expect(odd.words.contains("Scenariots inställning räknas inte med. ”x” går inte att räkna med"))
        }
    }

    @Test("a sum of employers takes levers, and says where the parts are found")
    func sum() async throws {
        try await NeedBench.run { bench in
            let region = try await bench.addRegion(rates: 2)
            let null = try await bench.page("/behov/scenarier?org=\(region.associationID)")
            #expect(null.number("scenario", row: "Personalbehov 2035", column: 3) == 0)
            let page = try await bench.page("/behov/scenarier?org=\(region.associationID)&digital=10")
            let before = try #require(page.number("scenario", row: "Personalbehov 2035", column: 1))
            let after = try #require(page.number("scenario", row: "Personalbehov 2035", column: 2))
            // Each profession's printed number is off by at most a half.
            let half = Double(try #require(page.tables.first { $0.id == "per-yrke" }).rows.count) / 2
            #expect(abs(after - 0.9 * before) <= 1.9 * half)
            #expect(page.words.contains("Välj en arbetsgivare"))
            var single = 0.0
            for employer in region.employers.prefix(2) {
                let own = try await bench.page("/behov/scenarier?org=\(employer.organisationID)&digital=10")
                single += try #require(own.number("scenario", row: "Personalbehov 2035", column: 2))
            }
            #expect(abs(single - after) <= 3 * half)
        }
    }
}
