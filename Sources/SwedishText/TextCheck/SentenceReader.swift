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
    /// Whether another municipality or region may be meant.
    var namesPlace = false

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
            tokens.indices.filter {
                isGroupWord[$0] || classes[$0].isKnown || GrammarWords.known.contains(tokens[$0].text)
            }
            .map { tokens[$0].text })
        reader.read { known.contains($0) || $0.hasSuffix("s") && $0.utf8.count > 4 }
        quantities = reader.quantities
        isDirective = classes.contains { $0.isDirective }
        for index in tokens.indices where tokens[index].isWord("andra") && index + 1 < tokens.count {
            if ["lösningar", "sätt", "lösning"].contains(tokens[index + 1].text) { isDirective = true }
        }
        let namesRetirement = classes.contains { $0.measure == .retirements }
        isForeign = tokens.indices.contains {
            !isGroupWord[$0] && (classes[$0].isForeign || classes[$0].isExit && !namesRetirement)
        }
        namesPlace =
            tokens.indices.contains { place in
                guard place > 0, tokens[place].isCapitalised, tokens[place].kind == .word, !isGroupWord[place],
                    !classes[place].isKnown, !lexicon.isOwnName(tokens[place].text)
                else { return false }
                let isIn = tokens[place - 1].isWord("i") || tokens[place - 1].isWord("region")
                let next = place + 1 < tokens.count ? tokens[place + 1].text : ""
                return isIn && !PlaceWords.documents.contains { tokens[place].text.hasPrefix($0) }
                    || ["kommun", "kommuns", "stad", "stads"].contains(next)
            } || startsWithOtherSubject(isGroupWord, lexicon)
        readMeasures(isGroupWord)
        for place in tokens.indices {
            if tokens[place].isWord("upp") || tokens[place].isWord("ner") || tokens[place].isWord("ned"), place > 0,
                ["går", "gå", "gått", "gick"].contains(tokens[place - 1].text)
            {
                let sign = tokens[place].text == "upp" ? 1.0 : -1
                changes.append(.init(value: .verb(sign: sign), start: place - 1, end: place + 1))
            }
            if let change = classes[place].change { changes.append(.init(value: change, start: place, end: place + 1)) }
        }
        cutSegments(taken)
    }

    /// "Jämtland behöver …": a first word that is nobody known.
    private func startsWithOtherSubject(_ isGroupWord: [Bool], _ lexicon: GroupLexicon) -> Bool {
        guard let first = tokens.firstIndex(where: { $0.kind == .word }), first + 1 < tokens.count else { return false }
        let word = tokens[first].text
        return tokens[first].isCapitalised && !isGroupWord[first] && !classes[first].isKnown
            && GrammarWords.verbsOfWho.contains(tokens[first + 1].text) && !GrammarWords.known.contains(word)
            && !GrammarWords.ownSubjects.contains(where: { word.hasPrefix($0) }) && !lexicon.isOwnName(word)
    }

    /// "behovet av X" is a need of staff only when X is staff.
    private mutating func readMeasures(_ isGroupWord: [Bool]) {
        for index in tokens.indices {
            // "kostnader för lokaler"
            if classes[index].isCost, let object = objectOfNeed(after: index, preposition: "för"),
                tokens[object].kind == .word
            {
                let isStaff =
                    isGroupWord[object] || classes[object].isPersons || classes[object].measure != nil
                    || classes[object].change != nil || classes[object].isReference
                if !isStaff { isForeign = true }
            }
            if GrammarWords.searching.contains(tokens[index].text),
                tokens.indices.contains(where: {
                    $0 > index && $0 <= index + 6 && (isGroupWord[$0] || classes[$0].isPersons)
                })
            {
                measures.append(.init(value: (.recruitment, 2), start: index, end: index + 1))
                continue
            }
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
                } else if index > 0,
                    isGroupWord[index - 1] || classes[index - 1].isTotal || classes[index - 1].measure == .recruitment
                {
                    strength = 2
                }
            }
            measures.append(.init(value: (measure, strength), start: index, end: index + 1))
        }
    }

    /// The noun after "behovet av", past adjectives and numbers.
    private func objectOfNeed(after index: Int, preposition: String = "av") -> Int? {
        guard index + 2 < tokens.count,
            tokens[index + 1].isWord(preposition) || tokens[index + 1].isWord("på") && tokens[index + 2].kind == .word
        else { return nil }
        var place = index + 2
        while place < tokens.count - 1, place < index + 7 {
            let isFiller =
                tokens[place].kind == .digits || GrammarWords.adjectives.contains(tokens[place].text)
                || classes[place].isTotal || NumberWords.value(of: tokens[place].text) != nil
                || classes[place].change != nil
                || ["att", "den", "det", "de"].contains(tokens[place].text) || tokens[place].text == "kunna"
            guard isFiller else { break }
            place += 1
        }
        return place
    }

    private static let strongCuts: Set<String> = [
        "medan", "men", "samtidigt", "motsvarande", "motsvarar", "varav", "vilket", "respektive", "jämfört", "dvs",
        "därav",
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
                    // "294 (2027)": a year in brackets belongs to the figure before.
                    let isBracketOfYear =
                        tokens[place].isMark("(") && place + 1 < to && taken[place + 1]
                        || tokens[place].isMark(")") && place > from && taken[place - 1]
                    return !taken[place] && !isBracketOfYear
                        && ([",", ";", "(", ":", ")"].contains(tokens[place].text)
                            || Self.strongCuts.contains(tokens[place].text))
                }
                let weak = between.first { place in
                    !taken[place] && (tokens[place].isWord("och") || tokens[place].isWord("samt"))
                }
                cut = strong ?? weak ?? from
                if strong == nil, weak == nil {
                    // No cut word: what lies between tells more about the figure before ("398 som behöver anställas
                    // beror 40 på …"); only the verb or preposition next to the later figure is its own.
                    cut = tokens[to - 1].kind == .word && !taken[to - 1] ? to - 1 : to
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
        measure != nil || change != nil || isLevel || isShare || isMean || isDirective || isCost || isReference
            || isTotal
            || isPersons
    }
}

