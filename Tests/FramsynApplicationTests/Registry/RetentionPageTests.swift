import Foundation
import Presentation
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Gallring: rules, what is due, and what has gone")
struct RetentionPageTests {
    @Test("the first day kept is so many months back, and the last of a shorter month stands for what it lacks")
    func cutoff() throws {
        for (today, months, expected) in [
            ("2026-11-21", 24, "2024-11-21"), ("2026-01-31", 2, "2025-11-30"), ("2024-03-31", 1, "2024-02-29"),
            ("2026-12-05", 12, "2025-12-05"), ("2026-05-31", 0, "2026-05-31"), ("2026-01-01", 600, "1976-01-01"),
        ] {
            #expect(RetentionWords.cutoff(try #require(Day(today)))(months) == expected)
        }
    }

    @Test("what is due is shown, goes only when it is confirmed, and stands in the history and the log")
    func apply() async throws {
        try await RegistryFixture.with { fixture in
            try await fixture.service.store.record(
                Event.Draft(
                    time: "2020-05-05T00:00:00Z", actor: "Ada", useCase: "SaveScenario", object: "scenario",
                    after: "Gammalt scenario"))
            let page = try await fixture.page("/register/gallring")
            #expect(
                page.lead.map { Swedish.text(of: $0) }
                    == "1\u{a0}uppgift är äldre än reglerna tillåter och kan gallras nu.")
            let due = try #require(page.tables.first { $0.id == "gallring" })
            #expect(due.rows.count == RetentionClass.allCases.count)
            #expect(
                Swedish.text(of: due.rows[0].cells[3]) == "1" && Swedish.text(of: due.rows[0].cells[4]) == "2020-05-05")

            let refused = try #require(try await fixture.send("/register/gallring/gallra").again)
            #expect(refused.forms.flatMap(\.fields).contains { $0.name == "bekrafta" && $0.fault != nil })
            #expect(try await fixture.service.store.latestEvent() == 3)

            guard
                case .done(let path, let message) = try await fixture.send(
                    "/register/gallring/gallra", ["bekrafta": "1"])
            else {
                Issue.record("not done")
                return
            }
            #expect(path == "/register/gallring" && message == "1\u{a0}uppgift är gallrad.")
            let after = try await fixture.page("/register/gallring")
            #expect(after.tables.first { $0.id == "gallrat" }?.rows.count == 1)
            #expect(!after.forms.contains { $0.id == "gallra" }, "nothing is due any more")
            let log = PageFiles.text(try await fixture.page("/register/logg"))
            #expect(log.contains("gallring gjord") && log.contains("1 gallrade från före 2024-11-21, äldst 2020-05-05"))
            #expect(!log.contains("Gammalt scenario") && log.contains("gallrat"))
            let checked = try await fixture.service.perform(try CheckLog(), as: .localAdministrator)
            #expect(checked.whole && checked.erasedDetails == 1 && checked.words.count == 2)
        }
    }

    @Test("a rule is changed in versions, never below its least, and not over somebody else's change")
    func rules() async throws {
        try await RegistryFixture.with { fixture in
            let form = try #require(try await fixture.page("/register/gallring").forms.first { $0.id == "regler" })
            let values = RegistryFixture.values(form)
            #expect(form.fields.first { $0.name == "manader.unnamedPersons" }?.kind == .hidden)
            for (name, value) in [
                ("manader.changeDetails", "11"), ("manader.readingDetails", "23"), ("manader.jobs", "sex"),
                ("manader.jobs", "-1"), ("manader.unnamedPersons", "3"), ("manader.registerDeliveries", "601"),
                ("grund.jobs", ""), ("grund.jobs", String(repeating: "x", count: 501)),
            ] {
                let again = try #require(
                    try await fixture.send("/register/gallring", values.merging([name: value]) { $1 }).again, "\(name)")
                if name != "manader.unnamedPersons" {
                    #expect(RegistryFixture.faults(try #require(again.forms.first { $0.id == "regler" })).count == 1)
                }
            }
            #expect(try await fixture.service.store.latestEvent() == 2, "nothing was saved")

            let changed = values.merging(["manader.jobs": "6", "grund.jobs": "Gallringsplan 2026, § 12"]) { $1 }
            #expect(try await fixture.send("/register/gallring", changed).path != nil)
            let page = try await fixture.page("/register/gallring")
            let text = PageFiles.text(page)
            #expect(text.contains("Gallringsplan 2026, § 12") && text.contains("6\u{a0}månader"))
            #expect(page.tables.first { $0.id == "versioner" }?.rows.count == RetentionClass.allCases.count + 1)
            let event = try #require(try await fixture.service.store.events(limit: 1).first)
            #expect(event.kind == .administration && event.before?.contains("12\u{a0}månader") == true)

            // The form as it was before: its other fields are unchanged, the one that moved on is a conflict.
            let late = values.merging(["manader.jobs": "8"]) { $1 }
            let again = try #require(try await fixture.send("/register/gallring", late).again)
            #expect(
                RegistryFixture.faults(try #require(again.forms.first { $0.id == "regler" })).first?.contains(
                    "Någon annan har ändrat regeln") == true)
        }
    }
}
