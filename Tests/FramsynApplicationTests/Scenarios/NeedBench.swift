import Foundation
import Presentation
import ProjectionEngine
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

/// A service on a store of its own, with the plans that the tests of Behov look at.
struct NeedBench {
    let service: Service
    let store: Store
    let viewer = Viewer.localAdministrator

    /// Runs `body` on a new store that goes away with the test.
    static func run(_ body: (NeedBench) async throws -> Void) async throws {
        let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try Store(directory: directory)
        let noon = Date(timeIntervalSince1970: 1_795_262_400)
        try await body(NeedBench(service: Service(store: store, workers: 2, clock: { noon }), store: store))
        try store.close()
    }

    static let event = Event.Draft(time: "2026-11-21T12:00:00Z", actor: "prov", useCase: "Test", object: "prov")

    /// Three professions over six years: two with everything stated, one without employment rate and sick leave.
    static var typedInput: ProjectionInput {
        func rates(_ turnover: Double, _ retirements: Double) -> ExitModel {
            .rates(
                RateExits(
                    turnover: [nil] + [Double?](repeating: turnover, count: 5),
                    retirements: [nil] + [Double?](repeating: retirements, count: 5)))
        }
        return ProjectionInput(
            organisation: "Provnämnden", years: 2025...2030,
            professions: [
                ProfessionInput(
                    name: "Undersköterska", baseNeed: 412.4, driver: .volumes([VolumeShare(series: 0, share: 1)]),
                    exits: rates(0.12, 9), employmentRate: 0.85, sickLeaveShare: 0.08,
                    costPerHead: Ore(rounding: 560_000), payGrowth: 0.02, sector: "vård"),
                ProfessionInput(
                    name: "Sjuksköterska", baseNeed: 55.7, driver: .volumes([VolumeShare(series: 0, share: 1)]),
                    exits: rates(0.15, 1.5), employmentRate: 0.9, sickLeaveShare: 0.05,
                    costPerHead: Ore(rounding: 690_000), payGrowth: 0.02, sector: "vård"),
                ProfessionInput(
                    name: "Socialsekreterare", baseNeed: 61, driver: .growth(perYear: 0.01), exits: rates(0.2, 0.5),
                    costPerHead: Ore(rounding: 640_000), payGrowth: 0.02, sector: "social"),
            ],
            volumes: [
                VolumeSeries(
                    name: "Hemtjänst", index: [1, 1.021, 1.043, 1.066, 1.088, 1.113],
                    source: "Prov, befolkningsprognos 2025, basår 2025")
            ],
            frame: FrameInput(
                change: [nil, Ore(rounding: -2_000_000), Ore(rounding: -4_000_000), nil, nil, nil], isCumulative: true,
                priceLevel: "2025 års priser", source: "Provbudget"),
            directive: DirectiveInput(share: 0.3, sinceYear: 2026, source: "Provdirektiv"),
            education: [
                EducationInput(
                    profession: "Undersköterska", area: "kommunen",
                    graduates: [nil] + [Double?](repeating: 20, count: 5), source: "Prov")
            ],
            provenance: Provenance(source: "Provnämndens plan", populationRule: "månadsavlönade"))
    }

    /// Stores a typed plan and returns its organisation.
    func addTyped(_ input: ProjectionInput = NeedBench.typedInput, code: String = "prov") async throws -> Int64 {
        try await store.saveOrganisations(
            [(Organisation(id: 0, code: code, name: input.organisation, kind: .board), nil)], event: Self.event)
        let id = try #require(try await store.organisations().first { $0.code == code }).id
        try await store.savePlan(
            PlanCase(
                name: code, title: "Provnämndens plan", input: input, publishedNeed: nil, publishedRecruitment: nil,
                figures: []), exits: .typed, of: id, edited: 0, event: Self.event)
        return id
    }

    /// Stores the small demonstration region with rates estimated for its first employers; returns association and
    /// employers.
    func addRegion(rates count: Int = 1) async throws -> DemoContents {
        let contents = try await DemoStore(
            DemoFixture.small, population: DemoPopulation(dataDirectory: DemoFixture.dataDirectory), store: store,
            time: "2026-11-21T08:00:00Z"
        ).write()
        let professions = try await store.professions()
        for employer in contents.employers.prefix(count) {
            guard let (delivery, columns) = try await store.latestEmployments(employer: employer.organisationID)
            else { continue }
            let window = 2020...2025
            let scope = ObservationScope(
                professions: professions, window: window, space: ObservationScope.space(for: columns, window: window))
            let rates = RateSet(estimating: ObservedFlows(columns, scope: scope))
            try await store.saveRates(
                try RateSetFile.encode(rates), employer: employer.organisationID, delivery: delivery,
                createdAt: "2026-11-21T08:00:00Z", event: Self.event)
        }
        return contents
    }

