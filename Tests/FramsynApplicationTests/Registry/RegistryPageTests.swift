import Foundation
import Presentation
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Organisation, professions, deliveries and log")
struct RegistryPageTests {
    @Test("organisations: tree order, search, a new one, a cycle and a conflict")
    func organisations() async throws {
        try await RegistryFixture.with { fixture in
            let store = fixture.service.store
            let page = try await fixture.page("/register/organisation")
            let names = try #require(page.tables.first).rows.map { Swedish.text(of: $0.cells[0]) }
            #expect(names == ["Yby kommun", "Åmåla kommun", "\u{2003}Förskolan Ängen", "\u{2003}Hemtjänst Öst"])
            let found = try await fixture.page("/register/organisation", ["sok": "hemtj"])
            #expect(found.tables.first?.rows.count == 1)

            let form = try #require(try await fixture.page("/register/organisation/andra", ["ny": "1"]).forms.first)
            var values = RegistryFixture.values(form)
            values["namn"] = "Vård och omsorg"
            values["slag"] = "administration"
            values["over"] = "1780"
            values["fran"] = "2027-01-01"
            values["till"] = "2026-01-01"
            let wrong = try #require(try await fixture.send(form.action, values).again)
            #expect(RegistryFixture.faults(try #require(wrong.forms.first)).count == 1)
            values["till"] = ""
            #expect(try await fixture.send(form.action, values).path != nil)
            let added = try #require(try await store.organisations().first { $0.name == "Vård och omsorg" })
            #expect(added.code == "vard-och-omsorg" && added.parentID == fixture.employer)

            // Its own child as parent would make a ring.
            let edit = "/register/organisation/andra?id=\(fixture.employer)"
            var own = RegistryFixture.values(try #require(try await fixture.page(at: edit).forms.first))
            own["over"] = added.code
            let ring = try #require(try await fixture.send(edit, own).again)
            #expect(
                RegistryFixture.faults(try #require(ring.forms.first)).first?.contains("underordnad sig själv") == true)

            // Two editors: the second sees what the first saved and keeps what was written.
            let address = "/register/organisation/andra?id=\(added.id)"
            let first = RegistryFixture.values(try #require(try await fixture.page(at: address).forms.first))
            var one = first
            one["namn"] = "Vård"
            var two = first
            two["namn"] = "Omsorg"
            #expect(try await fixture.send(address, one).path != nil)
            let conflict = try #require(try await fixture.send(address, two).again)
            #expect(Swedish.text(of: try #require(conflict.notices.first).text).contains("Vård, förvaltning"))
            let kept = RegistryFixture.values(try #require(conflict.forms.first))
            #expect(kept["namn"] == "Omsorg")
            #expect(try await store.organisations().first { $0.id == added.id }?.name == "Vård")
            #expect(try await fixture.send(address, kept).path != nil)
            #expect(try await store.organisations().first { $0.id == added.id }?.name == "Omsorg")
        }
    }

    @Test("a merger: every fault by its field, saved with its last day, named in the log, and a conflict seen")
    func mergers() async throws {
        try await RegistryFixture.with { fixture in
            let store = fixture.service.store
            let unit = try #require(try await store.organisations().first { $0.code == "E1" })
            let address = "/register/organisation/andra?id=\(unit.id)"
            let form = RegistryFixture.values(try #require(try await fixture.page(at: address).forms.first))
            #expect(form["uppgick"] == "")
            func faults(_ code: String, to: String = "2026-06-30") async throws -> [String] {
                var values = form
                (values["uppgick"], values["till"]) = (code, to)
                let again = try #require(try await fixture.send(address, values).again)
                return RegistryFixture.faults(try #require(again.forms.first))
            }
            #expect(try await faults("saknas").first?.contains("Ingen organisation har koden") == true)
            #expect(try await faults("E1").first?.contains("sig själv") == true)
            #expect(try await faults("E2", to: "").first?.contains("sista dagen") == true)
            // What lies below cannot take over.
            var above = RegistryFixture.values(
                try #require(
                    try await fixture.page(at: "/register/organisation/andra?id=\(fixture.employer)").forms.first))
            (above["uppgick"], above["till"]) = ("E1", "2026-06-30")
            let below = try #require(
                try await fixture.send("/register/organisation/andra?id=\(fixture.employer)", above).again)
            #expect(RegistryFixture.faults(try #require(below.forms.first)).first?.contains("ligger under") == true)

            var saved = form
            (saved["uppgick"], saved["till"]) = ("e2", "2026-06-30")
            #expect(try await fixture.send(address, saved).path != nil)
            let other = try #require(try await store.organisations().first { $0.code == "E2" })
            #expect(try await store.organisations().first { $0.code == "E1" }?.mergedInto == other.id)
            let log = try await fixture.page("/register/logg")
            #expect(log.text.contains("uppgick i Förskolan Ängen"))
            // Who began before sees what was saved in between.
            var late = form
            late["namn"] = "Hemtjänsten"
            let conflict = try #require(try await fixture.send(address, late).again)
            #expect(conflict.text.contains("uppgick i Förskolan Ängen"))
            // The other way round would be a ring.
            let back = "/register/organisation/andra?id=\(other.id)"
            var ring = RegistryFixture.values(try #require(try await fixture.page(at: back).forms.first))
            (ring["uppgick"], ring["till"]) = ("E1", "2026-07-31")
            let refused = try #require(try await fixture.send(back, ring).again)
            #expect(RegistryFixture.faults(try #require(refused.forms.first)).first?.contains("redan uppgått") == true)
        }
    }

    @Test("professions: faults all at once, a code of another, codes replaced, a conflict")
    func professions() async throws {
        try await RegistryFixture.with { fixture in
            let store = fixture.service.store
            let cook = try #require(try await store.professions().first { $0.name == "Kock" })
            let address = "/register/yrken/andra?id=\(cook.id)"
            let stored = RegistryFixture.values(try #require(try await fixture.page(at: address).forms.first))
            var values = stored
            values["namn"] = "Förskollärare"
            values["aid"] = "207011, 12"
            values["ssyk"] = "22"
            let wrong = try #require(try await fixture.send(address, values).again)
            #expect(RegistryFixture.faults(try #require(wrong.forms.first)).count == 3)
            values["namn"] = "Kock och måltidspersonal"
            values["aid"] = "103010 103011"
            values["ssyk"] = "5120"
            values["legitimation"] = "ja"
            #expect(try await fixture.send(address, values).path != nil)
            let changed = try #require(try await store.professions().first { $0.id == cook.id })
            #expect(changed.name == "Kock och måltidspersonal" && changed.aidCodes == ["103010", "103011"])
            #expect(changed.isLicensed && changed.ssyk == "5120")
            // The earlier form is old now.
            let conflict = try #require(try await fixture.send(address, stored).again)
            var kept = RegistryFixture.values(try #require(conflict.forms.first))
            kept["aid"] = "103011"
            #expect(try await fixture.send(address, kept).path != nil)
            #expect(try await store.professions().first { $0.id == cook.id }?.aidCodes == ["103011"])
            // A form about another profession than its address, or about none, is no edit of it.
            for before in [stored["fore"]?.replacing("\"id\":\(cook.id)", with: "\"id\":\(cook.id + 1)"), ""] {
                kept["fore"] = before
                #expect(try await fixture.send(address, kept).again != nil)
            }
            let added = try await fixture.send("/register/yrken/andra", ["namn": "Rektor"])
            #expect(added.path != nil)
            #expect(try await store.professions().first { $0.name == "Rektor" }?.group == "Rektor")
        }
    }

    @Test("the board says who has delivered and who is missing, and sums add up")
    func deliveries() async throws {
        try await RegistryFixture.with { fixture in
            let rows = RegistryFixture.rows(professions: ["Undersköterska", "Trollkarl", "Trollerska", "Förskollärare"])
            let path = try fixture.file("a.csv", RegistryFixture.lines(rows))
            _ = try await fixture.importRegister(path) { $0.unmappedProfessions = .leaveOut }
            let page = try await fixture.page("/register/leveranser")
            let lead = try #require(page.lead.map { Swedish.text(of: $0) })
            #expect(lead == "1 av 2 arbetsgivare har levererat; Yby kommun saknas.")
            let table = try #require(page.tables.first { $0.id == "leveranser" })
            #expect(table.rows.count == 2)
            for column in 2...6 {
                let sum = table.rows.reduce(0.0) { $0 + (Self.number($1.cells[column]) ?? 0) }
                #expect(sum == Self.number(table.totals[0].cells[column]))
            }
            #expect(Self.number(table.totals[0].cells[5]) == 120)
            let titles = try #require(page.tables.first { $0.id == "titlar" })
            #expect(titles.rows.map { Swedish.text(of: $0.cells[0]) } == ["Trollerska", "Trollkarl"])
            let professions = try await fixture.page("/register/yrken")
            #expect(professions.tables.contains { $0.id == "titlar" && $0.rows.count == 2 })
            let missing = try await fixture.page("/register/leveranser", ["under": "\(fixture.employer)"])
            #expect(missing.lead.map { Swedish.text(of: $0) } == "1 av 1 arbetsgivare har levererat; ingen saknas.")
        }
    }

    private static func number(_ cell: Cell) -> Double? {
        if case .quantity(let quantity) = cell.value { quantity.value } else { nil }
    }

    @Test("the log, newest first and page by page, holds every change once")
    func log() async throws {
        try await RegistryFixture.with { fixture in
            for number in 0..<130 {
                #expect(try await fixture.send("/register/yrken/andra", ["namn": "Yrke \(number)"]).path != nil)
            }
            var seen: [Int] = []
            var address: String? = "/register/logg"
            while let next = address {
                let page = try await fixture.page(at: next)
                let rows = try #require(page.tables.first).rows
                seen += rows.compactMap { Self.number($0.cells[10]).map { Int($0) } }
                if next == "/register/logg" {
                    #expect(Swedish.text(of: rows[0].cells[2]) == "yrke sparat")
                    #expect(Swedish.text(of: rows[0].cells[5]).hasPrefix("Yrke 129"))
                    #expect(Swedish.text(of: rows[0].cells[1]) == "Lokal administratör")
                }
                address = page.actions.first { $0.label == "Äldre" }?.href
            }
            #expect(seen == Array((1...132).reversed()))
        }
    }

    @Test("tables of organisations and professions come in whole or not at all")
    func tables() async throws {
        try await RegistryFixture.with { fixture in
            let service = fixture.service
            let units = try fixture.file(
                "enheter.csv", ["Kod;Namn;Slag;Överordnad", "F1;Omsorg;förvaltning;", "F1-1;Natt;enhet;F1"])
            let before = try await fixture.contents()
            let tried = try await service.importOrganisations(
                path: units, fileName: "enheter.csv", employer: fixture.employer, dryRun: true,
                viewer: .localAdministrator)
            #expect(tried.faults.isEmpty && tried.rows == 2)
            #expect(try await fixture.contents() == before)
            let report = try await service.importOrganisations(
                path: units, fileName: "enheter.csv", employer: fixture.employer, dryRun: false,
                viewer: .localAdministrator)
            #expect(report.isStored)
            let tree = OrganisationTree(try await service.store.organisations())
            let night = try #require(tree.nodes.first { $0.code == "F1-1" })
            #expect(tree.path(to: night.id).map(\.code) == ["1780", "F1", "F1-1"])

            let ring = try fixture.file(
                "ring.csv", ["Kod;Namn;Slag;Överordnad", "A;A;enhet;B", "B;B;enhet;A", ";Namnlös;enhet;"])
            let refused = try await service.importOrganisations(
                path: ring, fileName: "ring.csv", employer: fixture.employer, dryRun: false,
                viewer: .localAdministrator)
            #expect(Set(refused.faults.faults.map(\.reason.code)).isSuperset(of: ["parentCycle", "missingValue"]))
            #expect(try await service.store.organisations().count == tree.nodes.count)

            let merged = try fixture.file(
                "slut.csv", ["Kod;Namn;Slag;Till;Uppgick i", "F1-1;Natt;enhet;2026-06-30;e1"])
            let ended = try await service.importOrganisations(
                path: merged, fileName: "slut.csv", employer: fixture.employer, dryRun: false,
                viewer: .localAdministrator)
            #expect(ended.isStored)
            let after = OrganisationTree(try await service.store.organisations())
            #expect(after[night.id]?.mergedInto == after.nodes.first { $0.code == "E1" }?.id)
            #expect(after[night.id]?.parentID == night.parentID)

            let professions = try fixture.file(
                "yrken.csv", ["Namn;AID;Legitimation", "Kock;103010;nej", "Fysioterapeut;207025 207011;ja"])
            let done = try await service.importProfessions(
                path: professions, fileName: "yrken.csv", dryRun: false, viewer: .localAdministrator)
            #expect(done.isStored && done.changes.contains { $0.contains("207011") && $0.contains("Fysioterapeut") })
            #expect(try await service.store.professions().count == 4)
            let bad = try fixture.file("yrken.csv", ["Namn;AID", "Ny;12"])
            let wrong = try await service.importProfessions(
                path: bad, fileName: "yrken.csv", dryRun: false, viewer: .localAdministrator)
            #expect(wrong.faults.total == 1)
            #expect(try await service.store.professions().count == 4)
        }
    }

    @Test("a published plan is stored for its board, and again for the same one")
    func publishedCase() async throws {
        try await RegistryFixture.with { fixture in
            let service = fixture.service
            let directory = DemoFixture.dataDirectory + "/../Cases/linkoping-2021"
            let id = try await service.importCase(directory: directory, viewer: .localAdministrator)
            let plan = try #require(try await service.store.plan(of: id))
            #expect(plan.exits == .typed && plan.plan.publishedNeed != nil && plan.version == 1)
            #expect(try await service.importCase(directory: directory, viewer: .localAdministrator) == id)
            #expect(try await service.store.plan(of: id)?.version == 2)
            let before = try await fixture.contents()
            await #expect(throws: (any Error).self) {
                try await service.importCase(directory: fixture.directory, viewer: .localAdministrator)
            }
            #expect(try await fixture.contents() == before)
        }
    }

    @Test("empty registers say what to do")
    func empty() async throws {
        let directory = NSTemporaryDirectory() + "framsyn-registry-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let service = Service(store: try Store(directory: directory), workers: 1, clock: { RegistryFixture.now })
        for entry in PageCatalogue.registryPages where entry.isInMenu {
            let page = try await service.perform(
                entry.useCase(PageRequest(path: entry.path)), as: .localAdministrator)
            #expect(page.lead != nil, "\(entry.path)")
            #expect(!page.actions.isEmpty || !page.forms.isEmpty || entry.path == "/register/logg", "\(entry.path)")
        }
    }
}
