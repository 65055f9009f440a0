/// What a manager has answered about a unit, saved step by step.
struct UnitAnswers: Codable, Sendable, Equatable {
    /// Which way a profession moves.
    enum Direction: String, Codable, Sendable {
        /// As the projection says; without one, unchanged.
        case expected = "beraknat"
        /// As today.
        case unchanged = "oforandrat"
        /// More.
        case more = "fler"
        /// Fewer.
        case fewer = "farre"

        /// The sign of the change.
        var sign: Double { self == .fewer ? -1 : 1 }
    }

    /// One profession's answer in one factor.
    struct Change: Codable, Sendable, Equatable {
        var direction: Direction
        /// Persons, or a share (0,05 = 5 %) when `isShare`; at least 0.
        var amount: Double
        /// Whether the amount is a share of what the factor counts against.
        var isShare: Bool

        /// The change in persons when the share is taken of `base`.
        func persons(of base: Double) -> Double { direction.sign * (isShare ? amount * base : amount) }
    }

    /// A profession of an organisation that has no figures entered elsewhere.
    struct TypedProfession: Codable, Sendable, Equatable {
        var name: String
        var staff: Double
    }

    /// A challenge, what it concerns and what is done about it.
    struct Challenge: Codable, Sendable, Equatable {
        var text: String
        /// A profession or a figure, in words; empty when not chosen.
        var concerns: String
        /// The measure; empty when there is none yet.
        var measure: String
    }

    /// Base year of typed staff.
    var baseYear: Int?
    /// The plan's last year; nil for the standard one.
    var lastYear: Int?
    /// Professions that were typed.
    var typed: [TypedProfession] = []
    /// New kinds of posts, by name.
    var added: [String] = []
    /// Answers by factor and profession; a profession without one is as expected.
    var changes: [String: [String: Change]] = [:]
    /// Comments by factor.
    var comments: [String: String] = [:]
    /// Steps that have been saved.
    var done: Set<Int> = []
    /// Challenges in order.
    var challenges: [Challenge] = []
    /// Conclusions in the manager's own words.
    var conclusions = ""

    /// The answer for a profession in a factor.
    subscript(factor: UnitFactor, profession: String) -> Change? { changes[factor.rawValue]?[profession] }

    /// The comment of a factor; empty when none.
    func comment(_ factor: UnitFactor) -> String { comments[factor.rawValue] ?? "" }

    /// The step to go on with: the first not saved, otherwise the result.
    var nextStep: Int { (1...UnitFactor.stepCount).first { !done.contains($0) } ?? UnitFactor.resultStep }
}
