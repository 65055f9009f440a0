import WorkforceModel

/// When a figure holds.
extension ClaimReader {
    func spans(_ index: Int, _ measure: ClaimMeasure?) -> (spans: [Claim.Span], end: Int?) {
        let quantity = mentions.quantities[index]
        let segment = mentions.segments[index]
        let own = mentions.periods.filter { $0.start >= segment.lowerBound && $0.end <= segment.upperBound }
        if let year = yearOwning(index) { return ([.init(first: nil, last: year)], nil) }
        if quantity.pair == .to, own.isEmpty, let year = yearOfPairsEnd(index) {
            return ([.init(first: nil, last: year)], nil)
        }
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
        if isLonely || own.isEmpty, change(index) != nil || quantity.isChange, quantity.pair == nil, singles.count == 2,
            let low = singles.min(), let high = singles.max(), low < high
        {
            return ([.init(first: low, last: high)], nil)
        }
        guard let nearest else {
            let isCarried = isSameParagraph || hasReference
            guard isCarried, let range = memory.range else { return ([], nil) }
            if range.first == nil, let year = range.last { return single(year, index) }
            return ([range], nil)
        }
        switch nearest.kind {
        case .range(let first, let last): return ([.init(first: first, last: last)], nil)
        case .from(let year):
            let named = isSameParagraph ? memory.year.flatMap { $0 > year ? $0 : nil } : nil
            guard let last = named ?? years?.last, year < last else { return ([.init(first: nil, last: year)], nil) }
            return ([.init(first: year, last: last)], nil)
        case .to(let year):
            // What is summed up to a year lacks its first year; what stands at a year does not.
            let isFlow = measure == .recruitment || measure == .retirements
            let isInRange = isSameParagraph && memory.range?.last == year
            if isFlow, !isInRange, change(index) == nil, quantity.unit == .persons { return ([], year) }
            return until(year, index)
        case .year(let year) where quantity.pair != nil && own.contains(nearest):
            return ([.init(first: nil, last: year)], nil)
        case .year(let year): return single(year, index)
        case .duration(let count):
            guard let years else { return ([], nil) }
            let spans = [
                (years.last - count, years.last), (years.last - count + 1, years.last),
                (years.first, years.first + count),
                (years.first, years.first + count - 1),
            ]
            return (spans.filter { $0.0 < $0.1 }.map { Claim.Span(first: $0.0, last: $0.1) }, nil)
        case .now: return ([], nil)
        case .reference: return ([memory.range].compactMap { $0 }, nil)
        }
    }

    /// "2019 års 1 393": the year whose figure it is.
    func yearOwning(_ index: Int) -> Int? {
        let start = mentions.quantities[index].start
        guard start > 1, mentions.tokens[start - 1].isWord("års") else { return nil }
        return PeriodReader.year(at: start - 2, in: mentions.tokens)
    }

    /// A single year that only a bracket parts from the figure: "743 (2019)", "2020 (211 personer)".
    func yearInBrackets(_ index: Int) -> Int? {
        let quantity = mentions.quantities[index]
        let tokens = mentions.tokens
        for period in mentions.periods {
            let isBefore = period.end == quantity.start - 1 && tokens[period.end].isMark("(")
            let isAfter =
                period.start > quantity.end && period.start <= quantity.end + 3 && tokens[period.start - 1].isMark("(")
            if isBefore || isAfter, case .year(let year) = period.kind { return year }
        }
        return nil
    }

    /// "fram till 2027 … från 1 407 (2020) till 1 527": the last year that is not the first figure's own.
    private func yearOfPairsEnd(_ index: Int) -> Int? {
        guard index > 0 else { return nil }
        let first = mentions.quantities[index - 1]
        let years = mentions.periods.compactMap { period -> Int? in
            guard period.end <= first.start || period.start > mentions.quantities[index].start else { return nil }
            return switch period.kind {
            case .range(_, let last), .to(let last), .year(let last): last
            default: nil
            }
        }
        return years.max()
    }

    /// Only one year is said: a level stands at it; a change ends with it.
    func single(_ year: Int, _ index: Int) -> (spans: [Claim.Span], end: Int?) {
        if change(index) != nil || mentions.quantities[index].isChange || mentions.quantities[index].unit == .kronor {
            let (spans, end) = until(year, index)
            return spans.isEmpty ? (spans, end) : (spans + [.init(first: year - 1, last: year)], end)
        }
        return ([.init(first: nil, last: year)], nil)
    }

    /// Only the end is said: a level has its year; a change takes its base from the sentences before, or lacks it.
    func until(_ year: Int, _ index: Int) -> (spans: [Claim.Span], end: Int?) {
        let quantity = mentions.quantities[index]
        if quantity.pair == nil, isSameParagraph, let range = memory.range, range.first != nil,
            range.last == year
        {
            return ([range], nil)
        }
        if quantity.pair == .from, let first = years?.first { return ([.init(first: first, last: year)], nil) }
        let preposition = preposition(index)
        var isLevel = change(index) == nil && !quantity.isChange
        if case .verb? = change(index), preposition == "till", quantity.unit == .persons { isLevel = true }
        if quantity.unit == .kronor || quantity.pair == .to { isLevel = quantity.pair == .to }
        return isLevel && quantity.unit != .fraction || isShare(index)
            ? ([.init(first: nil, last: year)], nil) : ([], year)
    }
}
