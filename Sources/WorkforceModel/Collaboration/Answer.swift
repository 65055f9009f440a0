/// An organisation's answer to a matter as it was given at one time. The latest is the organisation's answer; the earlier ones
/// are its history.
public struct Answer: Sendable, Hashable, Identifiable {
    /// How it came.
    public enum Source: String, Sendable, CaseIterable, Codable {
        /// The organisation's representative wrote it.
        case own
        /// A secretary registered what came by mail.
        case mail
        /// A secretary registered what was said on the telephone.
        case telephone
        /// A secretary registered what was said at a meeting.
        case meeting
    }

    /// Identity in the store.
    public var id: Int64
    /// The matter.
    public var matterID: Int64
    /// Whose answer it is.
    public var organisationID: Int64
    /// What was chosen, by the number of the part; parts that are not there were not answered.
    public var choices: [Int: Choice]
    /// Words to it.
    public var text: String
    /// How it came.
    public var source: Source
    /// The account that wrote it down.
    public var accountID: Int64?
    /// The day it came, in Sweden.
    public var day: Day
    /// When it was written down, UTC.
    public var time: String

    /// An answer from its parts.
    public init(
        id: Int64 = 0, matterID: Int64, organisationID: Int64, choices: [Int: Choice], text: String = "",
        source: Source = .own, accountID: Int64? = nil, day: Day, time: String
    ) {
        self.id = id
        self.matterID = matterID
        self.organisationID = organisationID
        self.choices = choices
        self.text = text
        self.source = source
        self.accountID = accountID
        self.day = day
        self.time = time
    }
}

extension Answer {
    /// What an organisation chose for a part.
    public enum Choice: Sendable, Hashable, Codable {
        /// Yes: agrees, supports, has decided, uses the formulation.
        case yes
        /// Yes, on a condition.
        case onCondition(String)
        /// No: does not agree, objects, does not use the formulation; with the reason.
        case no(String)
        /// One of the alternatives, from 0.
        case alternative(Int)
    }
}

/// The answers to a matter: one for each organisation, with what came before.
public struct AnswerBook: Sendable {
    /// The matter.
    public let matter: Matter
    private let byOrganisation: [Int64: [Answer]]

    /// The answers to a matter in any order.
    public init(_ matter: Matter, _ answers: [Answer]) {
        self.matter = matter
        byOrganisation = Dictionary(grouping: answers, by: \.organisationID).mapValues { given in
            given.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
        }
    }

    /// What an organisation has answered, earliest first.
    public func history(_ organisation: Int64) -> [Answer] { byOrganisation[organisation] ?? [] }

    /// An organisation's answer as it stood at the end of a day; nil when it had not answered.
    public func answer(_ organisation: Int64, by day: Day? = nil) -> Answer? {
        history(organisation).last { answer in day.map { answer.day <= $0 } ?? true }
    }

    /// Whether an answer came after the last day.
    public func isLate(_ answer: Answer) -> Bool { matter.deadline.map { answer.day > $0 } ?? false }

    /// The organisations that are to answer and have not, in the order they were asked.
    public var missing: [Int64] { matter.asked.filter { answer($0) == nil } }

    /// Whether the options may no longer be changed: somebody has answered.
    public var isLocked: Bool { !byOrganisation.isEmpty }
}
