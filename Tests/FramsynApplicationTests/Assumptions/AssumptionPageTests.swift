import Foundation
import Presentation
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Antaganden")
struct AssumptionPageTests {
    @Test("a typed plan's page states every figure with its source, and what the missing ones block")
    func typed() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped()
            let page = try await bench.page("/behov/antaganden?org=\(id)")
            #expect(page.number("behov", row: "Undersköterska", column: 1) == 412.4)
            #expect(page.number("behov", row: "Undersköterska", column: 5) == 560_000)
            #expect(page.number("volymer", row: "Hemtjänst", column: 6) == 1.113)
            #expect(page.words.contains("Prov, befolkningsprognos 2025, basår 2025"))
            #expect(page.words.contains("Källa: Provbudget. Prisnivå: 2025 års priser"))
            #expect(page.words.contains("30 % av behovets ökning sedan 2026"))
            #expect(
                page.words.contains(
                    "Sysselsättningsgrad är inte angiven: reglaget högre sysselsättningsgrad har ingen verkan (Socialsekreterare)"
                ))
            #expect(
                page.words.contains("LAS-åldern avslutar rätten att ha kvar anställningen, inte själva anställningen"))
            #expect(page.links.contains("/behov/fyll-i?org=\(id)"))
            #expect(page.forms.isEmpty)
            let carried = try #require(page.tables.first { $0.id == "ram" }).rows.last
            #expect(carried?.cells.last?.value == .text("inget beslut; senaste antas ligga kvar"))
        }
    }

    @Test("a register's page shows each rate raw and used, with the rows behind it, and leads to its groups")
    func register() async throws {
        try await NeedBench.run { bench in
            let region = try await bench.addRegion()
            let id = region.employers[0].organisationID
            let page = try await bench.page("/behov/antaganden?org=\(id)")
            let context = try #require(try await bench.service.projection(of: id))
            let table = try #require(page.tables.first { $0.id == "andelar-turnover" })
            #expect(table.rows.count == context.first.input.professions.count)
            let registry = try await bench.service.caches.registry(bench.store)
            let nurse = try #require(registry.professions.first { $0.name == "Undersköterska" })
            let level = try #require(context.first.rates?[professionID: nurse.id]).turnover.level
            #expect(page.number("andelar-turnover", row: "Undersköterska", column: 1) == level.exposure)
            #expect(page.number("andelar-turnover", row: "Undersköterska", column: 3) == level.exits / level.exposure)
            #expect(page.number("andelar-turnover", row: "Undersköterska", column: 4) == level.used)
            #expect(page.words.contains("två år av tre ligger andelen mellan"))
            #expect(page.words.contains("timavlönade anställningar ligger utanför"))
            #expect(page.words.contains("personalregister-"))

            let link = try #require(page.links.first { $0.contains("antaganden/yrke") && $0.contains("Undersk") })
            let detail = try await bench.page(link)
            let bands = try #require(detail.tables.first { $0.id == "grupper-turnover" })
            let exposure = bands.rows.reduce(0.0) { sum, row in
                guard case .quantity(let quantity) = row.cells[1].value else { return .nan }
                return sum + (quantity.value ?? .nan)
            }
            #expect(abs(exposure - level.exposure) < 1e-6, "the groups are the whole profession")
            for row in bands.rows {
                func number(_ column: Int) -> Double? {
                    if case .quantity(let quantity) = row.cells[column].value { quantity.value } else { nil }
                }
                guard let raw = number(3), let prior = number(4), let weight = number(5), let used = number(6) else {
                    continue
                }
                #expect(abs(weight * raw + (1 - weight) * prior - used) < 1e-9)
            }
            #expect(detail.words.contains("eftersom underlaget är litet"))
            for query in ["", "&yrke=Trollkarl"] {
                #expect(try await bench.page("/behov/antaganden/yrke?org=\(id)\(query)").words.contains("finns inte"))
            }
            let typed = try await bench.addTyped()
            #expect(
                try await bench.page("/behov/antaganden/yrke?org=\(typed)&yrke=Undersk%C3%B6terska").words
                    .contains("personalregister"))
        }
    }

    @Test("a unit below shows whose assumptions it follows, and a sum leads to each employer's")
    func inherited() async throws {
        try await NeedBench.run { bench in
            let region = try await bench.addRegion(rates: 2)
            let employer = region.employers[0].organisationID
            let tree = try await bench.service.caches.registry(bench.store).tree
            let below = try #require(tree.children(of: employer).first)
            let page = try await bench.page("/behov/antaganden?org=\(below.id)")
            #expect(page.forms.isEmpty)
            #expect(page.links.contains("/behov/antaganden?org=\(employer)"))
            let sum = try await bench.page("/behov/antaganden?org=\(region.associationID)")
            #expect(sum.tables.first?.rows.count == 2)
            guard
                case .done(_, let message) = try await bench.send(
                    "/behov/antaganden?org=\(below.id)", ["sistaAr": "2030"])
            else { return }
            #expect(message.contains("Inget är sparat"))
        }
    }
}

