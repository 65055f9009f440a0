import Presentation
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Bristyrken: vacancies and required training as delivered")
struct ShortageDeliveredTests {
    private static let october = Day(number: 20_757)  // 2026-10-31
    private static let september = Day(number: 20_726)  // 2026-09-30

    /// Three municipalities, of which C has no projection, and two units of A.
    private func association(_ fixture: SupplyFixture) async throws -> Int64 {
        let association = try await fixture.add("Länet", .association)
        for (name, need) in [("A", 100.0), ("B", 200.0)] {
            let id = try await fixture.add(name, .municipality, under: "Länet")
            try await fixture.save(
                [
                    SupplyFixture.row("Undersköterska", need: need, turnover: 0.1, sector: "vård och omsorg"),
                    SupplyFixture.row("Kock", need: 10, turnover: 0.5, sector: "service"),
                ], of: id)
        }
        try await fixture.add("C", .municipality, under: "Länet")
        try await fixture.add("A1", .administration, under: "A")
        try await fixture.add("A11", .unit, under: "A1")
        return association
    }

    private func deliver(
        _ fixture: SupplyFixture, _ code: String, _ profession: String, _ indicator: Indicator, _ value: Double,
        on day: Day = october
    ) async throws {
        let organisation = try #require(try await fixture.store.organisations().first { $0.code == code }).id
        let id = try #require(try await fixture.store.professions().first { $0.name == profession }).id
        let key = ObservationKey(organisationID: organisation, professionID: id, indicator: indicator, day: day)
        try await fixture.store.saveObservations(
            [ObservationBatch(changes: [ObservationChange(key: key, before: nil, after: value)])],
            recordedAt: SupplyFixture.event.time, event: SupplyFixture.event)
    }

    private func words(_ table: Table, _ name: String, _ title: String) -> String? {
        table.row(name).flatMap { table.cell($0, title) }.map { Swedish.text(of: $0) }
    }

    @Test("before anything is delivered the page says so, and no figure stands")
    func none() async throws {
        try await SupplyFixture.with { fixture in
            let page = try await fixture.page("/behov/bristyrken", ["org": "\(try await association(fixture))"])
            let table = try #require(page.tables.first { $0.id == "yrken" })
            #expect(table.caption.contains("Vakanser är inte levererade."))
            #expect(words(table, "Kock", "Vakanser") == "ej levererat")
            #expect(words(table, "Kock", "Saknar utbildning") == "ej levererat")
            #expect(!page.tables.contains { $0.id == "vakanser" })
            let ranked = try await fixture.page(
                "/behov/bristyrken", ["org": "\(try await fixture.id("Länet"))", "ordning": "vakanser"])
            #expect(Swedish.text(of: try #require(ranked.lead)).contains("inga vakanser är levererade"))
        }
    }

