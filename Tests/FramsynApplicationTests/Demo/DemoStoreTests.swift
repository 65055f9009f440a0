import Foundation
import FramsynApplication
import Testing
import WorkforceModel
import WorkforceStore

/// The demonstration as it lies in a store.
struct DemoStoreTests {
    @Test func whatIsWrittenCanBeRead() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try Store(directory: directory)
        let region = try DemoFixture.small
        let population = try DemoPopulation(dataDirectory: DemoFixture.dataDirectory)
        let contents = try await DemoStore(
            region, population: population, store: store, time: "2026-11-21T08:00:00Z"
        ).write()

        let organisations = try await store.organisations()
        #expect(organisations.count == region.organisations.count)
        #expect(organisations.allSatisfy { $0.isSynthetic })
        let tree = OrganisationTree(organisations)
        #expect(tree.roots.map(\.id) == [contents.associationID])
        #expect(tree.children(of: contents.associationID).count == 14)

        let deliveries = try await store.deliveries().filter { $0.kind == "register" }
        #expect(deliveries.count == 13)
        #expect(deliveries.filter { !$0.unmapped.isEmpty }.count == 1)
        #expect(contents.employers.filter { $0.deliveryID == nil }.map(\.name) == ["Tallnora kommun"])

        let professions = try await store.professions()
        for (employer, written) in zip(contents.employers, region.employers) {
            let stored = try await store.latestEmployments(employer: employer.organisationID)
            let plan = try await store.plan(of: employer.organisationID)
            guard written.isDelivered else {
                #expect(stored == nil && plan == nil)
                continue
            }
            let columns = try #require(stored).columns
            #expect(columns.from == written.register.from && columns.absence == written.register.absence)
            for row in 0..<columns.count {
                let unit = tree[Int64(columns.organisation[row])]
                let code = region.organisations[Int(written.register.organisation[row])].code
                let profession = professions.first { $0.id == Int64(columns.profession[row]) }
                let name = region.professions[Int(written.register.profession[row])].name
                guard unit?.code == code, profession?.name == name else {
                    Issue.record("row \(row) of \(employer.name) has lost its unit or profession")
                    break
                }
            }
            let input = try #require(plan).plan.input
            #expect(plan?.exits == .register)
            #expect(input.years == 2025...2035)
            #expect(input.provenance.isSynthetic && input.provenance.mark?.contains("Karlstad") == true)
            #expect(input.frame?.change.compactMap { $0 }.count == 3 && input.frame?.priceLevel == "2025 års priser")
            #expect(input.volumes.allSatisfy { $0.source.contains("Karlstad") && $0.source.contains("basår 2025") })
            for row in input.professions {
                guard case .volumes(let shares) = row.driver else {
                    Issue.record("\(row.name) does not follow volumes")
                    continue
                }
                #expect(abs(shares.reduce(0) { $0 + $1.share } - 1) < 1e-9)
                #expect((0.3...1).contains(try #require(row.employmentRate)) && row.costPerHead != nil)
            }
            let staff = columns.to.indices.count {
                columns.form[$0] == 0 && columns.from[$0] <= DemoFixture.lastDay
                    && columns.to[$0] >= DemoFixture.lastDay
            }
            #expect(input.professions.reduce(0) { $0 + $1.baseNeed } == Double(staff))
        }
        let tables = try await store.populationTables()
        #expect(Set(tables.map(\.kind)) == [.outcome, .publishedProjection])
        #expect(tables.allSatisfy { $0.source.contains("SCB") && $0.baseYear != nil })
    }

    @Test func planFiguresComeFromDemographyAndTheDirective() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try Store(directory: directory)
        let contents = try await DemoStore(
            DemoFixture.small, population: DemoPopulation(dataDirectory: DemoFixture.dataDirectory), store: store,
            time: "2026-11-21T08:00:00Z"
        ).write()
        let largest = try #require(try await store.plan(of: contents.employers[0].organisationID)).plan.input
        #expect(largest.directive?.share == 0.3 && largest.directive?.sinceYear == 2025)
        let second = try #require(try await store.plan(of: contents.employers[1].organisationID)).plan.input
        #expect(second.directive == nil)
        let elderly = try #require(largest.volumes.first { $0.name == "Äldreomsorg" }).index
        let school = try #require(largest.volumes.first { $0.name == "Barn och utbildning" }).index
        #expect(elderly.last ?? 0 > 1.15 && school.last ?? 2 < 1)
        let local = largest.education.filter { $0.area == "kommunen" }.map(\.profession)
        #expect(local == ["Undersköterska"])
        let shared = Set(largest.education.filter { $0.area != "kommunen" }.map(\.profession))
        #expect(shared.isSuperset(of: ["Sjuksköterska", "Socialsekreterare", "Förskollärare"]))
        // The same area has the same graduates with every employer.
        let nurses = [largest, second].map { $0.education.first { $0.profession == "Sjuksköterska" }?.graduates }
        #expect(nurses[0] == nurses[1])
    }

    @Test func missingPopulationIsAFault() {
        #expect(throws: DemoFault.self) { try DemoPopulation(dataDirectory: "/nonexistent") }
    }
}
