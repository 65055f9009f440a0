import WorkforceModel

/// Who a figure is about.
enum GroupWord: Equatable {
    /// One of these rows; more than one when the word is ambiguous.
    case rows([Int])
    /// All rows together.
    case total
    /// A profession without row.
    case foreign(String)
}

/// Finds the names of a table's rows in a text, whatever the inflection.
struct GroupLexicon {
    /// Row names, need rows first.
    let rows: [String]
    private var phrases: [String: [Phrase]] = [:]
    private var stems: [(stem: String, rows: [Int])] = []

    /// First words of the names of the organisation and those above it.
    private let ownNames: [String]

    private struct Phrase {
        /// Forms allowed for each word after the first.
        var rest: [Set<String>]
        var word: GroupWord
    }

    init(_ facts: PlanFacts) {
        var names = facts.need?.rows ?? []
        for row in facts.recruitment?.rows ?? [] where !names.contains(row) { names.append(row) }
        rows = names
        ownNames = facts.organisationNames.flatMap { name in
            name.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "," }).filter {
                $0.utf8.count > 4
            }
            .map { $0.hasSuffix("s") ? String($0.dropLast()) : String($0) }
        }
        let parts = names.map(Self.parts(of:))
        var rowsOf: [String: [Int]] = [:]
        for (row, words) in parts.enumerated() {
            for word in words { rowsOf[word, default: []].append(row) }
        }
        var setRows: [String: [Int]] = [:]
        for set in ProfessionSynonyms.sets {
            let touched = names.indices.filter { row in
                parts[row].contains { part in set.contains { Self.isSame(part, $0) } }
            }
            for word in set where rowsOf[word] == nil {
                if touched.isEmpty {
                    add(word, .foreign(word))
                } else {
                    for row in touched where !setRows[word, default: []].contains(row) {
                        setRows[word, default: []].append(row)
                    }
                }
            }
        }
        for (word, found) in rowsOf.merging(setRows, uniquingKeysWith: { own, _ in own }) {
            guard !ProfessionSynonyms.tooGeneral.contains(word) else { continue }
            add(word, .rows(found))
            let last = word.split(separator: " ").last.map(String.init) ?? word
            if !word.contains(" "), last.utf8.count >= 6 {
                stems.append((ProfessionSynonyms.compoundStem(of: word), found))
            }
        }
    }

    /// The words a row name consists of: parts between strokes and "och".
    private static func parts(of name: String) -> [String] {
        let lower = name.lowercased()
        var parts = lower.split(whereSeparator: { "/,;()".contains($0) }).map { trimmed(String($0)) }
        if parts.count == 1, let whole = parts.first, let cut = splitAtAnd(whole) { parts.append(contentsOf: cut) }
        return parts.filter { $0.utf8.count >= 2 }
    }

    private static func splitAtAnd(_ name: String) -> [String]? {
        let words = name.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: "och"), place > 0, place + 1 < words.count,
            !words[place - 1].hasSuffix("-")
        else { return nil }
        return [words[..<place].joined(separator: " "), words[(place + 1)...].joined(separator: " ")]
    }

    private static func trimmed(_ text: String) -> String {
        text.split(whereSeparator: { $0 == " " || $0 == "." || $0 == "\u{A0}" }).joined(separator: " ")
    }

    /// Whether a row's word and a synonym are the same, also when the row's is cut short or inflected.
    private static func isSame(_ part: String, _ synonym: String) -> Bool {
        if part == synonym || ProfessionSynonyms.forms(of: synonym).contains(part) { return true }
        if ProfessionSynonyms.tooGeneral.contains(part), synonym.hasPrefix(part + " ") { return true }
        return part.utf8.count >= 7 && synonym.hasPrefix(part)
    }

    /// Whether a capitalised word is part of the organisation's own name.
    func isOwnName(_ word: String) -> Bool { ownNames.contains { word.hasPrefix($0) } }

    private mutating func add(_ name: String, _ word: GroupWord) {
        let words = name.split(separator: " ").map(String.init)
        guard let first = words.first else { return }
        let rest = words.dropFirst().map { Set(ProfessionSynonyms.forms(of: $0)) }
        for form in ProfessionSynonyms.forms(of: first) {
            phrases[form, default: []].append(Phrase(rest: rest, word: word))
        }
    }

    /// The group named at a token, and the token after it; nil when none is.
    func group(at index: Int, in tokens: [TextToken]) -> (word: GroupWord, end: Int)? {
        guard tokens[index].kind == .word else { return nil }
        let text = tokens[index].text
        var best: (word: GroupWord, end: Int)?
        for phrase in phrases[text] ?? [] {
            let end = index + 1 + phrase.rest.count
            guard end <= tokens.count, end > best?.end ?? 0 else { continue }
            let fits = phrase.rest.indices.allSatisfy { offset in
                let token = tokens[index + 1 + offset]
                return token.kind == .word && phrase.rest[offset].contains(token.text)
            }
            if fits { best = (phrase.word, end) }
        }
        if best == nil, text.utf8.count > 8 {
            for (stem, rows) in stems where text.hasPrefix(stem) {
                let tail = text.dropFirst(stem.count)
                let plain = tail.hasPrefix("s") ? tail.dropFirst() : tail
                if ProfessionSynonyms.compoundTails.contains(where: { plain.hasPrefix($0) }) {
                    return (.rows(rows), index + 1)
                }
            }
        }
        return best
    }
}
