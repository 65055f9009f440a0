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
