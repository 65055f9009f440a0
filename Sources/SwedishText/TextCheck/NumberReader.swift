/// Puts digit runs together into numbers and says which of them are no figures at all.
enum NumberReader {
    /// The number written in digits at a token.
    static func number(at index: Int, in tokens: [TextToken]) -> WrittenQuantity.Number? {
        guard tokens[index].kind == .digits, tokens[index].text.utf8.count <= 12 else { return nil }
        var digits = tokens[index].text
        var end = index + 1
        // Thousands: groups of exactly three after one to three.
        if digits.utf8.count <= 3, !(digits.hasPrefix("0")) {
            while end < tokens.count, digits.utf8.count <= 12 {
                if tokens[end].kind == .digits, tokens[end].text.utf8.count == 3, tokens[end].gap != .none,
                    tokens[end].gap != .tab
                {
                    digits += tokens[end].text
                    end += 1
                } else if end + 1 < tokens.count, tokens[end].isMark("."), tokens[end].gap == .none,
                    tokens[end + 1].kind == .digits, tokens[end + 1].gap == .none, tokens[end + 1].text.utf8.count == 3
                {
                    digits += tokens[end + 1].text
                    end += 2
                } else {
                    break
                }
            }
        }
        guard digits.utf8.count <= 12, let whole = Double(digits) else { return nil }
        if end + 1 < tokens.count, tokens[end].isMark(",") || tokens[end].isMark("."), tokens[end].gap == .none,
            tokens[end + 1].kind == .digits, tokens[end + 1].gap == .none, tokens[end + 1].text.utf8.count <= 6
        {
            let decimals = tokens[end + 1].text
            var scale = 1.0
            for _ in decimals.utf8 { scale *= 10 }
            guard let part = Double(decimals) else { return nil }
            return .init(value: whole + part / scale, halfUnit: 0.5 / scale, end: end + 2, isWord: false)
        }
        return .init(value: whole, halfUnit: 0.5, end: end, isWord: false)
    }

    /// The number written in letters at a token ("tjugotre", "ett hundra tjugo", "ett tjugotal").
    static func wordNumber(at index: Int, in tokens: [TextToken]) -> WrittenQuantity.Number? {
        guard tokens[index].kind == .word else { return nil }
        if tokens[index].text == "ett" || tokens[index].text == "en", index + 1 < tokens.count {
            if let round = NumberWords.roundValue(of: tokens[index + 1].text) {
                return .init(value: Double(round), halfUnit: Double(round) * 0.1, end: index + 2, isWord: true)
            }
            let unit = tokens[index + 1].text
            guard ["hundra", "tusen", "miljon", "miljard", "procent", "procentenhet"].contains(unit) else { return nil }
            if unit.hasPrefix("milj") || unit.hasPrefix("procent") {
                return .init(value: 1, halfUnit: 0.5, end: index + 1, isWord: true)
            }
        }
        var words = ""
        var best: WrittenQuantity.Number?
        var end = index
        while end < tokens.count, end < index + 6, tokens[end].kind == .word, tokens[end].text.utf8.count < 40 {
            words += tokens[end].text
            end += 1
            if let value = NumberWords.value(of: words) {
                best = .init(value: Double(value), halfUnit: 0.5, end: end, isWord: true)
            } else if best != nil || tokens[end - 1].text != "ett" {
                break
            }
        }
        return best
    }

    /// "åtta och en halv".
    static func withHalf(_ number: WrittenQuantity.Number, in tokens: [TextToken]) -> WrittenQuantity.Number {
        let end = number.end
        guard end + 2 < tokens.count, tokens[end].isWord("och"),
            tokens[end + 1].isWord("en") || tokens[end + 1].isWord("ett"),
            tokens[end + 2].isWord("halv") || tokens[end + 2].isWord("halvt")
        else { return number }
        return .init(value: number.value + 0.5, halfUnit: 0.25, end: end + 3, isWord: false)
    }

