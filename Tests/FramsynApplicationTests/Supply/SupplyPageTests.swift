import Presentation
import ProjectionEngine
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Tillgång")
struct SupplyPageTests {
    private static func education(
        _ profession: String, _ area: String, _ graduates: Double?, years: ClosedRange<Int> = 2025...2030
    ) -> EducationInput {
        EducationInput(
            profession: profession, area: area,
            graduates: years.map { $0 == years.lowerBound ? nil : graduates }, source: "Provets skola")
    }

    /// A municipality that needs 140 assistant nurses a year and gets 40.
    private func municipality(_ fixture: SupplyFixture) async throws -> Int64 {
        let id = try await fixture.add("Kommunen A", .municipality)
        try await fixture.save(
            [SupplyFixture.row("Undersköterska", need: 1000, turnover: 0.12, retirements: 20)],
            education: [Self.education("Undersköterska", "kommunen", 40)], of: id)
        return id
    }

    @Test("40 graduates against a need of 140 a year: 100 missing, 29 % covered")
    func coverage() async throws {
        try await SupplyFixture.with { fixture in
            let page = try await fixture.page("/behov/tillgang", ["org": "\(try await municipality(fixture))"])
            let values = page.figures.map(\.quantity.value)
            #expect(values[0] == 40)
            #expect(values[1] == 140)
            #expect(Swedish.text(of: page.figures[2].quantity) == "29\u{A0}%")
            #expect(values[3] == 100)
            #expect(Swedish.text(of: try #require(page.lead)).contains("100 saknas varje år"))
            let table = try #require(page.tables.first { $0.id == "tillgang" })
            #expect(table.number("Undersköterska", "Saknas") == 100)
        }
    }

