internal import Foundation

/// Files that come with the program: statistics, catalogues and a published plan.
public struct Resources: Sendable {
    /// The directory that holds `Data/` and `Cases/`.
    public let directory: String

    /// Where statistics and catalogues lie.
    public var data: String { directory + "/Data" }

    /// The folder of a published plan.
    public func plan(_ name: String) -> String { "\(directory)/Cases/\(name)" }

    /// The files in `given`; without it, in the working directory or one beside or above the program. Nil when they are
    /// not there.
    public init?(in given: String? = nil) {
        guard let found = (given.map { [$0] } ?? Self.candidates).first(where: Self.holdsFiles) else { return nil }
        directory = found
    }

    private static var candidates: [String] {
        var candidates = ["."]
        // Not the name it was called by, which is found along the PATH and may be a link.
        var folder = (Bundle.main.executableURL ?? URL(fileURLWithPath: ".")).resolvingSymlinksInPath()
            .deletingLastPathComponent()
        for _ in 0..<5 {
            candidates += [folder.path, folder.appendingPathComponent("share/framsyn").path]
            folder = folder.deletingLastPathComponent()
        }
        return candidates
    }

    private static func holdsFiles(_ directory: String) -> Bool {
        FileManager.default.fileExists(atPath: directory + "/Data/demo/professions.json")
    }
}
