/// What must be in place before a matter may be decided in a forum.
public enum DecisionGate {
    /// Talks with the parties of the labour market before a decision.
    public struct Negotiation: Sendable, Hashable, Codable {
        /// How it was done.
        public enum Form: String, Sendable, CaseIterable, Codable {
            /// Negotiation under the co-determination act (MBL 11 §).
            case negotiation
            /// Cooperation in a forum that the parties have agreed on.
            case cooperation
        }

        /// How it was done.
        public var form: Form
        /// The day; nil while it is planned only.
        public var day: Day?
        /// What came of it.
        public var outcome: String

        /// A negotiation from its parts.
        public init(_ form: Form, day: Day?, outcome: String = "") {
            self.form = form
            self.day = day
            self.outcome = outcome
        }
    }

    /// Something that is missing.
    public enum Lacking: Sendable, Equatable {
        /// The forum may not decide; it lifts to the other, when there is one.
        case mandate(liftTo: Int64?)
        /// A matter of the parties without a day of negotiation or cooperation.
        case negotiation
        /// A political matter, which the forum's own decision does not settle.
        case politicalDecision
        /// It is not open.
        case openMatter
    }

    /// What is missing before `matter` may be decided in `forum`; empty when nothing is.
    public static func lacking(_ matter: Matter, in forum: Forum, _ negotiations: [Negotiation], on day: Day)
        -> [Lacking]
    {
        var lacking: [Lacking] = []
        if matter.state != .open { lacking.append(.openMatter) }
        if !forum.hasMandate { lacking.append(.mandate(liftTo: forum.higherForumID)) }
        switch matter.path {
        case .selfGovernment: break
        case .parties:
            if !negotiations.contains(where: { $0.day.map { $0 <= day } ?? false }) { lacking.append(.negotiation) }
        case .political: lacking.append(.politicalDecision)
        }
        return lacking
    }
}
