/// What a commission (uppdrag) consists of besides its text, and how it may end.
public struct CommissionPlan: Sendable, Hashable, Codable {
    /// Something that is to be done within it.
    public struct Step: Sendable, Hashable, Codable {
        /// What is to be done.
        public var text: String
        /// Whether it is done.
        public var isDone: Bool
        /// The organisation that goes on with it when the commission ends; nil while nobody does.
        public var receiverID: Int64?
        /// Why nobody goes on with it; empty while that is not decided.
        public var endReason: String

        /// A step from its parts.
        public init(_ text: String, isDone: Bool = false, receiverID: Int64? = nil, endReason: String = "") {
            self.text = text
            self.isDone = isDone
            self.receiverID = receiverID
            self.endReason = endReason
        }

        /// Whether it would be left without anybody when the commission ends.
        public var isLoose: Bool { !isDone && receiverID == nil && endReason.isEmpty }
    }

    /// How a commission ends.
    public enum End: Sendable, Hashable, Codable {
        /// Another commission goes on with it.
        case successor(Int64)
        /// It is over, for a reason.
        case reason(String)
    }

    /// What keeps a commission from being ended.
    public enum Obstacle: Sendable, Equatable {
        /// Neither a successor nor a reason is given.
        case noEnd
        /// Steps, by their place from 0, that nobody would go on with.
        case looseSteps([Int])
    }

    /// Who has given it.
    public var giverID: Int64
    /// Who is to do it.
    public var receivers: [Int64]
    /// What is to be done, in order.
    public var steps: [Step]

    /// A commission from its parts.
    public init(giverID: Int64, receivers: [Int64], steps: [Step] = []) {
        self.giverID = giverID
        self.receivers = receivers
        self.steps = steps
    }

    /// What keeps the commission from being ended so; empty when nothing does.
    public func obstacles(to end: End?) -> [Obstacle] {
        var obstacles: [Obstacle] = []
        switch end {
        case nil: obstacles.append(.noEnd)
        case .reason(let text) where text.allSatisfy(\.isWhitespace): obstacles.append(.noEnd)
        case .successor, .reason: break
        }
        let loose = steps.indices.filter { steps[$0].isLoose }
        if !loose.isEmpty { obstacles.append(.looseSteps(loose)) }
        return obstacles
    }
}
