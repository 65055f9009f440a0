/// A period named in a sentence.
struct PeriodMention: Equatable {
    /// How it is named.
    enum Kind: Equatable {
        /// Both ends.
        case range(Int, Int)
        /// Only where it begins ("sedan 2019").
        case from(Int)
        /// Only where it ends ("till 2027").
        case to(Int)
        /// One year.
        case year(Int)
        /// A number of years ("de kommande åtta åren").
        case duration(Int)
        /// "samma period", "perioden".
        case reference
        /// "i dag", "nuvarande": a year that the text does not say.
        case now
    }

    var kind: Kind
    /// First token.
    var start: Int
    /// Token after the last.
    var end: Int
}

/// Finds years and periods, and marks the tokens they take, so that no year is read as a figure.
enum PeriodReader {
    static func read(_ tokens: [TextToken], taken: inout [Bool]) -> [PeriodMention] {
        var mentions: [PeriodMention] = []
        var index = 0
        while index < tokens.count {
            if let mention = mention(at: index, in: tokens) {
                for place in mention.start..<mention.end { taken[place] = true }
                mentions.append(mention)
                index = mention.end
            } else {
                index += 1
            }
        }
        return joined(mentions, tokens)
    }

    /// The year at a token, if it is one and not a quantity.
    static func year(at index: Int, in tokens: [TextToken]) -> Int? {
        guard index < tokens.count, tokens[index].kind == .digits, tokens[index].text.utf8.count == 4,
            let year = Int(tokens[index].text), (1900...2100).contains(year)
        else { return nil }
        if index > 0, tokens[index].gap == .none {
            let before = tokens[index - 1]
            if before.isMark(",") || before.isMark(".") || before.isMark(":") { return nil }
        }
        if index + 1 < tokens.count {
            let next = tokens[index + 1]
            if next.isMark("%")
                || next.isMark(":") && next.gap == .none && index + 2 < tokens.count
                    && tokens[index + 2].kind == .digits && tokens[index + 2].gap == .none
            {
                return nil
            }
            if next.kind == .word,
                ["procent", "kr", "kronor", "mkr", "tkr", "mnkr", "personer", "st"].contains(next.text)
            {
                return nil
            }
            if next.isMark(","), next.gap == .none, index + 2 < tokens.count, tokens[index + 2].kind == .digits,
                tokens[index + 2].gap == .none
            {
                return nil
            }
        }
        return year
    }

    private static func skipping(_ words: Set<String>, from index: Int, in tokens: [TextToken]) -> Int {
        var index = index
        while index < tokens.count, tokens[index].kind == .word, words.contains(tokens[index].text) { index += 1 }
        return index
    }

    private static let yearWords: Set<String> = [
        "år", "åren", "året", "årsskiftet", "utgången", "av", "slutet", "hösten", "våren",
    ]
    private static let untilWords: Set<String> = [
        "till", "t.o.m", "tom", "och", "med", "fram", "ända", "år", "åren", "året",
    ]

    private static func mention(at index: Int, in tokens: [TextToken]) -> PeriodMention? {
        let token = tokens[index]
        if token.kind == .digits, let year = year(at: index, in: tokens) {
            if let range = range(from: year, after: index, start: index, in: tokens, allowsAnd: false) { return range }
            return PeriodMention(kind: .year(year), start: index, end: index + 1)
        }
        guard token.kind == .word else { return nil }
        switch token.text {
        case "mellan", "åren", "perioden":
            let next = skipping(yearWords, from: index + 1, in: tokens)
            if let year = year(at: next, in: tokens),
                let range = range(from: year, after: next, start: index, in: tokens, allowsAnd: true)
            {
                return range
            }
        case "från", "fr.o.m", "sedan", "jämfört", "gentemot", "än", "basår", "basåret", "utifrån":
            let next = skipping(
                [
                    "och", "med", "år", "åren", "året", "basåret", "nivån", "i", "läget", "det", "de", "var", "den",
                    "under",
                ], from: index + 1, in: tokens)
            guard let year = year(at: next, in: tokens) else { break }
            if let range = range(from: year, after: next, start: index, in: tokens, allowsAnd: false) { return range }
            return PeriodMention(kind: .from(year), start: index, end: next + 1)
        case "till", "t.o.m", "fram", "tills", "framtill", "intill", "mot":
            let next = skipping(untilWords.union(yearWords), from: index + 1, in: tokens)
            if let year = year(at: next, in: tokens),
                range(from: year, after: next, start: index, in: tokens, allowsAnd: false) == nil
            {
                return PeriodMention(kind: .to(year), start: index, end: next + 1)
            }
        case "idag", "dagens", "nuvarande", "dagsläget":
            return PeriodMention(kind: .now, start: index, end: index + 1)
        case "i" where index + 1 < tokens.count && ["dag", "dagsläget"].contains(tokens[index + 1].text):
            return PeriodMention(kind: .now, start: index, end: index + 2)
        case "samma", "denna", "den", "under", "hela", "nämnda":
            let next = skipping(
                ["samma", "denna", "den", "hela", "aktuella", "nämnda", "här", "dessa"], from: index + 1, in: tokens)
            guard next < tokens.count, isPeriodWord(tokens[next].text) else { break }
            if tokens[next].text == "åren" || tokens[next].text == "år", token.text == "under", next == index + 1 {
                break
            }
            return mentionOfPeriodWord(at: next, start: index, in: tokens)
        default:
            break
        }
        if isPeriodWord(token.text), token.text != "åren", token.text != "år" {
            return mentionOfPeriodWord(at: index, start: index, in: tokens)
        }
        return duration(at: index, in: tokens)
    }

