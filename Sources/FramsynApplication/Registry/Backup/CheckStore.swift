internal import Foundation
internal import SwedishText
internal import WorkforceStore

/// What came of checking a store's file, for the terminal and for machines.
public struct StoreCheckDocument: Sendable, Equatable, Encodable {
    /// Something wrong.
    public struct Problem: Sendable, Equatable, Encodable {
        /// A word for machines.
        public var code: String
        /// The sentence.
        public var words: String
    }

    /// The file.
    public var file: String
    /// Whether nothing was found wrong.
    public var sound: Bool
    /// Everything that was found wrong.
    public var problems: [Problem]
    /// Events of the log that hold; nil when the log could not be gone through.
    public var events: Int?
    /// Segments of register deliveries that were read.
    public var segments: Int
    /// Frozen reports that were read.
    public var reports: Int

    init(_ check: StoreCheck, file: String) {
        self.file = file
        sound = check.isSound
        problems = check.problems.map { Problem(code: $0.code, words: $0.words) }
        events = check.log?.events
        segments = check.segments
        reports = check.reports
    }

    /// The document in sentences.
    public var words: String {
        let read = [
            events.map { Swedish.count($0, one: "händelse", many: "händelser") },
            Swedish.count(segments, one: "personalregister", many: "personalregister"),
            Swedish.count(reports, one: "fryst rapport", many: "frysta rapporter"),
        ].compactMap { $0 }
        let scope = "Databasens struktur och hänvisningar, \(Swedish.list(read)) är lästa."
        guard !sound else { return "\(file) är hel. \(scope)" }
        return
            (["\(file): \(Swedish.count(problems.count, one: "fel", many: "fel"))."] + problems.map { "  \($0.words)" }
            + [scope]).joined(separator: "\n")
    }
}

extension Service {
    /// Checks the store in `directory`, or the copy or store that `directory` is the path of. The file is only read, and one
    /// of an older version is not migrated; that is why this needs no open service.
    ///
    /// - Throws: ``OpeningFault`` when there is nothing to check.
    public static func check(_ directory: String) throws -> StoreCheckDocument {
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory)
        let path = isDirectory.boolValue ? directory + "/framsyn.sqlite" : directory
        guard exists, FileManager.default.fileExists(atPath: path) else {
            throw OpeningFault(
                words: "Det finns inga uppgifter i mappen \(directory). Ange rätt mapp med --data.")
        }
        return StoreCheckDocument(StoreCheck(path: path), file: path)
    }
}