    private static let labelsBefore: Set<String> = [
        "sida", "sid", "s", "sidan", "tabell", "figur", "diagram", "bilaga", "kap", "kapitel", "avsnitt", "punkt",
        "paragraf", "nr", "nummer", "steg", "sou", "sfs", "prop", "ds", "version", "artikel", "mål", "rum", "dnr",
        "diarienr", "diarienummer", "tel", "telefon", "tfn", "mobil", "kl", "klockan", "ålder", "åldern", "åldrarna",
        "iso", "fax", "org", "organisationsnummer", "postnummer", "box", "not", "fotnot", "covid", "generation", "den",
        "del", "fas", "spår", "vecka", "ht", "vt", "nivå", "gata", "gatan", "vägen", "kön",
    ]
    private static let labelsAfter: Set<String> = [
        "kap", "kapitlet", "linjens", "linje", "år", "åren", "åring", "åringar", "månader", "månad", "månaderna",
        "veckor",
        "vecka", "dagar", "dag", "dygn", "timmar", "timme", "minuter", "års", "årsåldern", "årig", "årigt", "åriga",
    ]
    private static let months: Set<String> = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec",
    ]

    /// Where the text goes on after digits that are a date, a telephone number, a page, a paragraph of law, an age or
    /// some other name; nil when they may be a figure.
    static func endOfName(at index: Int, numberEnd: Int, in tokens: [TextToken]) -> Int? {
        let token = tokens[index]
        let next = numberEnd < tokens.count ? tokens[numberEnd] : nil
        // Glued to letters or to a code: HT20, covid-19, SOU 2017:21, 3.4.1, 10:30, 15/8, 2020-08-15.
        if index > 0, token.gap == .none {
            let before = tokens[index - 1]
            if before.kind == .word || before.isMark(":") || before.isMark("#") { return endOfCode(index, tokens) }
            if before.isDash || before.isMark("."), index > 1, before.gap == .none,
                tokens[index - 2].kind == .word || tokens[index - 2].isMark(".")
            {
                return endOfCode(index, tokens)
            }
            if before.isDash, before.gap == .none, index > 1, PeriodReader.year(at: index - 2, in: tokens) != nil {
                return endOfCode(index, tokens)
            }
            if before.isMark("+"), index + 2 < tokens.count, tokens[index + 1].kind == .digits,
                tokens[index + 2].kind == .digits
            {
                return endOfTelephone(index, tokens)
            }
        }
        if token.text.hasPrefix("0"),
            token.text.utf8.count > 1 || next?.isDash == true && next?.gap == TextToken.Gap.none
        {
            return endOfTelephone(index, tokens)
        }
        if token.text.utf8.count > 9 { return numberEnd }
        if let next, next.gap == .none {
            if next.isMark(":") || next.isMark("/"), numberEnd + 1 < tokens.count, tokens[numberEnd + 1].gap == .none,
                tokens[numberEnd + 1].kind != .mark
            {
                return endOfCode(index, tokens)
            }
            if next.isMark("."), numberEnd + 1 < tokens.count, tokens[numberEnd + 1].kind == .digits,
                tokens[numberEnd + 1].gap == .none
            {
                return endOfCode(index, tokens)
            }
            if next.isMark("+") || next.isMark(")") && isListNumber(index, tokens) { return numberEnd + 1 }
            if next.isDash, numberEnd + 1 < tokens.count, tokens[numberEnd + 1].gap == .none {
                let after = tokens[numberEnd + 1]
                if after.kind == .word, !after.text.hasPrefix("procent") { return numberEnd + 2 }
                if numberEnd + 2 < tokens.count, after.kind == .digits, tokens[numberEnd + 2].isDash,
                    tokens[numberEnd + 2].gap == .none
                {
                    return endOfCode(index, tokens)
                }
            }
            if next.kind == .word, !isUnit(next.text) { return numberEnd + 1 }
        }
        if let next, next.isMark(".") && isListNumber(index, tokens) && numberEnd + 1 < tokens.count {
            return numberEnd + 1
        }
        if let next, next.isMark("§") { return numberEnd + 1 }
        if let next, next.kind == .word, labelsAfter.contains(next.text) || months.contains(next.text),
            !next.text.hasPrefix("år") || PeriodReader.year(at: numberEnd + 1, in: tokens) == nil
        {
            return numberEnd + 1
        }
        if isPostalCode(index, tokens) { return index + 2 }
        if index > 0, tokens[index - 1].kind == .word, tokens[index - 1].isCapitalised,
            ["gatan", "vägen", "torget", "gränd", "gata", "väg"].contains(where: {
                tokens[index - 1].text.hasSuffix($0)
            })
        {
            return numberEnd
        }
        var place = index - 1
        if place > 0, tokens[place].isMark(".") { place -= 1 }
        if place >= 0 {
            if tokens[place].isMark("§") { return numberEnd }
            if tokens[place].kind == .word, labelsBefore.contains(tokens[place].text) {
                return tokens[place].text == "den" && next?.kind == .word ? nil : endOfCode(index, tokens)
            }
        }
        return nil
    }

    /// The end of "1-2 år" when a number and a dash stand before `end`.
    static func endOfTimeRange(after end: Int, in tokens: [TextToken]) -> Int? {
        guard end + 2 < tokens.count, tokens[end].isDash, tokens[end + 1].kind == .digits,
            tokens[end + 2].kind == .word,
            labelsAfter.contains(tokens[end + 2].text), tokens[end + 1].text.utf8.count <= 2
        else { return nil }
        return end + 3
    }

    /// "582 23 Linköping".
    private static func isPostalCode(_ index: Int, _ tokens: [TextToken]) -> Bool {
        index + 2 < tokens.count && tokens[index].text.utf8.count == 3 && tokens[index + 1].kind == .digits
            && tokens[index + 1].text.utf8.count == 2 && tokens[index + 2].kind == .word
            && tokens[index + 2].isCapitalised
    }

    private static func isListNumber(_ index: Int, _ tokens: [TextToken]) -> Bool {
        index == 0 && tokens[index].text.utf8.count <= 2
    }

    private static func isUnit(_ word: String) -> Bool {
        ["mkr", "mnkr", "tkr", "kkr", "kr", "st", "msek", "procent", "mdkr", "miljoner", "kronor", "p"].contains(word)
    }

    private static func endOfCode(_ index: Int, _ tokens: [TextToken]) -> Int {
        var end = index + 1
        while end < tokens.count, tokens[end].gap == .none,
            tokens[end].kind == .digits || tokens[end].isDash || tokens[end].isMark(":") || tokens[end].isMark("/")
                || (tokens[end].isMark(".") && end + 1 < tokens.count && tokens[end + 1].kind == .digits
                    && tokens[end + 1].gap == .none)
        {
            end += 1
        }
        return end
    }

    private static func endOfTelephone(_ index: Int, _ tokens: [TextToken]) -> Int {
        var end = index + 1
        while end < tokens.count, tokens[end].gap != .tab,
            (tokens[end].kind == .digits && tokens[end].text.utf8.count <= 4) || tokens[end].isDash
        {
            end += 1
        }
        return end
    }
}
