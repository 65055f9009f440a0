/// One thing wrong in a delivered file: where it stands, what stands there and what was expected.
///
/// The value holds no sentence; `SwedishText` turns it into one.
public struct ImportFault: Error, Sendable, Hashable, Codable {
    /// Name of the file as the sender knows it.
    public var file: String
    /// Row as a spreadsheet counts it (the headings are row 1); nil when the fault concerns the whole file.
    public var row: Int?
    /// Heading of the column; nil when the fault concerns the whole row or file.
    public var column: String?
    /// The value as it stands, cut to ``longestValue`` characters; nil when there is none, or when it must not be shown.
    public var value: String?
    /// What is wrong, with what was expected.
    public var reason: ImportFaultReason

    /// Characters of a value that a fault keeps.
    public static let longestValue = 60

    /// A fault from its parts; a long value is cut.
    public init(
        file: String, row: Int? = nil, column: String? = nil, value: String? = nil, reason: ImportFaultReason
    ) {
        self.file = file
        self.row = row
        self.column = column
        self.value = value.map { $0.count > Self.longestValue ? $0.prefix(Self.longestValue) + "…" : $0 }
        self.reason = reason
    }
}

/// The faults of one file: the first ones in order, and how many there are in all.
public struct ImportFaults: Error, Sendable, Equatable, Codable {
    /// At most ``limit`` faults, in the order they were found.
    public private(set) var faults: [ImportFault] = []
    /// Number of faults found, also those beyond the limit.
    public private(set) var total = 0

    /// Faults kept of one file.
    public static let limit = 1000

    /// No faults.
    public init() {}

    /// One fault.
    public init(_ fault: ImportFault) {
        add(fault)
    }

    /// Whether nothing is wrong.
    public var isEmpty: Bool { total == 0 }

    /// Counts a fault and keeps it while there is room; beyond that it is not even made.
    public mutating func add(_ fault: @autoclosure () -> ImportFault) {
        total += 1
        if faults.count < Self.limit { faults.append(fault()) }
    }

    /// Puts a fault that explains the others first.
    public mutating func addFirst(_ fault: ImportFault) {
        total += 1
        if faults.count == Self.limit { faults.removeLast() }
        faults.insert(fault, at: 0)
    }
}

/// What came of reading a file: everything, or nothing and the reasons.
public enum ImportOutcome<Contents: Sendable>: Sendable {
    /// The whole file was read without a fault.
    case accepted(Contents)
    /// Something is wrong; nothing of the file may be stored.
    case refused(ImportFaults)

    /// The contents when the file was accepted.
    public var contents: Contents? {
        if case .accepted(let contents) = self { contents } else { nil }
    }

    /// The faults; none when the file was accepted.
    public var faults: ImportFaults {
        if case .refused(let faults) = self { faults } else { ImportFaults() }
    }
}

extension ImportOutcome: Equatable where Contents: Equatable {}