    @Test("more admitted from 2026 with a lag of four years reach the need in 2030, and only supply moves")
    func intake() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await municipality(fixture)
            let before = try await fixture.page("/behov/tillgang", ["org": "\(id)"])
            let page = try await fixture.page(
                "/behov/tillgang",
                ["org": "\(id)", "antagna": "50", "fran": "2026", "ar": "4", "examen": "80"])
            let table = try #require(page.tables.first { $0.id == "fler-antagna" })
            #expect(table.rows.compactMap { table.cell($0, "Tillkommer")?.number } == [0, 0, 0, 0, 40])
            #expect(table.number("2030", "Saknas då") == 60)
            #expect(table.number("2030", "Rekryteringsbehov") == 140)
            #expect(page.charts[0].series.prefix(2) == before.charts[0].series.prefix(2))
            let nothing = try await fixture.page(
                "/behov/tillgang", ["org": "\(id)", "antagna": "0", "fran": "2026", "ar": "0"])
            #expect(nothing.charts[0].series[2].values == before.charts[0].series[1].values, "null is zero")
        }
    }

    @Test("extra intake from 2019 raises supply from 2023 also when 2019 is the base year", arguments: [3, 4, 5])
    func lag(_ lag: Int) {
        let intake = ExtraIntake(persons: 30, from: 2019, lag: lag, completion: 1)
        let first = (2019...2030).first { intake.graduates(in: $0, baseYear: 2019) > 0 }
        #expect(first == 2019 + lag)
        #expect(intake.graduates(in: 2030, baseYear: 2019) == 30)
    }

    @Test("everything wrong with the extra intake is said at once and what was written stays")
    func faults() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await municipality(fixture)
            let page = try await fixture.page(
                "/behov/tillgang",
                ["org": "\(id)", "antagna": "många", "fran": "snart", "ar": "99", "examen": "130"])
            guard case .fields(_, let fields) = page.forms.first?.groups.first else {
                Issue.record("no fields")
                return
            }
            #expect(fields.filter { $0.fault != nil }.map(\.name) == ["antagna", "fran", "ar", "examen"])
            #expect(fields.first { $0.name == "antagna" }?.value == "många")
            #expect(page.tables.contains { $0.id == "tillgang" })
        }
    }

    @Test("a shared area counts its graduates once against every employer that states it, and names the others")
    func shared() async throws {
        try await SupplyFixture.with { fixture in
            try await fixture.add("Länet", .association)
            for (name, turnover) in [("A", 0.1), ("B", 0.2)] {
                let id = try await fixture.add(name, .municipality, under: "Länet")
                try await fixture.save(
                    [SupplyFixture.row("Sjuksköterska", need: 100, turnover: turnover)],
                    education: [Self.education("Sjuksköterska", "Länet 1", 12)], of: id)
            }
            let silent = try await fixture.add("C", .municipality, under: "Länet")
            try await fixture.save([SupplyFixture.row("Sjuksköterska", need: 50, turnover: 0.1)], of: silent)
            try await fixture.add("D", .municipality, under: "Länet")
            let association = try #require(try await fixture.store.organisations().first { $0.name == "Länet" })
            for organisation in [
                association.id, try #require(try await fixture.store.organisations().first { $0.name == "A" }).id,
            ] {
                let context = try #require(try await fixture.service.projection(of: organisation))
                let balances = try await fixture.service.supplyBalances(context)
                #expect(balances.count == 1, "one area, not one an employer")
                #expect(balances.first?.coverage?.graduates == 12)
                #expect(balances.first?.coverage?.need == 30, "10 of A and 20 of B")
                #expect(balances.first?.counted == ["A", "B"])
                #expect(balances.first?.missing == ["C", "D"])
                #expect(balances.first?.isStatedDifferently == false)
                let page = try await fixture.page("/behov/tillgang", ["org": "\(organisation)"])
                #expect(page.figures.map(\.quantity.value) == [12, 30, 0.4, 18])
                #expect(page.notices.contains { Swedish.text(of: $0.text).contains("behovet är minst det som visas") })
            }
        }
    }

    @Test("the municipality's education is never subtracted from a board's need")
    func board() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await fixture.add("Omsorgsnämnden", .board)
            try await fixture.save(
                [SupplyFixture.row("Undersköterska", need: 100, turnover: 0.1)],
                education: [Self.education("Undersköterska", "kommunen", 40)], of: id)
            let page = try await fixture.page("/behov/tillgang", ["org": "\(id)"])
            #expect(page.figures[2].quantity.value == nil)
            #expect(page.figures[3].quantity.value == nil)
            #expect(Swedish.text(of: try #require(page.lead)).contains("dras därför inte från varandra"))
            let table = try #require(page.tables.first { $0.id == "tillgang" })
            #expect(table.number("Undersköterska", "Utbildade") == 40)
            #expect(table.number("Undersköterska", "Saknas") == nil)
        }
    }

    @Test("the published plan: its own comparison stands apart, and the page says what to enter")
    func published() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await fixture.addPublished()
            let page = try await fixture.page("/behov/tillgang", ["org": "\(id)"])
            let table = try #require(page.tables.first { $0.id == "planens-jamforelse" })
            func row(_ name: String) throws -> [String] {
                try #require(table.row(name)).cells.map { Swedish.text(of: $0).replacing("\u{202F}", with: " ") }
            }
            let local = try row("Utexaminerade undersköterskor från Linköping")
            #expect(Array(local[2...5]) == ["40", "140", "\u{2212}100", "29\u{A0}%"])
            #expect(local[6].contains("Kommunomfattande omräkning av nationella tal från 2015"))
            let national = try row("Undersköterskeexamina i riket 2015")
            #expect(Array(national[1...5]) == ["2015", "2 500", "8 800", "\u{2212}6 300", "28\u{A0}%"])
            #expect(try row("Undersköterskeexamina i riket 2010")[2] == "3 700")
            #expect(page.figures.isEmpty, "nothing is computed from it")
            let ways = page.blocks.flatMap { block -> [Block] in
                if case .card(let card) = block { card.blocks } else { [] }
            }
            #expect(
                ways.contains {
                    if case .actions(let actions) = $0 {
                        actions.first?.href == "/behov/antaganden?org=\(id)"
                    } else {
                        false
                    }
                })
        }
    }

    @Test(
        "an area is read as own, above or shared",
        arguments: [
            ("kommunen", OrganisationKind.municipality, EducationArea.own), ("Kommunen ", .municipality, .own),
            ("länet", .municipality, .shared), ("Prov", .municipality, .own), ("nämnden", .board, .own),
            ("kommunen", .board, .employerAbove), ("länet", .board, .employerAbove), ("Prov", .board, .own),
        ])
    func area(_ area: String, _ kind: OrganisationKind, _ expected: EducationArea) {
        #expect(EducationArea(area, statedBy: Organisation(id: 1, code: "p", name: "Prov", kind: kind)) == expected)
    }

    @Test(
        "numbers are read out of printed figures",
        arguments: [
            ("ca 40 om året", 40.0), ("cirka 8 800 om året", 8800), ("3\u{202F}700", 3700), ("0,62 %", 0.62),
            ("okänt", nil),
        ] as [(String, Double?)])
    func numbers(_ text: String, _ value: Double?) {
        #expect(text.firstNumber == value)
    }
}
