import WorkforceModel

/// A figure with what its sentence and the sentences before say about it.
struct Claim {
    /// Who it is about.
    enum Group: Equatable {
        /// Rows that are summed; several alternatives when the word is ambiguous.
        case named([[Int]])
        /// All, said outright; `before` are rows named shortly before.
        case total(before: [Int])
        /// Not said; `before` are rows named shortly before.
        /// `isMeant` when the sentence points back at them.
        case unnamed(before: [Int], isMeant: Bool)
        /// A group without row.
        case foreign(String)
    }

    /// A period or a single year.
    struct Span: Equatable {
        /// Base year or first year; nil for a single year or when not said.
        var first: Int?
        /// Last year; nil when not said.
        var last: Int?
    }

    var quantity: WrittenQuantity
    /// What it may be about, likeliest first; empty when the tables do not cover it.
    var measures: [ClaimMeasure]
    var operations: [ClaimOperation]
    var group: Group
    /// Spans that count as written; empty when the text says nothing.
    var spans: [Span]
    /// Number of years when the period is said as a length; a sum then takes exactly so many calendar years.
    var length: Int?
    /// Last year when only the end is said.
    var end: Int?
    /// Whether the figure is said firmly enough to be called wrong.
    var isFirm: Bool
    /// Minus one for a decrease.
    var sign: Double
    /// First years of "från A till B" are levels of the span's first year.
    var readsFirstYear: Bool { quantity.pair == .from }
}
