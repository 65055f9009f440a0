import Foundation
import Presentation
import SwedishText
import Testing
import WorkforceModel

@testable import FramsynApplication
@testable import WorkforceStore

@Suite("Logg: filters, files and the chain's state")
struct LogPageTests {
    /// The cells of a column of the log's table.
    private static func column(_ title: String, _ page: PageContent) throws -> [String] {
        guard let table = page.tables.first(where: { $0.id == "logg" }) else { return [] }
        let place = try #require(table.columns.firstIndex { $0.title == title })
        return table.rows.map { Swedish.text(of: $0.cells[place]) }
    }

    /// Events of several kinds and days; 2 are there already from the fixture.
    private func write(_ fixture: RegistryFixture) async throws {
        let unit = try await fixture.id("E1")
        for (time, actor, useCase, object, organisation, kind, reason) in [
            (
                "2026-11-01T22:59:59Z", "Ada", "SaveScenario", "scenario", fixture.employer, Event.Kind.change,
                nil as String?
            ),
            ("2026-11-01T23:00:00Z", "Bo", "FreezeReport", "report", unit, .change, nil),
            ("2026-11-20T12:00:00Z", "Ada", "ReadAbsence", "absence", unit, .reading, "Rehabilitering åker på"),
        ] {
            try await fixture.service.store.record(
                Event.Draft(
                    time: time, actor: actor, useCase: useCase, object: object, organisationID: organisation,
                    after: useCase == "SaveScenario" ? "Färre slutar" : nil, kind: kind, right: "chef i Hemtjänst Öst",
                    rowCount: kind == .reading ? 14 : nil, reason: reason))
        }
    }

    @Test("days are Swedish ones; who, kind, organisation with those below, object and words narrow")
    func filters() async throws {
        try await RegistryFixture.with { fixture in
            try await write(fixture)
            func numbers(_ values: [String: String]) async throws -> [String] {
                try Self.column("Nummer", try await fixture.page("/register/logg", values))
            }
            let cases: [([String: String], [String])] = [
                ([:], ["5", "4", "3", "2", "1"]),
                (["fran": "2026-11-02"], ["5", "4"]),
                (["fran": "2026-11-01", "till": "2026-11-01"], ["3"]),
                (["vem": "ada"], ["5", "3"]),
                (["slag": "reading"], ["5"]),
                (["under": "\(fixture.employer)", "fran": "2026-02-01"], ["5", "4", "3"]),
                (["under": "\(try await fixture.id("E1"))"], ["5", "4"]),
                (["foremal": "report"], ["4"]),
                (["ord": "ÅKER"], ["5"]), (["ord": "rapport fryst"], ["4"]), (["ord": "färre"], ["3"]),
                (["ord": "finns inte"], []),
                (["antal": "2"], ["5", "4"]), (["antal": "2", "fore": "4"], ["3", "2"]),
            ]
            for (values, expected) in cases {
                let found = try await numbers(values)
                #expect(found == expected, "\(values)")
            }
            let reading = try await fixture.page("/register/logg", ["slag": "reading"])
            #expect(try Self.column("Skäl", reading) == ["Rehabilitering åker på"])
            #expect(try Self.column("Rader", reading) == ["14"])
            #expect(try Self.column("Rätt", reading) == ["chef i Hemtjänst Öst"])
            #expect(try Self.column("Slag", reading) == ["läsning av känsliga uppgifter"])
            let figure = try #require(reading.figures.first)
            #expect(figure.label == "Läsningar av känsliga uppgifter" && figure.quantity.value == 1)
        }
    }

    @Test("a day that is none is said by its field, and no events are shown as if they matched")
    func wrongDay() async throws {
        try await RegistryFixture.with { fixture in
            let page = try await fixture.page("/register/logg", ["fran": "igår"])
            #expect(page.notices.contains { $0.kind == .fault })
            let form = try #require(page.forms.first { $0.id == "urval" })
            #expect(form.fields.first { $0.name == "fran" }?.fault?.contains("igår") == true)
            #expect(page.tables.isEmpty)
        }
    }

    @Test("files hold the page's rows and no others, and the way to older events keeps the filter")
    func files() async throws {
        try await RegistryFixture.with { fixture in
            try await write(fixture)
            let page = try await fixture.page("/register/logg", ["vem": "ada", "antal": "1"])
            let csv = String(decoding: try #require(PageFiles.csv(page, table: "logg")), as: UTF8.self)
            #expect(csv.contains("Rehabilitering") && !csv.contains("Färre slutar"))
            #expect(try PageFiles.xlsx(page, in: fixture.service) != nil)
            let older = try #require(page.actions.first { $0.label == "Äldre" })
            #expect(older.href == "/register/logg?vem=ada&antal=1&fore=5")
            #expect(try Self.column("Nummer", try await fixture.page(at: older.href)) == ["3"])
            #expect(page.actions.contains { $0.href == "/register/logg?vem=ada&antal=1&format=csv&tabell=logg" })
        }
    }

    @Test("the check runs as a job, its result stands on the page, and a broken log is said to be broken")
    func check() async throws {
        try await RegistryFixture.with { fixture in
            let before = try await fixture.page("/register/logg")
            #expect(PageFiles.text(before).contains("Loggen har inte kontrollerats ännu"))
            let path = try #require(try await fixture.send("/register/logg").path)
            await fixture.service.finishJobs()
            let job = try await fixture.page(at: path)
            #expect(job.title == "Kontroll av loggen")
            #expect(job.notices.map(\.kind) == [.done])
            let after = PageFiles.text(try await fixture.page("/register/logg"))
            #expect(after.contains("Loggen är hel: 2\u{a0}händelser"), "\(after.suffix(600))")
            #expect(after.contains("2026-11-21"))
        }
    }

    @Test("every fault has words with its number, each its own")
    func words() {
        let kinds: [LogVerification.Fault.Kind] = [
            .changed, .missing, .moved, .detailChanged, .detailMissing, .headDiffers, .headMissing,
        ]
        let words = kinds.map { kind in
            var result = LogVerification()
            result.fault = .init(event: 12, kind: kind)
            return result.words[0]
        }
        #expect(
            Set(words).count == kinds.count
                && words.allSatisfy { $0.contains("12") && $0.hasPrefix("Loggen är bruten.") })
    }
}
