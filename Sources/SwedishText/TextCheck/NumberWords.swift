/// Swedish number words.
enum NumberWords {
    private static let units: [(word: String, value: Int)] = [
        ("noll", 0), ("ett", 1), ("en", 1), ("två", 2), ("tre", 3), ("fyra", 4), ("fem", 5), ("sex", 6), ("sju", 7),
        ("åtta", 8), ("nio", 9), ("tio", 10), ("elva", 11), ("tolv", 12), ("tretton", 13), ("fjorton", 14),
        ("femton", 15), ("sexton", 16), ("sjutton", 17), ("arton", 18), ("nitton", 19), ("tjugo", 20),
        ("trettio", 30), ("fyrtio", 40), ("femtio", 50), ("sextio", 60), ("sjuttio", 70), ("åttio", 80),
        ("nittio", 90),
    ]
    // Longest first, so that "sjutton" is not read as "sju".
    private static let ordered = units.sorted { $0.word.utf8.count > $1.word.utf8.count }

    /// The value of a whole word ("tjugotre", "etthundratjugo", "tolvhundra"); nil for other words and for the
    /// articles "en" and "ett".
    static func value(of word: String) -> Int? {
        guard word != "en", word != "ett", word.utf8.count <= 60 else { return nil }
        var rest = Substring(word)
        var total = 0
        var part = 0
        var last = Int.max
        var hasAny = false
        while !rest.isEmpty {
            if rest.hasPrefix("tusen"), total == 0 {
                rest = rest.dropFirst(5)
                total = (part == 0 ? 1 : part) * 1000
                (part, last) = (0, Int.max)
            } else if rest.hasPrefix("hundra"), part < 100 {
                rest = rest.dropFirst(6)
                part = (part == 0 ? 1 : part) * 100
                last = 100
            } else if let unit = ordered.first(where: { rest.hasPrefix($0.word) }) {
                // "tjugotre" adds a unit to a ten; anything else is not one number.
                let fits = part % 100 == 0 || (part % 100 >= 20 && part % 10 == 0 && unit.value < 10 && unit.value > 0)
                guard fits, unit.value < last || part % 100 == 0 else { return nil }
                rest = rest.dropFirst(unit.word.count)
                part += unit.value
                last = unit.value
            } else if hasAny, rest.hasPrefix("och"), rest.count > 3 {
                rest = rest.dropFirst(3)
            } else {
                return nil
            }
            hasAny = true
        }
        return hasAny ? total + part : nil
    }

    /// The value of "tjugotal", "hundratal" and the like.
    static func roundValue(of word: String) -> Int? {
        for ending in ["talet", "tals", "tal"] where word.hasSuffix(ending) {
            guard let value = value(of: String(word.dropLast(ending.count))), value >= 10 else { return nil }
            return value
        }
        return nil
    }

    /// The denominator in "tiondel", "femtedelar".
    static func denominator(ofPart word: String) -> Int? {
        for ending in ["delarna", "delar", "delen", "del"] where word.hasSuffix(ending) {
            return partStems[String(word.dropLast(ending.count))]
        }
        return nil
    }

    /// The denominator in "var femte".
    static func denominator(ofOrdinal word: String) -> Int? { ordinals[word] }

    private static let ordinals: [String: Int] = [
        "annan": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7, "åttonde": 8, "nionde": 9,
        "tionde": 10, "tjugonde": 20,
    ]
    private static let partStems: [String: Int] = [
        "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7, "sjun": 7, "åttonde": 8, "åtton": 8,
        "nionde": 9, "nion": 9, "tionde": 10, "tion": 10, "tjugonde": 20, "tjugon": 20, "hundra": 100,
    ]
}
