internal import Foundation

/// Files that come with the program: `Data/` and `Cases/`.
public enum Resources {
    /// The directory that holds them: the one given, else the working directory or one beside or above the program.
    public static func directory(_ given: String? = nil) -> String? {
        if let given { return hasResources(given) ? given : nil }
        var candidates = ["."]
        var folder = URL(fileURLWithPath: CommandLine.arguments.first ?? ".").resolvingSymlinksInPath()
            .deletingLastPathComponent()
        for _ in 0..<5 {
            candidates += [folder.path, folder.appendingPathComponent("share/framsyn").path]
            folder = folder.deletingLastPathComponent()
        }
        return candidates.first(where: hasResources)
    }

    private static func hasResources(_ directory: String) -> Bool {
        FileManager.default.fileExists(atPath: directory + "/Data/demo/professions.json")
    }
}
