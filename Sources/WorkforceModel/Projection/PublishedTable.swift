/// A table that a source has published, kept as printed.
public struct PublishedTable: Sendable, Equatable, Codable {
    /// What the figures are ("Personalbehov").
    public var title: String
    /// Years of the columns.
    public var years: [Int]
    /// Row names.
    public var rows: [String]
    /// Printed whole persons, shape [row][year]; nil where the source is silent.
    public var values: [[Int?]]
    /// Printed totals, one a year; nil where the source is silent.
    public var totals: [Int?]

    /// A table from its parts.
    public init(title: String, years: [Int], rows: [String], values: [[Int?]], totals: [Int?]) {
        self.title = title
        self.years = years
        self.rows = rows
        self.values = values
        self.totals = totals
    }
}

/// A figure of a published plan that is shown but never computed with.
public struct PublishedFigure: Sendable, Equatable, Codable {
    /// What the figure is.
    public var label: String
    /// The figure with unit, as printed.
    public var printed: String
    /// The period as stated; nil when the source does not say.
    public var period: String?
    /// Plain note on how it compares.
    public var note: String?

    /// A figure from its parts.
    public init(label: String, printed: String, period: String? = nil, note: String? = nil) {
        self.label = label
        self.printed = printed
        self.period = period
        self.note = note
    }
}

/// A published plan: the input that rebuilds it, its tables as printed, and figures that stand beside.
public struct PlanCase: Sendable, Equatable, Codable {
    /// Short name, also the folder's.
    public var name: String
    /// The plan's title.
    public var title: String
    /// Input rebuilt or entered.
    public var input: ProjectionInput
    /// The printed need table, when there is one.
    public var publishedNeed: PublishedTable?
    /// The printed recruitment table, when there is one.
    public var publishedRecruitment: PublishedTable?
    /// Figures shown beside the projection.
    public var figures: [PublishedFigure]

    /// A case from its parts.
    public init(
        name: String, title: String, input: ProjectionInput, publishedNeed: PublishedTable?,
        publishedRecruitment: PublishedTable?, figures: [PublishedFigure]
    ) {
        self.name = name
        self.title = title
        self.input = input
        self.publishedNeed = publishedNeed
        self.publishedRecruitment = publishedRecruitment
        self.figures = figures
    }
}
