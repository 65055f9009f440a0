internal import Foundation

/// What is known of a copy of the store, kept beside it as JSON.
public struct BackupManifest: Sendable, Equatable, Codable {
    /// The copy's file name.
    public var file: String
    /// When it was made, in UTC.
    public var time: String
    /// The version of Framsyn that made it.
    public var version: String
    /// The end of the log in the copy.
    public var logHead: LogHead
    /// Size in bytes.
    public var bytes: Int64
    /// SHA-256 of the file.
    public var sha256: Digest

    /// Path of the manifest of a copy.
    public static func path(ofCopy path: String) -> String {
        (path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path) + ".json"
    }

    /// The manifest beside a copy; nil when there is none that can be read.
    public init?(ofCopy path: String) {
        guard let content = FileManager.default.contents(atPath: Self.path(ofCopy: path)),
            let manifest = try? JSONDecoder().decode(BackupManifest.self, from: content)
        else { return nil }
        self = manifest
    }

    init(file: String, time: String, version: String, logHead: LogHead, bytes: Int64, sha256: Digest) {
        self.file = file
        self.time = time
        self.version = version
        self.logHead = logHead
        self.bytes = bytes
        self.sha256 = sha256
    }

    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }
}

/// The copies in a directory.
public enum BackupFolder {
    /// The name of a copy made at a time; a second one in the same second has a number.
    static func name(_ time: String, number: Int) -> String {
        let digits = time.filter(\.isNumber)
        return "framsyn-\(digits.prefix(8))-\(digits.dropFirst(8).prefix(6))\(number > 1 ? "-\(number)" : "").sqlite"
    }

    /// The manifests of the copies in a directory, oldest first. Files that are no copies are not looked at.
    public static func manifests(in directory: String) -> [BackupManifest] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.filter { $0.wholeMatch(of: /framsyn-\d{8}-\d{6}(-\d+)?\.sqlite/) != nil }
            .compactMap { name in
                BackupManifest(ofCopy: directory + "/" + name).flatMap { $0.file == name ? $0 : nil }
            }
            .sorted { ($0.time, $0.file) < ($1.time, $1.file) }
    }

    /// Removes the copies that a rotation does not keep, each with its manifest.
    ///
    /// - Returns: names of the removed files.
    static func rotate(_ directory: String, _ rotation: BackupRotation) -> [String] {
        let manifests = manifests(in: directory)
        let kept = rotation.kept(of: manifests)
        let removed = manifests.map(\.file).filter { !kept.contains($0) }
        for name in removed {
            // The manifest first: a copy without one is left alone, a manifest without a copy would promise one.
            Files.remove(BackupManifest.path(ofCopy: directory + "/" + name))
            Files.remove(directory + "/" + name)
        }
        return removed
    }

    /// Removes what copies that were cut off a day ago or more have left.
    static func removeRemains(in directory: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        where name.wholeMatch(of: /\.framsyn-\d{8}-\d{6}(-\d+)?\.sqlite\.part(-journal|-wal|-shm)?/) != nil {
            let path = directory + "/" + name
            guard let changed = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date,
                changed.timeIntervalSinceNow < -86_400
            else { continue }
            Files.remove(path)
        }
    }
}

/// How many copies are kept. A copy is kept when any of the counts keeps it; the newest always is.
public struct BackupRotation: Sendable, Equatable {
    /// The newest ones; nil together with the others means that all are kept.
    public var latest: Int?
    /// The newest of each day, so many days back among those that have one.
    public var daily: Int?
    /// The newest of each week (Monday to Sunday).
    public var weekly: Int?
    /// The newest of each month.
    public var monthly: Int?

    /// A rotation from its counts.
    public init(latest: Int? = nil, daily: Int? = nil, weekly: Int? = nil, monthly: Int? = nil) {
        self.latest = latest
        self.daily = daily
        self.weekly = weekly
        self.monthly = monthly
    }

    /// Keeps everything.
    public static let all = BackupRotation()

    /// Names of the copies that are kept. Days are those of UTC, as in the copies' names.
    ///
    /// - Parameter copies: oldest first.
    public func kept(of copies: [BackupManifest]) -> Set<String> {
        guard self != .all else { return Set(copies.map(\.file)) }
        let newestFirst = copies.reversed()
        var kept = Set(newestFirst.prefix(max(latest ?? 0, 1)).map(\.file))
        func keep(_ count: Int?, by period: (Date) -> String) {
            var seen: Set<String> = []
            for copy in newestFirst {
                guard let date = try? Date(copy.time, strategy: .iso8601) else {
                    // A time that cannot be read says nothing of age.
                    kept.insert(copy.file)
                    continue
                }
                guard seen.count < (count ?? 0) else { continue }
                if seen.insert(period(date)).inserted { kept.insert(copy.file) }
            }
        }
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = .gmt
        keep(daily) { date in
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            return "\(parts.year ?? 0)-\(parts.month ?? 0)-\(parts.day ?? 0)"
        }
        keep(weekly) { date in
            let parts = calendar.dateComponents([.yearForWeekOfYear, .weekOfYear], from: date)
            return "\(parts.yearForWeekOfYear ?? 0)-\(parts.weekOfYear ?? 0)"
        }
        keep(monthly) { date in
            let parts = calendar.dateComponents([.year, .month], from: date)
            return "\(parts.year ?? 0)-\(parts.month ?? 0)"
        }
        return kept
    }
}
