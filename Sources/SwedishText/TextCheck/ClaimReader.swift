import WorkforceModel

/// What earlier sentences leave to the next.
struct ClaimMemory {
    var measure: ClaimMeasure?
    var rows: [Int] = []
    var range: Claim.Span?
    var isDirective = false
    var isForeign = false
    var paragraph = -1

    /// Whether rows were named after the last mention of all.
    mutating func remember(_ mentions: SentenceMentions, paragraph: Int, isHeading: Bool) {
        if paragraph != self.paragraph, !isFromHeading || isHeading { (measure, isForeign, rows) = (nil, false, []) }
        isFromHeading = isHeading && !mentions.tokens.isEmpty
        for group in mentions.groups {
            if case .rows(let found) = group.value { rows = found }
        }
        for period in mentions.periods {
            if case .range(let first, let last) = period.kind { range = .init(first: first, last: last) }
        }
        isForeign = mentions.isForeign
        isDirective = mentions.isDirective
        let strong = mentions.measures.filter { $0.value.strength >= 1 }.last?.value.measure
        measure = strong ?? (mentions.isForeign ? nil : measure)
        self.paragraph = paragraph
    }

    /// Whether the last sentence was a heading, which speaks for the paragraph after it.
    private(set) var isFromHeading = false
}

/// Reads the claims of one sentence.
struct ClaimReader {
    let mentions: SentenceMentions
    let memory: ClaimMemory
    let paragraph: Int
    /// First and last year of the tables.
    let years: (first: Int, last: Int)?

    private var isSameParagraph: Bool { memory.paragraph == paragraph || memory.isFromHeading }
    private var hasReference: Bool { mentions.classes.contains { $0.isReference } }

    func claims() -> [Claim] { mentions.quantities.indices.map(claim(_:)) }

    private func claim(_ index: Int) -> Claim {
        let quantity = mentions.quantities[index]
        let found = measures(index)
        let group = group(index)
        let change = change(index)
        let (spans, end) = spans(index)
        let length = mentions.periods.lazy.compactMap { if case .duration(let years) = $0.kind { years } else { nil } }.first
        var sign = 1.0
        switch change {
        case .verb(let s)?, .noun(let s)?: if !quantity.isChange || quantity.isExact && !quantity.isPart { sign = s }
        case nil: break
        }
        if quantity.isPart, quantity.isChange { sign = 1 }
        if quantity.value < 0 { sign = 1 }
        var claim = Claim(
            quantity: quantity, measures: found.measures,
            operations: operations(index, found.measures, change, spans, end), group: group, spans: spans, length: length, end: end,
            isFirm: found.isFirm, sign: sign)
        if let years, !claim.measures.isEmpty, quantity.pair == .from, spans.isEmpty, end == nil {
            claim.spans = [.init(first: years.first, last: years.last)]
        }
        return claim
    }

    // MARK: What it is about

    private func inSegment<Value>(_ list: [SentenceMentions.Mention<Value>], _ index: Int) -> [SentenceMentions.Mention<Value>] {
        let segment = mentions.segments[index]
        return list.filter { $0.start >= segment.lowerBound && $0.end <= segment.upperBound }
    }

    private func measures(_ index: Int) -> (measures: [ClaimMeasure], isFirm: Bool) {
        let quantity = mentions.quantities[index]
        let own = inSegment(mentions.measures, index)
        let before = own.filter { $0.start < quantity.end }.reversed()
        let after = own.filter { $0.start >= quantity.end }
        let near = before.filter { $0.value.strength == 2 } + after.filter { $0.value.strength == 2 }
        if quantity.unit == .kronor { return kronorMeasures(index, near.first?.value.measure) }
        if mentions.isDirective || (memory.isDirective && hasReference && isSameParagraph) {
            if quantity.unit == .fraction, mentions.isDirective { return ([.directiveShare], true) }
            if quantity.unit == .persons { return ([.directivePersons, .need], true) }
        }
        // Something else is counted ("sex olika yrkeskategorier", "289 enkätsvar").
        if quantity.hasForeignNoun { return ([], false) }
        if let first = near.first?.value.measure {
            var list = before.filter { $0.value.strength == 2 }.map(\.value.measure)
            if list.isEmpty { list = [first] }
            if quantity.unit == .fraction, near.contains(where: { $0.value.measure == .turnover }),
                own.contains(where: { $0.value.measure == .recruitment }) || mentions.measures.contains(where: { $0.value.measure == .recruitment }),
                isShare(index)
            {
                return ([.otherExits], true)
            }
            if isShare(index), let retirement = mentions.measures.first(where: { $0.value.measure == .retirements }) {
                list = [retirement.value.measure]
            }
            return (unique(list), true)
        }
        if mentions.isForeign { return ([], false) }
        if let medium = before.first(where: { $0.value.strength == 1 }) ?? after.first(where: { $0.value.strength == 1 }) {
            if isSameParagraph, memory.isForeign, medium.value.measure == .need { return ([], false) }
            return ([medium.value.measure], true)
        }
        let start = mentions.segments[index].lowerBound
        if let earlier = mentions.measures.last(where: { $0.end <= start && $0.value.strength >= 1 }) {
            return ([earlier.value.measure], true)
        }
        let end = mentions.segments[index].upperBound
        if let later = mentions.measures.first(where: { $0.start >= end && $0.value.strength == 2 }), index + 1 < mentions.quantities.count,
            later.start - end <= 8, change(index) == nil, !hasLevel(index)
        {
            return ([later.value.measure], true)
        }
        return carriedMeasures(index)
    }

