public import WorkforceModel

extension Backtest {
    /// Simulates the hidden years and compares with what happened.
    ///
    /// - Parameters:
    ///   - replicates: size of the simulated sample, at least 1.
    ///   - seed: the same seed gives the same report.
    ///   - workers: chunks run at once.
    /// - Throws: ``ProjectionFault`` or ``SimulationFault`` when the register's figures cannot be simulated, and
    ///   `CancellationError`.
    @concurrent
    public func report(replicates: Int = 1_000, seed: UInt64 = 1, workers: Int = 1) async throws -> BacktestReport {
        // The need is the staff path that the backtest was given, so it has no error of its own.
        let settings = SimulationSettings(
            replicates: replicates, seed: seed, workers: workers, uncertainty: SimulationUncertainty(need: nil),
            keepsSamples: true)
        let result = try await simulate(SimulationModel(input), settings: settings)
        let hidden = (input.years.lowerBound + 1)...input.years.upperBound
        func samples(_ measure: ProjectionMeasure) -> [[[Double]]] {
            input.professions.indices.map { row in
                hidden.map { result.sample(measure, profession: row, year: $0) }
            }
        }
        return report(BacktestSamples(exits: samples(.exits), recruitment: samples(.recruitment)))
    }
}
