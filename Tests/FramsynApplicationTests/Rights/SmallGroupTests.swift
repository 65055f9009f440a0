import Foundation
import Presentation
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Small groups by right")
struct SmallGroupTests {
    private func viewer(_ role: String, at organisation: Int64) throws -> Viewer {
        let today = try #require(Day("2026-01-01"))
        return Viewer(
            account: Account(id: 1, name: "Prov", signInName: "prov"),
            holdings: [
                Rights.Holding(
                    Appointment(id: 1, accountID: 1, organisationID: organisation, roleID: role, from: today),
                    try #require(BuiltInRoles[role]))
            ])
    }

    /// The counts of people in a page's tables: columns of persons and of exits.
    private func counts(_ page: PageContent) -> [Double] {
        page.tables.flatMap { table -> [Double] in
            let columns = table.columns.indices.filter {
                [
                    "Avgångar", "Personår", "Observerade", "Observerade personår", "Pension", "Annat", "Personer",
                    "Nyanställda",
                ]
                .contains(table.columns[$0].title)
            }
            return (table.rows + table.totals).flatMap { row in
                columns.compactMap { column -> Double? in
                    guard row.cells.indices.contains(column), case .quantity(let quantity) = row.cells[column].value
                    else {
                        return nil
                    }
                    return quantity.value
                }
            }
        }
    }

    @Test("whoever may not read about single people sees no count of one to four; whoever may, sees them")
    func counts() async throws {
        try await RegistryFixture.with { fixture in
            try await fixture.deliverRegister()
            let pages = [
                "/behov/antaganden", "/behov/antaganden/yrke?yrke=Undersköterska",
                "/behov/varfor?del=avgang&yrke=Undersköterska&ar=2027",
                "/behov/varfor?del=pension&yrke=Förskollärare&ar=2027",
            ]
            var seen: Set<Bool> = []
            for address in pages {
                let path = String(address.prefix { $0 != "?" })
                let entry = try #require(PageCatalogue.pages.first { $0.path == path })
                var values: [String: [String]] = ["org": ["\(fixture.employer)"]]
                for pair in address.drop(while: { $0 != "?" }).dropFirst().split(separator: "&") {
                    let parts = pair.split(separator: "=").map(String.init)
                    values[parts[0]] = [parts[1]]
                }
                let request = PageRequest(path: path, values: values)
                let all = counts(
                    try await fixture.service.page(entry, request, as: try viewer("strategist", at: fixture.employer)))
                seen.insert(all.contains { $0 > 0 && $0 < 5 })
                for role in ["politician", "union", "director"] {
                    let page = try await fixture.service.page(
                        entry, request, as: try viewer(role, at: fixture.employer))
                    #expect(!counts(page).contains { $0 > 0 && $0 < 5 }, "\(role) \(address)")
                    let text = page.text
                    #expect(text.firstMatch(of: /\b[1-4] av \d+ (slutade|gick|avled)/) == nil, "\(role) \(address)")
                }
            }
            #expect(seen.contains(true), "the fixture has no small group, so nothing is shown")
        }
    }

    @Test("a report frozen by somebody who sees small groups has none")
    func frozen() async throws {
        try await RegistryFixture.with { fixture in
            try await fixture.deliverRegister()
            let strategist = try viewer("strategist", at: fixture.employer)
            let own = try await fixture.service.perform(
                try AssumptionPage(PageRequest(path: "/", values: ["org": ["\(fixture.employer)"]])), as: strategist)
            let freeze = try FreezeReport(
                PageRequest(path: "/rapporter", values: ["org": ["\(fixture.employer)"]]),
                FormValues(values: ["sida": ["/behov/antaganden"], "rubrik": ["Underlag"]]))
            guard case .done(let path, _) = try await fixture.service.perform(freeze, as: strategist) else {
                Issue.record("not frozen")
                return
            }
            let request = PageRequest(
                path: "/", values: AddressQuery.values(String(path.drop { $0 != "?" }.dropFirst())))
            let report = try await fixture.service.perform(
                try ReportPage(request), as: try viewer("politician", at: fixture.employer))
            #expect(!counts(report).contains { $0 > 0 && $0 < 5 })
            #expect(counts(own).count > counts(report).count || counts(own).allSatisfy { $0 == 0 || $0 >= 5 })
        }
    }
}

@Suite("A single person's record")
struct PersonTests {
    private func viewer(_ role: String, at organisation: Int64) throws -> Viewer {
        let today = try #require(Day("2026-01-01"))
        return Viewer(
            account: Account(id: 7, name: "Chef Prov", signInName: "prov"),
            holdings: [
                Rights.Holding(
                    Appointment(id: 70, accountID: 7, organisationID: organisation, roleID: role, from: today),
                    try #require(BuiltInRoles[role]))
            ])
    }

    private func read(_ service: Service, _ unit: Int64, _ pseudonym: String, _ reason: String, as viewer: Viewer)
        async throws -> FormAnswer
    {
        try await service.perform(
            try ReadPerson(
                PageRequest(path: "/", values: ["org": ["\(unit)"]]),
                FormValues(values: ["pseudonym": [pseudonym], "skal": [reason]])), as: viewer)
    }

    @Test("the unit's manager reads with a reason, and the reading is in the log before it is shown")
    func reads() async throws {
        try await RegistryFixture.with { fixture in
            try await fixture.deliverRegister()
            let service = fixture.service
            let units = try await service.store.organisations().filter { $0.kind == .unit }
            let unit = try #require(units.first { $0.code == "E1" }).id
            let manager = try viewer("manager", at: unit)
            let reason = "Samtal om återgång i arbete"
            guard case .again = try await read(service, unit, "p0", "nej", as: manager) else {
                Issue.record("read without a reason")
                return
            }
            guard case .again = try await read(service, unit, "p1", reason, as: manager) else {
                Issue.record("read somebody of another unit")
                return
            }
            #expect(try await service.store.eventCount(EventSearch(kind: .reading)) == 0)
            guard case .page(let page) = try await read(service, unit, "p0", reason, as: manager) else {
                Issue.record("not shown")
                return
            }
            #expect(page.tables.first?.rows.count == 1)
            let event = try #require(try await service.store.events(EventSearch(kind: .reading), limit: 1).first)
            #expect(event.actor == "Chef Prov" && event.accountID == 7 && event.appointmentID == 70)
            #expect(event.right == "Enhetschef, Hemtjänst Öst" && event.organisationID == unit)
            #expect(event.rowCount == 1 && event.reason == reason && event.object == "person")
            for role in ["strategist", "director", "union", "politician", "analyst", "staffing", "placement", "admin"] {
                await #expect(throws: RequestFault.notAllowed(ReadPerson.right), "\(role)") {
                    _ = try await read(service, unit, "p0", reason, as: try viewer(role, at: unit))
                }
            }
            let other = try #require(units.first { $0.code == "E2" }).id
            await #expect(throws: RequestFault.notAllowed(ReadPerson.right)) {
                _ = try await read(service, other, "p1", reason, as: manager)
            }
        }
    }

