public import WorkforceModel

/// Tries every figure of a plan's text against its tables.
///
/// The text is cut into sentences, each figure gets what its sentence (and the sentences before) say about measure,
/// group, operation and period, and is then held against every reading the text allows. Time is linear in the length.
public struct TextCheck: Sendable {
    private let facts: PlanFacts

    /// A check against a plan's tables and facts.
    public init(_ facts: PlanFacts) {
        self.facts = facts
    }

    /// The figures of a text in order, each with its verdict. Years, dates, page numbers, telephone numbers, ages and
    /// paragraphs of law are no figures and are left out.
    /// - Parameter text: plain text, also with tables whose cells are parted by tabs, strokes or spaces.
    public func findings(in text: String) -> [TextFinding] {
        var run = TextCheckRun(facts, text: text)
        run.read()
        return run.findings
    }
}

/// One pass through one text.
struct TextCheckRun {
    private let tokeniser: Tokeniser
    private let lexicon: GroupLexicon
    private let judge: ClaimJudge
    private var classifier = WordClassifier()
    private var tableReader: PrintedTableReader
    private var memory = ClaimMemory()
    private var pending: [TextToken] = []
    private var paragraph = 0
    private(set) var findings: [TextFinding] = []

    /// A sentence longer than this is cut, so that a text without points is still read in linear time.
    private static let longestSentence = 200
    private static let longestQuote = 600

    init(_ facts: PlanFacts, text: String) {
        tokeniser = Tokeniser(text)
        lexicon = GroupLexicon(facts)
        let tables = FactTables(facts, lexicon: lexicon)
        judge = ClaimJudge(tables: tables)
        tableReader = PrintedTableReader(tables: tables, lexicon: lexicon)
    }

    mutating func read() {
        var lastLine: [TextToken] = []
        // A list goes on over blank lines, and belongs to the line before it.
        var isListOpen = false
        var sawBlank = false
        for line in tokeniser.lines() {
            guard let first = line.first, let last = line.last else {
                flush(isHeading: leadsOn(lastLine))
                sawBlank = true
                lastLine = []
                continue
            }
            let isEntry = isListEntry(line)
            if sawBlank, !(isEntry && isListOpen) { paragraph += 1 }
            isListOpen = isEntry || line.last?.isMark(":") == true
            sawBlank = false
            if line.allSatisfy({ $0.kind == .digits }) && line.count == 1 {
                flush(isHeading: false)  // a page number
                continue
            }
            let startsAnew =
                isEntry || first.isMark("#") || first.isMark("|")
                || (first.isCapitalised && !endsSentence(lastLine) && width(lastLine) < 60)
            if startsAnew { flush(isHeading: leadsOn(lastLine)) }
            if let table = readTable(line, text: quote(first.start, last.end)) {
                pending.removeAll()
                switch table {
                case .heading(let low, let high):
                    memory.range = .init(first: low, last: high)
                case .cells(let cells): findings.append(contentsOf: cells)
                }
                paragraph += 1
                lastLine = []
                continue
            }
            for (index, token) in line.enumerated() {
                if token.gap == .tab { flush(isHeading: false) }
                pending.append(token)
                if pending.count >= Self.longestSentence || endsSentence(line, at: index) { flush(isHeading: false) }
            }
            lastLine = line
        }
        flush(isHeading: false)
    }

    private mutating func readTable(_ line: [TextToken], text: String) -> PrintedTableReader.Line? {
        guard
            pending.isEmpty || line.contains(where: { $0.gap == .tab || $0.text == "|" }) || line.count >= 4
                || line.allSatisfy({ $0.kind == .digits })
        else {
            return nil
        }
        let before = pending
        guard let read = tableReader.read(line, text: text) else { return nil }
        if !before.isEmpty { flush(isHeading: true) }
        return read
    }

    /// Whether a line begins with a mark or number of a list.
    private func isListEntry(_ line: [TextToken]) -> Bool {
        guard line.count > 1, let first = line.first else { return false }
        if ["•", "*", "·", "▪", "◦", "●", "–", "-", "—"].contains(first.text) { return line[1].gap != .none }
        return first.kind == .digits && first.text.utf8.count <= 2 && line.count > 2
            && (line[1].isMark(".") || line[1].isMark(")")) && line[1].gap == .none && line[2].gap != .none
            && line[2].isCapitalised && pending.isEmpty
    }

    /// A heading, or a line whose colon leads in what follows.
    private func leadsOn(_ line: [TextToken]) -> Bool { !endsSentence(line) || line.last?.isMark(":") == true }

