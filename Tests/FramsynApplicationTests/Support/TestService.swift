import Foundation
import Interchange
import Logging
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

/// A service on a store of its own with the clock at 2026-11-21 12:00 UTC.
func withService(_ body: (Service) async throws -> Void) async throws {
    let directory = NSTemporaryDirectory() + "framsyn-test-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try Store(directory: directory)
    let service = Service(store: store, workers: 2) { Date(timeIntervalSince1970: 1_795_262_400) }
    try await body(service)
    try store.close()
}

/// The project's own directory, from this file's place.
let projectDirectory = String(#filePath.split(separator: "/Tests/")[0])

extension Service {
    /// Stores the published plan and returns its organisation.
    func storePublishedPlan() async throws -> Int64 {
        let plan = try CaseFolder.read(path: projectDirectory + "/Cases/linkoping-2021")
        let form = try SaveTypedPlan(PageRequest(path: "/"), FormValues())
        let board = try await newOrganisation(
            named: plan.input.organisation, kind: .board, by: form, .localAdministrator)
        try await store.savePlan(
            plan, exits: .typed, of: board, edited: nil,
            event: event(form, by: .localAdministrator, object: "plan", objectID: board))
        return board
    }
}