    private func carriedMeasures(_ index: Int) -> (measures: [ClaimMeasure], isFirm: Bool) {
        let hasOperation = change(index) != nil || hasLevel(index) || isShare(index) || mentions.quantities[index].isPart
        let namesRows = mentions.groups.contains { if case .rows = $0.value { true } else { false } }
        let namesStaff = mentions.classes.contains { $0.isPersons }
        let carried = memory.measure.flatMap { Self.carries($0, mentions.quantities[index].unit) ? $0 : nil }
        if isSameParagraph, let measure = carried, !memory.isForeign, hasOperation || hasReference || namesRows {
            let isFirm = hasOperation || namesRows
            return (measure == .need || namesRows == false ? [measure] : [measure, .need], isFirm)
        }
        let hasYears = !mentions.periods.isEmpty
        if hasOperation || mentions.quantities[index].isChange, namesRows || namesStaff && hasYears {
            return ([.need], namesRows && (hasYears || change(index) != nil) || change(index) != nil && namesStaff)
        }
        if hasOperation, hasYears, mentions.groups.contains(where: { $0.value == .total }), mentions.quantities[index].unit == .persons {
            return ([.need], false)
        }
        return ([], false)
    }

    private static func carries(_ measure: ClaimMeasure, _ unit: ClaimUnit) -> Bool {
        switch measure {
        case .need, .recruitment, .retirements: true
        case .population, .turnover, .sickLeave: unit == .fraction
        default: false
        }
    }

    private func kronorMeasures(_ index: Int, _ near: ClaimMeasure?) -> (measures: [ClaimMeasure], isFirm: Bool) {
        let segment = mentions.segments[index]
        let isEach = segment.contains { place in
            guard place + 1 < segment.upperBound else { return mentions.tokens[place].isWord("vardera") }
            let (word, next) = (mentions.tokens[place].text, mentions.tokens[place + 1].text)
            if word == "vardera" || word == "styckkostnaden" || word == "snittkostnaden" { return true }
            return ["per", "varje", "en"].contains(word)
                && (mentions.classes[place + 1].isPersons || next == "huvud" || next == "heltid")
        }
        if isEach { return ([.costPerPerson], true) }
        if near == .frame { return ([.frame], true) }
        let frame = inSegment(mentions.measures, index).contains { $0.value.measure == .frame }
        if frame { return ([.frame], true) }
        let isCost = mentions.classes.contains { $0.isCost }
        let hasNeed = mentions.measures.contains { $0.value.measure == .need && $0.value.strength == 2 }
        let isCarried = isSameParagraph && memory.measure == .need || memory.measure == .cost
        let onlyHires = !hasNeed && mentions.measures.contains { $0.value.measure == .recruitment }
        let isDirective = mentions.isDirective || (memory.isDirective && hasReference && isSameParagraph)
        if isDirective { return ([.directiveCost, .cost], true) }
        if onlyHires { return ([], false) }
        if mentions.measures.contains(where: { $0.value.measure == .frame }), !isCost, !hasNeed { return ([.frame], true) }
        let isGap = mentions.tokens.contains { $0.text.hasPrefix("gap") || $0.text.hasPrefix("överbrygg") || $0.text.hasPrefix("avvikelse") || $0.text == "underskott" || $0.text == "underskottet" }
        if isGap { return ([.gap, .cost], true) }
        guard isCost || hasNeed || isCarried, !mentions.isForeign || hasNeed else { return ([], false) }
        return ([.cost], isCost && (hasNeed || isCarried || mentions.groups.isEmpty == false) || hasNeed || hasReference && isCarried)
    }

