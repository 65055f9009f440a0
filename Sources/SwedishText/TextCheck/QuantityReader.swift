import WorkforceModel

/// Finds the figures of a sentence with unit, hedge and sign.
struct QuantityReader {
    let tokens: [TextToken]
    var taken: [Bool]
    private(set) var quantities: [WrittenQuantity] = []

    init(tokens: [TextToken], taken: [Bool]) {
        self.tokens = tokens
        self.taken = taken
    }

    /// Reads all figures; `isNoun` tells whether a word is staff or a known word of grammar.
    mutating func read(isKnownWord: (String) -> Bool) {
        var index = 0
        while index < tokens.count {
            if taken[index] || tokens[index].kind == .mark {
                index += 1
            } else if tokens[index].kind == .digits {
                index = readDigits(at: index, isKnownWord)
            } else if let part = part(at: index) {
                quantities.append(part)
                index = part.end
            } else if let number = NumberReader.wordNumber(at: index, in: tokens) {
                index = append(number, at: index, isKnownWord)
            } else {
                index += 1
            }
        }
        joinRanges()
        findPairs()
        findWholes()
        lendUnits()
    }

    /// "129 av 263": the second is what the first is part of.
    private mutating func findWholes() {
        for index in quantities.indices.dropFirst() {
            let (part, whole) = (quantities[index - 1], quantities[index])
            guard part.unit == .persons, whole.unit == .persons, part.end < whole.start, tokens[part.end].isWord("av"),
                whole.start - part.end <= 3, whole.value > part.value
            else { continue }
            quantities[index].isWhole = true
        }
    }

    private mutating func readDigits(at index: Int, _ isKnownWord: (String) -> Bool) -> Int {
        let number = NumberReader.number(at: index, in: tokens)
        if let end = NumberReader.endOfName(at: index, numberEnd: number?.end ?? index + 1, in: tokens) { return end }
        if let end = number?.end, let last = NumberReader.endOfTimeRange(after: end, in: tokens) { return last }
        guard let number else { return index + 1 }
        if let ratio = ratio(number, at: index) {
            quantities.append(ratio)
            return ratio.end
        }
        return append(number, at: index, isKnownWord)
    }

    private mutating func append(_ written: WrittenQuantity.Number, at index: Int, _ isKnownWord: (String) -> Bool)
        -> Int
    {
        let number = NumberReader.withHalf(written, in: tokens)
        if number.isWord, let ratio = ratio(number, at: index) {
            quantities.append(ratio)
            return ratio.end
        }
        var (unit, scale, end) = unit(after: number)
        if end < tokens.count, tokens[end].kind == .word,
            ["år", "åren", "månader", "dagar", "timmar", "veckor"].contains(tokens[end].text),
            unit == .persons
        {
            // "fem åren", "tre månader" are lengths of time; "294 år 2027" is a figure.
            if PeriodReader.year(at: end + 1, in: tokens) == nil { return end + 1 }
        }
        var hasForeignNoun = false
        var isBare = unit == .persons
        if unit == .persons, end < tokens.count, tokens[end].kind == .word {
            let word = tokens[end].text
            hasForeignNoun = !isKnownWord(word)
            isBare = GrammarWords.known.contains(word) && !GrammarWords.adjectives.contains(word)
        }
        var start = index
        var sign = 1.0
        var isSigned = false
        if start > 0, tokens[start].gap == .none {
            let before = tokens[start - 1]
            let stands = start == 1 || before.gap != .none || tokens[start - 2].kind == .mark
            if before.isMark("+"), stands { (isSigned, start) = (true, start - 1) }
            if before.isDash, stands, start == 1 || tokens[start - 2].kind != .digits {
                (isSigned, sign, start) = (true, -1, start - 1)
            }
        } else if start > 0, tokens[start - 1].isMark("+") {
            (isSigned, start) = (true, start - 1)
        }
        let hedge = HedgeRule.before(start, in: tokens) ?? hedge(byMarkBefore: start)
        let rule = hedge?.rule ?? HedgeRule(below: 0, above: 0)
        start = hedge?.start ?? start
        while end > number.end, tokens[end - 1].isMark(".") { end -= 1 }
        let value = number.value * scale * sign
        quantities.append(
            WrittenQuantity(
                start: start, end: end, value: value, unit: unit,
                accepted: rule.accepted(value, halfUnit: number.halfUnit * scale), isExact: hedge == nil,
                isChange: isSigned, isPart: false, hasForeignNoun: hasForeignNoun,
                isBareDecimal: isBare && number.halfUnit < 0.2))
        return end
    }

