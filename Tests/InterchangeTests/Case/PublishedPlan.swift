import Foundation
import Interchange
import ProjectionEngine
import WorkforceModel

/// The published plan's case, read from the repository as a user would read it.
enum PublishedPlan {
    static let path = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Cases/linkoping-2021").path
    static let authority = "Socialsekreterare/biståndsbedömare"

    static func read() throws -> PlanCase { try CaseFolder.read(path: path) }

    static func projection() throws -> Projection { try ProjectionModel(read().input).projection() }

    static func files() throws -> CaseFiles {
        var files: CaseFiles = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: path) {
            files[name] = Array(try Data(contentsOf: URL(fileURLWithPath: path).appendingPathComponent(name)))
        }
        return files
    }

    /// Differences between two printed tables, cell by cell, where both state a value.
    static func differences(_ table: PublishedTable, _ published: PublishedTable) -> [Int] {
        var differences: [Int] = []
        for (row, publishedRow) in zip(table.values, published.values) {
            for (value, publishedValue) in zip(row, publishedRow) {
                guard let value, let publishedValue else { continue }
                differences.append(value - publishedValue)
            }
        }
        return differences
    }
}
