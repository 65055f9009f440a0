/// A chart as data; the renderer draws it and puts the same numbers in a table beside it.
public struct Chart: Sendable, Equatable, Codable {
    /// How the series are drawn.
    public enum Kind: String, Sendable, Codable {
        /// Lines over the categories, with bands where series have them.
        case lines
        /// Bars with the series on top of each other; negative values stack downwards.
        case stackedBars
        /// Bars beside each other.
        case bars
        /// Horizontal bars, one a category, for ranked parts.
        case horizontalBars
    }

    /// How it is drawn.
    public var kind: Kind
    /// Name within the page; ASCII.
    public var id: String
    /// Title, also the picture's accessible name.
    public var title: String
    /// What the picture shows, in words with figures.
    public var description: String
    /// Labels along the axis (years, professions).
    public var categories: [String]
    /// Series in drawing order.
    public var series: [Series]
    /// Unit of the values.
    public var unit: Unit
    /// Decimals at print.
    public var decimals: Int
    /// Definition, base and source, printed under the picture.
    public var note: String
    /// Whether the value axis must start at zero (always so for bars).
    public var startsAtZero: Bool
    /// Whether each stacked bar gets its total as a label.
    public var labelsTotals: Bool
    /// Totals printed on the bars instead of the sums of the series, when a table beside rounds before it adds; one a
    /// category.
    public var totals: [Double?]?

    /// A chart from its parts.
    public init(
        _ kind: Kind, id: String, title: String, description: String, categories: [String], series: [Series],
        unit: Unit, decimals: Int = 0, note: String, startsAtZero: Bool = false, labelsTotals: Bool = true,
        totals: [Double?]? = nil
    ) {
        self.kind = kind
        self.id = id
        self.title = title
        self.description = description
        self.categories = categories
        self.series = series
        self.unit = unit
        self.decimals = decimals
        self.note = note
        self.startsAtZero = startsAtZero
        self.labelsTotals = labelsTotals
        self.totals = totals
    }
}

/// One line or one colour of bars.
public struct Series: Sendable, Equatable, Codable {
    /// Name in the key.
    public var name: String
    /// Values, one a category; nil leaves a gap.
    public var values: [Double?]
    /// Lower and upper ends of a band around the values, one a category.
    public var band: Band?
    /// Draw the line dashed (a comparison or an assumption).
    public var isDashed: Bool

    /// A series from its parts.
    public init(_ name: String, _ values: [Double?], band: Band? = nil, isDashed: Bool = false) {
        self.name = name
        self.values = values
        self.band = band
        self.isDashed = isDashed
    }
}

/// An interval around a series.
public struct Band: Sendable, Equatable, Codable {
    /// What the band says, in words ("åtta av tio utfall väntas hamna här").
    public var words: String
    /// Lower ends, one a category.
    public var lower: [Double?]
    /// Upper ends, one a category.
    public var upper: [Double?]

    /// A band from its parts.
    public init(words: String, lower: [Double?], upper: [Double?]) {
        self.words = words
        self.lower = lower
        self.upper = upper
    }
}
