import Foundation
public import Logging
import Synchronization

/// Writes the log on standard error, a line at a time: as JSON objects for programs or as text for people.
public struct LogLines: LogHandler {
    /// How a line is written.
    public enum Format: String, Sendable, CaseIterable {
        /// One JSON object a line.
        case json
        /// Time, level, words, then `name=value`.
        case text
    }

    /// What every line says besides its own.
    public var metadata: Logger.Metadata = [:]
    /// The least of what is written.
    public var logLevel: Logger.Level = .info
    private let label: String
    private let format: Format
    private let write: @Sendable (String) -> Void

    /// A handler for the logger `label`.
    ///
    /// - Parameter write: gets each line with its line break; by default standard error.
    public init(label: String, format: Format, write: @escaping @Sendable (String) -> Void = LogLines.toStandardError) {
        self.label = label
        self.format = format
        self.write = write
    }

    /// One of the values that every line says.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes a line.
    public func log(event: LogEvent) {
        var values = metadata.merging(event.metadata ?? [:]) { $1 }
        // The library's own number of a request; every line of ours has the one that the answer has too.
        values["hb.request.id"] = nil
        let time = Date().formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true))
        let pairs = values.map { (name: $0.key, value: $0.value.description) }.sorted { $0.name < $1.name }
        switch format {
        case .json:
            var line = "{\"time\":\(Self.quoted(time + "Z")),\"level\":\(Self.quoted(event.level.rawValue))"
            line += ",\"logger\":\(Self.quoted(label)),\"message\":\(Self.quoted(event.message.description))"
            for pair in pairs { line += ",\(Self.quoted(pair.name)):\(Self.number(pair) ?? Self.quoted(pair.value))" }
            write(line + "}\n")
        case .text:
            let tail = pairs.map { " \($0.name)=\(Self.oneLine($0.value))" }.joined()
            write("\(time)Z \(event.level.rawValue) \(Self.oneLine(event.message.description))\(tail)\n")
        }
    }

    /// Values that are numbers in JSON.
    private static func number(_ pair: (name: String, value: String)) -> String? {
        ["status", "ms", "bytes"].contains(pair.name) && Double(pair.value) != nil ? pair.value : nil
    }

    private static func oneLine(_ text: String) -> String {
        String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
    }

    private static func quoted(_ text: String) -> String {
        var line = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": line += "\\\""
            case "\\": line += "\\\\"
            case "\n": line += "\\n"
            case _ where scalar.value < 0x20:
                line += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line + "\""
    }

    private static let turn = Mutex(())

    /// Standard error. Each line is one write, so that lines do not run into each other; a full disk or a closed pipe
    /// under the log stops nothing.
    @Sendable
    public static func toStandardError(_ line: String) {
        turn.withLock { _ in
            try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
        }
    }
}
