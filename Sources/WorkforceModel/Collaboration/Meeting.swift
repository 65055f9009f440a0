/// A meeting of a forum.
public struct Meeting: Sendable, Hashable, Identifiable {
    /// Where people are.
    public enum Form: String, Sendable, CaseIterable, Codable {
        /// In a room.
        case inPerson
        /// At a distance.
        case digital
        /// Both.
        case hybrid
    }

    /// How far its notes have come.
    public enum State: String, Sendable, CaseIterable, Codable {
        /// Called, and notes are written.
        case open
        /// Notes are with those who adjust them.
        case adjusted
        /// Published: nothing changes any more; what was wrong is said in an addendum.
        case published
    }

    /// Identity in the store.
    public var id: Int64
    /// The forum.
    public var forumID: Int64
    /// The day.
    public var day: Day
    /// Minutes from midnight in Sweden when it begins and ends.
    public var minutes: Range<Int>
    /// Where people are.
    public var form: Form
    /// Room or address; empty when there is none.
    public var place: String
    /// Address of the digital room; empty when there is none.
    public var link: String
    /// What it is about, one of the forum's priorities or something else; empty when nothing is set.
    public var theme: String
    /// What is taken up, in order.
    public var items: [AgendaItem]
    /// Who was there.
    public var attendance: [Attendance]
    /// How far its notes have come.
    public var state: State
    /// What was said after publishing, in order.
    public var addenda: [String]

    /// A meeting from its parts.
    public init(
        id: Int64, forumID: Int64, day: Day, minutes: Range<Int>, form: Form, place: String = "", link: String = "",
        theme: String = "", items: [AgendaItem] = [], attendance: [Attendance] = [], state: State = .open,
        addenda: [String] = []
    ) {
        self.id = id
        self.forumID = forumID
        self.day = day
        self.minutes = minutes
        self.form = form
        self.place = place
        self.link = link
        self.theme = theme
        self.items = items
        self.attendance = attendance
        self.state = state
        self.addenda = addenda
    }

    /// The members that were present, and those that were not. Officials and guests are counted by nobody's name here.
    public func participation(of forum: Forum) -> Participation {
        let present = Set(attendance.filter { $0.capacity == .representative }.compactMap(\.organisationID))
        return Participation(forum.members(on: day)) { present.contains($0) }
    }
}

/// Something that a meeting takes up.
public struct AgendaItem: Sendable, Hashable, Codable {
    /// What it is.
    public enum Subject: Sendable, Hashable, Codable {
        /// A matter.
        case matter(Int64)
        /// A page of Framsyn, by its address: a measure, a figure, a report.
        case page(String)
        /// What somebody brings back from another meeting.
        case feedback
        /// Words only.
        case text
    }

    /// A line.
    public var title: String
    /// What it is.
    public var subject: Subject
    /// What was said; empty before the meeting.
    public var note: String

    /// An item from its parts.
    public init(_ title: String, _ subject: Subject = .text, note: String = "") {
        self.title = title
        self.subject = subject
        self.note = note
    }
}

/// Somebody at a meeting.
public struct Attendance: Sendable, Hashable, Codable {
    /// As what somebody is there.
    public enum Capacity: String, Sendable, CaseIterable, Codable {
        /// For a member organisation.
        case representative
        /// As an official of the body that runs the forum.
        case official
        /// As a guest: without a vote and without access to anything.
        case guest
    }

    /// As what.
    public var capacity: Capacity
    /// The organisation; nil for a guest from outside.
    public var organisationID: Int64?
    /// The account; nil where somebody without one was there.
    public var accountID: Int64?
    /// Whether at a distance.
    public var isDigital: Bool
    /// Places from 0 of the items somebody was there for; nil means all.
    public var items: [Int]?

    /// Attendance from its parts.
    public init(
        _ capacity: Capacity, organisationID: Int64? = nil, accountID: Int64? = nil, isDigital: Bool = false,
        items: [Int]? = nil
    ) {
        self.capacity = capacity
        self.organisationID = organisationID
        self.accountID = accountID
        self.isDigital = isDigital
        self.items = items
    }
}

/// Hands that were raised at a meeting: kept apart from what organisations answer, which it never is.
public struct ShowOfHands: Sendable, Hashable, Codable {
    /// Hands for.
    public var raised: Int
    /// Those present who could raise one.
    public var present: Int

    /// A show of hands; nil when more hands were raised than there were people.
    public init?(raised: Int, of present: Int) {
        guard (0...max(present, 0)).contains(raised) else { return nil }
        self.raised = raised
        self.present = present
    }
}
