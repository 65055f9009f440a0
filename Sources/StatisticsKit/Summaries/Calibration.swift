/// Where outcomes fell in the forecasts made of them: flat when the forecasts are calibrated, a hump when they are too
/// wide, a bowl when they are too narrow.
public struct PITHistogram: Sendable, Equatable {
    /// How many outcomes fell in each bin of 0…1.
    public private(set) var counts: [Int]

    /// An empty histogram; `bins` below 1 counts as 1.
    public init(bins: Int = 10) {
        counts = Array(repeating: 0, count: max(bins, 1))
    }

    /// Adds an outcome against the forecast's sample.
    ///
    /// - Parameters:
    ///   - sample: the forecast.
    ///   - outcome: what happened.
    ///   - tie: a uniform draw that says where in a tie the outcome counts, which keeps whole numbers calibrated
    ///     (randomised probability integral transform: Czado, Gneiting & Held, Biometrics 65 (2009)).
    public mutating func add(sample: [Double], outcome: Double, tie: Double) {
        guard !sample.isEmpty else { return }
        var below = 0
        var equal = 0
        for value in sample {
            below += value < outcome ? 1 : 0
            equal += value == outcome ? 1 : 0
        }
        let place = (Double(below) + tie * Double(equal)) / Double(sample.count)
        counts[min(max(Int(place * Double(counts.count)), 0), counts.count - 1)] += 1
    }
}

/// How often intervals held the outcome, with a standard error that allows outcomes of one cluster (a register, an
/// employer) to hang together.
public struct IntervalCoverage: Sendable, Equatable {
    private var held: [Int: (hits: Int, count: Int)] = [:]

    /// No outcomes yet.
    public init() {}

    /// Adds an outcome: whether it lay in `interval`, both ends included.
    public mutating func add(outcome: Double, in interval: ClosedRange<Double>, cluster: Int) {
        var entry = held[cluster] ?? (0, 0)
        entry.count += 1
        if interval.contains(outcome) { entry.hits += 1 }
        held[cluster] = entry
    }

    /// Number of outcomes.
    public var count: Int { held.values.reduce(0) { $0 + $1.count } }

    /// Number of clusters.
    public var clusters: Int { held.count }

    /// Share of outcomes inside; not a number without outcomes.
    public var share: Double { Double(held.values.reduce(0) { $0 + $1.hits }) / Double(count) }

    /// Standard error of the share, clustered: √(g/(g − 1) Σ (hits − share · count)²) / n over g clusters (Liang & Zeger,
    /// Biometrika 73 (1986), for a mean). Not a number for fewer than two clusters.
    public var standardError: Double {
        guard clusters > 1 else { return .nan }
        let share = self.share
        // Summed in cluster order, so that the same outcomes give the same bits.
        let squares = held.sorted { $0.key < $1.key }.reduce(0.0) { sum, entry in
            let deviation = Double(entry.value.hits) - share * Double(entry.value.count)
            return sum + deviation * deviation
        }
        return (squares * Double(clusters) / Double(clusters - 1)).squareRoot() / Double(count)
    }

    /// Whether two tallies hold the same outcomes.
    public static func == (a: Self, b: Self) -> Bool {
        a.held.mapValues { [$0.hits, $0.count] } == b.held.mapValues { [$0.hits, $0.count] }
    }
}
