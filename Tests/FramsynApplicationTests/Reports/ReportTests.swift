import Foundation
import Presentation
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Frozen reports: the same figures and definitions for good")
struct ReportTests {
    /// Freezes a page and returns the report's identity.
    static func freeze(
        _ fixture: SupplyFixture, _ organisation: Int64, page: String, query: String = "", title: String = "Underlag"
    ) async throws -> String {
        let answer = try await fixture.send(
            "/rapporter", ["org": "\(organisation)"], ["sida": page, "fraga": query, "rubrik": title])
        guard case .done(let path, _) = answer else {
            Issue.record("not frozen: \(answer)")
            return ""
        }
        return String(path.split(separator: "=").last ?? "")
    }

    @Test(
        "a report says what its page said, without anything that leads on",
        arguments: [
            "/behov", "/behov/framskrivning", "/behov/rekrytering", "/behov/gap", "/behov/scenarier",
            "/behov/bristyrken", "/behov/antaganden",
        ])
    func samePage(path: String) async throws {
        try await SupplyFixture.with { fixture in
            let board = try await fixture.addPublished()
            let page = try await fixture.page(path, ["org": "\(board)"])
            let id = try await Self.freeze(fixture, board, page: path)
            let report = try await fixture.page("/rapporter/rapport", ["org": "\(board)", "id": id])
            #expect(report.figures.map(\.quantity) == page.figures.map(\.quantity))
            #expect(report.charts == page.charts)
            #expect(report.tables.map(\.caption) == page.tables.map(\.caption))
            for (frozen, live) in zip(report.tables, page.tables) {
                #expect(
                    (frozen.rows + frozen.totals).map { $0.cells.map(\.value) }
                        == (live.rows + live.totals).map { $0.cells.map(\.value) })
                #expect((frozen.rows + frozen.totals).allSatisfy { $0.cells.allSatisfy { $0.href == nil } })
            }
            #expect(report.figures.allSatisfy { $0.why == nil })
            #expect(report.forms.map(\.id) == ["tillagg"], "no form of the page is left")
        }
    }

    @Test("the query is frozen too, and the way back leads to the same query")
    func query() async throws {
        try await SupplyFixture.with { fixture in
            let board = try await fixture.addPublished()
            let id = try await Self.freeze(fixture, board, page: "/behov/gap", query: "basar=2019")
            let live = try await fixture.page("/behov/gap", ["org": "\(board)", "basar": "2019"])
            let other = try await fixture.page("/behov/gap", ["org": "\(board)"])
            let report = try await fixture.page("/rapporter/rapport", ["org": "\(board)", "id": id])
            #expect(report.figures.map(\.quantity) == live.figures.map(\.quantity))
            #expect(report.figures.map(\.quantity) != other.figures.map(\.quantity))
            let ways = report.blocks.flatMap { block -> [String] in
                if case .actions(let actions) = block { actions.map(\.href) } else { [] }
            }
            #expect(ways.contains { $0 == "/behov/gap?org=\(board)&basar=2019" })
        }
    }

    @Test("new figures and a new version of a definition leave an old report as it was")
    func unchanged() async throws {
        try await SupplyFixture.with { fixture in
            let body = try await fixture.add("Provkommunen", .municipality)
            try await fixture.save([SupplyFixture.row("Kock", need: 40, turnover: 0.1)], of: body)
            let id = try await Self.freeze(fixture, body, page: "/behov/framskrivning")
            let asked = ["org": "\(body)", "id": id]
            let before = try await fixture.page("/rapporter/rapport", asked)
            let bytes = try #require(try await fixture.store.report(1)).content
            let stored = try await fixture.store.plan(of: body)
            try await fixture.store.savePlan(
                PlanCase(
                    name: "prov", title: "Provets tabell",
                    input: ProjectionInput(
                        organisation: "", years: 2025...2030,
                        professions: [SupplyFixture.row("Kock", need: 400, turnover: 0.3)],
                        provenance: Provenance(source: "Provets tabell")), publishedNeed: nil,
                    publishedRecruitment: nil, figures: []),
                exits: .typed, of: body, edited: stored?.version, event: SupplyFixture.event)
            let live = try await fixture.page("/behov/framskrivning", ["org": "\(body)"])
            #expect(live.figures.map(\.quantity) != before.figures.map(\.quantity), "the live page did change")
            #expect(try await fixture.page("/rapporter/rapport", asked) == before)

            // The same page frozen under a catalogue with a new version says the new version; the old one keeps its own.
            let old = try JSONDecoder().decode(FrozenPage.self, from: bytes)
            var changed = ProjectionDefinitions.all
            let day = try #require(Day("2026-11-01"))
            changed[0].versions.append(
                Definition.Version(
                    number: 2, from: day, meaning: "Något annat.", formula: "Annorlunda.", unit: "personer",
                    reason: "Beslut i nätverket."))
            let new = FrozenPage(live, on: fixture.service.today, catalogue: changed)
            #expect(new.definitions.first?.version.number == 2)
            #expect(old.definitions.first?.version.number == 1)
            #expect(old.definitions.count == ProjectionDefinitions.all.count)
            #expect(try #require(try await fixture.store.report(1)).content == bytes)
        }
    }

    @Test("additions stand in the report, and it can be said not to hold any longer")
    func notes() async throws {
        try await SupplyFixture.with { fixture in
            let board = try await fixture.addPublished()
            let id = try await Self.freeze(fixture, board, page: "/behov")
            let asked = ["org": "\(board)", "id": id]
            guard case .again(let page) = try await fixture.send("/rapporter/rapport", asked, ["text": "  "]) else {
                Issue.record("an empty note was taken")
                return
            }
            #expect(page.forms.first?.fields.first?.fault != nil)
            _ = try await fixture.send("/rapporter/rapport", asked, ["text": "Källan är rättad."])
            _ = try await fixture.send(
                "/rapporter/rapport", asked, ["text": "Ersatt av ny plan.", Form.otherName: "galler-inte"])
            let report = try await fixture.page("/rapporter/rapport", asked)
            let words = report.notices.map { Swedish.text(of: $0.text) }
            #expect(words.contains { $0.contains("Källan är rättad.") })
            #expect(words.contains { $0.contains("Gäller inte längre") && $0.contains("Ersatt av ny plan.") })
            let list = try await fixture.page("/rapporter", ["org": "\(board)"])
            #expect(list.tables.first?.rows.first?.cells.last?.words == "gäller inte längre, 1\u{a0}tillägg")
        }
    }

    @Test(
        "what cannot be frozen is said, and nothing is stored",
        arguments: [
            ["sida": "/behov/gap", "rubrik": ""], ["sida": "/behov/gap", "rubrik": String(repeating: "a", count: 151)],
            ["sida": "/register/logg", "rubrik": "Logg"], ["sida": "", "rubrik": "Tom"],
        ])
    func refused(form: [String: String]) async throws {
        try await SupplyFixture.with { fixture in
            let board = try await fixture.addPublished()
            guard case .again(let page) = try await fixture.send("/rapporter", ["org": "\(board)"], form) else {
                Issue.record("frozen: \(form)")
                return
            }
            #expect(page.notices.contains { $0.kind == .fault })
            #expect(try await fixture.store.reports(of: [board]).isEmpty)
        }
    }

    @Test("a page without figures is not frozen, and another organisation's report is not shown")
    func others() async throws {
        try await SupplyFixture.with { fixture in
            let empty = try await fixture.add("Tomma kommunen", .municipality)
            guard
                case .again = try await fixture.send(
                    "/rapporter", ["org": "\(empty)"], ["sida": "/behov", "rubrik": "Tomt"])
            else {
                Issue.record("an empty page was frozen")
                return
            }
            let board = try await fixture.addPublished()
            let id = try await Self.freeze(fixture, board, page: "/behov")
            for asked in [["org": "\(empty)", "id": id], ["org": "\(board)", "id": "99"], ["org": "\(board)"]] {
                await #expect(throws: RequestFault.missing("rapporten")) {
                    try await fixture.page("/rapporter/rapport", asked)
                }
            }
        }
    }
}

