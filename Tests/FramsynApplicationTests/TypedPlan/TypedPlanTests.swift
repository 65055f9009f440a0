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
        "procent is no number of persons, and personer is one",
        arguments: [("12 procent", 0.12), ("8,1 personer", 0.2)])
    func units(written: String, share: Double) throws {
        var reader = TypedPlanReader(TypedPlanFields(form(["turnover-0": written])), earlier: nil)
        guard case .rates(let rates)? = reader.read()?.input.professions.first?.exits else {
            Issue.record("not read: \(reader.faults)")
            return
        }
        #expect(rates.turnover.dropFirst().allSatisfy { abs(($0 ?? 0) - share) < 1e-12 })
    }

    @Test("what the form has no room for survives being saved through it")
    func kept() async throws {
        try await withService { service in
            let flat = RateExits(turnover: [nil, 0.1, 0.1], retirements: [nil, 1, 1])
            func row(_ name: String, _ driver: NeedDriver, pay: Double) -> ProfessionInput {
                ProfessionInput(name: name, baseNeed: 10, driver: driver, exits: .rates(flat), payGrowth: pay)
            }
            let input = ProjectionInput(
                organisation: "Nämnden", years: 2025...2027,
                professions: [
                    row(
                        "A", .volumes([VolumeShare(series: 0, share: 0.25), VolumeShare(series: 1, share: 0.75)]),
                        pay: 0.02),
                    row("B", .index([1, 1.1, 1.2]), pay: 0.03), row("C", .growth(perYear: 0.01), pay: 0.02),
                ],
                volumes: [
                    VolumeSeries(name: "X", index: [1, 1.02, 1.04], source: "S"),
                    VolumeSeries(name: "Y", index: [1, 0.9, 0.8], source: "S"),
                ], directive: DirectiveInput(share: 0.3, sinceYear: 2025, source: "Programmet"),
                provenance: Provenance(source: "Plan"))
            let use = try SaveTypedPlan(PageRequest(path: "/"), FormValues())
            let id = try await service.newOrganisation(named: "Nämnden", kind: .board, by: use, .localAdministrator)
            let plan = PlanCase(
                name: "n", title: "Plan", input: input, publishedNeed: nil, publishedRecruitment: nil, figures: [])
            try await service.store.savePlan(
                plan, exits: .typed, of: id, edited: 0,
                event: service.event(use, by: .localAdministrator, object: "plan"))
            let request = PageRequest(path: "/behov/fyll-i", values: ["org": ["\(id)"]])
            let page = try await service.perform(TypedPlanPage(request), as: .localAdministrator)
            var values = RegistryFixture.values(try #require(page.forms.first))
            values["need-0"] = "11"
            func send() async throws -> FormAnswer {
                try await service.perform(
                    SaveTypedPlan(request, FormValues(values: values.mapValues { [$0] })), as: .localAdministrator)
            }
            guard case .done = try await send() else {
                Issue.record("not saved")
                return
            }
            var expected = input
            expected.professions[0].baseNeed = 11
            let stored = try #require(try await service.store.plan(of: id)).plan.input
            #expect(stored.professions == expected.professions)
            #expect(stored.volumes == expected.volumes && stored.directive == expected.directive)
            values["version"] = "2"
            values["lastYear"] = "2028"
            guard case .again(let again) = try await send() else {
                Issue.record("other years were saved with series of the old ones")
                return
            }
            #expect(RegistryFixture.faults(try #require(again.forms.first)).count == 2)
        }
    }

    @Test("a register's plan and an organisation that is not there are left alone")
    func refused() async throws {
        try await RegistryFixture.with { fixture in
            let path = try fixture.file("register.csv", RegistryFixture.lines())
            _ = try await fixture.importRegister(path)
            let before = try #require(try await fixture.service.store.plan(of: fixture.employer))
            func save(_ organisation: Int64) async throws -> FormAnswer {
                let request = PageRequest(path: "/behov/fyll-i", values: ["org": ["\(organisation)"]])
                return try await fixture.service.perform(
                    SaveTypedPlan(request, form(["version": "\(before.version)"])), as: .localAdministrator)
            }
            guard case .again = try await save(fixture.employer) else {
                Issue.record("saved over the register's plan")
                return
            }
            #expect(try await fixture.service.store.plan(of: fixture.employer) == before)
            await #expect(throws: RequestFault.notAvailable) { try await save(987_654) }
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
