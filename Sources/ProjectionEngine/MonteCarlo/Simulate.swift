import StatisticsKit

/// Simulates a projection: what chance and what is not known can do to every profession and year.
///
/// Every draw has a place of its own (seed, replicate, year, profession and person or cell, event), so scenarios share
/// their random numbers, and the result depends neither on the number of workers nor on order. Replicates are cut into
/// chunks whose size depends on the model alone.
///
/// - Throws: ``SimulationFault`` when there is too much to simulate, `CancellationError` when the task is cancelled.
@concurrent
public func simulate(
    _ model: SimulationModel, settings: SimulationSettings = SimulationSettings()
) async throws -> ProjectionDistribution {
    try await simulate(SimulationSum(model, settings)) { _ in }
}

/// Simulates several employers together and says what their sum can be: per profession by name, in the order of
/// ``Projection/init(region:moves:)``, and over all, net of moves between them.
///
/// Chance, rates and the level of turnover are drawn for each employer by itself. One population path moves the need of
/// all of them, each by its own deviation, and one effect of the year moves the turnover of a profession at all of them,
/// each by its own size, since they hire in one labour market. Shared effects do not even out in a sum, so where they are
/// in truth less alike the interval is somewhat too wide rather than too narrow.
///
/// The seed decides the result whatever the number of workers, and a sum of one employer is that employer's distribution.
///
/// - Parameters:
///   - moves: persons who move between the employers, taken out of turnover and recruitment.
///   - groups: names of professions whose sums are wanted besides the total; names that no employer has count as none.
///   - progress: called with the share that is done, 0…1.
/// - Throws: ``SimulationFault`` when there is too much to simulate or years differ, `CancellationError` when the task is
///   cancelled.
@concurrent
public func simulate(
    region employers: [SimulatedEmployer], moves: [EmployerMove] = [], groups: [Set<String>] = [],
    settings: SimulationSettings = SimulationSettings(), progress: @Sendable (Double) -> Void = { _ in }
) async throws -> ProjectionDistribution {
    try await simulate(SimulationSum(employers, moves: moves, groups: groups, settings), progress: progress)
}

private func simulate(
    _ sum: SimulationSum, progress: @Sendable (Double) -> Void
) async throws -> ProjectionDistribution {
    let replicates = max(sum.settings.replicates, 1)
    let size = sum.chunkSize
    let chunks = (replicates + size - 1) / size
    var figures = FigureTable(rows: sum.rowCount, years: sum.years.count, replicates: replicates)
    try await inOrder(count: chunks, workers: sum.settings.workers) { chunk in
        sum.run(chunk * size..<min((chunk + 1) * size, replicates))
    } take: { chunk, result in
        figures.take(result, from: chunk * size)
        progress(Double(chunk + 1) / Double(chunks))
    }
    return try await summarise(figures, sum)
}

/// Runs chunks of work, at most `workers` at once, and takes their results in the order of the chunks.
private func inOrder<Result: Sendable>(
    count: Int, workers: Int, work: @escaping @Sendable (Int) -> Result, take: (Int, Result) -> Void
) async throws {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
        var started = 0
        var taken = 0
        var waiting: [Int: Result] = [:]
        func start() {
            let chunk = started
            started += 1
            group.addTask {
                try Task.checkCancellation()
                return (chunk, work(chunk))
            }
        }
        while started < min(max(workers, 1), count) { start() }
        while let (chunk, result) = try await group.next() {
            try Task.checkCancellation()
            if started < count { start() }
            waiting[chunk] = result
            while let next = waiting.removeValue(forKey: taken) {
                take(taken, next)
                taken += 1
            }
        }
    }
}

private func summarise(_ figures: FigureTable, _ sum: SimulationSum) async throws -> ProjectionDistribution {
    let settings = sum.settings
    let columns = figures.years + 1
    var summaries: [DistributionSummary?] = []
    var samples: [Double] = []
    // A line a profession, one for all of them together and one a group.
    let chosen = (0..<figures.rows).map { [$0] } + [Array(0..<figures.rows)] + sum.groups
    let lines = ProjectionMeasure.allCases.count * chosen.count
    try await inOrder(count: lines, workers: settings.workers) { line in
        let measure = ProjectionMeasure.allCases[line / chosen.count]
        return (0..<columns).map { column in
            let series = figures.series(measure, over: chosen[line % chosen.count], column: column)
            return (
                summary: series.map { DistributionSummary($0, probabilities: settings.probabilities) },
                sample: settings.keepsSamples
                    ? series?.map(Double.init) ?? [Double](repeating: 0, count: figures.replicates) : []
            )
        }
    } take: { _, line in
        for cell in line {
            summaries.append(cell.summary)
            samples += cell.sample
        }
    }
    return ProjectionDistribution(
        years: sum.years, professionCount: figures.rows, replicates: figures.replicates,
        probabilities: settings.probabilities, groupCount: sum.groups.count, personYears: figures.personYears,
        summaries: summaries,
        samples: samples)
}
