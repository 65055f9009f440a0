import Presentation
import ProjectionEngine
import SwedishText
import Testing
import WorkforceModel

@testable import FramsynApplication

@Suite("Sectors")
struct SectorPageTests {
    /// The typed plan with sides, and a profession that states neither field nor side.
    static var plan: ProjectionInput {
        var input = NeedBench.typedInput
        input.professions[0].commission = .provider
        input.professions[1].commission = .provider
        input.professions[2].commission = .authority
        var other = input.professions[1]
        (other.name, other.sector, other.commission, other.baseNeed) = ("Kock", nil, nil, 17.3)
        input.professions.append(other)
        return input
    }

    static let pages = [
        "/behov", "/behov/framskrivning", "/behov/rekrytering", "/behov/gap", "/behov/scenarier",
        "/behov/scenarier/jamfor", "/behov/tillgang", "/behov/verksamhetsanalys?steg=8",
        "/behov/verksamhetsanalys/plan",
        "/behov/bristyrken", "/behov/antaganden", "/behov/varfor", "/behov/varfor?del=behov",
        "/behov/varfor?del=rekrytering&ar=2028", "/behov/varfor?del=kostnad&ar=2030", "/behov/varfor?del=direktiv",
    ]

    static func address(_ path: String, _ id: Int64, _ sector: String?) -> String {
        let sector = sector.map { "&sektor=" + NeedLinks.encode($0) } ?? ""
        return path + (path.contains("?") ? "&" : "?") + "org=\(id)\(sector)"
    }

    @Test("each division holds every profession exactly once, whatever is stated and left out")
    func partition() {
        var stream = PlainNumbers()
        for _ in 0..<200 {
            let rows = (0..<stream.next(8) + 1).map { row in
                var item = NeedBench.typedInput.professions[0]
                item.name = "yrke \(row)"
                item.sector = [nil, "", "skola", "vård"][stream.next(4)]
                item.commission = [nil, .authority, .provider][stream.next(3)]
                return item
            }
            let all = Set(rows.map(\.name))
            for division in Sector.Division.allCases {
                let sectors = Sector.all(rows).filter { $0.division == division }
                guard !sectors.isEmpty else { continue }
                #expect(sectors.count > 1)
                #expect(sectors.reduce(0) { $0 + $1.professions.count } == all.count)
                #expect(sectors.reduce(into: Set<String>()) { $0.formUnion($1.professions) } == all)
                #expect(Set(sectors.map(\.name)).count == sectors.count)
            }
        }
    }

    @Test("nothing to choose without a statement, or when all state the same")
    func undivided() {
        var rows = NeedBench.typedInput.professions
        for row in rows.indices { rows[row].sector = nil }
        #expect(Sector.all(rows).isEmpty)
        for row in rows.indices { rows[row].sector = "vård" }
        #expect(Sector.all(rows).isEmpty)
        #expect(Sector.all(rows, others: ["Kock"]).map(\.name) == ["vård", "område ej angivet"])
    }

