import Presentation
import ProjectionEngine
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Bristyrken")
struct ShortagePageTests {
    /// Two municipalities with figures and one without, in an association.
    private func association(_ fixture: SupplyFixture) async throws -> Int64 {
        let association = try await fixture.add("Länet", .association)
        let first = try await fixture.add("A", .municipality, under: "Länet")
        try await fixture.save(
            [
                SupplyFixture.row("Undersköterska", need: 100, turnover: 0.1, sector: "vård och omsorg"),
                SupplyFixture.row("Förskollärare", need: 50, turnover: 0.3, sector: "skola"),
            ],
            education: [
                EducationInput(
                    profession: "Undersköterska", area: "kommunen", graduates: [nil, 4, 4, 4, 4, 4], source: "Skolan")
            ], of: first)
        let second = try await fixture.add("B", .municipality, under: "Länet")
        try await fixture.save(
            [
                SupplyFixture.row("Undersköterska", need: 200, turnover: 0.2, sector: "vård och omsorg"),
                SupplyFixture.row("Kock", need: 10, turnover: nil, sector: "service"),
            ], of: second)
        try await fixture.add("C", .municipality, under: "Länet")
        return association
    }

    @Test("professions are ranked by recruitment against today's staff, over employers, with the missing one named")
    func ranking() async throws {
        try await SupplyFixture.with { fixture in
            let page = try await fixture.page("/behov/bristyrken", ["org": "\(try await association(fixture))"])
            let table = try #require(page.tables.first { $0.id == "yrken" })
            #expect(table.rows.compactMap { $0.cells[0].words } == ["Förskollärare", "Undersköterska", "Kock"])
            #expect(table.number("Undersköterska", "Rekrytering") == 250, "five years of 10 and 40")
            #expect(table.number("Undersköterska", "Medarbetare i dag") == 300)
            #expect(table.number("Kock", "Rekrytering") == nil)
            let unknown = try #require(table.row("Kock").flatMap { table.cell($0, "Okänd rekrytering") })
            #expect(unknown.words == "B")
            #expect(page.notices.contains { Swedish.text(of: $0.text).contains("Underlag saknas från C") })
            let employers = try #require(page.tables.first { $0.id == "arbetsgivare" })
            #expect(employers.rows.count { $0.cells[1].words == "C" } == 3)
            #expect(
                employers.rows.allSatisfy { row in
                    employers.cell(row, "Vakanser").map { Swedish.text(of: $0) } == "ej levererat"
                })
            let firstID = try #require(try await fixture.store.organisations().first { $0.name == "A" }).id
            #expect(employers.rows.contains { $0.cells[1].href == "/behov/framskrivning?org=\(firstID)" })
        }
    }

    @Test("the rows of employers add up to the profession's line")
    func adds() async throws {
        try await SupplyFixture.with { fixture in
            let page = try await fixture.page("/behov/bristyrken", ["org": "\(try await association(fixture))"])
            let lines = try #require(page.tables.first { $0.id == "yrken" })
            let employers = try #require(page.tables.first { $0.id == "arbetsgivare" })
            for title in ["Medarbetare i dag", "Behov sista året", "Rekrytering"] {
                for line in lines.rows {
                    let name = try #require(line.cells[0].words)
                    let parts = employers.rows.filter { $0.cells[0].words == name }
                        .compactMap { employers.cell($0, title)?.number }
                    guard let sum = lines.number(name, title) else {
                        #expect(parts.isEmpty)
                        continue
                    }
                    #expect(abs(parts.reduce(0, +) - sum) < 1e-9, "\(name) \(title)")
                }
            }
        }
    }

    @Test(
        "a sector, a profession or the four shortage professions can be chosen",
        arguments: [
            (["sektor": "skola"], ["Förskollärare"]), (["yrke": "Kock"], ["Kock"]),
            (["yrke": "brist"], ["Undersköterska"]),
            (["sektor": "vård och omsorg", "yrke": "brist"], ["Undersköterska"]),
            (["sektor": "skola", "yrke": "brist"], []),
            // A profession goes before a sector that it is not in, and an unknown sector is said to be one.
            (["sektor": "skola", "yrke": "Kock"], ["Kock"]),
            (["sektor": "teknik"], ["Förskollärare", "Undersköterska", "Kock"]),
        ])
    func choice(_ query: [String: String], _ professions: [String]) async throws {
        try await SupplyFixture.with { fixture in
            var values = query
            values["org"] = "\(try await association(fixture))"
            let page = try await fixture.page("/behov/bristyrken", values)
            let rows = page.tables.first { $0.id == "yrken" }?.rows ?? []
            #expect(rows.compactMap { $0.cells[0].words } == professions)
            #expect(page.forms.count == 1)
            let isKnown = values["sektor"] != "teknik" && values["yrke"] != "Kock" && values["sektor"] != nil
            #expect(page.filter?.value == (isKnown ? values["sektor"] : ""))
            if values["sektor"] == "teknik" {
                #expect(
                    page.words.contains("Områdena är service, skola och vård och omsorg"), "\(page.notices)")
            }
        }
    }

    @Test("ranked by what education lacks, the profession with education comes first; only comparable areas count")
    func gap() async throws {
        try await SupplyFixture.with { fixture in
            let page = try await fixture.page(
                "/behov/bristyrken", ["org": "\(try await association(fixture))", "ordning": "tillgang"])
            let table = try #require(page.tables.first { $0.id == "yrken" })
            #expect(table.rows.first?.cells[0].words == "Undersköterska")
            #expect(table.number("Undersköterska", "Behov om året") == 10, "only A states an education")
            #expect(table.number("Undersköterska", "Saknas om året") == 6)
        }
    }

    @Test("a real board is never mixed with other employers, nor synthetic ones with real")
    func scope() async throws {
        try await SupplyFixture.with { fixture in
            let board = try await fixture.addPublished()
            let member = try await association(fixture)
            let lone = try await fixture.add("Ensam kommun", .municipality)
            #expect(try await fixture.service.employerScope(of: board).employers.map(\.organisation.id) == [board])
            #expect(
                try await fixture.service.employerScope(of: member).employers.map(\.organisation.name) == [
                    "A", "B", "C",
                ])
            #expect(try await fixture.service.employerScope(of: lone).employers.map(\.organisation.id) == [lone])
            let page = try await fixture.page("/behov/bristyrken", ["org": "\(board)"])
            #expect(page.tables.first { $0.id == "yrken" }?.rows.count == 6)
            #expect(page.notices.contains { Swedish.text(of: $0.text).contains("Rekonstruktion") })
        }
    }

    @Test("the demonstration: the four professions at 14 employers, full time from registers, the undelivered named")
    func demo() async throws {
        try await SupplyFixture.with { fixture in
            let contents = try await fixture.addDemo()
            let page = try await fixture.page(
                "/behov/bristyrken", ["org": "\(contents.associationID)", "yrke": "brist"])
            let table = try #require(page.tables.first { $0.id == "yrken" })
            #expect(Set(table.rows.compactMap { $0.cells[0].words }) == Set(ShortageScope.fourNames))
            for name in ShortageScope.fourNames {
                #expect((table.number(name, "Rekrytering") ?? 0) > 0)
                #expect((table.number(name, "Heltid") ?? -1) > 0)
                #expect((table.number(name, "Heltid") ?? 2) <= 1)
            }
            #expect(page.notices.contains { Swedish.text(of: $0.text).contains("Tallnora kommun") })
            #expect(page.notices.contains { Swedish.text(of: $0.text).lowercased().contains("påhitta") })
            let employers = try #require(page.tables.first { $0.id == "arbetsgivare" })
            #expect(employers.rows.contains { $0.cells[1].words == "Tallnora kommun" })
        }
    }

    @Test("full time: degrees of one person add up, small groups are not told")
    func fullTime() {
        var columns = EmploymentColumns()
        let day = Day(year: 2025, month: 12, day: 31)!
        let start = Day(year: 2020, month: 1, day: 1)!
        func add(_ person: Int32, _ rate: Double, from: Day, to: Day? = nil, form: EmploymentForm = .monthly) {
            columns.append(
                Employment(
                    person: "\(person)", birthYear: 1980, sex: .woman, organisationID: 1, professionID: 7, form: form,
                    rate: rate, from: from, to: to), person: person)
        }
        add(0, 0.5, from: start)
        add(0, 0.5, from: start)
        add(1, 0.75, from: start, to: Day(year: 2025, month: 5, day: 31)!)
        add(1, 1, from: Day(year: 2025, month: 6, day: 1)!)
        add(2, 0.75, from: start)
        add(3, 1, from: start, form: .hourly)
        add(4, 1, from: Day(year: 2026, month: 1, day: 1)!)
        let counts = FullTime.counts(columns, on: day)
        #expect(counts == [7: FullTime(persons: 3, fullTime: 2, movedUp: 1)])
        #expect(counts[7]?.share == nil)
        #expect(FullTime(persons: 5, fullTime: 4).share == 0.8)
        #expect(FullTime.counts(EmploymentColumns(), on: day).isEmpty)
    }
}
