import WorkforceModel

/// What was done with the cells.
extension ClaimReader {
    func hasLevel(_ index: Int) -> Bool {
        mentions.segments[index].contains { mentions.classes[$0].isLevel } || mentions.classes.contains { $0.isLevel }
    }

    func isShare(_ index: Int) -> Bool {
        let quantity = mentions.quantities[index]
        guard quantity.unit == .fraction, !quantity.isChange else { return false }
        let preposition = preposition(index)
        if preposition == "med" { return false }
        if quantity.end < mentions.tokens.count, mentions.tokens[quantity.end].isWord("av") { return true }
        if mentions.segments[index].contains(where: { mentions.classes[$0].isShare }) { return true }
        // "Av de rekryterade blir 6 % chefer."
        if mentions.tokens.first?.text == "av", inSegment(mentions.changes, index).isEmpty { return true }
        return quantity.isPart && change(index) == nil
    }

    /// "med", "till" or the like before a figure, past adverbs ("med totalt 120").
    func preposition(_ index: Int) -> String {
        var place = mentions.quantities[index].start - 1
        for _ in 0..<3 where place > 0 {
            let word = mentions.tokens[place].text
            guard
                mentions.classes[place].isTotal || mentions.classes[place].isMean
                    || ["i", "hela", "som"].contains(word)
            else {
                break
            }
            place -= 1
        }
        return place >= 0 ? mentions.tokens[place].text : ""
    }

    func change(_ index: Int) -> WordClass.Change? {
        let quantity = mentions.quantities[index]
        if yearOwning(index) != nil { return nil }
        let own = inSegment(mentions.changes, index).filter { $0.start < quantity.start || $0.start >= quantity.end }
        if let last = own.last(where: { $0.start < quantity.start }) ?? own.first {
            // "att växa kräver 246 rekryteringar": a verb far off without "med" is not about the figure.
            if case .verb = last.value, quantity.unit == .persons, quantity.pair == nil,
                !["med", "till"].contains(preposition(index)),
                mentions.tokens[last.end - 1].text != preposition(index)
            {
                return nil
            }
            return last.value
        }
        let start = mentions.segments[index].lowerBound
        let isLevelHere = (start..<quantity.start).contains { mentions.classes[$0].isLevel }
        return isLevelHere ? nil : mentions.changes.last { $0.end <= start }?.value
    }

    /// "per år", "i snitt", "årligen".
    private func isYearly(_ index: Int) -> Bool {
        let end = mentions.quantities[index].end
        let isPerYear = (end..<Swift.min(end + 4, mentions.tokens.count)).contains {
            ["per", "om", "varje"].contains(mentions.tokens[$0].text) && $0 + 1 < mentions.tokens.count
                && ["år", "året"].contains(mentions.tokens[$0 + 1].text)
        }
        return isPerYear || mentions.segments[index].contains { mentions.classes[$0].isMean }
    }

    func operations(
        _ index: Int, _ measures: [ClaimMeasure], _ change: WordClass.Change?, _ spans: [Claim.Span], _ end: Int?
    ) -> [ClaimOperation] {
        let quantity = mentions.quantities[index]
        let segment = mentions.segments[index]
        if quantity.unit == .fraction {
            return isShare(index) ? [.share] : isYearly(index) ? [.yearlyRelativeChange] : [.relativeChange]
        }
        if quantity.pair != nil { return [.level] }
        if isYearly(index) { return [.yearlyMean] }
        if quantity.isChange { return [.change] }
        let preposition = preposition(index)
        let hasRange = spans.contains { $0.first != nil } || spans.isEmpty
        if measures.first == .recruitment {
            switch change {
            case .verb?: return preposition == "till" ? [.level] : [.change]
            case .noun?
            where ["ökningen", "ökning"].contains(where: { word in
                mentions.tokens[segment].contains { $0.text.hasSuffix(word) }
            }):
                return [.change]
            default: return hasRange ? [.sum, .level] : [.level]
            }
        }
        if measures == [.need, .recruitment], change == nil { return [.change, .sum, .level] }
        switch change {
        case .noun?: return [.change]
        case .verb?: return preposition == "till" ? [.level] : [.change]
        case nil: return hasRange ? (spans.isEmpty && end == nil ? [.level, .change] : [.change, .level]) : [.level]
        }
    }
}
