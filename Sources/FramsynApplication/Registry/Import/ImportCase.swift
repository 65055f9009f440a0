internal import Foundation
public import Interchange
internal import WorkforceModel
internal import WorkforceStore

/// Reads a plan in the exchange form and stores it for an organisation of its name.
struct ImportCase: UseCase {
    var organisationID: Int64? { nil }
    static var changes: Bool { true }
    var directory: String

    func run(in service: Service, as viewer: Viewer) async throws -> Int64 {
        let path = directory
        let plan = try await service.pool.run { try CaseFolder.read(path: path) }
        for row in plan.input.professions {
            if case .hazards = row.exits {
                throw JobFault(
                    words:
                        "\(row.name): planen anger avgångstal per ålder, och sådana läses bara ur ett personalregister. Ingenting har sparats."
                )
            }
        }
        let registry = try await service.caches.registry(service.store)
        let known = registry.tree.nodes.first { $0.name == plan.input.organisation && $0.kind == .board }
        let target: Int64
        if let known {
            target = known.id
        } else {
            target = try await service.newOrganisation(
                named: plan.input.organisation, kind: .board, isSynthetic: plan.input.provenance.isSynthetic, by: self,
                viewer)
        }
        try await service.store.savePlan(
            plan, exits: .typed, of: target, edited: nil,
            event: service.event(self, by: viewer, object: "plan", objectID: target, after: plan.title))
        return target
    }
}

extension Service {
    /// Imports a plan from a case folder. A plan stored earlier for the board of the same name is replaced.
    ///
    /// - Returns: the organisation that has the plan.
    /// - Throws: `CaseFault` (see ``swedishSentence(of:)``) when something is wrong in the folder, ``JobFault`` when the plan
    ///   cannot be stored.
    public func importCase(directory: String, viewer: Viewer) async throws -> Int64 {
        try await perform(ImportCase(directory: directory), as: viewer)
    }

    /// A fault of a case folder in plain Swedish: place, what stands there and what was expected.
    public static func swedishSentence(of fault: CaseFault) -> String {
        var place = fault.file
        if let row = fault.row { place += ", rad \(row)" }
        if let column = fault.column { place += ", \(column)" }
        let found = fault.value.map { "där står ”\($0.prefix(60))”" } ?? "där står inget"
        return "\(place): \(found). Väntat: \(expected(fault.expected))."
    }

    private static func expected(_ expected: CaseFault.Expected) -> String {
        switch expected {
        case .file: "en fil med det namnet, högst 64 MB"
        case .utf8: "text i UTF-8"
        case .yamlMapping: "ett YAML-dokument med nycklar och värden"
        case .format(let version): "formatet \(version)"
        case .value: "ett värde"
        case .text: "text"
        case .number: "ett tal"
        case .wholeNumber: "ett heltal"
        case .boolean: "true eller false"
        case .oneOf(let words): "något av \(words.joined(separator: ", "))"
        case .entries(let count): "\(count) värden"
        case .column(let name): "kolumnen \(name)"
        case .cells(let count): "\(count) celler på raden"
        case .horizon: "ett år efter basåret, högst hundra år senare"
        case .row(let name): "en rad för \(name)"
        case .unusedName: "ett namn som inte redan används"
        case .knownProfession: "ett av planens yrken"
        case .knownSeries: "en av planens serier"
        case .cellOfTheCase: "en ålder och anställningstid som planen har"
        case .oneDriver: "precis en av volym, utveckling, andelar och eget index"
        }
    }
}