/// Capitalised words after "i" that are no places.
private enum PlaceWords {
    static let documents = ["tabell", "bilaga", "figur", "diagram", "avsnitt", "kapitel", "plan", "social", "vård"]
}

/// Words of grammar that may follow a figure without being what is counted.
enum GrammarWords {
    /// Verbs that mean hiring when their object is staff.
    static let searching: Set<String> = [
        "hitta", "hittas", "hittar", "attrahera", "attraheras", "locka", "lockas", "anskaffa", "anskaffas",
    ]
    /// Verbs whose subject is who needs the staff.
    static let verbsOfWho: Set<String> = [
        "behöver", "har", "måste", "ska", "får", "saknar", "anställer", "rekryterar", "räknar",
    ]
    static let ownSubjects = [
        "vi", "man", "nämnd", "kommun", "förvaltning", "verksamhet", "organisation", "arbetsgivar",
    ]
    static let adjectives: Set<String> = [
        "nya", "nyanställda", "fler", "ytterligare", "extra", "utbildade", "erfarna", "kommunala", "kommunens", "antal",
        "antalet", "våra", "sina", "alla", "ny", "nytt", "många", "tillsvidareanställda", "månadsanställda", "gruppen",
        "yrkesgruppen", "yrkeskategorin", "kategorin", "fast", "anställd",
    ]
    static let known: Set<String> = adjectives.union([
        "och", "under", "mellan", "till", "från", "jämfört", "i", "på", "av", "för", "år", "åren", "sedan", "fram",
        "per", "varje",
        "samt", "men", "medan", "vilket", "som", "inom", "bland", "hos", "vid", "varav", "respektive", "eller", "med",
        "om",
        "att", "så", "då", "när", "att", "ut", "in", "upp", "ned", "redan", "bara", "endast", "fler", "gå", "går", "ha",
        "har", "kan", "ska", "skall", "bör", "måste", "kommer", "väntas", "beräknas", "bedöms", "förväntas", "behöver",
        "vardera", "styck", "nu", "idag", "framöver", "kring", "utöver", "över", "enligt", "trots", "genom", "ur",
        "mot",
        "mer", "det", "den", "de", "en", "ett", "är", "blir", "var", "medan", "samtidigt", "därför", "alltså",
        "motsvarande",
        "motsvarar", "totalt", "årligen", "t.o.m", "fr.o.m", "redovisas", "anges", "avser", "avgår", "lämnar",
        "jämförelsevis",
        "räknat", "inklusive", "exklusive", "utifrån", "beror", "berör", "beröra", "täcks", "täckas", "tillsammans",
        "gäller", "rör",
        "finns", "utgör", "arbetar", "jobbar", "tillkommer", "uppstår", "försvinner", "sker", "inträffar", "hänger",
        "dvs",
    ])
}
