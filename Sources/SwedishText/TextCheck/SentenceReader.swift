import WorkforceModel

/// A sentence, heading or list entry of the text.
struct Sentence {
    var tokens: [TextToken]
    var text: String
    var line: Int
    var paragraph: Int
    var isHeading: Bool
}

/// Everything a sentence mentions, with where.
struct SentenceMentions {
    /// A mention of something at a place.
    struct Mention<Value> {
        var value: Value
        var start: Int
        var end: Int
    }

    var tokens: [TextToken]
    var classes: [WordClass]
    var groups: [Mention<GroupWord>] = []
    var measures: [Mention<(measure: ClaimMeasure, strength: Int)>] = []
    var changes: [Mention<WordClass.Change>] = []
    var periods: [PeriodMention]
    var quantities: [WrittenQuantity] = []
    /// Token ranges, one a quantity.
    var segments: [Range<Int>] = []
    var isDirective = false
    var isForeign = false

    init(_ sentence: Sentence, lexicon: GroupLexicon, classifier: inout WordClassifier) {
        tokens = sentence.tokens
        classes = []
        classes.reserveCapacity(tokens.count)
        for token in tokens { classes.append(token.kind == .word ? classifier.classify(token.text) : WordClass()) }
        var taken = [Bool](repeating: false, count: tokens.count)
        periods = PeriodReader.read(tokens, taken: &taken)
        var index = 0
        var isGroupWord = [Bool](repeating: false, count: tokens.count)
        while index < tokens.count {
            if let found = lexicon.group(at: index, in: tokens) {
                groups.append(.init(value: found.word, start: index, end: found.end))
                for place in index..<found.end { isGroupWord[place] = true }
                index = found.end
            } else {
                if classes[index].isTotal { groups.append(.init(value: .total, start: index, end: index + 1)) }
                index += 1
            }
        }
        var reader = QuantityReader(tokens: tokens, taken: taken)
        let known = Set(
            tokens.indices.filter { isGroupWord[$0] || classes[$0].isKnown || GrammarWords.known.contains(tokens[$0].text) }
                .map { tokens[$0].text })
        reader.read { known.contains($0) || $0.hasSuffix("s") && $0.utf8.count > 4 }
        quantities = reader.quantities
        isDirective = classes.contains { $0.isDirective }
        for index in tokens.indices where tokens[index].isWord("andra") && index + 1 < tokens.count {
            if ["lösningar", "sätt", "lösning"].contains(tokens[index + 1].text) { isDirective = true }
        }
        isForeign = tokens.indices.contains { classes[$0].isForeign && !isGroupWord[$0] }
        readMeasures(isGroupWord)
        for place in tokens.indices {
            if let change = classes[place].change { changes.append(.init(value: change, start: place, end: place + 1)) }
        }
        cutSegments(taken)
    }

    /// "behovet av X" is a need of staff only when X is staff.
    private mutating func readMeasures(_ isGroupWord: [Bool]) {
        for index in tokens.indices {
            guard let measure = classes[index].measure else {
                if classes[index].strength < 0 { isForeign = true }
                continue
            }
            var strength = classes[index].strength
            if measure == .need, strength == 1 {
                if let object = objectOfNeed(after: index) {
                    if isGroupWord[object] || classes[object].isPersons || classes[object].measure == .recruitment {
                        strength = 2
                    } else if tokens[object].kind == .word {
                        isForeign = true
                        continue
                    }
                } else if index > 0, isGroupWord[index - 1] || classes[index - 1].isTotal || classes[index - 1].measure == .recruitment {
                    strength = 2
                }
            }
            measures.append(.init(value: (measure, strength), start: index, end: index + 1))
        }
    }

