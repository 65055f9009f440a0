import Foundation
import Interchange
import Presentation
import ProjectionEngine
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

@Suite("Population: imported, projected, and driving a plan's need")
struct PopulationPageTests {
    private static let projection = DemoFixture.dataDirectory + "/scb/karlstad_framskrivning_2024_2050.csv"

    @Test("SCB's projection drives the first plan of the employer with its code")
    func drivesFirstPlan() async throws {
        try await RegistryFixture.with { fixture in
            let report = try await fixture.service.importPopulation(
                path: Self.projection, fileName: "scb.csv",
                options: .init(source: "SCB, TAB698", kind: .publishedProjection), dryRun: false,
                viewer: .localAdministrator)
            #expect(report.isStored && report.rows == 1)
            let path = try fixture.file("r.csv", RegistryFixture.lines())
            let register = try await fixture.importRegister(path)
            // Care of the old follows the ages 65 and older; preschool gives way, for the table has 0–19 in one.
            guard case .made(_, let volumes) = register.register?.plan else {
                Issue.record("no plan")
                return
            }
            #expect(Set(volumes) == ["Äldreomsorg", "Barn och utbildning"])
            let context = try #require(try await fixture.service.projection(of: fixture.employer))
            let need = try #require(context.projection.professions.first { $0.name == "Undersköterska" }).need
            #expect(need[need.count - 1] > need[0] * 1.1)

            let page = try await fixture.page("/register/befolkning")
            #expect(page.charts.count == 1 && page.charts[0].series.count == 4)
            let ages = try #require(page.tables.first { $0.id == "aldrar" })
            for row in ages.rows {
                let values = row.cells.compactMap { cell -> Double? in
                    if case .quantity(let quantity) = cell.value { quantity.value } else { nil }
                }
                #expect(abs(values.dropLast().reduce(0, +) - (values.last ?? 0)) < 1e-6)
            }
        }
    }

