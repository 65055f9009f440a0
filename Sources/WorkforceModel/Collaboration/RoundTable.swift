/// A round of the table: what each member has done well and what is still hard, merged to lists that keep who said what.
public struct RoundTable: Sendable, Equatable {
    /// What an entry is about.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// Something that has gone well; two a member.
        case success
        /// Something that is still hard; one a member.
        case challenge

        /// How many entries of the kind a member has.
        public var limit: Int { self == .success ? 2 : 1 }
    }

    /// What a member has said.
    public struct Entry: Sendable, Hashable, Codable, Identifiable {
        /// Identity within the round.
        public var id: Int
        /// Who said it.
        public var organisationID: Int64
        /// What it is about.
        public var kind: Kind
        /// The words.
        public var text: String

        /// An entry from its parts.
        public init(_ id: Int, _ organisationID: Int64, _ kind: Kind, _ text: String) {
            self.id = id
            self.organisationID = organisationID
            self.kind = kind
            self.text = text
        }
    }

    /// Entries that say the same, under one heading.
    public struct Merged: Sendable, Hashable, Codable {
        /// What they say together.
        public var text: String
        /// The entries, each in one merged line only.
        public var entries: [Int]

        /// A merged line from its parts.
        public init(_ text: String, _ entries: [Int]) {
            self.text = text
            self.entries = entries
        }
    }

    /// A line of the list, with who said it.
    public struct Line: Sendable, Equatable {
        /// What is said.
        public let text: String
        /// The members that said it, in the order of their entries.
        public let saidBy: [Int64]
        /// The entries it is made of.
        public let entries: [Int]
    }

    /// Why something cannot be entered or merged.
    public enum Fault: Error, Equatable {
        /// The member has entered as many of the kind as there is room for.
        case full(Int64, Kind)
        /// No entry has the number.
        case unknown(Int)
        /// An entry stands in two merged lines.
        case twice(Int)
        /// Successes and challenges are not merged with each other.
        case mixed([Int])
    }

    /// What members have said, in order.
    public private(set) var entries: [Entry] = []
    /// What was merged, in order.
    public private(set) var merged: [Merged] = []

    /// An empty round.
    public init() {}

    /// Takes what a member says.
    ///
    /// - Throws: ``Fault/full(_:_:)``.
    public mutating func add(_ entry: Entry) throws(Fault) {
        let own = entries.count { $0.organisationID == entry.organisationID && $0.kind == entry.kind }
        guard own < entry.kind.limit else { throw .full(entry.organisationID, entry.kind) }
        entries.append(entry)
    }

    /// Merges entries under a heading.
    ///
    /// - Throws: ``Fault``, and nothing is merged.
    public mutating func merge(_ line: Merged) throws(Fault) {
        let taken = Set(merged.flatMap(\.entries))
        var kinds: Set<Kind> = []
        for (place, id) in line.entries.enumerated() {
            guard let entry = entries.first(where: { $0.id == id }) else { throw .unknown(id) }
            guard !taken.contains(id), !line.entries[..<place].contains(id) else { throw .twice(id) }
            kinds.insert(entry.kind)
        }
        guard kinds.count <= 1 else { throw .mixed(line.entries) }
        if !line.entries.isEmpty { merged.append(line) }
    }

    /// The list of a kind: merged lines first, then what stands by itself. Every entry is in exactly one line.
    public func list(_ kind: Kind) -> [Line] {
        let own = entries.filter { $0.kind == kind }
        let taken = Set(merged.flatMap(\.entries))
        let together = merged.compactMap { line -> Line? in
            let parts = own.filter { line.entries.contains($0.id) }
            if parts.isEmpty { return nil }
            var seen: Set<Int64> = []
            return Line(
                text: line.text, saidBy: parts.map(\.organisationID).filter { seen.insert($0).inserted },
                entries: parts.map(\.id))
        }
        return together
            + own.filter { !taken.contains($0.id) }
            .map { Line(text: $0.text, saidBy: [$0.organisationID], entries: [$0.id]) }
    }
}