    /// The noun after "behovet av", past adjectives and numbers.
    private func objectOfNeed(after index: Int) -> Int? {
        guard index + 2 < tokens.count, tokens[index + 1].isWord("av") || tokens[index + 1].isWord("på") && tokens[index + 2].kind == .word
        else { return nil }
        var place = index + 2
        while place < tokens.count - 1, place < index + 7 {
            let isFiller =
                tokens[place].kind == .digits || GrammarWords.adjectives.contains(tokens[place].text)
                || classes[place].isTotal || NumberWords.value(of: tokens[place].text) != nil || classes[place].change != nil
                || tokens[place].text == "att" || tokens[place].text == "kunna"
            guard isFiller else { break }
            place += 1
        }
        return place
    }

    private static let strongCuts: Set<String> = [
        "medan", "men", "samtidigt", "motsvarande", "motsvarar", "varav", "vilket", "respektive", "jämfört", "dvs", "därav",
        "d.v.s", "alltså",
    ]

    private mutating func cutSegments(_ taken: [Bool]) {
        var start = 0
        for index in quantities.indices {
            guard index + 1 < quantities.count else {
                segments.append(start..<tokens.count)
                break
            }
            let (from, to) = (quantities[index].end, quantities[index + 1].start)
            var cut = from
            if from < to {
                let between = from..<to
                let strong = between.first { place in
                    !taken[place]
                        && (tokens[place].isMark(",") || tokens[place].isMark(";") || tokens[place].isMark("(")
                            || tokens[place].isMark(":") || tokens[place].isMark(")") || tokens[place].kind == .word
                                && Self.strongCuts.contains(tokens[place].text))
                }
                let weak = between.first { place in !taken[place] && (tokens[place].isWord("och") || tokens[place].isWord("samt")) }
                cut = strong ?? weak ?? from
                if strong == nil, weak == nil, from < to {
                    // No cut word: what stands right after the figure still belongs to it.
                    while cut < to, classes[cut].isPersons || groups.contains(where: { $0.start <= cut && cut < $0.end && $0.value != .total })
                        || taken[cut]
                    {
                        cut += 1
                    }
                }
            }
            segments.append(start..<cut)
            start = cut
        }
    }
}

extension WordClass {
    /// Whether the word says anything the checker knows.
    fileprivate var isKnown: Bool {
        measure != nil || change != nil || isLevel || isShare || isMean || isDirective || isCost || isReference || isTotal
            || isPersons
    }
}

/// Words of grammar that may follow a figure without being what is counted.
enum GrammarWords {
    static let adjectives: Set<String> = [
        "nya", "nyanställda", "fler", "ytterligare", "extra", "utbildade", "erfarna", "kommunala", "kommunens", "antal",
        "antalet", "våra", "sina", "alla", "ny", "nytt", "många", "tillsvidareanställda", "månadsanställda", "gruppen",
        "yrkesgruppen", "yrkeskategorin", "kategorin", "fast", "anställd",
    ]
    static let known: Set<String> = adjectives.union([
        "och", "under", "mellan", "till", "från", "jämfört", "i", "på", "av", "för", "år", "åren", "sedan", "fram", "per",
        "samt", "men", "medan", "vilket", "som", "inom", "bland", "hos", "vid", "varav", "respektive", "eller", "med", "om",
        "att", "så", "då", "när", "att", "ut", "in", "upp", "ned", "redan", "bara", "endast", "fler", "gå", "går", "ha",
        "har", "kan", "ska", "skall", "bör", "måste", "kommer", "väntas", "beräknas", "bedöms", "förväntas", "behöver",
        "vardera", "styck", "nu", "idag", "framöver", "kring", "utöver", "över", "enligt", "trots", "genom", "ur", "mot",
        "mer", "det", "den", "de", "en", "ett", "är", "blir", "var", "medan", "samtidigt", "därför", "alltså", "motsvarande",
        "motsvarar", "totalt", "årligen", "t.o.m", "fr.o.m", "redovisas", "anges", "avser", "avgår", "lämnar", "jämförelsevis",
        "räknat", "inklusive", "exklusive", "utifrån", "beror", "berör", "beröra", "täcks", "täckas", "tillsammans",
    ])
}
