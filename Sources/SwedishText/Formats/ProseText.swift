public import Presentation

extension Swedish {
    /// Prose as plain text, for the terminal, files and the clipboard; links lose their address.
    public static func text(of prose: Prose) -> String {
        prose.phrases.map(text(of:)).joined()
    }

    /// A run of prose as plain text.
    public static func text(of phrase: Phrase) -> String {
        switch phrase {
        case .text(let text), .strong(let text), .link(let text, href: _): text
        case .quantity(let quantity): text(of: quantity)
        }
    }

    /// Words joined as a list: "a", "a och b", "a, b och c"; with another last word where one is given ("eller").
    public static func list(_ words: [String], last: String = "och") -> String {
        guard let end = words.last else { return "" }
        guard words.count > 1 else { return end }
        return words.dropLast().joined(separator: ", ") + " \(last) " + end
    }

    /// A count with its noun: "1 rad", "12 rader".
    public static func count(_ count: Int, one: String, many: String) -> String {
        number(count) + unitSpace + (count == 1 || count == -1 ? one : many)
    }
}
