/// What came of a standpoint: an organisation's position by itself, silence by its name.
public struct StandpointOutcome: Sendable, Equatable {
    /// Where an organisation stands on a part.
    public enum Position: Sendable, Equatable {
        /// It has said that it is behind it.
        case support
        /// It has an objection, or a condition, that came in time.
        case objection(String)
        /// It has chosen an alternative.
        case alternative(Int)
        /// It was silent until the last day: no objection, which is not a yes.
        case noObjection
        /// It has not answered, and there is time.
        case waiting
        /// It was silent, and only an answer counts.
        case unanswered
    }

    /// An organisation with its position, and its answer that came too late, if it gave one.
    public struct Line: Sendable, Equatable {
        /// The organisation.
        public let organisationID: Int64
        /// Where it stands; what came late does not change it.
        public let position: Position
        /// The first answer that came after the last day.
        public let late: Answer?
    }

    /// The part.
    public let part: Int
    /// A line for each organisation that was asked, in that order.
    public let lines: [Line]
    /// Whether the last day is past: nothing changes any more.
    public let isFixed: Bool

    /// The outcome of a part as it stands at the end of `day`.
    public init(_ part: Int, of book: AnswerBook, on day: Day) {
        let matter = book.matter
        let isPast = matter.deadline.map { day > $0 } ?? false
        self.part = part
        isFixed = isPast
        lines = matter.asked.map { organisation in
            let counted = book.answer(organisation, by: matter.deadline.map { min($0, day) } ?? day)
            let position: Position =
                switch counted?.choices[part] {
                case .yes: .support
                case .onCondition(let text), .no(let text): .objection(text)
                case .alternative(let index): .alternative(index)
                case nil where !isPast: .waiting
                case nil: matter.rule == .silenceIsNoObjection ? .noObjection : .unanswered
                }
            return Line(
                organisationID: organisation, position: position,
                late: book.history(organisation).first { book.isLate($0) && $0.day <= day })
        }
    }

    /// How many organisations are in a position that `isCounted` says.
    public func count(_ isCounted: (Position) -> Bool) -> Int { lines.count { isCounted($0.position) } }

    /// Objections that came in time.
    public var objections: Int { count { if case .objection = $0 { true } else { false } } }

    /// Organisations without an objection: those behind it and the silent.
    public var withoutObjection: Int { count { $0 == .support || $0 == .noObjection } }

    /// How many chose each of the alternatives.
    public func choices(of alternatives: Int) -> [Int] {
        (0..<alternatives).map { index in count { $0 == .alternative(index) } }
    }
}