    @Test(
        "the unrounded parts of a division add up to the total, unchanged and in a scenario, and so do the printed ones",
        arguments: Sector.Division.allCases)
    func sums(division: Sector.Division) async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped(Self.plan)
            let whole = try #require(try await bench.service.projection(of: id))
            let levers = [
                Lever(kind: .volume, value: 0.01),
                Lever(kind: .lowerTurnover, profession: "Undersköterska", value: 0.2),
            ]
            for context in [whole, whole.under(levers)] {
                let parts = context.choice.sectors.filter { $0.division == division }.map(context.within)
                #expect(parts.count == 3 || division == .side && parts.count == 3)
                for year in context.years {
                    let position = year - context.baseYear
                    func adds(_ figure: (ProfessionFlows) -> Double?) {
                        let sum = parts.reduce(0.0) { $0 + (figure($1.projection.total) ?? .nan) }
                        let total = figure(context.projection.total)
                        if let total { #expect(abs(sum - total) < 1e-9) } else { #expect(sum.isNaN) }
                    }
                    adds { $0.need[position] }
                    adds { $0.recruitment[position] }
                    adds { $0.retirement[position] }
                    adds { $0.turnover[position] }
                    adds { $0.surplus[position] }
                    let tables = parts.map { ProjectionTables($0, base: context.baseYear) }
                    let all = ProjectionTables(context, base: context.baseYear)
                    #expect(tables.reduce(0) { $0 + $1.printedNeed(year) } == all.printedNeed(year))
                    guard let printed = all.printedRecruitment(year) else { continue }
                    #expect(tables.reduce(0) { $0 + ($1.printedRecruitment(year) ?? .nan) } == printed)
                }
                let gaps = parts.map { GapFigures($0, since: 2026) }
                let all = GapFigures(context, since: 2026)
                for year in 2026...2030 {
                    #expect(gaps.reduce(0) { $0 + ($1.persons(in: year) ?? .nan) } == all.persons(in: year))
                    let cost = gaps.reduce(0) { $0 + ($1.cost(in: year) ?? .nan) }
                    #expect(abs(cost - (all.cost(in: year) ?? .nan)) < 0.05, "an öre a part at most")
                    #expect(gaps.allSatisfy { $0.frame(in: year) == nil && $0.toBridge(in: year) == nil })
                }
            }
        }
    }

    @Test(
        "tables that divide a page add up to its total",
        arguments: ["/behov/framskrivning", "/behov/gap"], ["per-omrade", "per-sida"])
    func tables(path: String, id: String) async throws {
        try await NeedBench.run { bench in
            let page = try await bench.page(Self.address(path, try await bench.addTyped(Self.plan), nil))
            let table = try #require(page.tables.first { $0.id == id })
            let total = try #require(table.totals.first)
            #expect(table.rows.count == 3)
            for column in 1..<table.columns.count {
                let sum = table.rows.reduce(0.0) { $0 + ($1.cells[column].number ?? .nan) }
                #expect(abs(sum - (total.cells[column].number ?? .nan)) < 0.05, "\(table.columns[column].title)")
            }
            for row in table.rows {
                let narrowed = try await bench.page(try #require(row.cells[0].href))
                #expect(narrowed.filter?.value == row.cells[0].words?.lowercased())
            }
        }
    }

    @Test(
        "on every page the sector is named first, chosen beside the organisation and kept by links and forms",
        arguments: pages)
    func follows(path: String) async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped(Self.plan)
            let page = try await bench.page(Self.address(path, id, "vård"))
            #expect(page.lead.map { Swedish.text(of: $0) }?.hasPrefix("Vård: ") == true, "\(page.words.prefix(200))")
            #expect(page.filter?.value == "vård")
            let links = page.links.filter { $0.hasPrefix("/behov") }
            #expect(!links.isEmpty || path.hasSuffix("/plan"), "the printed plan leads nowhere")
            #expect(links.allSatisfy { $0.contains("sektor=v%C3%A5rd") }, "\(links.filter { !$0.contains("sektor") })")
            for form in page.forms where form.action.hasPrefix("/behov") {
                let isKept =
                    form.method == .get
                    ? form.allFields.contains { $0.name == "sektor" && $0.value == "vård" }
                    : form.action.contains("sektor=v%C3%A5rd")
                #expect(isKept, "\(form.id)")
            }
            // Professions of other sectors stand in no table but a form's or a scenario's own list.
            for table in page.tables where table.id != "sparade" {
                #expect(
                    !table.rows.contains { ["Socialsekreterare", "Kock"].contains($0.cells.first?.words) },
                    "\(table.id)")
            }
        }
    }

    @Test("an unknown sector is said to be one, with those there are, and everything is shown", arguments: pages)
    func unknown(path: String) async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped(Self.plan)
            let page = try await bench.page(Self.address(path, id, "<b>rymd"))
            let words = "Området ”<b>rymd” finns inte här, så alla yrken visas. Områdena är social, vård"
            #expect(page.notices.contains { Swedish.text(of: $0.text).hasPrefix(words) }, "\(page.notices)")
            let whole = try await bench.page(Self.address(path, id, nil))
            #expect(page.lead == whole.lead && page.tables == whole.tables && page.filter == whole.filter)
        }
    }

    @Test("a plan without sectors has no choice")
    func noChoice() async throws {
        try await NeedBench.run { bench in
            var input = NeedBench.typedInput
            for row in input.professions.indices { input.professions[row].sector = nil }
            let id = try await bench.addTyped(input)
            for path in Self.pages {
                let page = try await bench.page(Self.address(path, id, nil))
                #expect(page.filter == nil, "\(path)")
                #expect(!page.tables.contains { ["per-omrade", "per-sida"].contains($0.id) })
            }
            let named = try await bench.page(Self.address("/behov/gap", id, "vård"))
            #expect(named.words.contains("Yrkena här är inte delade på områden."))
        }
    }

    @Test("the frame is the whole organisation's: with a sector no gap is printed, and the page says why")
    func frame() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped(Self.plan)
            let page = try await bench.page(Self.address("/behov/gap", id, "vård"))
            #expect(page.words.contains("Ramen gäller hela organisationen och är inte delad på områden"))
            let rows = try #require(page.tables.first { $0.id == "gap" }).rows
            for row in rows {
                for column in [4, 5] {
                    guard case .quantity(let quantity) = row.cells[column].value else { continue }
                    #expect(quantity.value == nil && quantity.missing == "ej angivet per område")
                }
            }
            #expect(page.number("gap", row: "2030", column: 3) != nil, "the cost is the sector's own")
            let scenario = try await bench.page(Self.address("/behov/scenarier?omsattning=10", id, "vård"))
            #expect(scenario.number("scenario", row: "Att överbrygga 2030, Mkr", column: 1) == nil)
            #expect(scenario.words.contains("ej angivet per område"))
            #expect(scenario.words.contains("Siffrorna på sidan gäller bara området vård."))
        }
    }

    @Test("Varför? explains the printed sum of a sector: its professions named and added up")
    func why() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped(Self.plan)
            let page = try await bench.page(Self.address("/behov/framskrivning", id, "vård"))
            for (figure, column) in [(0, 1), (1, 1)] {
                let printed = try #require(page.figures[figure].quantity.value)
                let why = try await bench.page(try #require(page.figures[figure].why))
                let table = try #require(why.tables.first { $0.id == "yrken" })
                #expect(table.rows.compactMap { $0.cells[0].words } == ["Undersköterska", "Sjuksköterska"])
                #expect(why.words.contains("Område: vård: Undersköterska och Sjuksköterska"))
                #expect(why.figures.contains { $0.quantity.value == printed }, "\(figure)")
                let unrounded = table.rows.reduce(0.0) { $0 + ($1.cells[column + 1].number ?? .nan) }
                #expect(abs(unrounded - (table.totals[0].cells[column + 1].number ?? .nan)) < 1e-9)
            }
            let outside = try await bench.page(Self.address("/behov/varfor?del=behov&yrke=Kock&ar=2030", id, "vård"))
            #expect(outside.words.contains("Kock hör inte till området vård, så området är inte valt här."))
            #expect(outside.filter?.value == "" && outside.words.contains("Personalbehov för Kock 2030"))
        }
    }

    @Test("a sector's interval is of its own sum in every replicate, not a sum of its professions' bounds")
    func intervals() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped(Self.plan)
            let whole = try #require(try await bench.service.projection(of: id))
            let all = try #require(try await bench.service.intervals(whole))
            for sector in whole.choice.sectors {
                let part = try #require(try await bench.service.intervals(whole.within(sector)))
                let sums = part.recruitmentSums.compactMap(\.self)
                #expect(sums.count == sector.professions.count)
                let width = part.recruitmentSum.upper - part.recruitmentSum.lower
                let added = sums.reduce(0) { $0 + $1.upper - $1.lower }
                if sums.count == 1 { #expect(abs(width - added) < 1e-9) } else { #expect(width < added) }
                #expect(part.need[5].upper < all.need[5].lower)
                let expected = try #require(
                    whole.within(sector).projection.sum(
                        whole.within(sector).projection.total.recruitment, over: whole.flowYears))
                #expect(part.recruitmentSum.lower...part.recruitmentSum.upper ~= expected)
            }
        }
    }

    @Test("in a sum of employers a sector is the sum over those who have it")
    func employers() async throws {
        try await SupplyFixture.with { fixture in
            let association = try await fixture.add("Länet", .association)
            for (name, sector) in [("A", "vård"), ("B", "skola")] {
                let id = try await fixture.add(name, .municipality, under: "Länet")
                try await fixture.save(
                    [
                        SupplyFixture.row("Yrke \(name)", need: 40, turnover: 0.1, sector: sector),
                        SupplyFixture.row("Kock", need: 10, turnover: 0.2, sector: "service"),
                    ], of: id)
            }
            let service = ["org": "\(association)", "sektor": "service"]
            let page = try await fixture.page("/behov/framskrivning", service)
            #expect(page.figures[0].quantity.value == 20)
            let care = try await fixture.page(
                "/behov/varfor", ["org": "\(association)", "sektor": "vård", "del": "rekrytering"])
            let employers = try #require(care.tables.first { $0.id == "arbetsgivare" })
            #expect(employers.rows.compactMap { $0.cells[0].words } == ["A"])
            #expect(employers.number("A", "Orundat") == 20)
        }
    }

    @Test(
        "addresses of Behov get the sector, unless they name one; others are left alone",
        arguments: [
            ("/behov", "/behov?sektor=v%C3%A5rd"), ("/behov/gap?org=3", "/behov/gap?org=3&sektor=v%C3%A5rd"),
            ("/behov?org=3", "/behov?org=3&sektor=v%C3%A5rd"), ("/behov/gap?sektor=", "/behov/gap?sektor="),
            ("/behov/gap?org=3&sektor=skola", "/behov/gap?org=3&sektor=skola"), ("/register", "/register"),
            ("/behovet", "/behovet"), ("https://example.org/behov", "https://example.org/behov"),
        ])
    func address(_ address: String, _ wanted: String) {
        #expect(SectorLinks.following(address, sector: "vård") == wanted)
        #expect(SectorLinks.following(address, sector: nil) == address)
        #expect(SectorLinks.following(address, sector: "") == address)
    }

    @Test("a scenario that cannot be saved is shown again within the sector")
    func saving() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped(Self.plan)
            let answer = try await bench.send(
                Self.address("/behov/scenarier/spara", id, "vård"), ["omsattning": "10", "namn": ""])
            guard case .again(let page) = answer else {
                Issue.record("saved without a name")
                return
            }
            #expect(page.filter?.value == "vård")
            #expect(page.forms.first { $0.id == "spara" }?.action.contains("sektor=v%C3%A5rd") == true)
        }
    }

    @Test("what another organisation does not have is said, and the rest is kept")
    func switching() async throws {
        try await NeedBench.run { bench in
            let id = try await bench.addTyped(Self.plan)
            func words(_ address: String) async throws -> String {
                try await bench.page(Self.address(address, id, nil)).words
            }
            #expect(try await words("/behov/framskrivning?basar=2019").contains("De räknas från 2025."))
            #expect(try await words("/behov/gap?basar=2040").contains("De räknas från 2026."))
            #expect(try await words("/behov/tillgang?urval=Lots").contains("Utbildningen ”Lots” finns inte här"))
            #expect(
                try await words("/behov/scenarier/jamfor?s7=ja&s8=ja").contains(
                    "scenarier som var valda finns inte hos Provnämnden"))
            #expect(try await words("/behov/scenarier?yrke=Lots&omsattning=10").contains("så inget reglage räknas"))
        }
    }

    @Test("the published plan: the authority's category is read as 23 persons, 14 Mkr, with the plan's own words on it")
    func published() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await fixture.addPublished()
            let gap = try await fixture.page("/behov/gap", ["org": "\(id)"])
            let table = try #require(gap.tables.first { $0.id == "per-yrke" })
            let row = try #require(table.row("Socialsekreterare/biståndsbedömare"))
            let texts = row.cells.map { Swedish.text(of: $0) }
            #expect(texts[1] == "ej angivet", "the plan says that the row holds staff of both sides")
            #expect(texts.dropFirst(2) == ["23", "14", "7", "4"])
            #expect(table.rows.reduce(0.0) { $0 + ($1.cells[2].number ?? .nan) } == table.totals[0].cells[2].number)
            #expect(gap.filter == nil)
            let plan = try await fixture.page("/behov/framskrivning", ["org": "\(id)"])
            #expect(plan.words.contains("myndighetsutövare | 23 medarbetare, 14 miljoner kronor"))
        }
    }
}

/// A small generator of numbers, the same every run.
private struct PlainNumbers {
    private var state: UInt64 = 2021

    mutating func next(_ below: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % below
    }
}
