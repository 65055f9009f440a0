import Glibc

/// What a piece of work took.
struct Cost {
    /// Seconds that passed.
    var wall: Double
    /// Seconds of processor time, all threads.
    var processor: Double
}

/// The least wall time and the least processor time of `rounds` runs of `work`, which is run once before.
func best(of rounds: Int, _ work: () async throws -> Void) async rethrows -> Cost {
    try await work()
    var cost = Cost(wall: .infinity, processor: .infinity)
    for _ in 0..<rounds {
        let (wall, processor) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
        try await work()
        cost.wall = min(cost.wall, seconds(CLOCK_MONOTONIC) - wall)
        cost.processor = min(cost.processor, seconds(CLOCK_PROCESS_CPUTIME_ID) - processor)
    }
    return cost
}

private func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

/// The most memory the process has held, megabytes.
func peakMegabytes() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
}

/// Prints one figure: name, value, unit.
func report(_ name: String, _ value: Double, _ unit: String) {
    let digits = value < 10 ? 3 : value < 1000 ? 1 : 0
    var text = [CChar](repeating: 0, count: 64)
    let length = withVaList([Int32(digits), value]) { vsnprintf(&text, text.count, "%.*f", $0) }
    let number = String(decoding: text[..<Int(max(length, 0))].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    print("\(name)\t\(number)\t\(unit)")
}
