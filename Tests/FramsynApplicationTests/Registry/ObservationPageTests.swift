import Foundation
import Presentation
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

extension RegistryFixture {
    /// Identity of an organisation by its code.
    func id(_ code: String) async throws -> Int64 {
        try #require(try await service.store.organisations().first { $0.code == code }).id
    }

    /// Identity of a profession by its name.
    func profession(_ name: String) async throws -> Int64 {
        try #require(try await service.store.professions().first { $0.name == name }).id
    }

    /// Sends the form of vacancies of an organisation and day with fields changed.
    func type(_ values: [String: String], of organisation: Int64, day: String = "2026-10-31") async throws
        -> FormAnswer
    {
        let address = "/register/vakanser?org=\(organisation)&dag=\(day)"
        let form = try #require(try await page(at: address).forms.first { $0.id == "fyll-i" })
        return try await send(form.action, Self.values(form).merging(values) { $1 })
    }

    /// Every stored figure as "code profession indicator day value".
    func figures() async throws -> [String] {
        var lines: [String] = []
        let professions = try await service.store.professions()
        for organisation in try await service.store.organisations() {
            for row in try await service.store.observations(of: organisation.id) {
                let name = professions.first { $0.id == row.key.professionID }?.name ?? ""
                lines.append(
                    "\(organisation.code) \(name) \(row.key.indicator.rawValue) \(row.key.day) \(Int(row.value))")
            }
        }
        return lines.sorted()
    }
}

@Suite("Vakanser och utbildning: typed, corrected, read from files")
struct ObservationPageTests {
    @Test("the page opens at the last day of the month before; what is typed is stored, also 0, and shown again")
    func typed() async throws {
        try await RegistryFixture.with { fixture in
            let cook = try await fixture.profession("Kock")
            let page = try await fixture.page("/register/vakanser", ["org": "\(fixture.employer)"])
            let form = try #require(page.forms.first { $0.id == "fyll-i" })
            #expect(form.action == "/register/vakanser?org=\(fixture.employer)&dag=2026-10-31")
            let answer = try await fixture.type(
                ["vakanser-\(cook)": " 12 ", "utbildning-\(cook)": "0"], of: fixture.employer)
            #expect(answer.path == form.action)
            #expect(
                try await fixture.figures() == [
                    "1780 Kock vacancies 2026-10-31 12", "1780 Kock withoutRequiredTraining 2026-10-31 0",
                ])
            let shown = try await fixture.page(at: form.action)
            let values = RegistryFixture.values(try #require(shown.forms.first { $0.id == "fyll-i" }))
            #expect(values["vakanser-\(cook)"] == "12" && values["utbildning-\(cook)"] == "0")
            #expect(Swedish.text(of: try #require(shown.lead)).contains("12\u{A0}vakanser"))
            #expect(shown.tables.first { $0.id == "dagar" }?.rows.count == 1)
            // Nothing changed, nothing logged.
            let event = try await fixture.service.store.latestEvent()
            #expect(try await fixture.type([:], of: fixture.employer).path != nil)
            #expect(try await fixture.service.store.latestEvent() == event)
        }
    }

