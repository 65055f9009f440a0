import Presentation
import ProjectionEngine
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Egen tabell: a board with only its table")
struct TypedPlanTests {
    private func form(_ values: [String: String]) -> FormValues {
        var all = [
            "organisation": "Kulturnämnden", "baseYear": "2025", "lastYear": "2028", "source": "Nämndens plan",
            "version": "0", "name-0": "Bibliotekarie", "need-0": "40,5", "turnover-0": "10", "retirements-0": "1; 2; 0",
            "growth-0": "1", "cost-0": "600",
        ]
        all.merge(values) { $1 }
        return FormValues(values: all.mapValues { [$0] })
    }

    @Test("what is typed comes back as the projection says")
    func saved() async throws {
        try await withService { service in
            let save = try SaveTypedPlan(PageRequest(path: "/behov/fyll-i"), form([:]))
            guard case .done(let path, _) = try await service.perform(save, as: .localAdministrator) else {
                Issue.record("not saved")
                return
            }
            let id = try #require(Int64(path.split(separator: "=").last ?? ""))
            let context = try #require(try await service.projection(of: id))
            let row = context.projection.professions[0]
            #expect(row.need[0] == 40.5)
            #expect(abs(row.need[3] - 40.5 * 1.01 * 1.01 * 1.01) < 1e-9)
            #expect(row.retirement == [nil, 1, 2, 0])
            #expect(row.turnover[1].map { abs($0 - 4.05) < 1e-9 } == true)
            let stored = try #require(try await service.store.plan(of: id))
            #expect(TypedPlanFields(stored).lines.first == TypedPlanFields(form([:])).lines.first)
        }
    }

    @Test(
        "what is wrong is said with place and remedy; nothing is stored and what was written stays",
        arguments: [
            ("need-0", "många", "antalet"), ("turnover-0", "120", "procent"),
            ("retirements-0", "1; 2", "pensionsavgångar"),
            ("baseYear", "25", "basåret"), ("lastYear", "2099", "1–20 år"), ("cost-0", "dyrt", "tusental kronor"),
            ("index", "1; 2", "index"), ("frame", "10", "miljoner kronor"), ("directiveSince", "1999", "ett år"),
        ])
    func wrong(field: String, value: String, words: String) async throws {
        try await withService { service in
            var values = [field: value]
            if field == "directiveSince" { values["directive"] = "30" }
            let save = try SaveTypedPlan(PageRequest(path: "/behov/fyll-i"), form(values))
            guard case .again(let page) = try await service.perform(save, as: .localAdministrator) else {
                Issue.record("saved")
                return
            }
            let fields = page.forms.flatMap(\.groups).flatMap { group -> [Field] in
                switch group {
                case .fields(_, let fields): fields
                case .grid(_, _, let rows): rows.flatMap(\.fields)
                }
            }
            let faulty = try #require(fields.first { $0.fault != nil })
            #expect(faulty.name == field)
            #expect(faulty.value == value)
            #expect(faulty.fault?.contains(words) == true)
            #expect(try await service.store.organisations().isEmpty)
        }
    }

    @Test("two who edit at once: the second sees the conflict and loses nothing")
    func conflict() async throws {
        try await withService { service in
            let first = try SaveTypedPlan(PageRequest(path: "/behov/fyll-i"), form([:]))
            guard case .done(let path, _) = try await service.perform(first, as: .localAdministrator),
                let id = path.split(separator: "=").last.map(String.init)
            else {
                Issue.record("not saved")
                return
            }
            let request = PageRequest(path: "/behov/fyll-i", values: ["org": [id]])
            let late = try SaveTypedPlan(request, form(["need-0": "77"]))
            guard case .again(let page) = try await service.perform(late, as: .localAdministrator) else {
                Issue.record("the older version was overwritten")
                return
            }
            #expect(page.notices.first.map { Swedish.text(of: $0.text).hasPrefix("Någon annan har sparat") } == true)
            let again = try SaveTypedPlan(request, form(["need-0": "77", "version": "1"]))
            guard case .done = try await service.perform(again, as: .localAdministrator) else {
                Issue.record("the right version was refused")
                return
            }
        }
    }
}