@Suite("Förutsättningar vid sidan av ett register")
struct RegisterPlanTests {
    private static func field(_ page: PageContent, _ name: String) -> Field? {
        page.forms.first { $0.id == "forutsattningar" }?.allFields.first { $0.name == name }
    }

    /// The form as the page shows it, as a browser would send it.
    private static func sent(_ page: PageContent) -> [String: String] {
        let fields = page.forms.first { $0.id == "forutsattningar" }?.allFields ?? []
        return Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("saving the form as it stands changes nothing")
    func unchanged() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addRegion().employers[0].organisationID
            let before = try #require(try await bench.store.plan(of: id))
            let form = Self.sent(try await bench.page("/behov/antaganden?org=\(id)"))
            guard case .done = try await bench.send("/behov/antaganden?org=\(id)", form) else {
                Issue.record("not saved")
                return
            }
            let after = try #require(try await bench.store.plan(of: id))
            #expect(after.version == before.version + 1)
            #expect(after.plan == before.plan)
            #expect(after.exits == .register)
        }
    }

    @Test("cost, pay, horizon, frame, directive, shares and education are changed as written")
    func change() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addRegion().employers[0].organisationID
            let before = try #require(try await bench.store.plan(of: id)).plan.input
            var form = Self.sent(try await bench.page("/behov/antaganden?org=\(id)"))
            let profession = before.professions[0].name
            let series = before.volumes[0].name
            form["kostnad:\(profession)"] = "612,5"
            form["lon:\(profession)"] = ""
            for volume in before.volumes { form["andel:\(volume.name):\(profession)"] = "" }
            form["andel:\(series):\(profession)"] = "100"
            form["egen:\(before.professions[1].name)"] = "−1,5"
            for volume in before.volumes { form["andel:\(volume.name):\(before.professions[1].name)"] = "" }
            form["sistaAr"] = "2040"
            form["ram"] = "1,5; −2; ; 4"
            form["ramSlag"] = "sedan"
            form["direktiv"] = "25"
            form["direktivSedan"] = "2027"
            form["utb-yrke-0"] = profession
            form["utb-omrade-0"] = "länet"
            form["utb-antal-0"] = "12"
            guard case .done = try await bench.send("/behov/antaganden?org=\(id)", form) else {
                Issue.record("not saved")
                return
            }
            let input = try #require(try await bench.store.plan(of: id)).plan.input
            #expect(input.years == 2025...2040)
            #expect(input.professions[0].costPerHead == Ore(rounding: 612_500))
            #expect(input.professions[0].payGrowth == nil)
            #expect(input.professions[0].driver == .volumes([VolumeShare(series: 0, share: 1)]))
            #expect(input.professions[1].driver == .growth(perYear: -0.015))
            #expect(Array(input.professions[2...]).map(\.costPerHead) == before.professions[2...].map(\.costPerHead))
            #expect(input.volumes[0].index.count == 16)
            #expect(input.volumes[0].index[15] == before.volumes[0].index[10])
            #expect(input.volumes[0].source.hasSuffix("oförändrat efter 2035"))
            #expect(input.frame?.isCumulative == true)
            #expect(input.frame?.change[1...5].map { $0?.kronor } == [1_500_000, -2_000_000, nil, 4_000_000, nil])
            #expect(input.directive?.share == 0.25 && input.directive?.sinceYear == 2027)
            let education = try #require(input.education.first { $0.profession == profession })
            #expect(education.area == "länet" && education.graduates.dropFirst().allSatisfy { $0 == 12 })
            let page = try await bench.page("/behov/antaganden?org=\(id)")
            #expect(page.words.contains("gäller 2025–2040"))
        }
    }

    @Test("everything wrong is listed at once with a remedy, and what was written stays")
    func faults() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addRegion().employers[0].organisationID
            let plan = try #require(try await bench.store.plan(of: id))
            var form = Self.sent(try await bench.page("/behov/antaganden?org=\(id)"))
            let profession = plan.plan.input.professions[0].name
            form["kostnad:\(profession)"] = "mycket"
            form["sistaAr"] = "2099"
            form["ram"] = "ett; två"
            form["direktiv"] = "300"
            for volume in plan.plan.input.volumes { form["andel:\(volume.name):\(profession)"] = "10" }
            form["utb-omrade-0"] = "länet"
            form["utb-yrke-0"] = "Trollkarl"
            form["utb-antal-0"] = "1;2;3;4;5;6;7;8;9;10;11;12"
            guard case .again(let page) = try await bench.send("/behov/antaganden?org=\(id)", form) else {
                Issue.record("saved")
                return
            }
            let faulty = Set(
                page.forms.first { $0.id == "forutsattningar" }?.allFields.filter { $0.fault != nil }.map(\.name) ?? [])
            let share = "andel:\(plan.plan.input.volumes[0].name):\(profession)"
            #expect(
                faulty == ["kostnad:\(profession)", "sistaAr", "ram", "direktiv", "utb-yrke-0", "utb-antal-0", share])
            #expect(Self.field(page, "ram")?.value == "ett; två")
            #expect(Self.field(page, share)?.fault?.contains("De ska bli 100 %") == true)
            #expect(page.words.contains("7 uppgifter behöver rättas"))
            #expect(try await bench.store.plan(of: id)?.version == plan.version)
        }
    }

    @Test("two who edit at once: the second sees both values and nothing is lost")
    func conflict() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addRegion().employers[0].organisationID
            let input = try #require(try await bench.store.plan(of: id)).plan.input
            let opened = Self.sent(try await bench.page("/behov/antaganden?org=\(id)"))
            let field = "kostnad:\(input.professions[0].name)"
            var first = opened
            first[field] = "700"
            _ = try await bench.send("/behov/antaganden?org=\(id)", first)
            var second = opened
            second[field] = "800"
            guard case .again(let page) = try await bench.send("/behov/antaganden?org=\(id)", second) else {
                Issue.record("the second edit was saved over the first")
                return
            }
            #expect(page.words.contains("du skrev ”800”, sparat är ”700”"))
            #expect(Self.field(page, field)?.value == "800")
            #expect(try await bench.store.plan(of: id)?.plan.input.professions[0].costPerHead == Ore(rounding: 700_000))
            guard case .done = try await bench.send("/behov/antaganden?org=\(id)", Self.sent(page)) else {
                Issue.record("could not save after the conflict")
                return
            }
            #expect(try await bench.store.plan(of: id)?.plan.input.professions[0].costPerHead == Ore(rounding: 800_000))
        }
    }
}