    private func hedge(byMarkBefore index: Int) -> (rule: HedgeRule, start: Int)? {
        guard index > 0 else { return nil }
        if tokens[index - 1].isMark(">") { return (.over, index - 1) }
        if tokens[index - 1].isMark("<") { return (.atMost, index - 1) }
        return tokens[index - 1].isMark("~") || tokens[index - 1].isMark("≈") ? (.about, index - 1) : nil
    }

    /// Unit after a number: what it is, what one is worth, and the token after it.
    private func unit(after number: WrittenQuantity.Number) -> (unit: ClaimUnit, scale: Double, end: Int) {
        let index = number.end
        guard index < tokens.count else { return (.persons, 1, index) }
        let token = tokens[index]
        func word(_ offset: Int) -> String? {
            index + offset < tokens.count && tokens[index + offset].kind == .word ? tokens[index + offset].text : nil
        }
        if token.isMark("%") {
            let isPoints =
                word(1) == "enheter" || word(1) == "-enheter"
                || (index + 2 < tokens.count && tokens[index + 1].isDash && word(2) == "enheter")
            return isPoints ? (.percentagePoints, 0.01, index + (word(1) == nil ? 3 : 2)) : (.fraction, 0.01, index + 1)
        }
        if token.isDash, token.gap == .none, word(1)?.hasPrefix("procentig") == true {
            return (.fraction, 0.01, index + 2)
        }
        guard token.kind == .word else { return (.persons, 1, index) }
        switch token.text {
        case "procentenheter", "procentenhet", "procentenheters": return (.percentagePoints, 0.01, index + 1)
        case "procent", "procents", "procentiga", "procentig", "proc": return (.fraction, 0.01, index + 1)
        case "mkr", "mnkr", "msek", "mkr.": return (.kronor, 1e6, index + 1)
        case "tkr", "kkr", "tusenlappar": return (.kronor, 1e3, index + 1)
        case "kr", "kronor", "sek": return (.kronor, 1, index + 1)
        case "mdkr": return (.kronor, 1e9, index + 1)
        case "miljoner", "miljon", "milj": return (.kronor, 1e6, isKronor(word(1)) ? index + 2 : index + 1)
        case "miljarder", "miljard": return (.kronor, 1e9, isKronor(word(1)) ? index + 2 : index + 1)
        case "tusen" where isKronor(word(1)): return (.kronor, 1e3, index + 2)
        default: return (.persons, 1, index)
        }
    }

    private func isKronor(_ word: String?) -> Bool { word == "kronor" || word == "kr" || word == "sek" }

    /// "hälften", "en knapp tiondel", "två tredjedelar", "var femte", "fördubblas", "halveras".
    private func part(at index: Int) -> WrittenQuantity? {
        let text = tokens[index].text
        func made(_ value: Double, _ end: Int, rule: HedgeRule?, start: Int, isChange: Bool = false) -> WrittenQuantity
        {
            let outer = HedgeRule.before(start, in: tokens)
            let used = rule ?? outer?.rule
            return WrittenQuantity(
                start: outer?.start ?? start, end: end, value: value, unit: .fraction,
                accepted: (used ?? .part).accepted(value, halfUnit: 0.005), isExact: used == nil, isChange: isChange,
                isPart: true, hasForeignNoun: false)
        }
        if text == "hälften" || text == "halva" { return made(0.5, index + 1, rule: nil, start: index) }
        if text.hasPrefix("fördubbl") { return made(1, index + 1, rule: nil, start: index, isChange: true) }
        if text.hasPrefix("tredubbl") { return made(2, index + 1, rule: nil, start: index, isChange: true) }
        if text.hasPrefix("halver") { return made(-0.5, index + 1, rule: nil, start: index, isChange: true) }
        if text == "var" || text == "vart", index + 1 < tokens.count,
            let parts = NumberWords.denominator(ofOrdinal: tokens[index + 1].text)
        {
            return made(1 / Double(parts), index + 2, rule: nil, start: index)
        }
        if text.hasSuffix("procentig") || text.hasSuffix("procentigt") || text.hasSuffix("procentiga"),
            let stem = text.range(before: "procentig"), let value = NumberWords.value(of: stem)
        {
            return WrittenQuantity(
                start: index, end: index + 1, value: Double(value) / 100, unit: .fraction,
                accepted: (Double(value) - 0.5) / 100...(Double(value) + 0.5) / 100, isExact: true, isChange: true,
                isPart: false, hasForeignNoun: false)
        }
        // "en knapp tiondel": the hedge may stand inside.
        var next = index
        var count = 1.0
        if ["en", "ett"].contains(text) {
            next += 1
        } else if let number = NumberWords.value(of: text), number < 20 {
            count = Double(number)
            next += 1
        }
        var inner: HedgeRule?
        if next > index, next < tokens.count, let found = HedgeRule.before(next + 1, in: tokens), found.start == next {
            inner = found.rule
            next += 1
        }
        guard next < tokens.count, tokens[next].kind == .word,
            let parts = NumberWords.denominator(ofPart: tokens[next].text)
        else { return nil }
        return made(count / Double(parts), next + 1, rule: inner, start: index)
    }

