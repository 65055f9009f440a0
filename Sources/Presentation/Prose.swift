/// A run of text within a sentence.
public enum Phrase: Sendable, Equatable, Codable {
    /// Plain words.
    case text(String)
    /// Words or figures that carry the sentence.
    case strong(String)
    /// A number, printed by the renderer.
    case quantity(Quantity)
    /// Words that lead somewhere within the service.
    case link(String, href: String)
}

/// A sentence or paragraph.
public struct Prose: Sendable, Equatable, Codable, ExpressibleByStringLiteral {
    /// The runs in order.
    public var phrases: [Phrase]

    /// Prose from its runs.
    public init(_ phrases: [Phrase]) {
        self.phrases = phrases
    }

    /// Plain prose.
    public init(_ text: String) {
        self.phrases = [.text(text)]
    }

    /// Plain prose from a literal.
    public init(stringLiteral value: String) {
        self.phrases = [.text(value)]
    }
}
