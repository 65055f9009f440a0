/// Sizes, lists and delimiters as they stand in fault sentences.
enum FaultWords {
    /// A size in bytes in the largest unit that leaves a whole number.
    static func bytes(_ count: Int) -> String {
        for (unit, shift) in [("GB", 30), ("MB", 20), ("kB", 10)] where count >= 1 << shift && count % (1 << shift) == 0
        {
            return Swedish.number(count >> shift) + Swedish.unitSpace + unit
        }
        return Swedish.number(count) + Swedish.unitSpace + "byte"
    }

    /// `a, b och c`, each in quotation marks; at most twelve.
    static func list(_ items: [String]) -> String {
        let quoted = items.prefix(12).map { "”\($0)”" }
        return items.count > 12 ? quoted.joined(separator: ", ") + " med flera" : Swedish.list(quoted)
    }

    /// A delimiter by name.
    static func delimiter(_ text: String) -> String {
        switch text {
        case ";": "semikolon"
        case ",": "komma"
        case "\t": "tabb"
        case "|": "lodstreck (|)"
        case ":": "kolon"
        default: "tecknet ”\(text)”"
        }
    }
}
