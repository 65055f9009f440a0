internal import Foundation

/// Threads that compute, apart from those that answer pages. Engines run here and nowhere else.
final class ComputePool: TaskExecutor {
    /// Number of threads, the `workers` that engines are given.
    let workers: Int
    private let queue = WorkQueue()

    init(threads: Int) {
        workers = max(1, threads)
        for number in 0..<workers {
            let thread = Thread { [queue, unowned self] in
                while let job = queue.next() { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
            }
            thread.name = "compute-\(number)"
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        queue.append(UnownedJob(job))
    }

    deinit {
        queue.close()
    }

    /// Runs an engine's entry point on the pool.
    func run<Value: Sendable>(_ work: @Sendable @escaping () async throws -> Value) async throws -> Value {
        let task = Task(executorPreference: self) { try await work() }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }
}

/// Waiting work in order of arrival. `@unchecked`: every access is under the condition's lock.
private final class WorkQueue: @unchecked Sendable {
    private let condition = NSCondition()
    private var waiting: [UnownedJob] = []
    private var head = 0
    private var isClosed = false

    func append(_ job: UnownedJob) {
        condition.lock()
        waiting.append(job)
        condition.signal()
        condition.unlock()
    }

    func next() -> UnownedJob? {
        condition.lock()
        defer { condition.unlock() }
        while head == waiting.count && !isClosed { condition.wait() }
        guard head < waiting.count else { return nil }
        let job = waiting[head]
        head += 1
        if head == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            head = 0
        }
        return job
    }

    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }
}
