/// A word, a run of digits or one mark of a text.
struct TextToken: Equatable {
    /// What it is.
    enum Kind {
        case word
        case digits
        case mark
    }

    /// What stood between it and the token before.
    enum Gap {
        case none
        case space
        case hardSpace
        case tab
    }

    var kind: Kind
    /// Lower case.
    var text: String
    /// Scalar offsets in the whole text.
    var start: Int
    var end: Int
    var gap: Gap
    var isCapitalised: Bool
    var line: Int

    func isWord(_ word: String) -> Bool { kind == .word && text == word }
    func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }
    var isDash: Bool { kind == .mark && (text == "-" || text == "–" || text == "—" || text == "−") }
}

/// Cuts a text into lines of tokens, in one pass.
struct Tokeniser {
    let scalars: [Unicode.Scalar]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// Tokens of each line; blank lines are empty.
    func lines() -> [[TextToken]] {
        var lines: [[TextToken]] = []
        var current: [TextToken] = []
        var gap = TextToken.Gap.none
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if Self.isLineBreak(scalar) {
                let isPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
                lines.append(Self.joiningAbbreviations(current))
                current.removeAll()
                gap = .none
                index += isPair ? 2 : 1
                continue
            }
            if let space = Self.gap(of: scalar) {
                if space == .tab || gap == .none {
                    gap = space
                } else if gap == .hardSpace, space == .space {
                    gap = .space
                }
                index += 1
                continue
            }
            let start = index
            let kind: TextToken.Kind
            if Self.isDigit(scalar) {
                kind = .digits
                while index < scalars.count, Self.isDigit(scalars[index]) { index += 1 }
            } else if Self.isLetter(scalar) {
                kind = .word
                while index < scalars.count, isInsideWord(index) { index += 1 }
            } else {
                kind = .mark
                index += 1
            }
            let text = string(start, index)
            current.append(
                TextToken(
                    kind: kind, text: kind == .word ? text.lowercased() : text, start: start, end: index, gap: gap,
                    isCapitalised: scalar.properties.isUppercase, line: lines.count + 1))
            gap = .none
        }
        lines.append(Self.joiningAbbreviations(current))
        return lines
    }

    /// The text between two scalar offsets.
    func string(_ start: Int, _ end: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<end])
        return String(view)
    }

    private func isInsideWord(_ index: Int) -> Bool {
        if Self.isLetter(scalars[index]) { return true }
        if !scalars[index].isASCII, scalars[index].properties.isDiacritic { return true }
        guard scalars[index] == "-" || scalars[index] == "'" || scalars[index] == "’" || scalars[index] == "\u{AD}"
        else {
            return false
        }
        return index + 1 < scalars.count && Self.isLetter(scalars[index + 1])
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (scalar >= "a" && scalar <= "z") || (scalar >= "A" && scalar <= "Z") }
        return scalar.properties.isAlphabetic
    }
    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}" || scalar == "\u{0C}"
    }

    private static func gap(of scalar: Unicode.Scalar) -> TextToken.Gap? {
        switch scalar {
        case "\t": .tab
        case " ": .space
        case "\u{A0}", "\u{202F}", "\u{2009}": .hardSpace
        case "!"..."~": nil
        default: scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}" ? .space : nil
        }
    }

    /// Abbreviations that mean a word are read as that word, so that their points end no sentence.
    private static let abbreviations: [(parts: [String], word: String)] = [
        (["t", "o", "m"], "t.o.m"), (["fr", "o", "m"], "fr.o.m"), (["f", "o", "m"], "fr.o.m"),
        (["fr", "om"], "fr.o.m"),
        (["t", "om"], "t.o.m"), (["t", "ex"], "t.ex"), (["bl", "a"], "bl.a"), (["m", "m"], "m.m"),
        (["d", "v", "s"], "dvs"), (["milj", "kr"], "mkr"), (["m", "kr"], "mkr"),
        (["bist", "bed"], "biståndsbedömare"), (["bist", "handl"], "biståndshandläggare"),
        (["soc", "sekr"], "socialsekreterare"), (["soc", "sek"], "socialsekreterare"), (["pers", "ass"], "persass"),
    ]

    private static func joiningAbbreviations(_ tokens: [TextToken]) -> [TextToken] {
        guard tokens.contains(where: { $0.isMark(".") }) else { return tokens }
        var joined: [TextToken] = []
        joined.reserveCapacity(tokens.count)
        var index = 0
        outer: while index < tokens.count {
            if tokens[index].kind == .word, tokens[index].text.utf8.count <= 4 {
                for abbreviation in abbreviations where abbreviation.parts[0] == tokens[index].text {
                    guard let end = match(abbreviation.parts, in: tokens, at: index) else { continue }
                    var token = tokens[index]
                    token.text = abbreviation.word
                    token.end = tokens[end - 1].end
                    joined.append(token)
                    index = end
                    continue outer
                }
            }
            joined.append(tokens[index])
            index += 1
        }
        return joined
    }

    private static func match(_ parts: [String], in tokens: [TextToken], at start: Int) -> Int? {
        var index = start
        for (number, part) in parts.enumerated() {
            guard index < tokens.count, tokens[index].isWord(part) else { return nil }
            index += 1
            if index < tokens.count, tokens[index].isMark("."), tokens[index].gap == .none {
                index += 1
            } else if number < parts.count - 1 {
                return nil
            }
        }
        return index
    }
}
