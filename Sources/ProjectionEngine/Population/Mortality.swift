internal import RealModule

/// Death rates of the reference area at its last year and their yearly fall, by sex and single age.
///
/// A log-linear model per age with smoothing over ages; the pattern of falls by age stands for β of Lee and Carter
/// (JASA 1992), the drift for the trend of k.
struct Mortality: Sendable {
    /// Deaths per person-year in ``year``, shape [sex][age].
    let rate: [Double]
    /// Yearly change of the log rate, at most 0, same shape.
    let change: [Double]
    /// The year that ``rate`` describes.
    let year: Int
    let openAge: Int
    /// Whether rates go on falling after ``year``.
    private let improves: Bool

    /// Estimates rates from the last years of `statistics`.
    init(_ statistics: VitalStatistics, method: PopulationMethod) {
        let last = statistics.years.upperBound
        // The first year has no start-of-year count, so its exposure is not used.
        let first = min(statistics.years.lowerBound + 1, last)
        let trend = max(first, last - method.mortalityTrendYears + 1)...last
        let level = max(first, last - method.mortalityLevelYears + 1)...last
        let openAge = statistics.population.openAge
        let ages = openAge + 1
        var rate = [Double](repeating: 0, count: 2 * ages)
        var change = rate
        for sex in 0..<2 {
            var deaths = [Double](repeating: 0, count: ages)
            var exposure = deaths
            var line = WeightedLines(count: ages)
            for year in trend {
                for age in 0..<ages {
                    deaths[age] = statistics.deaths.at(year, sex, age)
                    exposure[age] = statistics.population.exposure(year, sex, age)
                }
                let smoothDeaths = smoothed(deaths, halfWidth: method.mortalitySmoothing)
                let smoothExposure = smoothed(exposure, halfWidth: method.mortalitySmoothing)
                for age in 0..<ages {
                    let weight = smoothDeaths[age] + 0.5
                    line.add(
                        age, x: Double(year - last), y: .log(weight / max(smoothExposure[age], 1)), weight: weight)
                }
            }
            deaths = [Double](repeating: 0, count: ages)
            exposure = deaths
            for year in level {
                for age in 0..<ages {
                    deaths[age] += statistics.deaths.at(year, sex, age)
                    exposure[age] += statistics.population.exposure(year, sex, age)
                }
            }
            // The first year of life has a rate of its own; from age 1 neighbours share their deaths.
            let oldDeaths = smoothed(Array(deaths.dropFirst()), halfWidth: 2)
            let oldExposure = smoothed(Array(exposure.dropFirst()), halfWidth: 2)
            for age in 0..<ages {
                let fall = min(0, line.slope(age))
                let dead = age == 0 ? deaths[0] : oldDeaths[age - 1]
                let lived = age == 0 ? exposure[0] : oldExposure[age - 1]
                // From the middle of the level years to the last one.
                let toLast = Double.exp(fall * Double(level.count - 1) / 2)
                rate[sex * ages + age] = min((dead + 0.2) / max(lived, 1), 2) * toLast
                change[sex * ages + age] = fall
            }
        }
        self.rate = rate
        self.change = change
        self.year = last
        self.openAge = openAge
        improves = method.mortalityImproves
    }

    /// Share of the persons aged a at the end of `year` − 1 who live at the end of `year`, shape [sex][age].
    func survival(through year: Int) -> [Double] {
        let ages = openAge + 1
        // Frozen rates are frozen ahead only: what was known of the past is used as it was.
        let distance = Double(improves ? year - self.year : min(0, year - self.year))
        var dying = rate
        for index in dying.indices { dying[index] *= .exp(change[index] * distance) }
        var survival = dying
        for sex in 0..<2 {
            for age in 0..<ages {
                // Half of the year is lived at each of two ages; the open group stays where it is.
                let next = min(age + 1, openAge)
                survival[sex * ages + age] = .exp(-0.5 * (dying[sex * ages + age] + dying[sex * ages + next]))
            }
        }
        return survival
    }
}

/// Triangular moving mean with weights 1 − |i − j| / (`halfWidth` + 1), cut at the ends.
func smoothed(_ values: [Double], halfWidth: Int) -> [Double] {
    var result = values
    for centre in values.indices {
        var sum = 0.0
        var weights = 0.0
        for other in max(0, centre - halfWidth)...min(values.count - 1, centre + halfWidth) {
            let weight = 1 - Double(abs(other - centre)) / Double(halfWidth + 1)
            sum += weight * values[other]
            weights += weight
        }
        result[centre] = sum / weights
    }
    return result
}

/// Sums of weighted least-squares lines, one an age.
private struct WeightedLines {
    private var sums: [(w: Double, x: Double, y: Double, xx: Double, xy: Double)]

    init(count: Int) {
        sums = Array(repeating: (0, 0, 0, 0, 0), count: count)
    }

    mutating func add(_ line: Int, x: Double, y: Double, weight: Double) {
        sums[line].w += weight
        sums[line].x += weight * x
        sums[line].y += weight * y
        sums[line].xx += weight * x * x
        sums[line].xy += weight * x * y
    }

    func slope(_ line: Int) -> Double {
        let s = sums[line]
        let spread = s.xx * s.w - s.x * s.x
        return spread > 1e-9 * s.w * s.w ? (s.xy * s.w - s.x * s.y) / spread : 0
    }
}
