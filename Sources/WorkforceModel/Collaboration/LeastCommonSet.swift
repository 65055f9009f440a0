/// What employers can at the least agree on (minsta gemensamma): proposal by proposal, from the answers there are.
public struct LeastCommonSet: Sendable, Equatable {
    /// An organisation with its condition or reason.
    public struct Word: Sendable, Equatable {
        /// The organisation.
        public let organisationID: Int64
        /// What it said.
        public let text: String
    }

    /// Where a proposal stands.
    public enum Standing: Sendable, Equatable {
        /// Every employer agrees.
        case common
        /// Every employer agrees, some on conditions.
        case conditional([Word])
        /// Somebody does not.
        case out([Word])
        /// Nobody has said no, and not everybody has answered.
        case open(missing: [Int64])
    }

    /// The proposals in the order of the matter, each with where it stands.
    public let proposals: [(part: Matter.Part, standing: Standing)]

    /// The set as the answers stand at the end of `day`.
    public init(_ book: AnswerBook, on day: Day) {
        proposals = book.matter.parts.map { part in
            var conditions: [Word] = []
            var refusals: [Word] = []
            var missing: [Int64] = []
            for organisation in book.matter.asked {
                switch book.answer(organisation, by: day)?.choices[part.id] {
                case .yes, .alternative: break
                case .onCondition(let text): conditions.append(Word(organisationID: organisation, text: text))
                case .no(let text): refusals.append(Word(organisationID: organisation, text: text))
                case nil: missing.append(organisation)
                }
            }
            // One no is enough, whoever is still to answer.
            let standing: Standing =
                if !refusals.isEmpty {
                    .out(refusals)
                } else if !missing.isEmpty || book.matter.asked.isEmpty {
                    .open(missing: missing)
                } else if !conditions.isEmpty {
                    .conditional(conditions)
                } else {
                    .common
                }
            return (part, standing)
        }
    }

    /// The numbers of the proposals that every employer agrees to without conditions.
    public var common: [Int] { proposals.filter { $0.standing == .common }.map(\.part.id) }

    /// Whether two sets say the same.
    public static func == (one: Self, other: Self) -> Bool {
        one.proposals.elementsEqual(other.proposals) { $0.part == $1.part && $0.standing == $1.standing }
    }
}
