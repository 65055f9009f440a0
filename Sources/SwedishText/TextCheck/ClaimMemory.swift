import WorkforceModel

/// What earlier sentences leave to the next.
struct ClaimMemory {
    var measure: ClaimMeasure?
    var rows: [Int] = []
    var range: Claim.Span?
    var isDirective = false
    var isForeign = false
    var paragraph = -1

    /// Last year named in the paragraph.
    var year: Int?

    /// - Parameter read: what the last figure of the sentence was about.
    mutating func remember(_ mentions: SentenceMentions, read: ClaimMeasure?, paragraph: Int, isHeading: Bool) {
        if paragraph != self.paragraph, !isFromHeading || isHeading {
            (measure, isForeign, rows, year) = (nil, false, [], nil)
        }
        isFromHeading = isHeading && !mentions.tokens.isEmpty
        for group in mentions.groups {
            if case .rows(let found) = group.value { rows = found }
        }
        for period in mentions.periods {
            switch period.kind {
            case .range(let first, let last):
                range = .init(first: first, last: last)
                year = last
            case .year(let single), .to(let single):
                if isHeading { range = .init(first: nil, last: single) }
                year = single
            default: continue
            }
        }
        isForeign = mentions.isForeign
        isDirective = mentions.isDirective
        let strong = mentions.measures.filter { $0.value.strength >= 1 }.last?.value.measure
        let flow = [.need, .recruitment, .retirements].contains(read) ? read : nil
        measure = strong ?? flow ?? (mentions.isForeign ? nil : measure)
        self.paragraph = paragraph
    }

    /// Whether the last sentence was a heading, which speaks for the paragraph after it.
    private(set) var isFromHeading = false
}
