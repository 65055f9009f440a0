/// What came of going through the log, link by link.
public struct LogVerification: Sendable, Equatable, Codable {
    /// The first link that does not hold.
    public struct Fault: Sendable, Equatable, Codable {
        /// What is wrong with it.
        public enum Kind: String, Sendable, Codable {
            /// The event is not the one that was written.
            case changed
            /// There is no event with this number, though there are later ones.
            case missing
            /// The event was written with another number.
            case moved
            /// The details are not those that were written.
            case detailChanged
            /// The details are gone, and no retention took them.
            case detailMissing
            /// The event is not the one whose digest was noted elsewhere: from here back the log has been made anew.
            case headDiffers
            /// The log ends before the event that was noted elsewhere.
            case headMissing
        }

        /// Identity of the event.
        public var event: Int64
        /// What is wrong.
        public var kind: Kind
    }

    /// Details that a retention has taken.
    public struct Erased: Sendable, Equatable, Codable {
        /// The event that tells of the retention.
        public var retention: Int64
        /// Its time in UTC.
        public var time: String
        /// Events whose details went with it.
        public var details: Int
    }

    /// Events that were gone through, the broken one not counted.
    public var events = 0
    /// The last of them.
    public var head = LogHead(id: 0, digest: .zero)
    /// Details that retentions have taken, by retention.
    public var erased: [Erased] = []
    /// The first link that does not hold; nil when the log is whole.
    public var fault: Fault?

    /// Whether every link holds.
    public var isWhole: Bool { fault == nil }
}
