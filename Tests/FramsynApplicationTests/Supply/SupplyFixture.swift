import Foundation
import Interchange
import Presentation
import ProjectionEngine
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

/// Organisations with plans in a store of their own, for the tests of supply, shortage, unit analysis and text check.
struct SupplyFixture {
    let store: Store
    let service: Service
    let viewer = Viewer.localAdministrator

    static let root: URL = {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root
    }()
    static let event = Event.Draft(time: "2026-11-21T12:00:00Z", actor: "prov", useCase: "Test", object: "prov")

    /// A service on a store in a directory that goes away with the test; the clock stands still.
    static func with(_ body: (SupplyFixture) async throws -> Void) async throws {
        let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try Store(directory: directory)
        let noon = Date(timeIntervalSince1970: 1_795_262_400)  // 2026-11-21 12:00 UTC
        try await body(SupplyFixture(store: store, service: Service(store: store, workers: 2, clock: { noon })))
        try store.close()
    }

    /// The published plan's case, read as a user would read it.
    static func published() throws -> PlanCase {
        try CaseFolder.read(path: root.appending(path: "Cases/linkoping-2021").path())
    }

    /// Adds an organisation and returns its identity.
    @discardableResult
    func add(_ name: String, _ kind: OrganisationKind, under parent: String? = nil) async throws -> Int64 {
        try await store.saveOrganisations(
            [(Organisation(id: 0, code: name, name: name, kind: kind), parent)], event: Self.event)
        return try #require(try await store.organisations().first { $0.code == name }).id
    }

    /// Adds the board of the published plan with its case.
    func addPublished() async throws -> Int64 {
        let plan = try Self.published()
        let id = try await add(plan.input.organisation, .board)
        try await store.savePlan(plan, exits: .typed, of: id, edited: nil, event: Self.event)
        return id
    }

    /// Saves a plan with rates for an organisation.
    func save(
        _ rows: [ProfessionInput], education: [EducationInput] = [], years: ClosedRange<Int> = 2025...2030,
        of id: Int64
    ) async throws {
        let input = ProjectionInput(
            organisation: "", years: years, professions: rows, education: education,
            provenance: Provenance(source: "Provets tabell"))
        try await store.savePlan(
            PlanCase(
                name: "prov", title: "Provets tabell", input: input, publishedNeed: nil, publishedRecruitment: nil,
                figures: []),
            exits: .typed, of: id, edited: nil, event: Self.event)
    }

    /// A profession with the same need, turnover and retirements every year.
    static func row(
        _ name: String, need: Double, turnover: Double?, retirements: Double? = 0, growth: Double = 0,
        sector: String? = nil, years: ClosedRange<Int> = 2025...2030
    ) -> ProfessionInput {
        ProfessionInput(
            name: name, baseNeed: need, driver: .growth(perYear: growth),
            exits: .rates(
                RateExits(
                    turnover: years.map { $0 == years.lowerBound ? nil : turnover },
                    retirements: years.map { $0 == years.lowerBound ? nil : retirements })), sector: sector)
    }

    /// Writes a small demonstration region and estimates the rates of every delivery.
    /// - Returns: what was written.
    func addDemo() async throws -> DemoContents {
        let region = try DemoFixture.small
        let contents = try await DemoStore(
            region, population: try DemoPopulation(dataDirectory: DemoFixture.dataDirectory), store: store,
            time: Self.event.time
        ).write()
        let professions = try await store.professions()
        for employer in contents.employers {
            guard let delivery = employer.deliveryID,
                let columns = try await store.latestEmployments(employer: employer.organisationID)?.columns
            else { continue }
            let scope = ObservationScope(
                professions: professions, window: region.years,
                space: ObservationScope.space(for: columns, window: region.years))
            let rates = RateSet(estimating: ObservedFlows(columns, scope: scope))
            try await store.saveRates(
                try RateSetFile.encode(rates), employer: employer.organisationID, delivery: delivery,
                createdAt: Self.event.time, event: Self.event)
        }
        return contents
    }

    func page(_ path: String, _ values: [String: String] = [:]) async throws -> PageContent {
        let entry = try #require(PageCatalogue.pages.first { $0.path == path }, "no page at \(path)")
        let useCase = try entry.useCase(PageRequest(path: path, values: values.mapValues { [$0] }))
        return try await open(useCase)
    }

    func send(
        _ path: String, _ values: [String: String] = [:], _ form: [String: String]
    ) async throws -> FormAnswer {
        let entry = try #require(PageCatalogue.forms.first { $0.path == path }, "no form at \(path)")
        let useCase = try entry.useCase(
            PageRequest(path: path, values: values.mapValues { [$0] }),
            FormValues(values: form.mapValues { [$0] }))
        return try await openForm(useCase)
    }

    private func open<Case: PageUseCase>(_ useCase: Case) async throws -> PageContent {
        try await service.perform(useCase, as: viewer)
    }

    private func openForm<Case: FormUseCase>(_ useCase: Case) async throws -> FormAnswer {
        try await service.perform(useCase, as: viewer)
    }
}

extension Table {
    /// The row whose first cell reads `name`.
    func row(_ name: String) -> Row? { (rows + totals).first { $0.cells.first?.words == name } }

    /// The cell of a row under the column with a title.
    func cell(_ row: Row, _ title: String) -> Cell? {
        columns.firstIndex { $0.title == title }.flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil }
    }

    /// The number of a row under a column.
    func number(_ name: String, _ title: String) -> Double? {
        row(name).flatMap { cell($0, title) }?.number
    }
}

extension Cell {
    /// The words of a cell of words.
    var words: String? { if case .text(let text) = value { text } else { nil } }
    /// The number of a cell with a number.
    var number: Double? { if case .quantity(let quantity) = value { quantity.value } else { nil } }
}