    @Test("a correction and an emptied field: the log says before and after")
    func corrected() async throws {
        try await RegistryFixture.with { fixture in
            let cook = try await fixture.profession("Kock")
            _ = try await fixture.type(
                ["vakanser-\(cook)": "12", "utbildning-\(cook)": "3"], of: fixture.employer)
            _ = try await fixture.type(["vakanser-\(cook)": "11", "utbildning-\(cook)": ""], of: fixture.employer)
            #expect(try await fixture.figures() == ["1780 Kock vacancies 2026-10-31 11"])
            let event = try #require(try await fixture.service.store.events(limit: 1).first)
            #expect(
                event.before == "Åmåla kommun 2026-10-31: Kock vakanser 12; Kock saknar föreskriven utbildning 3")
            #expect(
                event.after
                    == "Åmåla kommun 2026-10-31: Kock vakanser 11; Kock saknar föreskriven utbildning ej levererat")
            #expect(event.organisationID == fixture.employer)
            let log = try #require(try await fixture.page("/register/logg").tables.first)
            #expect(log.rows[0].cells[2].words == "vakanser och utbildning sparade")
        }
    }

    @Test(
        "what is no count is said at its field, and nothing typed is lost",
        arguments: ["2,5", "-1", "många", "10 %", "100001", "1e9", "٣"])
    func faulty(_ text: String) async throws {
        try await RegistryFixture.with { fixture in
            let cook = try await fixture.profession("Kock")
            let teacher = try await fixture.profession("Förskollärare")
            let answer = try await fixture.type(
                ["vakanser-\(cook)": text, "vakanser-\(teacher)": "4"], of: fixture.employer)
            let page = try #require(answer.again)
            let form = try #require(page.forms.first { $0.id == "fyll-i" })
            let faults = RegistryFixture.faults(form)
            #expect(faults.count == 1 && faults[0].contains("”\(text)”"), "\(faults)")
            let values = RegistryFixture.values(form)
            #expect(values["vakanser-\(cook)"] == text && values["vakanser-\(teacher)"] == "4")
            #expect(try await fixture.figures().isEmpty)
        }
    }

    @Test(
        "a day that is none, has not been or is long ago is said at its field",
        arguments: ["2026-02-30", "2026-11-22", "1999-12-31", "i höstas"])
    func days(_ day: String) async throws {
        try await RegistryFixture.with { fixture in
            let page = try await fixture.page("/register/vakanser", ["org": "\(fixture.employer)", "dag": day])
            let choice = try #require(page.forms.first { $0.id == "val" })
            #expect(RegistryFixture.faults(choice).count == 1)
            #expect(RegistryFixture.values(choice)["dag"] == day)
            await #expect(throws: RequestFault.self) {
                try await fixture.send("/register/vakanser?org=\(fixture.employer)&dag=\(day)")
            }
        }
    }

    @Test("a unit is chosen by its code; a code of another employer is refused")
    func units() async throws {
        try await RegistryFixture.with { fixture in
            let unit = try await fixture.id("E1")
            let chosen = try await fixture.page(
                "/register/vakanser", ["org": "\(fixture.employer)", "enhet": "e1"])
            #expect(
                chosen.forms.first { $0.id == "fyll-i" }?.action == "/register/vakanser?org=\(unit)&dag=2026-10-31")
            let other = try await fixture.page(
                "/register/vakanser", ["org": "\(fixture.employer)", "enhet": "1781"])
            #expect(RegistryFixture.faults(try #require(other.forms.first { $0.id == "val" })).count == 1)
        }
    }

    @Test("two editors: a meeting is told with what is stored, and only what was touched is saved after it")
    func conflict() async throws {
        try await RegistryFixture.with { fixture in
            let cook = "vakanser-\(try await fixture.profession("Kock"))"
            let teacher = "vakanser-\(try await fixture.profession("Förskollärare"))"
            let address = "/register/vakanser?org=\(fixture.employer)&dag=2026-10-31"
            let form = RegistryFixture.values(
                try #require(try await fixture.page(at: address).forms.first { $0.id == "fyll-i" }))
            _ = try await fixture.send(address, form.merging([cook: "5", teacher: "6"]) { $1 })
            let again = try #require(try await fixture.send(address, form.merging([cook: "7"]) { $1 }).again)
            #expect(
                Swedish.text(of: try #require(again.notices.first { $0.kind == .fault }).text).contains(
                    "Kock vakanser 5"))
            let kept = RegistryFixture.values(try #require(again.forms.first { $0.id == "fyll-i" }))
            #expect(kept[cook] == "7" && kept[teacher] == "6")
            #expect(try await fixture.send(address, kept).path != nil)
            #expect(
                try await fixture.figures() == [
                    "1780 Förskollärare vacancies 2026-10-31 6", "1780 Kock vacancies 2026-10-31 7",
                ])
        }
    }

    @Test("above the employers the page says who has delivered and leads to each; so does Leveranser")
    func board() async throws {
        try await RegistryFixture.with { fixture in
            let store = fixture.service.store
            try await store.saveOrganisations(
                [(Organisation(id: 0, code: "L", name: "Länet", kind: .association), nil)], event: SupplyFixture.event)
            let all = try #require(try await store.organisations().first { $0.code == "L" }).id
            #expect(
                try await fixture.page("/register/vakanser", ["org": "\(all)"]).lead.map { Swedish.text(of: $0) }?
                    .contains("inga arbetsgivare") == true)
            let before = try await fixture.page("/register/leveranser")
            #expect(before.text.contains("Vakanser är inte levererade."))
            let cook = try await fixture.profession("Kock")
            _ = try await fixture.type(
                ["vakanser-\(cook)": "12", "utbildning-\(cook)": "4"], of: fixture.employer)
            let page = try await fixture.page("/register/leveranser")
            #expect(page.text.contains("Vakanser är levererade av 1 av 2 arbetsgivare; Yby kommun saknas."))
            let table = try #require(page.tables.first { $0.id == "vakanser" })
            #expect(table.number("Åmåla kommun", "Vakanser") == 12)
            #expect(table.number("Åmåla kommun", "Saknar utbildning") == nil, "fewer than five are not told")
            #expect(table.row("Åmåla kommun").flatMap { table.cell($0, "Kommer från") }?.words == "inskrivet")
            #expect(table.row("Yby kommun").flatMap { table.cell($0, "Mottaget") }?.words == "")
            // The register's part of the page does not take the figures for a register.
            #expect(page.lead.map { Swedish.text(of: $0) }?.hasPrefix("0 av 2") == true)
        }
    }

    private static let lines = [
        "Enhet;Yrke;Datum;Vakanser;Saknar utbildning", "E1;Usk;2026-10-31;3;9", "1780;Kock;2026-10-31;2;",
        ";Förskollärare;2026-10-31;0;1",
    ]

    @Test("a sent file: columns found, an unknown title chosen in a drop-down, all stored; the next needs no choice")
    func file() async throws {
        try await RegistryFixture.with { fixture in
            func send(_ name: String) async throws -> String {
                let path = try fixture.file("sent.csv", Self.lines)
                let sent = try await fixture.send(
                    "/register/import", ["slag": "observations", "arbetsgivare": "\(fixture.employer)"],
                    file: .init(name: name, path: path))
                return try #require(sent.path)
            }
            let mapping = try await send("oktober.csv")
            var values = RegistryFixture.values(
                try #require(try await fixture.page(at: mapping).forms.first { $0.id == "koppling" }))
            #expect(
                values["kolumn-organisation"] == "Enhet"
                    && values["kolumn-withoutRequiredTraining"] == "Saknar utbildning")
            let before = try await fixture.contents()
            values[Form.otherName] = "prov"
            let tried = try await fixture.result(try await fixture.send(mapping, values))
            #expect(tried.tables.first { $0.id == FaultTable.id }?.rows.count == 1)
            #expect(try await fixture.contents() == before)
            #expect(try await fixture.figures().isEmpty)
            values = RegistryFixture.values(
                try #require(try await fixture.page(at: mapping).forms.first { $0.id == "koppling" }))
            #expect(values["namn-profession-0"] == "Usk")
            values["varde-profession-0"] = "Undersköterska"
            let done = try await fixture.result(try await fixture.send(mapping, values))
            #expect(done.notices.contains { $0.kind == .done }, "\(done.text)")
            #expect(done.actions.contains { $0.href == "/register/vakanser?org=\(fixture.employer)" })
            let stored = try await fixture.figures()
            #expect(
                stored == [
                    "1780 Förskollärare vacancies 2026-10-31 0",
                    "1780 Förskollärare withoutRequiredTraining 2026-10-31 1", "1780 Kock vacancies 2026-10-31 2",
                    "E1 Undersköterska vacancies 2026-10-31 3",
                    "E1 Undersköterska withoutRequiredTraining 2026-10-31 9",
                ])
            let next = try await send("november.csv")
            let saved = try #require(try await fixture.page(at: next).forms.first { $0.id == "koppling" })
            #expect(RegistryFixture.values(saved)["varde-profession-0"] == "Undersköterska")
            let again = try await fixture.result(try await fixture.send(next, RegistryFixture.values(saved)))
            #expect(again.text.contains("5\u{A0}oförändrade"), "\(again.text)")
            #expect(try await fixture.figures() == stored)
            #expect(try await fixture.service.store.deliveries().map(\.fileName) == ["november.csv", "oktober.csv"])
        }
    }

    @Test("columns and day that are missing are pointed out at their fields, all at once")
    func unchosen() async throws {
        try await RegistryFixture.with { fixture in
            let path = try fixture.file("a.csv", ["Yrke;Antal", "Kock;3"])
            let sent = try await fixture.send(
                "/register/import", ["slag": "observations"], file: .init(name: "a.csv", path: path))
            let mapping = try #require(sent.path)
            var values = RegistryFixture.values(
                try #require(try await fixture.page(at: mapping).forms.first { $0.id == "koppling" }))
            let again = try #require(try await fixture.send(mapping, values).again)
            #expect(RegistryFixture.faults(try #require(again.forms.first { $0.id == "koppling" })).count == 3)
            values["dag"] = "2027-01-31"
            let later = try #require(try await fixture.send(mapping, values).again)
            #expect(
                RegistryFixture.faults(try #require(later.forms.first { $0.id == "koppling" })).contains {
                    $0.contains("har inte varit ännu")
                })
        }
    }

    @Test("a file of several employers is one delivery each; a correction of a typed figure is logged")
    func severalEmployers() async throws {
        try await RegistryFixture.with { fixture in
            let cook = try await fixture.profession("Kock")
            _ = try await fixture.type(["vakanser-\(cook)": "12"], of: fixture.employer)
            let path = try fixture.file(
                "lanet.csv", ["Arbetsgivare;Yrke;Vakanser", "Åmåla kommun;Kock;8", "1781;Kock;1", "E2;Kock;2"])
            let day = Day(year: 2026, month: 10, day: 31)
            let report = try await fixture.service.importObservationFile(
                path: path, employer: nil, day: day, dryRun: false, viewer: .localAdministrator)
            #expect(report.isStored, "\(report.faults)")
            #expect(report.changes.last == "2\u{A0}nya uppgifter, 1\u{A0}rättad, 0\u{A0}oförändrade.")
            let deliveries = try await fixture.service.store.deliveries()
            #expect(Set(deliveries.map(\.employerID)) == [fixture.employer, try await fixture.id("1781")])
            #expect(deliveries.map(\.rowCount).sorted() == [1, 2])
            let event = try #require(try await fixture.service.store.events(limit: 1).first)
            #expect(event.before == "Åmåla kommun 2026-10-31: Kock vakanser 12")
            #expect(event.after?.contains("Kock vakanser 8") == true)
            let missing = try await fixture.service.importObservationFile(
                path: fixture.directory + "/finns-inte.csv", employer: nil, dryRun: false, viewer: .localAdministrator)
            #expect(missing.faults.faults.map(\.reason) == [.cannotOpen])
        }
    }
}
