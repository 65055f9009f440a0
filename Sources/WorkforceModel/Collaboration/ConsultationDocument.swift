/// A member's own answer to a consultation: the shared formulations it has chosen, in their order, and its own words.
public struct ConsultationDocument: Sendable, Equatable {
    /// The member.
    public let organisationID: Int64
    /// The formulations chosen, in the order of the matter.
    public let formulations: [Matter.Part]
    /// What the member adds.
    public let ownText: String

    /// The document of a member as its answer stands; nil when it has not answered.
    public init?(_ organisation: Int64, _ book: AnswerBook) {
        guard let answer = book.answer(organisation) else { return nil }
        organisationID = organisation
        formulations = book.matter.parts.filter { answer.choices[$0.id] == .yes }
        ownText = answer.text
    }

    /// How many members use each formulation, by its number.
    public static func use(_ book: AnswerBook) -> [Int: Int] {
        let documents = book.matter.asked.compactMap { ConsultationDocument($0, book) }
        return Dictionary(
            uniqueKeysWithValues: book.matter.parts.map { part in
                (part.id, documents.count { $0.formulations.contains(part) })
            })
    }
}
