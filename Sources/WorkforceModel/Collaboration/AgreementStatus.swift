/// Whether an agreement holds: when every party has decided it, within its days.
public struct AgreementStatus: Sendable, Equatable {
    /// The parties that have decided it, in the order they were asked.
    public let decided: [Int64]
    /// The parties that have not, in that order.
    public let undecided: [Int64]
    /// The parties that have said no, with the reason.
    public let declined: [LeastCommonSet.Word]
    /// Whether it holds on the day.
    public let isInForce: Bool
    /// Days left until it ends; nil when it does not hold or has no end.
    public let daysLeft: Int?

    /// The status of an agreement on a day.
    ///
    /// - Parameters:
    ///   - from: first day of its validity; nil means from the last party's decision.
    ///   - to: last day; nil means until further notice.
    public init(_ book: AnswerBook, from: Day?, to: Day?, on day: Day) {
        var decided: [Int64] = []
        var undecided: [Int64] = []
        var declined: [LeastCommonSet.Word] = []
        for party in book.matter.asked {
            // An agreement is one thing: its first part.
            switch book.matter.parts.first.flatMap({ book.answer(party, by: day)?.choices[$0.id] }) {
            case .yes: decided.append(party)
            case .no(let text):
                declined.append(LeastCommonSet.Word(organisationID: party, text: text))
                undecided.append(party)
            default: undecided.append(party)
            }
        }
        self.decided = decided
        self.undecided = undecided
        self.declined = declined
        isInForce =
            undecided.isEmpty && !decided.isEmpty && (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
        daysLeft = isInForce ? to.map { Int($0.number - day.number) } : nil
    }
}
