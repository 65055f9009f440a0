import WorkforceModel

/// Reads the claims of one sentence.
struct ClaimReader {
    let mentions: SentenceMentions
    let memory: ClaimMemory
    let paragraph: Int
    /// First and last year of the tables.
    let years: (first: Int, last: Int)?

    var isSameParagraph: Bool { memory.paragraph == paragraph || memory.isFromHeading }
    var hasReference: Bool { mentions.classes.contains { $0.isReference } }

    private func isVague(_ index: Int) -> Bool {
        let start = mentions.quantities[index].start
        return mentions.segments[index].contains { mentions.classes[$0].isVague }
            || (Swift.max(0, start - 4)..<start).contains { mentions.classes[$0].isVague }
    }

    func claims() -> [Claim] { mentions.quantities.indices.map(claim(_:)) }

    func claim(_ index: Int) -> Claim {
        let quantity = mentions.quantities[index]
        let found = measures(index)
        let group = group(index)
        let change = change(index)
        let (spans, end) = spans(index, found.measures.first)
        var sign = 1.0
        switch change {
        case .verb(let s)?, .noun(let s)?: if !quantity.isChange || quantity.isExact && !quantity.isPart { sign = s }
        case nil: break
        }
        if quantity.isPart, quantity.isChange { sign = 1 }
        if quantity.value < 0 { sign = 1 }
        var claim = Claim(
            quantity: quantity, measures: found.measures,
            operations: operations(index, found.measures, change, spans, end), group: group, spans: spans, end: end,
            isFirm: found.isFirm && !namesLooseGroup(index, group) && !isVague(index) && !mentions.namesPlace,
            sign: sign)
        // "(743 år 2019)", "2020 (211 personer)": a level beside a change is not said by any word.
        if let year = yearInBrackets(index), quantity.unit == .persons, !quantity.isChange {
            if !claim.operations.contains(.level) { claim.operations.append(.level) }
            claim.spans.append(.init(first: nil, last: year))
        }
        // "de kommande åtta åren": a sum takes exactly so many calendar years, a change may also span them.
        let length = mentions.periods.lazy.compactMap { if case .duration(let years) = $0.kind { years } else { nil } }
            .first
        if let length, claim.operations.contains(.sum) {
            claim.spans = spans.filter { span in
                span.last.map { last in last - (span.first ?? last) + 1 == length } ?? true
            }
        }
        if let years, !claim.measures.isEmpty, quantity.pair == .from, spans.isEmpty, end == nil {
            claim.spans = [.init(first: years.first, last: years.last)]
        }
        return claim
    }
}
