/// A question that organisations answer, each for itself and once.
public struct Matter: Sendable, Hashable, Identifiable {
    /// What kind of question it is.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// A commission from one body to another (uppdrag).
        case commission
        /// Proposals that employers agree to, agree to on conditions, or do not (förslag).
        case proposal
        /// A standpoint with a last day for objections (ställningstagande).
        case standpoint
        /// A planned decision told to the other employers beforehand (förhandsinformation).
        case advanceInformation
        /// An answer to a consultation put together from shared formulations (remiss).
        case consultation
        /// An agreement that holds when every party has decided it (överenskommelse).
        case agreement
        /// Something that employees, unions or a workshop have brought up (inspel).
        case input
    }

    /// Who in the end may decide it.
    public enum Path: String, Sendable, CaseIterable, Codable {
        /// The employers themselves, within local self-government.
        case selfGovernment
        /// The parties of the labour market: negotiation (MBL 11 §) or cooperation in an agreed forum comes first.
        case parties
        /// A political body.
        case political
    }

    /// How far it has come.
    public enum State: String, Sendable, CaseIterable, Codable {
        /// Seen by its owner only.
        case draft
        /// Asked; organisations answer.
        case open
        /// Decided.
        case decided
        /// Lifted to another forum, where it goes on.
        case lifted
        /// Ended without a decision.
        case closed
    }

    /// Identity in the store.
    public var id: Int64
    /// What kind of question it is.
    public var kind: Kind
    /// The forum it is asked in; nil when it is asked by an organisation alone.
    public var forumID: Int64?
    /// The organisation that asks, or the giver of a commission.
    public var ownerID: Int64
    /// A line.
    public var title: String
    /// The whole of it.
    public var text: String
    /// What it does not concern, or must not do.
    public var limits: [String]
    /// Who in the end may decide it.
    public var path: Path
    /// What silence means.
    public var rule: AnswerRule
    /// What is answered, in order; at least one.
    public var parts: [Part]
    /// The organisations that are to answer.
    public var asked: [Int64]
    /// The professions it concerns.
    public var professions: [Int64]
    /// The last day for answers and its changes, earliest first.
    public var deadlines: [Deadline]
    /// How far it has come.
    public var state: State
    /// The matter that it was lifted from, or grew out of.
    public var originID: Int64?

    /// A matter from its parts.
    public init(
        id: Int64, kind: Kind, forumID: Int64? = nil, ownerID: Int64, title: String, text: String = "",
        limits: [String] = [], path: Path = .selfGovernment, rule: AnswerRule = .active, parts: [Part],
        asked: [Int64] = [], professions: [Int64] = [], deadlines: [Deadline] = [], state: State = .draft,
        originID: Int64? = nil
    ) {
        self.id = id
        self.kind = kind
        self.forumID = forumID
        self.ownerID = ownerID
        self.title = title
        self.text = text
        self.limits = limits
        self.path = path
        self.rule = rule
        self.parts = parts
        self.asked = asked
        self.professions = professions
        self.deadlines = deadlines
        self.state = state
        self.originID = originID
    }

    /// The last day for answers that holds; nil when there is none.
    public var deadline: Day? { deadlines.last?.day }

    /// Days that are in circulation at once: those that sources give today and that differ. Empty when they agree.
    public var conflictingDays: [Day] {
        var latest: [String: Day] = [:]
        for deadline in deadlines { latest[deadline.source] = deadline.day }
        let days = Set(latest.values).sorted()
        return days.count > 1 ? days : []
    }
}

extension Matter {
    /// Something that is answered within a matter.
    public struct Part: Sendable, Hashable, Identifiable, Codable {
        /// Number within the matter, from 1.
        public var id: Int
        /// The question, proposal or formulation.
        public var text: String
        /// Alternatives to choose between; empty when it is answered with agreement or not.
        public var alternatives: [String]

        /// A part from its parts.
        public init(_ id: Int, _ text: String, alternatives: [String] = []) {
            self.id = id
            self.text = text
            self.alternatives = alternatives
        }
    }
}

/// What silence means. It is printed before anybody answers.
public enum AnswerRule: String, Sendable, CaseIterable, Codable {
    /// Only an answer counts; who is silent has not answered.
    case active
    /// Who has not objected by the deadline has no objection. It is never a yes, and never a board's decision.
    case silenceIsNoObjection
    /// Nothing is asked but that it has been read.
    case information
}

/// A last day for answers as somebody gave it.
public struct Deadline: Sendable, Hashable, Codable {
    /// The last day, to its end.
    public var day: Day
    /// Where it stands: a decision, a letter, a meeting.
    public var source: String
    /// The day it was registered.
    public var registered: Day
    /// Why it was changed; empty for the first.
    public var reason: String

    /// A deadline from its parts.
    public init(_ day: Day, source: String, registered: Day, reason: String = "") {
        self.day = day
        self.source = source
        self.registered = registered
        self.reason = reason
    }
}
