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
    let plan = try SimulationPlan(model, settings)
    let replicates = max(settings.replicates, 1)
    let size = plan.chunkSize
    var figures = FigureTable(
        rows: model.flow.professionCount, years: model.flow.yearCount, replicates: replicates)
    try await inOrder(count: (replicates + size - 1) / size, workers: settings.workers) { chunk in
        runChunk(plan, chunk * size..<min((chunk + 1) * size, replicates))
    } take: { chunk, result in
        figures.take(result, from: chunk * size)
    }
    return try await summarise(figures, plan)
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

/// The figures of some replicates, one replicate after the other.
private func runChunk(_ plan: SimulationPlan, _ replicates: Range<Int>) -> [Int32] {
    var runner = ReplicateRunner(plan)
    var result: [Int32] = []
    result.reserveCapacity(runner.figures.count * replicates.count)
    for replicate in replicates {
        runner.run(replicate)
        result += runner.figures
    }
    return result
}

private func summarise(_ figures: FigureTable, _ plan: SimulationPlan) async throws -> ProjectionDistribution {
    let flow = plan.model.flow
    let settings = plan.settings
    let columns = figures.years + 1
    var summaries: [DistributionSummary?] = []
    var samples: [Double] = []
    let lines = ProjectionMeasure.allCases.count * (figures.rows + 1)
    try await inOrder(count: lines, workers: settings.workers) { line in
        let measure = ProjectionMeasure.allCases[line / (figures.rows + 1)]
        return (0..<columns).map { column in
            let series = figures.series(measure, row: line % (figures.rows + 1), column: column)
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
        years: flow.years, professionCount: figures.rows, replicates: figures.replicates,
        probabilities: settings.probabilities, personYears: figures.personYears, summaries: summaries,
        samples: samples)
}