    private func unique(_ list: [ClaimMeasure]) -> [ClaimMeasure] {
        var seen: [ClaimMeasure] = []
        for measure in list where !seen.contains(measure) { seen.append(measure) }
        return seen
    }

    // MARK: Who

    private func group(_ index: Int) -> Claim.Group {
        let quantity = mentions.quantities[index]
        let own = inSegment(mentions.groups, index)
        let named = own.filter { $0.value != .total }
        let after = named.first { $0.start >= quantity.end && $0.start <= quantity.end + 3 }
        let before = named.filter { $0.end <= quantity.start }
        let together = mentions.tokens[mentions.segments[index]].contains {
            ["tillsammans", "sammanlagt", "sammantaget", "båda"].contains($0.text)
        }
        if together {
            var union: [Int] = []
            for mention in named {
                if case .rows(let rows) = mention.value, let row = rows.first, !union.contains(row) { union.append(row) }
            }
            if union.count > 1 { return .named([union.sorted()]) }
        }
        if let found = after ?? before.last ?? named.first { return made(found.value) }
        if own.contains(where: { $0.value == .total }) { return .total(before: memory.rows) }
        let start = mentions.segments[index].lowerBound
        if let earlier = mentions.groups.last(where: { $0.end <= start }) {
            if case .rows(let rows) = earlier.value { return .unnamed(before: rows, isMeant: true) }
            return made(earlier.value)
        }
        let pointsBack = mentions.classes.contains { $0.isReference } && !memory.rows.isEmpty
        return .unnamed(before: isSameParagraph || hasReference ? memory.rows : [], isMeant: pointsBack)
    }

    private func made(_ word: GroupWord) -> Claim.Group {
        switch word {
        case .rows(let rows): .named(rows.map { [$0] })
        case .total: .total(before: memory.rows)
        case .foreign(let name): .foreign(name)
        }
    }

    // MARK: What was done

    private func hasLevel(_ index: Int) -> Bool {
        mentions.segments[index].contains { mentions.classes[$0].isLevel } || mentions.classes.contains { $0.isLevel }
    }

    private func isShare(_ index: Int) -> Bool {
        let quantity = mentions.quantities[index]
        guard quantity.unit == .fraction, !quantity.isChange else { return false }
        let preposition = quantity.start > 0 ? mentions.tokens[quantity.start - 1].text : ""
        if preposition == "med" { return false }
        if quantity.end < mentions.tokens.count, mentions.tokens[quantity.end].isWord("av") { return true }
        if mentions.segments[index].contains(where: { mentions.classes[$0].isShare }) { return true }
        return quantity.isPart && change(index) == nil
    }

    private func change(_ index: Int) -> WordClass.Change? {
        let quantity = mentions.quantities[index]
        let own = inSegment(mentions.changes, index).filter { $0.start < quantity.start || $0.start >= quantity.end }
        if let last = own.last(where: { $0.start < quantity.start }) ?? own.first { return last.value }
        let start = mentions.segments[index].lowerBound
        let isLevelHere = (start..<quantity.start).contains { mentions.classes[$0].isLevel }
        return isLevelHere ? nil : mentions.changes.last { $0.end <= start }?.value
    }

