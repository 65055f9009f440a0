import Foundation
import Presentation
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Textkontroll")
struct TextCheckPageTests {
    private static func planText() throws -> String {
        try String(
            contentsOf: SupplyFixture.root.appending(path: "Data/linkoping-2021/plan-utdrag.txt"), encoding: .utf8)
    }

    @Test("the stored published plan gives the facts that its own text holds against")
    func published() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await fixture.addPublished()
            let facts = try #require(try await fixture.service.planFacts(of: id))
            #expect(facts.need == (try SupplyFixture.published().publishedNeed))
            let sums = facts.retirements.map { "\($0.row ?? "alla") \($0.firstYear)–\($0.lastYear) \($0.persons)" }
            #expect(sums.contains("alla 2020–2027 280.0"))
            #expect(sums.contains("Socialsekreterare/biståndsbedömare 2020–2027 40.0"))
            #expect(facts.costPerPerson == 600_000)
            #expect(facts.directiveShare == 0.3)
            #expect(facts.frame == FrameFact(kronor: -53e6, firstYear: 2021, lastYear: 2023))

            let findings = try await fixture.service.checkText(try Self.planText(), of: id, viewer: fixture.viewer)
            #expect(findings.filter { $0.verdict == .disagrees }.map(\.explanation) == [])
            let sum = try #require(findings.first { $0.written == "449" })
            #expect(
                sum.explanation.contains(
                    "stämmer för socialsekreterare/biståndsbedömare 2019–2027 (398 för 2020–2027)"))
            #expect(findings.count(where: \.isTableCell) == 126)
            for written in ["11 %", "0,62 %"] {
                #expect(findings.first { $0.written == written }?.verdict == .notTestable)
            }
        }
    }

    @Test("the answer keeps the text, counts every class, folds pasted cells away and stores nothing")
    func answer() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await fixture.addPublished()
            let before = try await fixture.store.latestEvent()
            let text = try Self.planText()
            let findings = try await fixture.service.checkText(text, of: id, viewer: fixture.viewer)
            let answer = try await fixture.send("/behov/textkontroll", ["org": "\(id)"], ["text": text])
            guard case .page(let page) = answer else {
                Issue.record("expected a page, got \(answer)")
                return
            }
            let fields = page.forms.flatMap(\.groups).flatMap { group -> [Field] in
                if case .fields(_, let fields) = group { fields } else { [] }
            }
            #expect(fields.first { $0.name == "text" }?.value == text)
            let prose = try #require(page.tables.first { $0.id == "siffror" })
            #expect(prose.rows.count == findings.count { !$0.isTableCell })
            let cells = try #require(page.tables.first { $0.id == "tabellceller" })
            #expect(cells.rows.count == 126)
            #expect(page.blocks.contains { if case .disclosure = $0 { true } else { false } })
            let counted = page.figures.compactMap(\.quantity.value).reduce(0, +)
            #expect(Int(counted) == prose.rows.count, "the classes' counts add up to the figures of the text")
            let lead = try #require(page.lead)
            #expect(Swedish.text(of: lead).contains("\(prose.rows.count)"))
            #expect(page.notices.contains { Swedish.text(of: $0.text).contains("Rekonstruktion") })
            #expect(try await fixture.store.latestEvent() == before)
        }
    }

    @Test("a wrong figure is called wrong and the right one beside it stands")
    func wrong() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await fixture.addPublished()
            let text = "Det totala personalbehovet ökar från 1 393 personer 2019 till 1 627 personer 2027."
            let findings = try await fixture.service.checkText(text, of: id, viewer: fixture.viewer)
            #expect(findings.filter { $0.verdict == .disagrees }.map(\.written) == ["1 627"])
            #expect(findings.count { $0.verdict == .agrees } == 1)
        }
    }

    @Test("without printed tables the projection's own are tried against, and kronor need one cost")
    func typed() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await fixture.add("Nämnden", .board)
            try await fixture.save(
                [
                    SupplyFixture.row("Undersköterska", need: 100, turnover: 0.1, retirements: 2),
                    SupplyFixture.row("Kock", need: 20, turnover: 0.05, retirements: 1),
                ], of: id)
            let findings = try await fixture.service.checkText(
                "Under åren 2026–2030 behöver 60 undersköterskor rekryteras.", of: id, viewer: fixture.viewer)
            #expect(findings.map(\.verdict) == [.agrees], "10 + 2 a year for five years")
            let facts = try #require(try await fixture.service.planFacts(of: id))
            #expect(facts.costPerPerson == nil)
            #expect(facts.directiveShare == nil)
            let page = try await fixture.page("/behov/textkontroll", ["org": "\(id)"])
            #expect(page.forms.count == 1)
        }
    }

    @Test("an empty text is told what to do; an organisation without figures too")
    func empty() async throws {
        try await SupplyFixture.with { fixture in
            let id = try await fixture.addPublished()
            let answer = try await fixture.send("/behov/textkontroll", ["org": "\(id)"], ["text": "  \n "])
            guard case .again(let page) = answer else {
                Issue.record("expected the form again, got \(answer)")
                return
            }
            guard case .fields(_, let fields) = page.forms.first?.groups.first else {
                Issue.record("no fields")
                return
            }
            #expect(fields.first?.fault != nil)
            let bare = try await fixture.add("Tom nämnd", .board)
            let content = try await fixture.page("/behov/textkontroll", ["org": "\(bare)"])
            #expect(content == EmptyNeed.page("Textkontroll"))
            #expect(
                try await fixture.service.checkText("Behovet är 12 personer.", of: bare, viewer: fixture.viewer).map(
                    \.verdict) == [
                        .notTestable
                    ])
        }
    }

    @Test(
        "periods are read out of a source",
        arguments: [
            ("Beslutad budget för 2020 med plan 2021–2023, förslag", [2021...2023]),
            ("plan 2021-2023", [2021...2023]), ("2020", []), ("12–14 §§ från 2021", []), ("2023–2021", []), ("–", []),
        ])
    func periods(_ text: String, _ periods: [ClosedRange<Int>]) {
        #expect(text.writtenPeriods == periods)
    }
}