    @Test("sums are over those who delivered, shares over those whose staff is known too, the missing named")
    func sums() async throws {
        try await SupplyFixture.with { fixture in
            let organisation = try await association(fixture)
            try await deliver(fixture, "A", "Undersköterska", .vacancies, 99, on: Self.september)
            try await deliver(fixture, "A", "Undersköterska", .vacancies, 4)
            try await deliver(fixture, "C", "Undersköterska", .vacancies, 7, on: Self.september)
            let page = try await fixture.page("/behov/bristyrken", ["org": "\(organisation)"])
            let table = try #require(page.tables.first { $0.id == "yrken" })
            #expect(table.number("Undersköterska", "Vakanser") == 11, "the latest of each, C without projection too")
            #expect(table.number("Undersköterska", "Vakanser, andel") == 0.04, "4 of A's 100")
            #expect(words(table, "Undersköterska", "Vakanser gäller") == "2026-09-30 – 2026-10-31")
            #expect(words(table, "Undersköterska", "Vakanser saknas från") == "B")
            #expect(words(table, "Kock", "Vakanser saknas från") == "A och B")
            #expect(page.text.contains("Vakanser är levererade av 2 av 3 arbetsgivare; B saknas."))
            let employers = try #require(page.tables.first { $0.id == "arbetsgivare" })
            let nurses = employers.rows.filter { $0.cells[0].words == "Undersköterska" }
            #expect(nurses.map { employers.cell($0, "Vakanser")?.number } == [4, nil, 7])
            #expect(employers.cell(nurses[2], "Rekrytering")?.words == "underlag saknas")
            let sum = nurses.compactMap { employers.cell($0, "Vakanser")?.number }.reduce(0, +)
            #expect(sum == table.number("Undersköterska", "Vakanser"))
            let matrix = try #require(page.tables.first { $0.id == "vakanser" })
            #expect(
                matrix.row("Undersköterska")?.cells.map { Swedish.text(of: $0) } == [
                    "Undersköterska", "4", "ej levererat", "7",
                ])
            #expect(matrix.row("Kock")?.cells.last == .empty, "C does not have the profession")
        }
    }

    @Test("ranked by vacancies, most first; the sentence says number, day, share and who is missing")
    func order() async throws {
        try await SupplyFixture.with { fixture in
            let organisation = try await association(fixture)
            for (employer, kitchen) in [("A", 3.0), ("B", 2)] {
                try await deliver(fixture, employer, "Kock", .vacancies, kitchen)
            }
            try await deliver(fixture, "B", "Undersköterska", .vacancies, 6)
            let query = ["org": "\(organisation)", "ordning": "vakanser"]
            let page = try await fixture.page("/behov/bristyrken", query)
            let table = try #require(page.tables.first { $0.id == "yrken" })
            #expect(table.rows.map { $0.cells[0].words } == ["Undersköterska", "Kock"])
            #expect(
                Swedish.text(of: try #require(page.lead))
                    == "Flest vakanser (Länet) har undersköterska: 6 (31\u{A0}oktober 2026), 3,0 % av dagens medarbetare. A har inte levererat."
            )
            #expect(page.charts.contains { $0.id == "vakansandel" && $0.categories == ["Kock", "Undersköterska"] })
        }
    }

    @Test("an employer's own figure goes before its units'; units are added by the outermost, without share")
    func units() async throws {
        try await SupplyFixture.with { fixture in
            let organisation = try await association(fixture)
            try await deliver(fixture, "A11", "Kock", .vacancies, 2)
            let inner = try await fixture.page("/behov/bristyrken", ["org": "\(organisation)"])
            var table = try #require(inner.tables.first { $0.id == "arbetsgivare" })
            var row = try #require(table.rows.first { $0.cells[0].words == "Kock" && $0.cells[1].words == "A" })
            #expect(table.cell(row, "Vakanser")?.number == 2)
            #expect(table.cell(row, "Vakanser, andel")?.number == nil)
            #expect(table.cell(row, "Vakanser gäller")?.words == "2026-10-31 (1\u{A0}enhet)")
            try await deliver(fixture, "A1", "Kock", .vacancies, 3)
            try await deliver(fixture, "A1", "Undersköterska", .vacancies, 1)
            let outer = try await fixture.page("/behov/bristyrken", ["org": "\(organisation)"])
            #expect(outer.tables.first { $0.id == "yrken" }?.number("Kock", "Vakanser") == 3, "not counted twice")
            try await deliver(fixture, "A", "Kock", .vacancies, 5, on: Self.september)
            let own = try await fixture.page("/behov/bristyrken", ["org": "\(organisation)"])
            table = try #require(own.tables.first { $0.id == "arbetsgivare" })
            row = try #require(table.rows.first { $0.cells[0].words == "Kock" && $0.cells[1].words == "A" })
            #expect(table.cell(row, "Vakanser")?.number == 5 && table.cell(row, "Vakanser, andel")?.number == 0.5)
            #expect(own.tables.first { $0.id == "yrken" }?.number("Undersköterska", "Vakanser") == 1)
        }
    }

    @Test("the unit analysis shows what is vacant among the posts, and no column when nothing is delivered")
    func unitAnalysis() async throws {
        try await SupplyFixture.with { fixture in
            _ = try await association(fixture)
            let query = ["org": "\(try await fixture.id("A"))", "steg": "6"]
            let before = try await fixture.page("/behov/verksamhetsanalys", query)
            let bare = try #require(before.tables.first { $0.id == "tjanster" })
            #expect(!bare.columns.contains { $0.title == "Vakanser" })
            try await deliver(fixture, "A11", "Kock", .vacancies, 2)
            let page = try await fixture.page("/behov/verksamhetsanalys", query)
            let table = try #require(page.tables.first { $0.id == "tjanster" })
            #expect(table.number("Kock", "Vakanser") == 2)
            #expect(words(table, "Undersköterska", "Vakanser") == "ej levererat")
        }
    }

    @Test("a unit that has ceased says nothing any more")
    func ceased() async throws {
        try await SupplyFixture.with { fixture in
            let organisation = try await association(fixture)
            try await deliver(fixture, "A11", "Kock", .vacancies, 2)
            let stored = try #require(try await fixture.store.organisations().first { $0.code == "A11" })
            var ended = stored
            ended.validTo = Day(year: 2026, month: 11, day: 1)
            try await fixture.store.saveOrganisation(ended, before: stored, event: SupplyFixture.event)
            let page = try await fixture.page("/behov/bristyrken", ["org": "\(organisation)"])
            #expect(page.tables.first { $0.id == "yrken" }?.number("Kock", "Vakanser") == nil)
        }
    }

    @Test("small counts are hidden, and cannot be found out from the sum")
    func small() async throws {
        try await SupplyFixture.with { fixture in
            let organisation = try await association(fixture)
            try await deliver(fixture, "A", "Undersköterska", .withoutRequiredTraining, 12)
            try await deliver(fixture, "B", "Undersköterska", .withoutRequiredTraining, 4)
            let page = try await fixture.page("/behov/bristyrken", ["org": "\(organisation)"])
            let table = try #require(page.tables.first { $0.id == "yrken" })
            #expect(words(table, "Undersköterska", "Saknar utbildning") == "12 av 100")
            #expect(table.number("Undersköterska", "Saknar utbildning, andel") == 0.12)
            let employers = try #require(page.tables.first { $0.id == "arbetsgivare" })
            let nurses = employers.rows.filter { $0.cells[0].words == "Undersköterska" }
            #expect(
                nurses.map { employers.cell($0, "Saknar utbildning")?.words } == [
                    "12 av 100", "färre än 5", "ej levererat",
                ])
            let file = String(decoding: try #require(PageFiles.csv(page, table: "arbetsgivare")), as: UTF8.self)
            #expect(file.contains("12 av 100") && !file.contains("4 av 200"))
        }
    }

    @Test(
        "what a count of untrained says",
        arguments: [
            (Training(without: 12, staff: 80), "12 av 80", 0.15), (Training(without: 4, staff: 80), "färre än 5", nil),
            (Training(without: 0, staff: 80), "färre än 5", nil), (Training(without: 5, staff: 4), "färre än 5", nil),
            (Training(without: 9, staff: 8), "9 av 8, går inte ihop", nil),
            (Training(without: 9, staff: nil), "9", nil),
            (Training(without: 5, staff: 5), "5 av 5", 1),
        ] as [(Training, String, Double?)])
    func training(_ training: Training, _ words: String, _ share: Double?) {
        #expect(training.words == words)
        #expect(training.share == share)
    }

    @Test("a sum of untrained is the sum of those that are shown, or nothing")
    func trainingSums() {
        let parts = [
            Training(without: 12, staff: 80), Training(without: 3, staff: 50), Training(without: 9, staff: 8),
            Training(without: 8, staff: 20),
        ]
        #expect(Training.sum(parts) == Training(without: 20, staff: 100))
        #expect(Training.sum([parts[1]]) == nil)
    }

    @Test("the demonstration: most employers have delivered, the others are named, levels are plausible")
    func demo() async throws {
        try await SupplyFixture.with { fixture in
            let contents = try await fixture.addDemo()
            let page = try await fixture.page("/behov/bristyrken", ["org": "\(contents.associationID)"])
            #expect(
                page.text.contains(
                    "Vakanser är levererade av 12 av 14 arbetsgivare; Tallnora kommun och Ådalsby kommun saknas."))
            let table = try #require(page.tables.first { $0.id == "yrken" })
            let vacancies = table.rows.compactMap { table.cell($0, "Vakanser")?.number }.reduce(0, +)
            let staff = table.rows.compactMap { table.cell($0, "Medarbetare i dag")?.number }.reduce(0, +)
            #expect((0.01...0.06).contains(vacancies / staff))
            #expect(table.rows.contains { (table.cell($0, "Saknar utbildning, andel")?.number ?? 0) > 0.1 })
            let boards = try await fixture.page("/register/leveranser").tables
            #expect(boards.contains { $0.id == "vakanser" && $0.rows.count == 14 })
        }
    }
}

extension SupplyFixture {
    /// Identity of an organisation by its code.
    func id(_ code: String) async throws -> Int64 {
        try #require(try await store.organisations().first { $0.code == code }).id
    }
}