    private func operations(
        _ index: Int, _ measures: [ClaimMeasure], _ change: WordClass.Change?, _ spans: [Claim.Span], _ end: Int?
    ) -> [ClaimOperation] {
        let quantity = mentions.quantities[index]
        let segment = mentions.segments[index]
        if quantity.unit == .fraction {
            return isShare(index) ? [.share] : [.relativeChange]
        }
        if quantity.pair != nil { return [.level] }
        let isPerYear = (quantity.end..<Swift.min(quantity.end + 4, mentions.tokens.count)).contains {
            ["per", "om", "varje"].contains(mentions.tokens[$0].text) && $0 + 1 < mentions.tokens.count
                && ["år", "året"].contains(mentions.tokens[$0 + 1].text)
        }
        if isPerYear || segment.contains(where: { mentions.classes[$0].isMean }) { return [.yearlyMean] }
        if quantity.isChange { return [.change] }
        let preposition = quantity.start > 0 ? mentions.tokens[quantity.start - 1].text : ""
        let hasRange = spans.contains { $0.first != nil } || spans.isEmpty
        if measures.first == .recruitment {
            switch change {
            case .verb?: return preposition == "till" ? [.level] : [.change]
            case .noun? where ["ökningen", "ökning"].contains(where: { word in mentions.tokens[segment].contains { $0.text.hasSuffix(word) } }):
                return [.change]
            default: return hasRange ? [.sum, .level] : [.level]
            }
        }
        switch change {
        case .noun?: return [.change]
        case .verb?: return preposition == "till" ? [.level] : [.change]
        case nil: return hasRange ? (spans.isEmpty && end == nil ? [.level, .change] : [.change, .level]) : [.level]
        }
    }

    // MARK: When

    private func spans(_ index: Int) -> (spans: [Claim.Span], end: Int?) {
        let quantity = mentions.quantities[index]
        let segment = mentions.segments[index]
        let own = mentions.periods.filter { $0.start >= segment.lowerBound && $0.end <= segment.upperBound }
        let isLonely = mentions.quantities.count == 1
        let singles = mentions.periods.compactMap { if case .year(let year) = $0.kind { year } else { nil } }
        func isRange(_ mention: PeriodMention) -> Bool {
            switch mention.kind {
            case .range, .duration: true
            default: false
            }
        }
        let nearest =
            own.first { $0.start >= quantity.end && $0.start <= quantity.end + 3 && $0.kind != .reference }
            ?? own.last { isRange($0) && $0.end <= quantity.start } ?? own.first(where: isRange)
            ?? own.last { $0.end <= quantity.start } ?? own.first
            ?? mentions.periods.last { $0.end <= segment.lowerBound }
            ?? mentions.periods.first { $0.start >= segment.upperBound }
        if isLonely || own.isEmpty, change(index) != nil || quantity.isChange, quantity.pair == nil, singles.count == 2, let low = singles.min(), let high = singles.max(), low < high {
            return ([.init(first: low, last: high)], nil)
        }
        guard let nearest else {
            let isCarried = isSameParagraph || hasReference
            return (isCarried ? [memory.range].compactMap { $0 } : [], nil)
        }
        switch nearest.kind {
        case .range(let first, let last): return ([.init(first: first, last: last)], nil)
        case .from(let year):
            guard let last = years?.last, year < last else { return ([.init(first: nil, last: year)], nil) }
            return ([.init(first: year, last: last)], nil)
        case .to(let year): return until(year, index)
        case .year(let year):
            if change(index) != nil || quantity.isChange || quantity.unit == .kronor {
                let (spans, end) = until(year, index)
                return spans.isEmpty ? (spans, end) : (spans + [.init(first: year - 1, last: year)], end)
            }
            return ([.init(first: nil, last: year)], nil)
        case .duration(let count):
            guard let years else { return ([], nil) }
            let spans = [
                (years.last - count, years.last), (years.last - count + 1, years.last), (years.first, years.first + count),
                (years.first, years.first + count - 1),
            ]
            return (spans.filter { $0.0 < $0.1 }.map { Claim.Span(first: $0.0, last: $0.1) }, nil)
        case .reference: return ([memory.range].compactMap { $0 }, nil)
        }
    }

    /// Only the end is said: a level has its year; a change takes its base from the sentences before, or lacks it.
    private func until(_ year: Int, _ index: Int) -> (spans: [Claim.Span], end: Int?) {
        let quantity = mentions.quantities[index]
        if quantity.pair == nil, isSameParagraph, let range = memory.range, range.last == year { return ([range], nil) }
        if quantity.pair == .from, let first = years?.first { return ([.init(first: first, last: year)], nil) }
        let preposition = quantity.start > 0 ? mentions.tokens[quantity.start - 1].text : ""
        var isLevel = change(index) == nil && !quantity.isChange
        if case .verb? = change(index), preposition == "till", quantity.unit == .persons { isLevel = true }
        if quantity.unit == .kronor || quantity.pair == .to { isLevel = quantity.pair == .to }
        return isLevel && quantity.unit != .fraction || isShare(index) ? ([.init(first: nil, last: year)], nil) : ([], year)
    }
}
