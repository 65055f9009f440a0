/// What need a backtest gave the projection for the hidden years.
public enum BacktestNeed: Sendable, Equatable, Codable {
    /// The staff there really were: tests the rates alone.
    case actual
    /// The last known staff, unchanged.
    case held
    /// The last known staff times an index per profession, one entry a year from the base year (1).
    case index([[Double]])
}

/// Which figure is forecast.
public enum BacktestFigure: String, Sendable, CaseIterable, Codable {
    /// Persons who leave the employer during the year.
    case exits
    /// Persons hired during the year.
    case recruitment
}

/// One forecast beside what happened.
public struct BacktestOutcome: Sendable, Equatable, Codable {
    /// Which figure.
    public var figure: BacktestFigure
    /// Profession identity; nil for all together.
    public var professionID: Int64?
    /// Calendar year.
    public var year: Int
    /// Years from the base year, 1 or more.
    public var horizon: Int
    /// What happened, persons.
    public var actual: Double
    /// Mean forecast, persons.
    public var forecast: Double
    /// Intervals that should hold the outcome in 50, 80 and 95 cases of 100.
    public var interval50: ClosedRange<Double>
    /// The 80 % interval.
    public var interval80: ClosedRange<Double>
    /// The 95 % interval.
    public var interval95: ClosedRange<Double>
    /// Place of the outcome in the forecast's distribution, 0…1, an outcome equal to forecasts placed in their middle.
    public var place: Double
    /// Continuous ranked probability score, persons.
    public var rankedScore: Double
    /// Mean pinball loss of the quantiles 2,5, 10, 25, 50, 75, 90 and 97,5 %, persons.
    public var pinball: Double
    /// The rival "as many exits as in the last known year".
    public var lastYear: Double
    /// The rival "the window's exits per person-year times the staff".
    public var constantRate: Double

    /// An outcome from its parts.
    public init(
        figure: BacktestFigure, professionID: Int64?, year: Int, horizon: Int, actual: Double, forecast: Double,
        interval50: ClosedRange<Double>, interval80: ClosedRange<Double>, interval95: ClosedRange<Double>,
        place: Double, rankedScore: Double, pinball: Double, lastYear: Double, constantRate: Double
    ) {
        self.figure = figure
        self.professionID = professionID
        self.year = year
        self.horizon = horizon
        self.actual = actual
        self.forecast = forecast
        self.interval50 = interval50
        self.interval80 = interval80
        self.interval95 = interval95
        self.place = place
        self.rankedScore = rankedScore
        self.pinball = pinball
        self.lastYear = lastYear
        self.constantRate = constantRate
    }
}

/// How far point forecasts were off.
public struct PointScore: Sendable, Equatable, Codable {
    /// Mean of |forecast − outcome| / outcome over outcomes above 0; nil when there is none.
    public var relativeError: Double?
    /// Σ (forecast − outcome) / Σ outcome; nil when nothing happened.
    public var bias: Double?
    /// Mean |forecast − outcome|, persons.
    public var absoluteError: Double

    /// Scores from pairs of forecast and outcome.
    public init(_ pairs: [(forecast: Double, actual: Double)]) {
        var relative = 0.0
        var counted = 0.0
        var difference = 0.0
        var absolute = 0.0
        var total = 0.0
        for (forecast, actual) in pairs {
            difference += forecast - actual
            absolute += (forecast - actual).magnitude
            total += actual
            if actual > 0 {
                relative += (forecast - actual).magnitude / actual
                counted += 1
            }
        }
        relativeError = counted > 0 ? relative / counted : nil
        bias = total > 0 ? difference / total : nil
        absoluteError = pairs.isEmpty ? 0 : absolute / Double(pairs.count)
    }
}

/// Scores over a set of outcomes.
public struct BacktestScore: Sendable, Equatable, Codable {
    /// Which figure.
    public var figure: BacktestFigure
    /// Profession identity; nil for every profession (the sum not among them).
    public var professionID: Int64?
    /// Years from the base year; nil for all.
    public var horizon: Int?
    /// Number of outcomes.
    public var count: Int
    /// The projection's mean forecast.
    public var projection: PointScore
    /// The rival "as many exits as in the last known year".
    public var lastYear: PointScore
    /// The rival "the window's exits per person-year times the staff".
    public var constantRate: PointScore
    /// Share of outcomes inside the 50 % interval.
    public var coverage50: Double
    /// Share of outcomes inside the 80 % interval.
    public var coverage80: Double
    /// Share of outcomes inside the 95 % interval.
    public var coverage95: Double
    /// Mean continuous ranked probability score; for a point forecast this is the mean absolute error.
    public var rankedScore: Double
    /// Mean pinball loss.
    public var pinball: Double

    /// Scores of the outcomes of one figure, or nil without any.
    public init?(_ outcomes: [BacktestOutcome], figure: BacktestFigure, professionID: Int64?, horizon: Int?) {
        let chosen = outcomes.filter { outcome in
            outcome.figure == figure && outcome.professionID != nil
                && (professionID == nil || outcome.professionID == professionID)
                && (horizon == nil || outcome.horizon == horizon)
        }
        guard !chosen.isEmpty else { return nil }
        func mean(_ value: (BacktestOutcome) -> Double) -> Double {
            chosen.reduce(0) { $0 + value($1) } / Double(chosen.count)
        }
        self.figure = figure
        self.professionID = professionID
        self.horizon = horizon
        count = chosen.count
        projection = PointScore(chosen.map { ($0.forecast, $0.actual) })
        lastYear = PointScore(chosen.map { ($0.lastYear, $0.actual) })
        constantRate = PointScore(chosen.map { ($0.constantRate, $0.actual) })
        coverage50 = mean { $0.interval50.contains($0.actual) ? 1 : 0 }
        coverage80 = mean { $0.interval80.contains($0.actual) ? 1 : 0 }
        coverage95 = mean { $0.interval95.contains($0.actual) ? 1 : 0 }
        rankedScore = mean(\.rankedScore)
        pinball = mean(\.pinball)
    }
}

/// A projection made without the last years, beside what happened in them.
public struct BacktestReport: Sendable, Equatable, Codable {
    /// Years the rates were estimated on.
    public var window: ClosedRange<Int>
    /// Years hidden from the estimate.
    public var hidden: ClosedRange<Int>
    /// What need was assumed.
    public var need: BacktestNeed
    /// Replicates of the simulation.
    public var replicates: Int
    /// Every forecast beside its outcome.
    public var outcomes: [BacktestOutcome]

    /// A report from its parts.
    public init(
        window: ClosedRange<Int>, hidden: ClosedRange<Int>, need: BacktestNeed, replicates: Int,
        outcomes: [BacktestOutcome]
    ) {
        self.window = window
        self.hidden = hidden
        self.need = need
        self.replicates = replicates
        self.outcomes = outcomes
    }

    /// Scores of one figure, for one profession or all and one horizon or all; nil when there is no such outcome.
    public func score(
        _ figure: BacktestFigure, professionID: Int64? = nil, horizon: Int? = nil
    ) -> BacktestScore? {
        BacktestScore(outcomes, figure: figure, professionID: professionID, horizon: horizon)
    }
}