    /// A page by its path with query, through the catalogue as web and command line reach it.
    func page(_ address: String) async throws -> PageContent {
        let request = Self.request(address)
        let entry = try #require(PageCatalogue.pages.first { $0.path == request.path })
        func open<Case: PageUseCase>(_ useCase: Case) async throws -> PageContent {
            try await service.perform(useCase, as: viewer)
        }
        return try await open(entry.useCase(request))
    }

    /// A form sent to a path.
    func send(_ address: String, _ values: [String: String] = [:]) async throws -> FormAnswer {
        try await send(address, lists: values.mapValues { [$0] })
    }

    /// A form with several values a field.
    func send(_ address: String, lists: [String: [String]]) async throws -> FormAnswer {
        let request = Self.request(address)
        let entry = try #require(PageCatalogue.forms.first { $0.path == request.path })
        func open<Case: FormUseCase>(_ useCase: Case) async throws -> FormAnswer {
            try await service.perform(useCase, as: viewer)
        }
        return try await open(entry.useCase(request, FormValues(values: lists)))
    }

    static func request(_ address: String) -> PageRequest {
        let parts = address.split(separator: "?", maxSplits: 1)
        var values: [String: [String]] = [:]
        for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            values[String(sides[0]), default: []].append(
                sides.count > 1 ? (sides[1].removingPercentEncoding ?? "") : "")
        }
        return PageRequest(path: String(parts[0]), values: values)
    }
}

extension PageContent {
    /// Everything the page says as plain words.
    var words: String {
        var parts = [title, lead.map { Swedish.text(of: $0) } ?? ""] + notices.map { Swedish.text(of: $0.text) }
        func walk(_ blocks: [Block]) {
            for block in blocks {
                switch block {
                case .card(let card):
                    parts.append(card.heading)
                    walk(card.blocks)
                case .pair(let cards):
                    for card in cards {
                        parts.append(card.heading)
                        walk(card.blocks)
                    }
                case .paragraphs(let prose), .list(let prose), .steps(let prose):
                    parts += prose.map { Swedish.text(of: $0) }
                case .terms(let terms): parts += terms.map { "\($0.name): \(Swedish.text(of: $0.explanation))" }
                case .disclosure(let summary, let inner):
                    parts.append(summary)
                    walk(inner)
                default: break
                }
            }
        }
        walk(blocks)
        for figure in figures {
            parts.append("\(figure.label): \(Swedish.text(of: figure.quantity))")
        }
        for table in tables {
            parts.append(table.caption)
            for row in table.rows + table.totals {
                parts.append(row.cells.map { Swedish.text(of: $0) }.joined(separator: " | "))
            }
        }
        return parts.joined(separator: "\n")
    }

    /// The number in a table's cell.
    func number(_ table: String, row: String, column: Int) -> Double? {
        guard let table = tables.first(where: { $0.id == table }),
            let row = (table.rows + table.totals).first(where: { $0.cells.first?.value == .text(row) }),
            case .quantity(let quantity) = row.cells[column].value
        else { return nil }
        return quantity.value
    }

    /// Every address that the page leads to.
    var links: [String] {
        var found: [String] = []
        func prose(_ prose: Prose) {
            for case .link(_, let href) in prose.phrases { found.append(href) }
        }
        func walk(_ blocks: [Block]) {
            for block in blocks {
                switch block {
                case .card(let card):
                    found += card.actions.map(\.href) + [card.why].compactMap(\.self)
                    walk(card.blocks)
                case .pair(let cards): walk(cards.map { .card($0) })
                case .figures(let figures):
                    for figure in figures {
                        figure.note.map(prose)
                        found += [figure.why].compactMap(\.self)
                    }
                case .table(let table):
                    found += (table.rows + table.totals).flatMap(\.cells).compactMap(\.href)
                case .paragraphs(let all), .list(let all), .steps(let all): all.forEach(prose)
                case .terms(let terms): terms.forEach { prose($0.explanation) }
                case .disclosure(_, let inner): walk(inner)
                case .actions(let actions): found += actions.map(\.href)
                case .form, .chart, .progress, .picture: break
                }
            }
        }
        lead.map(prose)
        notices.forEach { prose($0.text) }
        walk(blocks)
        return found
    }
}

extension Form {
    /// Every field, also those in grids.
    var allFields: [Field] {
        groups.flatMap { group in
            switch group {
            case .fields(_, let fields): fields
            case .grid(_, _, let rows): rows.flatMap(\.fields)
            }
        }
    }
}