    @Test("everybody sees who has read theirs, and only theirs")
    func own() async throws {
        try await RegistryFixture.with { fixture in
            try await fixture.deliverRegister()
            let service = fixture.service
            let unit = try #require(try await service.store.organisations().first { $0.code == "E1" }).id
            let record = try #require(try await service.store.personRecord(pseudonym: "p0", at: unit))
            let account = try await service.store.addAccount(
                Account(id: 0, name: "Maj Prov", signInName: "maj", personID: record.id), createdAt: service.now,
                event: nil)
            let employee = try #require(try await service.viewer(of: account))
            func page() async throws -> PageContent? {
                guard
                    case .page(let page) = try await service.perform(
                        try ReadOwnRecord(PageRequest(path: "/"), FormValues()), as: employee)
                else { return nil }
                return page
            }
            _ = try await read(service, unit, "p0", "Samtal om återgång i arbete", as: try viewer("manager", at: unit))
            _ = try await read(service, unit, "p2", "Samtal om återgång i arbete", as: try viewer("manager", at: unit))
            let shown = try #require(try await page())
            #expect(shown.tables.first { $0.id == "lasningar" }?.rows.count == 1)
            #expect(shown.text.contains("Chef Prov") && shown.text.contains("Samtal om återgång i arbete"))
            // One's own reading is in the log too.
            let again = try #require(try await page())
            #expect(again.tables.first { $0.id == "lasningar" }?.rows.count == 2)
        }
    }
}