@Suite("Definitioner: every version with its dates")
struct DefinitionPageTests {
    @Test("today's version stands in the table, every version below")
    func versions() async throws {
        try await SupplyFixture.with { fixture in
            var catalogue = [ProjectionDefinitions.need, ProjectionDefinitions.turnover]
            catalogue[1].versions.append(
                Definition.Version(
                    number: 2, from: fixture.service.today.advanced(by: 1), meaning: "Ny mening.", formula: "Ny.",
                    unit: "procent", reason: "Nätverkets beslut."))
            let page = try await fixture.service.perform(
                DefinitionPage(catalogue: catalogue), as: .localAdministrator)
            #expect(page.tables[0].rows.map { $0.cells[4].number } == [1, 1])
            let terms = page.blocks.flatMap { block -> [Term] in
                if case .card(let card) = block, case .terms(let terms)? = card.blocks.first { terms } else { [] }
            }
            #expect(terms.map(\.name) == [1, 2].map { "\(catalogue[1].name), version \($0)" })
            #expect(terms.last.map { Swedish.text(of: $0.explanation) }?.contains("Nätverkets beslut.") == true)
        }
    }

    @Test("codes are unique and versions follow each other from 1 with rising dates")
    func catalogue() {
        let all = ProjectionDefinitions.all
        #expect(Set(all.map(\.code)).count == all.count)
        for definition in all {
            #expect(definition.versions.map(\.number) == Array(1...definition.versions.count))
            #expect(zip(definition.versions, definition.versions.dropFirst()).allSatisfy { $0.from < $1.from })
        }
    }
}
