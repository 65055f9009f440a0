import Synchronization

/// How often each token may ask: ``limit`` requests a second on average and at once.
final class RequestRate: Sendable {
    /// Requests a second.
    static let limit = 20

    private struct Bucket {
        /// Requests that may still be made.
        var left: Double
        var at: ContinuousClock.Instant
    }

    private let buckets = Mutex<[Int64: Bucket]>([:])

    /// Counts a request of a token. Nil lets it through; otherwise the whole seconds to wait.
    func wait(_ token: Int64, at now: ContinuousClock.Instant) -> Int? {
        buckets.withLock { buckets in
            let full = Double(Self.limit)
            var bucket = buckets[token] ?? Bucket(left: full, at: now)
            let passed = bucket.at.duration(to: now) / .seconds(1)
            bucket.left = min(full, bucket.left + max(0, passed) * full)
            bucket.at = now
            let isLet = bucket.left >= 1
            if isLet { bucket.left -= 1 }
            buckets[token] = bucket
            // At most one entry for each token that holds; there is nothing to clear away but those that have rested.
            if buckets.count > 10_000 { buckets = buckets.filter { $0.value.at.duration(to: now) < .seconds(1) } }
            return isLet ? nil : 1
        }
    }
}