    @Test("choosing volumes: unused weights are said, the same choice changes nothing, and versions guard")
    func volumes() async throws {
        try await RegistryFixture.with { fixture in
            let path = try fixture.file("r.csv", RegistryFixture.lines())
            _ = try await fixture.importRegister(path)
            _ = try await fixture.service.importPopulation(
                path: Self.projection, fileName: "scb.csv",
                options: .init(source: "SCB, TAB698", kind: .publishedProjection), dryRun: false,
                viewer: .localAdministrator)
            let store = fixture.service.store
            let table = try #require(try await store.populationHeadings().first).id
            let address = "/register/befolkning/volymer?org=\(fixture.employer)&visa=\(table)"
            let page = try await fixture.page(at: address)
            #expect(page.notices.contains { Swedish.text(of: $0.text).contains("Förskola") })
            var values = RegistryFixture.values(try #require(page.forms.first))
            let stale = values
            #expect(values["verksamhet-1"] == "Äldreomsorg" || values["verksamhet-0"] == "Äldreomsorg")
            #expect(try await fixture.send(address, values).path != nil)
            let plan = try #require(try await store.plan(of: fixture.employer))
            #expect(plan.plan.input.volumes.count == 2 && plan.version == 2)
            #expect(plan.plan.input.volumes.allSatisfy { $0.index.first == 1 && $0.source.contains("TAB698") })

            // Empty choices keep what each profession follows: the projection is the same to the last bit.
            let before = try #require(try await fixture.service.projection(of: fixture.employer)).projection
            values["version"] = "2"
            for key in values.keys where key.hasPrefix("verksamhet") { values[key] = "" }
            #expect(try await fixture.send(address, values).path != nil)
            let after = try #require(try await fixture.service.projection(of: fixture.employer)).projection
            #expect(before == after)

            let conflict = try #require(try await fixture.send(address, stale).again)
            #expect(Swedish.text(of: try #require(conflict.notices.first).text).contains("Någon annan"))
            #expect(try await store.plan(of: fixture.employer)?.version == 3)
        }
    }

    @Test("where only counted population is there it is projected by a job, once by cohort and never by guess")
    func ownProjection() async throws {
        try await RegistryFixture.with { fixture in
            let counties = DemoFixture.dataDirectory + "/scb/folkmangd_lan_1968_2015.csv"
            let report = try await fixture.service.importPopulation(
                path: counties, fileName: "lan.csv", options: .init(source: "SCB"), dryRun: false,
                viewer: .localAdministrator)
            #expect(report.rows == 21)
            let store = fixture.service.store
            let page = try await fixture.page("/register/befolkning")
            let form = try #require(page.forms.first { $0.id == "rakna-fram" })
            let heading = try #require(try await store.populationHeadings().first { $0.regionCode == "17" })
            let done = try await fixture.result(
                try await fixture.send(form.action, ["tabell-id": "\(heading.id)"]))
            #expect(done.notices.contains { $0.kind == .done }, "\(done.text)")
            let own = try #require(
                try await store.populationHeadings().first { $0.regionCode == "17" && $0.kind == .ownProjection })
            #expect(own.baseYear == 2015 && own.firstYear == 2015 && own.lastYear == 2040)
            let counted = try #require(try await store.populationTable(heading.id))
            let projected = try #require(try await store.populationTable(own.id))
            #expect(
                projected.persons(year: 2015, from: 0, through: nil)
                    == counted.persons(year: 2015, from: 0, through: nil))

            // Four broad groups cannot be projected; the job says why and saves nothing.
            let broad = DemoFixture.dataDirectory + "/scb/karlstad_folkmangd_2010_2025.csv"
            _ = try await fixture.service.importPopulation(
                path: broad, fileName: "k.csv", options: .init(source: "SCB"), dryRun: false,
                viewer: .localAdministrator)
            let karlstad = try #require(try await store.populationHeadings().first { $0.regionCode == "1780" })
            let before = try await fixture.contents()
            let refused = try await fixture.result(
                try await fixture.send(form.action, ["tabell-id": "\(karlstad.id)"]))
            #expect(refused.notices.contains { $0.kind == .fault && Swedish.text(of: $0.text).contains("kön") })
            #expect(try await fixture.contents() == before)
        }
    }

    @Test("without the country's statistics the projection says what is missing")
    func missingStatistics() {
        #expect(throws: JobFault.self) { try NationalStatistics.rates(dataDirectory: "/finns/inte") }
    }

    @Test("JSON-stat of version 2 and 1 are told from tables by their bytes; nothing is stored of a wrong file")
    func json() async throws {
        try await RegistryFixture.with { fixture in
            func dataset(_ isFirst: Bool) -> String {
                let dimensions = """
                    "Region":{"label":"region","category":{"index":["1780"],"label":{"1780":"Karlstad"}}},
                    "Alder":{"label":"ålder","category":{"index":["0-19","20+"],"label":{"0-19":"0-19 år","20+":"20+ år"}}},
                    "Tid":{"label":"år","category":{"index":["2026","2027"]}}
                    """
                let shape = "\"id\":[\"Region\",\"Alder\",\"Tid\"],\"size\":[1,2,2]"
                return isFirst
                    ? "\u{FEFF}{\"dataset\":{\"label\":\"Befolkningsframskrivning\",\"source\":\"SCB\",\"dimension\":{\(dimensions),\(shape)},\"value\":[10,11,40,42]}}"
                    : "{\"version\":\"2.0\",\"class\":\"dataset\",\"label\":\"Befolkningsframskrivning\",\"source\":\"SCB\",\(shape),\"dimension\":{\(dimensions)},\"value\":[10,11,40,42]}"
            }
            for isFirst in [false, true] {
                let path = try fixture.file("svar.json", Array(dataset(isFirst).utf8))
                let report = try await fixture.service.importPopulation(
                    path: path, fileName: "svar.json", dryRun: false, viewer: .localAdministrator)
                #expect(report.isStored, "\(report.faults.faults.first as Any)")
                let heading = try #require(try await fixture.service.store.populationHeadings().first)
                #expect(heading.kind == .publishedProjection && heading.firstYear == 2026 && heading.lastYear == 2027)
            }
            let before = try await fixture.contents()
            for text in ["{\"dataset\":", "[1,2]", "", "{\"id\":[\"Tid\"],\"size\":[9],\"dimension\":{},\"value\":[]}"]
            {
                let path = try fixture.file("svar.json", Array(text.utf8))
                let report = try await fixture.service.importPopulation(
                    path: path, fileName: "svar.json", dryRun: false, viewer: .localAdministrator)
                #expect(!report.faults.isEmpty, "\(text)")
            }
            #expect(try await fixture.contents() == before)
        }
    }
}
