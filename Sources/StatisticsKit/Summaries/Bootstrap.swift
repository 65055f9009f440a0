/// The statistic of samples drawn with replacement from `values`, one for each of `replicates`; empty without values.
///
/// Source: Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979). Replicate r takes
/// its draws from its own place of the generator, so that more replicates leave the first ones as they were.
public func bootstrap(
    _ values: [Double], replicates: Int, generator: Philox, statistic: ([Double]) -> Double
) -> [Double] {
    guard !values.isEmpty else { return [] }
    var resample = values
    return (0..<max(replicates, 0)).map { replicate in
        var stream = PhiloxStream(generator, replicate: UInt32(truncatingIfNeeded: replicate))
        for i in resample.indices {
            resample[i] = values[min(Int(stream.uniform() * Double(values.count)), values.count - 1)]
        }
        return statistic(resample)
    }
}