    /// "fyra av tio", "1 av 5".
    private func ratio(_ number: WrittenQuantity.Number, at index: Int) -> WrittenQuantity? {
        guard number.end + 1 < tokens.count, tokens[number.end].isWord("av"), number.value >= 1, number.halfUnit == 0.5
        else {
            return nil
        }
        let next = number.end + 1
        let whole = NumberReader.number(at: next, in: tokens) ?? NumberReader.wordNumber(at: next, in: tokens)
        guard let whole, whole.value > number.value, whole.value <= 10 else { return nil }
        let value = number.value / whole.value
        let hedge = HedgeRule.before(index, in: tokens)
        return WrittenQuantity(
            start: hedge?.start ?? index, end: whole.end, value: value, unit: .fraction,
            accepted: (hedge?.rule ?? .part).accepted(value, halfUnit: 0.005), isExact: hedge == nil, isChange: false,
            isPart: true, hasForeignNoun: false)
    }

    /// "mellan 25 och 30 procent", "10–12 procent" are one figure each.
    private mutating func joinRanges() {
        guard quantities.count > 1 else { return }
        var joined: [WrittenQuantity] = []
        for quantity in quantities {
            if let last = joined.last, quantity.start == last.end + 1, !last.isPart,
                tokens[last.end].isDash
                    || (tokens[last.end].isWord("och") || tokens[last.end].isWord("till")) && last.start > 0
                        && tokens[last.start - 1].isWord("mellan")
            {
                let scale =
                    last.unit == quantity.unit
                    ? 1 : quantity.unit == .fraction ? 0.01 : quantity.unit == .kronor ? 1e6 : 1
                guard last.unit == quantity.unit || last.unit == .persons, last.value * scale < quantity.value else {
                    joined.append(quantity)
                    continue
                }
                var both = quantity
                both.start = last.start
                both.value = (last.value * scale + quantity.value) / 2
                both.accepted = last.value * scale...quantity.accepted.upperBound
                both.isExact = false
                joined[joined.count - 1] = both
            } else {
                joined.append(quantity)
            }
        }
        quantities = joined
    }

    /// "från 268 till 294", also with a year or a noun between.
    private mutating func findPairs() {
        guard quantities.count > 1 else { return }
        for index in 1..<quantities.count {
            let (first, second) = (quantities[index - 1], quantities[index])
            guard follows("från", first.start), follows("till", second.start), second.start - first.end <= 8
            else { continue }
            quantities[index - 1].pair = .from
            quantities[index].pair = .to
            if first.unit == .persons, second.unit != .persons, first.end < second.start {
                quantities[index - 1].take(second.unit)
            }
        }
    }

    /// Whether a preposition stands before a figure, also with a word like "dagens" between.
    private func follows(_ preposition: String, _ start: Int) -> Bool {
        guard start > 0 else { return false }
        if tokens[start - 1].isWord(preposition) { return true }
        return start > 1 && tokens[start - 2].isWord(preposition)
            && ["dagens", "nuvarande", "totalt", "hela", "bara"].contains(tokens[start - 1].text)
    }

    /// "inte med 20 procent utan med 9,6": a decimal figure that counts nothing has the unit of its neighbour.
    private mutating func lendUnits() {
        for index in quantities.indices where quantities[index].isBareDecimal {
            let lender =
                (index > 0 ? quantities[index - 1] : nil)
                ?? (index + 1 < quantities.count ? quantities[index + 1] : nil)
            if let lender, lender.unit != .persons { quantities[index].take(lender.unit) }
        }
    }
}

extension String {
    /// What stands before `part`; nil when it is not there.
    fileprivate func range(before part: String) -> String? {
        var head = ""
        var rest = Substring(self)
        while !rest.isEmpty {
            if rest.hasPrefix(part) { return head }
            head.append(rest.removeFirst())
        }
        return nil
    }
}
