import WorkforceModel

/// Tries a pasted table, line by line, against the printed tables.
struct PrintedTableReader {
    let tables: FactTables
    let lexicon: GroupLexicon
    /// Years of the columns, from the last heading line.
    private var columns: [Int] = []
    /// Which table the lines belong to, from the last heading.
    var section: ClaimMeasure? {
        didSet { hasCells = false }
    }
    /// Whether the line before was part of a table, so that a row of one or two cells is one too.
    private var isOpen = false
    /// Whether rows were read since the heading; a new line of years then begins another table.
    private var hasCells = false

    init(tables: FactTables, lexicon: GroupLexicon) {
        self.tables = tables
        self.lexicon = lexicon
    }

    /// A line of a table.
    enum Line {
        /// A heading with years.
        case heading(first: Int, last: Int)
        /// A row with its cells, tried.
        case cells([TextFinding])
    }

    /// One printed cell.
    private struct Cell {
        var text: String
        var value: Double
        var halfUnit: Double
    }

    /// Reads a line; nil when it is prose.
    mutating func read(_ tokens: [TextToken], text: String) -> Line? {
        let line = readLine(tokens, text: text)
        isOpen = line != nil
        return line
    }

    /// "Yrke Antal 2019 Antal 2027": years with the same words before each.
    private static func isHeadingOfLabels(_ body: ArraySlice<TextToken>) -> Bool {
        body.allSatisfy { token in
            token.kind == .digits || ["|", ";"].contains(token.text)
                || ["antal", "år", "personer", "st", "behov"].contains(token.text)
        }
    }

    private mutating func readLine(_ tokens: [TextToken], text: String) -> Line? {
        guard let first = tokens.firstIndex(where: { $0.kind == .digits }) else { return nil }
        let body = tokens[first...]
        let isPlain = body.allSatisfy { token in
            token.kind == .digits || token.isDash || ["|", ";", ",", "."].contains(token.text)
        }
        let digits = body.count { $0.kind == .digits }
        let isCut = body.contains { $0.gap == .tab || $0.text == "|" || $0.text == ";" }
        let labelled = Self.isHeadingOfLabels(body)
        let isRowOfOpen = isOpen && !columns.isEmpty && tokens[0].kind == .word
        guard isPlain || labelled,
            digits >= 3 || (isCut && (digits >= 2 || !columns.isEmpty)) || isRowOfOpen || labelled && digits == 2,
            digits <= 2000
        else { return nil }
        // "på 1 200 000" at the end of a wrapped line is no table row.
        let label = Array(tokens[..<first]).filter { $0.kind == .word }
        let years = body.enumerated().compactMap { PeriodReader.year(at: first + $0.offset, in: tokens) }
        if years.count == digits, zip(years, years.dropFirst()).allSatisfy({ $0 < $1 }), let low = years.first,
            let high = years.last
        {
            columns = years
            if let measure = Self.section(of: label) { section = measure } else if hasCells { section = nil }
            return .heading(first: low, last: high)
        }
        guard isPlain else { return nil }
        guard let rows = rows(label) else {
            if isRowOfOpen, !isCut, digits < 3 { return nil }
            let isRow = isCut || digits >= 4
            guard isRow, years.count < 2 else { return nil }
            return .cells([
                TextFinding(
                    written: label.map(\.text).joined(separator: " "), sentence: text, line: tokens[0].line,
                    isTableCell: true,
                    verdict: .notTestable, reason: .tableNotUnderstood)
            ])
        }
        defer { hasCells = true }
        return .cells(judge(rows, cells: body, text: text, line: tokens[0].line))
    }

    /// The table a heading names.
    static func section(of words: [TextToken]) -> ClaimMeasure? {
        for word in words {
            let found = SubjectLexicon.classify(word.text)
            if found.strength == 2, found.measure == .need || found.measure == .recruitment { return found.measure }
        }
        return nil
    }

    private enum Rows {
        case all
        case row(Int)
    }

