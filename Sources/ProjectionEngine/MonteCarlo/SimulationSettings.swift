/// How a projection is simulated.
public struct SimulationSettings: Sendable, Equatable {
    /// Number of replicates; below 1 counts as 1.
    public var replicates: Int
    /// Seed: the same seed gives the same bytes, whatever the number of workers.
    public var seed: UInt64
    /// How many chunks are run at once; below 1 counts as 1.
    public var workers: Int
    /// Which back end follows the staff.
    public var backEnd: SimulationBackEnd
    /// What is drawn beside the sampling noise.
    public var uncertainty: SimulationUncertainty
    /// Probabilities of the quantiles in the result, each 0…1.
    public var probabilities: [Double]
    /// Whether the result also holds every replicate, as scores and histograms need.
    public var keepsSamples: Bool

    /// Settings from their parts; without arguments 1 000 replicates on one worker with all uncertainty on.
    public init(
        replicates: Int = 1_000, seed: UInt64 = 1, workers: Int = 1, backEnd: SimulationBackEnd = .bySize,
        uncertainty: SimulationUncertainty = SimulationUncertainty(),
        probabilities: [Double] = [0.1, 0.25, 0.5, 0.75, 0.9], keepsSamples: Bool = false
    ) {
        self.replicates = replicates
        self.seed = seed
        self.workers = workers
        self.backEnd = backEnd
        self.uncertainty = uncertainty
        self.probabilities = probabilities
        self.keepsSamples = keepsSamples
    }
}

/// How the staff of professions with hazards are followed. Persons in a cell are exchangeable, so both obey the same law.
public enum SimulationBackEnd: String, Sendable, CaseIterable {
    /// Persons up to 30 000 staff, cells above.
    case bySize
    /// Each person by itself: time grows with the staff.
    case person
    /// Binomial exits per cell and multinomial hires: time grows with the number of cells in use.
    case cell
}

/// What is drawn beside the sampling noise. Everything is on unless switched off.
public struct SimulationUncertainty: Sendable, Equatable {
    /// Whether hazards are drawn per replicate from what the estimate leaves open (``HazardUncertainty``): a beta per
    /// cell with the hazard as mean and the weight as a + b, and a common level of turnover on the logit.
    public var rates: Bool
    /// Whether turnover is shifted on the logit by an effect of its own per profession and year.
    public var yearEffect: Bool
    /// Standard deviation of the year effect of professions whose exits are rates and counts, as those state none.
    ///
    /// The default 0.10 moves a turnover of 15 % by about 1.3 percentage points; Swedish municipalities have published
    /// moves of 2 to 5 points from one year to the next.
    public var assumedYearEffect: Double
    /// Relative error of the need, for needs whose own has not been measured (``NeedDeviation``), and how its years hang
    /// together for all; nil for no error at all.
    public var need: NeedError?

    /// Uncertainty from its parts; without arguments everything on.
    public init(
        rates: Bool = true, yearEffect: Bool = true, assumedYearEffect: Double = 0.10,
        need: NeedError? = NeedError()
    ) {
        self.rates = rates
        self.yearEffect = yearEffect
        self.assumedYearEffect = assumedYearEffect
        self.need = need
    }

    /// Rates, years and need known exactly: sampling noise only.
    public static let none = SimulationUncertainty(rates: false, yearEffect: false, assumedYearEffect: 0, need: nil)
}

/// The relative error of the need: what the population path leaves open. One path moves all professions of a replicate.
public struct NeedError: Sendable, Equatable {
    /// How the errors of one replicate's years hang together.
    public enum Path: String, Sendable {
        /// One normal draw scales every year's deviation: too high stays too high.
        case common
        /// Independent normal increments add up to each year's deviation (a deviation that falls adds none).
        case randomWalk
    }

    /// Standard deviation of the relative error, one entry a year from the base year; years beyond take the last.
    public var deviation: [Double]
    /// How the years hang together.
    public var path: Path

    /// An error from its parts.
    ///
    /// The default, 0.35 % per year of horizon, is 3.5 % at ten years: the mean absolute error of cohort projections of
    /// Swedish counties at that horizon was about 3 to 8 % by age group. A backtest of one's own is better.
    public init(deviation: [Double] = (0...20).map { 0.0035 * Double($0) }, path: Path = .common) {
        self.deviation = deviation
        self.path = path
    }

    /// The standard deviation in year `year` from the base year; 0 where it is not a number above 0.
    public func deviation(in year: Int) -> Double {
        guard let last = deviation.last else { return 0 }
        let value = year < deviation.count ? deviation[year] : last
        return value > 0 && value.isFinite ? value : 0
    }
}

/// Why a projection cannot be simulated.
public enum SimulationFault: Error, Sendable, Equatable {
    /// The assumptions or the uncertainty belong to another model.
    case differentModel
    /// A need or a stock is not a number, or above the 100 million persons that are counted.
    case countOutOfRange
    /// The replicates' figures would take more than 1 GB: `bytes` are asked for.
    case tooManyFigures(bytes: Int)
    /// Staff are too many to be followed one by one: `staff` where 20 million are the most.
    case tooManyPersons(staff: Int)
    /// Employers that are to be added do not span the same years, or there is none.
    case differentYears
}
