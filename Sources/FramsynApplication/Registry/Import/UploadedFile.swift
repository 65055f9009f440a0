internal import Foundation
internal import Interchange
public import WorkforceModel
internal import WorkforceStore

/// What is known of a file that was sent and waits to be read: a note beside it.
struct UploadNote: Codable, Sendable, Equatable {
    var fileName: String
    var kind: ImportKind
    /// The employer chosen; nil where the file concerns the installation.
    var employer: Int64?
    /// The account of who sent it; nil for the person at the machine. Nobody else can go on with it.
    var accountID: Int64?
    /// Time in UTC.
    var receivedAt: String
    /// Choices made so far.
    var settings = ImportSettings()
    /// Values that led to nothing when the file was last tried.
    var unknown: [UnmappedValue] = []
}

/// How a file is to be read, for every kind of file.
struct ImportSettings: Codable, Sendable, Equatable {
    var register = ImportMapping()
    /// Whether ``register`` was saved with an earlier file.
    var isSaved = false
    /// The last day a register speaks of; nil means inferred.
    var lastDay: Day?
    var unknownUnitsAreEmployers = false
    var organisations: [OrganisationColumn: String] = [:]
    var organisationDays = DayFormat.yearMonthDay
    var professions: [ProfessionColumn: String] = [:]
    var population = PopulationChoices()
    /// Nil in notes of other kinds of file.
    var observations: ObservationMapping?
    /// The day of a whole file of vacancies and training that has no column for it.
    var observationDay: Day?
}

/// What the user says of a file of population figures; empty means read from the file.
public struct PopulationChoices: Codable, Sendable, Equatable {
    var kind: PopulationKind?
    var source: String
    var baseYear: Int?
    var regionCode: String
    var regionName: String
    var takesLatestMonth: Bool

    /// Choices from their parts.
    ///
    /// - Parameters:
    ///   - source: source as printed.
    ///   - baseYear: the last counted year.
    ///   - takesLatestMonth: whether the latest month stands for a year without December.
    public init(
        kind: PopulationKind? = nil, source: String = "", baseYear: Int? = nil, regionCode: String = "",
        regionName: String = "", takesLatestMonth: Bool = false
    ) {
        self.kind = kind
        self.source = source
        self.baseYear = baseYear
        self.regionCode = regionCode
        self.regionName = regionName
        self.takesLatestMonth = takesLatestMonth
    }

    var options: PopulationOptions {
        PopulationOptions(
            source: source.isEmpty ? nil : source, kind: kind, baseYear: baseYear,
            regionCode: regionCode.isEmpty ? nil : regionCode, regionName: regionName.isEmpty ? nil : regionName,
            yearEnd: takesLatestMonth ? .latestMonth : .december)
    }
}

/// Files that were sent and wait to be read, in a folder beside the store. They go when they have been read, at the latest
/// after a day.
struct Uploads: Sendable {
    private let directory: String

    /// Seconds that a file waits at most.
    static let longestWait = 86_400.0

    init(_ store: Store) {
        directory = (store.path as NSString).deletingLastPathComponent + "/uploads"
    }

    /// Moves a sent file here under a name that cannot be guessed, and returns that name.
    func keep(_ path: String, _ note: UploadNote) throws -> String {
        let files = FileManager.default
        try files.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let token = (0..<2).map { _ in
            let digits = String(UInt64.random(in: .min ... .max), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
        do {
            try files.moveItem(atPath: path, toPath: place(token))
        } catch {
            // Another disk.
            try files.copyItem(atPath: path, toPath: place(token))
            try? files.removeItem(atPath: path)
        }
        try save(note, token)
        return token
    }

    /// Where the file lies; nil when there is none under the name.
    func path(_ token: String) -> String? {
        guard Self.isToken(token), FileManager.default.fileExists(atPath: place(token)) else { return nil }
        return place(token)
    }

    /// The note of a file; nil when there is none.
    func note(_ token: String) -> UploadNote? {
        guard Self.isToken(token), let data = FileManager.default.contents(atPath: place(token) + ".json") else {
            return nil
        }
        return try? JSONDecoder().decode(UploadNote.self, from: data)
    }

    /// The file that a viewer sent, with its note; nil when there is none, whoever else may have sent it.
    func file(_ token: String, of viewer: Viewer) -> (path: String, note: UploadNote)? {
        guard let path = path(token), let note = note(token), viewer.isLocal || note.accountID == viewer.accountID
        else { return nil }
        return (path, note)
    }

    func save(_ note: UploadNote, _ token: String) throws {
        guard Self.isToken(token) else { return }
        try JSONEncoder().encode(note).write(to: URL(filePath: place(token) + ".json"), options: .atomic)
    }

    /// Removes a file and its note.
    func remove(_ token: String) {
        guard Self.isToken(token) else { return }
        try? FileManager.default.removeItem(atPath: place(token))
        try? FileManager.default.removeItem(atPath: place(token) + ".json")
    }

    /// Removes what has waited longer than a day at `now`.
    func sweep(now: String) {
        guard let time = try? Date(now, strategy: .iso8601),
            let names = try? FileManager.default.contentsOfDirectory(atPath: directory)
        else { return }
        for token in names where Self.isToken(token) {
            let received = note(token).flatMap { try? Date($0.receivedAt, strategy: .iso8601) }
            if received.map({ time.timeIntervalSince($0) > Self.longestWait }) ?? true { remove(token) }
        }
    }

    private func place(_ token: String) -> String { directory + "/" + token }

    /// Names come back from browsers; nothing but our own may become a path.
    private static func isToken(_ text: String) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}
