import Foundation
import Interchange
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

/// A service on a store of its own with one municipality, two units and three professions; files that it delivers.
struct RegistryFixture {
    let service: Service
    let directory: String
    let employer: Int64

    /// 2026-11-21 in the morning.
    static let now = Date(timeIntervalSince1970: 1_795_248_000)

    /// Runs `body` on a fresh fixture, whose directory goes away afterwards.
    static func with(_ body: (RegistryFixture) async throws -> Void) async throws {
        let directory = NSTemporaryDirectory() + "framsyn-registry-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try Store(directory: directory)
        let event = Event.Draft(time: "2026-01-01T00:00:00Z", actor: "prov", useCase: "Test", object: "prov")
        try await store.saveOrganisations(
            [
                (Organisation(id: 0, code: "1780", name: "Åmåla kommun", kind: .municipality), nil),
                (Organisation(id: 0, code: "E1", name: "Hemtjänst Öst", kind: .unit), "1780"),
                (Organisation(id: 0, code: "E2", name: "Förskolan Ängen", kind: .unit), "1780"),
                (Organisation(id: 0, code: "1781", name: "Yby kommun", kind: .municipality), nil),
            ], event: event)
        try await store.saveProfessions(
            [
                Profession(
                    id: 0, name: "Undersköterska", sector: "vård och omsorg", group: "Omsorg", aidCodes: ["207011"]),
                Profession(id: 0, name: "Förskollärare", sector: "skola och förskola", group: "Pedagogik"),
                Profession(id: 0, name: "Kock", sector: "service", group: "Service"),
            ], event: event)
        let service = Service(
            store: store, workers: 2, resources: Resources(in: projectDirectory), clock: { now })
        let employer = try #require(try await store.organisations().first { $0.code == "1780" }).id
        try await body(RegistryFixture(service: service, directory: directory, employer: employer))
        try store.close()
    }

    /// Writes a file into the fixture's directory and returns its path.
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = directory + "/" + name
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    func file(_ name: String, _ lines: [String]) throws -> String {
        try file(name, Array(lines.joined(separator: "\r\n").utf8))
    }

    static let headings = [
        "Person", "Födelseår", "Kön", "Enhet", "Yrke", "Löneform", "Sysselsättningsgrad", "Från", "Till",
        "Avgångsorsak", "Frånvaro",
    ]

    /// Employments over 2018–2025 with exits each year: 240 persons, one row each.
    static func rows(professions: [String] = ["Undersköterska", "Förskollärare"]) -> [[String]] {
        (0..<240).map { number in
            let leaves = number % 4 == 0
            let end = 2019 + number / 4 % 7
            return [
                "p\(number)", "\(1958 + number % 26)", number % 5 == 0 ? "M" : "K",
                number % 2 == 0 ? "Hemtjänst Öst" : "E2", professions[number % professions.count],
                "Månadslön", number % 3 == 0 ? "0,75" : "1", "\(2000 + number % 17)-0\(1 + number % 9)-01",
                leaves ? "\(end)-0\(1 + number % 3)-28" : number == 239 ? "2025-12-19" : "",
                leaves ? (number % 8 == 0 ? "Egen begäran" : "Pension") : "", "0,07",
            ]
        }
    }

    static func lines(_ rows: [[String]] = rows()) -> [String] {
        ([headings] + rows).map { $0.joined(separator: ";") }
    }

    /// Everything in the store that an import may touch, to see that nothing has changed.
    func contents() async throws -> [String] {
        let store = service.store
        var contents = [
            "\(try await store.latestEvent())", "\(try await store.deliveries())", "\(try await store.organisations())",
            "\(try await store.professions())", "\(try await store.populationHeadings())",
            "\(try await store.latestRateIdentities())", "\(try await store.organisationsWithPlan())",
        ]
        let mapping = try await store.mapping(employer: employer, kind: "register", as: ImportMapping.self)
        contents.append("\(mapping.map { "\($0.columns.count)" } ?? "-")")
        return contents
    }

    /// Imports a register with the mapping that the file suggests.
    func importRegister(
        _ path: String, name: String = "register.csv", dryRun: Bool = false,
        change: (inout ImportMapping) -> Void = { _ in }
    ) async throws -> ImportReport {
        var mapping = try await service.registerMapping(
            path: path, fileName: name, employer: employer, viewer: .localAdministrator)
        change(&mapping)
        return try await service.importRegister(
            path: path, fileName: name, employer: employer, mapping: mapping, dryRun: dryRun,
            viewer: .localAdministrator)
    }
}

extension RegistryFixture {
    /// Reads in the usual register and lets it make the employer's plan.
    func deliverRegister() async throws {
        let report = try await importRegister(try file("register.csv", Self.lines()))
        try #require(report.faults.isEmpty && report.isStored)
    }
}
