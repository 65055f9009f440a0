/// How far a hedged figure may lie from the table: the true value must be within
/// `figure × (1 − below) … figure × (1 + above)`, and always within what rounding of the written figure allows.
struct HedgeRule: Sendable, Equatable {
    var below: Double
    var above: Double
    /// Whether the rounding slack also holds above and below the figure; "drygt" and "knappt" are one-sided.
    var roundsBelow = true
    var roundsAbove = true

    static let about = HedgeRule(below: 0.05, above: 0.05)
    static let justUnder = HedgeRule(below: 0.10, above: 0, roundsAbove: false)
    static let justOver = HedgeRule(below: 0, above: 0.10, roundsBelow: false)
    static let over = HedgeRule(below: 0, above: 0.25, roundsBelow: false)
    static let atMost = HedgeRule(below: 0.25, above: 0, roundsAbove: false)
    /// A part in words ("en tiondel", "var femte") is coarse without saying so.
    static let part = HedgeRule(below: 0.10, above: 0.10)

    /// Words of hedging; a phrase is matched from its last word backwards.
    static let phrases: [(words: [String], rule: HedgeRule)] = [
        (["lite", "mer", "än"], .justOver), (["något", "mer", "än"], .justOver), (["något", "över"], .justOver),
        (["strax", "över"], .justOver), (["strax", "under"], .justUnder), (["mer", "än"], .over),
        (["fler", "än"], .over), (["mindre", "än"], .atMost), (["färre", "än"], .atMost), (["inte", "fullt"], .justUnder),
        (["upp", "emot"], .justUnder), (["upp", "mot"], .justUnder), (["uppemot"], .justUnder), (["bortåt"], .justUnder),
        (["närmare"], .justUnder), (["nästan"], .justUnder), (["knappt"], .justUnder), (["knapp"], .justUnder),
        (["knappa"], .justUnder), (["drygt"], .justOver), (["dryg"], .justOver), (["dryga"], .justOver),
        (["god"], .justOver), (["gott"], .justOver), (["över"], .over), (["minst"], .over), (["åtminstone"], .over),
        (["högst"], .atMost), (["som", "mest"], .atMost), (["ca"], .about), (["cirka"], .about), (["c:a"], .about),
        (["omkring"], .about), (["ungefär"], .about), (["runt"], .about), (["kring"], .about), (["uppskattningsvis"], .about),
        (["storleksordningen"], .about), (["i", "runda", "tal"], .about), (["avrundat"], .about), (["grovt"], .about),
        (["ungefärligen"], .about), (["ungefärligt"], .about),
    ]

    private static let lastWords = Set(phrases.compactMap(\.words.last))

    /// The rule that ends just before `index`, and where its first word stands.
    static func before(_ index: Int, in tokens: [TextToken]) -> (rule: HedgeRule, start: Int)? {
        var end = index
        // "ca." with its point
        if end > 0, tokens[end - 1].isMark("."), end > 1, tokens[end - 2].isWord("ca") { end -= 1 }
        guard end > 0, tokens[end - 1].kind == .word, lastWords.contains(tokens[end - 1].text) else { return nil }
        for phrase in phrases where phrase.words.count <= end {
            let start = end - phrase.words.count
            if (0..<phrase.words.count).allSatisfy({ tokens[start + $0].isWord(phrase.words[$0]) }) {
                return (phrase.rule, start)
            }
        }
        return nil
    }

    /// True values that the written figure may stand for.
    /// - Parameters:
    ///   - value: the figure.
    ///   - halfUnit: half of its last written digit.
    func accepted(_ value: Double, halfUnit: Double) -> ClosedRange<Double> {
        let size = Swift.max(value, -value)
        let low = value - Swift.max(size * below, roundsBelow ? halfUnit : 0)
        let high = value + Swift.max(size * above, roundsAbove ? halfUnit : 0)
        return low <= high ? low...high : value...value
    }
}