    private static func isPeriodWord(_ word: String) -> Bool {
        [
            "period", "perioden", "tidsperioden", "planperioden", "prognosperioden", "tidsperiod", "tid", "tiden", "år",
            "åren",
        ]
        .contains(word)
    }

    private static func mentionOfPeriodWord(at place: Int, start: Int, in tokens: [TextToken]) -> PeriodMention? {
        let next = skipping(yearWords.union(["från", "mellan"]), from: place + 1, in: tokens)
        if let year = year(at: next, in: tokens),
            let range = range(from: year, after: next, start: start, in: tokens, allowsAnd: true)
        {
            return range
        }
        guard !["tid", "tiden", "år", "åren", "period"].contains(tokens[place].text) || start < place else {
            return nil
        }
        return PeriodMention(kind: .reference, start: start, end: place + 1)
    }

    private static func range(
        from year: Int, after index: Int, start: Int, in tokens: [TextToken], allowsAnd: Bool
    ) -> PeriodMention? {
        var next = index + 1
        guard next < tokens.count else { return nil }
        if tokens[next].isDash || tokens[next].isMark("/") {
            guard next + 1 < tokens.count, tokens[next + 1].kind == .digits else { return nil }
            if let last = self.year(at: next + 1, in: tokens) { return made(year, last, start, next + 2) }
            guard tokens[next + 1].text.utf8.count == 2, let short = Int(tokens[next + 1].text),
                tokens[next + 1].gap == .none
            else { return nil }
            let isDate = next + 2 < tokens.count && tokens[next + 2].isDash && tokens[next + 2].gap == .none
            let last = year / 100 * 100 + short
            return isDate || last <= year ? nil : made(year, last, start, next + 2)
        }
        guard tokens[next].kind == .word else { return nil }
        let isUntil = ["till", "t.o.m", "fram", "tom"].contains(tokens[next].text)
        guard isUntil || (allowsAnd && tokens[next].text == "och") else { return nil }
        next = skipping(untilWords.union(yearWords), from: next, in: tokens)
        guard let last = self.year(at: next, in: tokens) else { return nil }
        return made(year, last, start, next + 1)
    }

    private static func made(_ first: Int, _ last: Int, _ start: Int, _ end: Int) -> PeriodMention? {
        first <= last
            ? PeriodMention(kind: first == last ? .year(first) : .range(first, last), start: start, end: end) : nil
    }

    /// "de kommande åtta åren", "på åtta år", "åttaårsperioden".
    private static func duration(at index: Int, in tokens: [TextToken]) -> PeriodMention? {
        let text = tokens[index].text
        for ending in ["årsperioden", "årsperiod"] where text.hasSuffix(ending) {
            guard let years = NumberWords.value(of: String(text.dropLast(ending.count))) else { return nil }
            return PeriodMention(kind: .duration(years), start: index, end: index + 1)
        }
        let leads: Set<String> = [
            "kommande", "närmaste", "närmsta", "nästa", "följande", "på", "under", "inom", "nästkommande",
        ]
        guard leads.contains(text) else { return nil }
        let next = skipping(["de", "kommande", "närmaste", "närmsta", "följande"], from: index + 1, in: tokens)
        guard next + 1 < tokens.count, ["år", "åren", "års"].contains(tokens[next + 1].text) else { return nil }
        let years = tokens[next].kind == .digits ? Int(tokens[next].text) : NumberWords.value(of: tokens[next].text)
        guard let years, (1...60).contains(years) else { return nil }
        return PeriodMention(kind: .duration(years), start: index, end: next + 2)
    }

    /// "sedan 2019 … till 2027" is one period; so are two single years ("2027 … än 2019").
    private static func joined(_ mentions: [PeriodMention], _ tokens: [TextToken]) -> [PeriodMention] {
        var from: (year: Int, mention: PeriodMention)?
        var to: (year: Int, mention: PeriodMention)?
        for mention in mentions {
            switch mention.kind {
            case .from(let year): from = from ?? (year, mention)
            case .to(let year), .year(let year): to = to ?? (year, mention)
            case .range: return mentions
            case .duration, .reference, .now: continue
            }
        }
        guard let from, let to, from.year < to.year else { return mentions }
        let joint = PeriodMention.Kind.range(from.year, to.year)
        return mentions.map { mention in
            mention == from.mention || mention == to.mention
                ? PeriodMention(kind: joint, start: mention.start, end: mention.end) : mention
        }
    }
}