    private func width(_ line: [TextToken]) -> Int {
        guard let first = line.first, let last = line.last else { return 0 }
        return last.end - first.start
    }

    private func endsSentence(_ line: [TextToken]) -> Bool {
        guard let last = line.last else { return true }
        return [".", "!", "?", ":", "”", "\""].contains(last.text)
    }

    private static let abbreviations: Set<String> = [
        "ca", "kap", "s", "sid", "nr", "jfr", "resp", "inkl", "exkl", "tkr", "st", "milj", "mån", "tel", "prop", "bl",
        "fr",
        "c:a", "dvs", "t.ex", "bl.a", "jmf", "ung", "max", "min", "dnr", "adm",
    ]

    private func endsSentence(_ line: [TextToken], at index: Int) -> Bool {
        let token = line[index]
        if token.isMark("!") || token.isMark("?") { return true }
        guard token.isMark(".") else { return false }
        guard index + 1 < line.count else {
            return index == 0 || line[index - 1].kind != .word || !Self.abbreviations.contains(line[index - 1].text)
        }
        let next = line[index + 1]
        guard next.gap != .none || next.isCapitalised else { return false }
        if index > 0, line[index - 1].kind == .word {
            let before = line[index - 1].text
            if Self.abbreviations.contains(before) || before.unicodeScalars.count == 1 { return false }
        }
        if index == 1, line[0].kind == .digits, line[0].text.utf8.count <= 2 { return false }
        return next.isCapitalised || next.kind != .word || next.isMark("\"") || next.isMark("”")
    }

    private func quote(_ start: Int, _ end: Int) -> String {
        let cut = Swift.min(end, start + Self.longestQuote)
        var text = ""
        var wasSpace = false
        for scalar in tokeniser.scalars[start..<cut] {
            let isSpace = scalar.properties.isWhitespace && scalar != "\u{A0}" && scalar != "\u{202F}"
            if !isSpace { text.unicodeScalars.append(scalar) } else if !wasSpace { text.unicodeScalars.append(" ") }
            wasSpace = isSpace
        }
        return cut < end ? text + " …" : text
    }

    private mutating func flush(isHeading: Bool) {
        guard let first = pending.first, let last = pending.last else { return }
        let sentence = Sentence(
            tokens: pending, text: quote(first.start, last.end), line: first.line, paragraph: paragraph,
            isHeading: isHeading)
        pending.removeAll(keepingCapacity: true)
        // Digits alone are the page numbers of a table of contents, or cells of a table nobody can place.
        guard pending.isEmpty, sentence.tokens.contains(where: { $0.kind == .word }) else { return }
        let mentions = SentenceMentions(sentence, lexicon: lexicon, classifier: &classifier)
        if isHeading || sentence.tokens.count <= 8 {
            if let section = PrintedTableReader.section(of: sentence.tokens.filter { $0.kind == .word }) {
                tableReader.section = section
            }
        }
        var read: ClaimMeasure?
        if !mentions.quantities.isEmpty {
            let years = judge.tables.years
            let reader = ClaimReader(
                mentions: mentions, memory: memory, paragraph: paragraph,
                years: years.first.flatMap { low in years.last.map { (low, $0) } })
            for claim in reader.claims() {
                findings.append(finding(claim, sentence))
                read = claim.measures.first ?? read
            }
        }
        memory.remember(mentions, read: read, paragraph: paragraph, isHeading: isHeading)
    }

    private func finding(_ claim: Claim, _ sentence: Sentence) -> TextFinding {
        let judged = judge.judge(claim)
        let tokens = sentence.tokens
        let written = quote(tokens[claim.quantity.start].start, tokens[claim.quantity.end - 1].end)
        return TextFinding(
            written: written, sentence: sentence.text, line: tokens[claim.quantity.start].line, verdict: judged.verdict,
            holds: judged.holds, asWritten: judged.asWritten, sameGroupAsWritten: judged.sameGroupAsWritten,
            saysTotal: judged.saysTotal, lacksGroup: judged.lacksGroup, lacksPeriod: judged.lacksPeriod,
            reason: judged.reason,
            figure: judge.tables.facts.figures.first { Self.isSame($0.printed, written) })
    }

    /// Whether a stated figure holds the same digits as the written one.
    private static func isSame(_ printed: String, _ written: String) -> Bool {
        func digits(_ text: String) -> [UInt8] { text.utf8.filter { ($0 >= 48 && $0 <= 57) || $0 == 44 } }
        let own = digits(written)
        return !own.isEmpty && own == digits(printed)
            && printed.contains("%") == (written.contains("%") || written.contains("procent"))
    }
}
