import Foundation

/// What the operating system says of this process.
enum OwnProcess {
    /// When the program began to be looked at; near enough to when it started.
    static let start = Date().timeIntervalSince1970

    /// Resident memory in bytes; nil where the system does not tell.
    static var residentBytes: Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * Int(getpagesize()) }
    }

    /// Open files; nil where the system does not tell.
    static var openFiles: Int? {
        try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }
}