    private func rows(_ label: [TextToken]) -> Rows? {
        guard let first = label.first, label.count <= 8 else { return nil }
        let text = label.map(\.text)
        if ["totalt", "summa", "total", "samtliga", "alla"].contains(first.text) { return .all }
        let plain = text.joined(separator: " ")
        for (row, name) in tables.rowNames.enumerated() {
            let words = name.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "-" }).joined(separator: " ")
            if words == plain || (words.utf8.count > 4 && plain.hasPrefix(words))
                || (plain.utf8.count > 4 && words.hasPrefix(plain))
            {
                return .row(row)
            }
        }
        for index in label.indices {
            if case .rows(let found)? = lexicon.group(at: index, in: label)?.word, found.count == 1 {
                return .row(found[0])
            }
        }
        return nil
    }

    private mutating func judge(_ rows: Rows, cells body: ArraySlice<TextToken>, text: String, line: Int)
        -> [TextFinding]
    {
        var years = columns
        var cells = Self.cells(body, count: years.isEmpty ? nil : years.count)
        if years.isEmpty {
            cells = Self.cells(body, count: tables.years.count)
            if cells.count == tables.years.count { years = tables.years }
        }
        guard cells.count == years.count, !cells.isEmpty else {
            return [
                TextFinding(
                    written: cells.map(\.text).joined(separator: " "), sentence: text, line: line, isTableCell: true,
                    verdict: .notTestable, reason: .tableNotUnderstood)
            ]
        }
        let index: [Int]? =
            switch rows {
            case .all: nil
            case .row(let row): [row]
            }
        let measure = section ?? likelierSection(cells, years, index)
        return zip(cells, years).map { cell, year in
            let value = tables.cell(measure, index, year)
            let evidence = value.map {
                ClaimEvidence(
                    measure: measure, group: index.map { tables.rowNames[$0[0]] }, operation: .level, firstYear: nil,
                    lastYear: year, value: $0, unit: .persons)
            }
            guard let value else {
                return TextFinding(
                    written: cell.text, sentence: text, line: line, isTableCell: true, verdict: .notTestable,
                    reason: Self.reason(tables))
            }
            let difference = cell.value - value
            let agrees = difference <= cell.halfUnit - 0.01 && difference >= 0.01 - cell.halfUnit
            return TextFinding(
                written: cell.text, sentence: text, line: line, isTableCell: true,
                verdict: agrees ? .agrees : .disagrees,
                holds: agrees ? evidence : nil, asWritten: evidence)
        }
    }

    private static func reason(_ tables: FactTables) -> UntestableReason {
        guard let low = tables.years.first, let high = tables.years.last else { return .subjectNotCovered }
        return .yearsOutsideTable(first: low, last: high)
    }

    private func likelierSection(_ cells: [Cell], _ years: [Int], _ index: [Int]?) -> ClaimMeasure {
        func matches(_ measure: ClaimMeasure) -> Int {
            zip(cells, years).count { cell, year in tables.cell(measure, index, year) == cell.value }
        }
        return matches(.recruitment) > matches(.need) ? .recruitment : .need
    }

    /// Cuts the digits of a row into cells. Spaces may part cells or thousands; the cut that gives `count` cells is taken.
    private static func cells(_ body: ArraySlice<TextToken>, count: Int?) -> [Cell] {
        let cuts: [(_ lead: TextToken, _ next: TextToken) -> Bool] = [
            { _, _ in false },
            { lead, _ in lead.text.utf8.count == 1 },
            { lead, _ in lead.text.utf8.count <= 3 },
        ]
        var fallback: [Cell] = []
        for joinsSpace in cuts {
            let cells = cells(body, joinsSpace: joinsSpace)
            if fallback.isEmpty { fallback = cells }
            if cells.count == count { return cells }
        }
        return fallback
    }

    private static func cells(_ body: ArraySlice<TextToken>, joinsSpace: (TextToken, TextToken) -> Bool) -> [Cell] {
        var cells: [Cell] = []
        var lead: TextToken?
        var index = body.startIndex
        while index < body.endIndex {
            let token = body[index]
            defer { index += 1 }
            guard token.kind == .digits, let value = Double(token.text), token.text.utf8.count <= 12 else {
                if !token.isMark(",") { lead = nil }
                continue
            }
            let before = index > body.startIndex ? body[index - 1] : nil
            if let before, before.isMark(","), before.gap == .none, token.gap == .none, !cells.isEmpty {
                var scale = 1.0
                for _ in token.text.utf8 { scale *= 10 }
                cells[cells.count - 1].value += value / scale
                cells[cells.count - 1].halfUnit = 0.5 + 0.01
                cells[cells.count - 1].text += "," + token.text
            } else if let lead, let before, before.kind == .digits, token.text.utf8.count == 3, !cells.isEmpty,
                token.gap == .hardSpace || (token.gap == .space && joinsSpace(lead, token))
            {
                cells[cells.count - 1].value = cells[cells.count - 1].value * 1000 + value
                cells[cells.count - 1].text += " " + token.text
            } else {
                lead = token
                cells.append(Cell(text: token.text, value: value, halfUnit: 0.5))
            }
        }
        return cells
    }
}
