internal import Foundation
internal import WorkforceStore

/// How long work tells where it stands.
public struct JobReporter: Sendable {
    private let report: @Sendable (_ stage: String, _ share: Double?) -> Void

    /// A reporter that hands every message to `report`: what goes on in words, and the share done when it is known.
    public init(_ report: @Sendable @escaping (_ stage: String, _ share: Double?) -> Void) {
        self.report = report
    }

    /// Tells nobody.
    public static let silent = JobReporter { _, _ in }

    func callAsFunction(_ stage: String, _ share: Double? = nil) {
        report(stage, share)
    }
}

/// What work ends with when it fails in a way its owner can do something about.
public struct JobFault: Error, Equatable {
    /// What is wrong and what to do, in Swedish.
    public var words: String

    init(words: String) {
        self.words = words
    }
}

/// Heavy work, one job at a time in the order it was started.
actor JobQueue {
    private let store: Store
    private var last: Task<Void, Never>?
    private var running: [Int64: Task<Void, Never>] = [:]

    init(store: Store) {
        self.store = store
    }

    /// Adds a job and returns its identity at once.
    ///
    /// - Parameters:
    ///   - manifest: the inputs that make the same result again, as JSON.
    ///   - time: the time now in UTC.
    ///   - work: returns the result as JSON, or throws ``JobFault`` with words for the owner.
    func start(
        kind: String, owner: Viewer, organisationID: Int64?, manifest: String, time: @Sendable @escaping () -> String,
        work: @Sendable @escaping (JobReporter) async throws -> String
    ) async throws -> Int64 {
        let id = try await store.addJob(
            kind: kind, owner: owner.name, accountID: owner.accountID, organisationID: organisationID,
            manifest: manifest, createdAt: time())
        let before = last
        let task = Task { [store] in
            await before?.value
            await Self.run(id, store: store, time: time, work: work)
            self.forget(id)
        }
        last = task
        running[id] = task
        return id
    }

    /// Asks a job to stop; it ends at its next chunk.
    func cancel(_ id: Int64) {
        running[id]?.cancel()
    }

    /// Marks every job of this process interrupted and asks it to stop.
    func interruptAll(at time: String) async {
        for (id, task) in running {
            try? await store.updateJob(id, state: .interrupted, stage: "", share: nil, endedAt: time)
            task.cancel()
        }
    }

    /// Whether a job waits or runs here, and not in another process on the same store.
    func holds(_ id: Int64) -> Bool { running[id] != nil }

    /// Waits until a job has ended.
    func wait(for id: Int64) async {
        await running[id]?.value
    }

    /// Waits until everything that was started here has ended.
    func finish() async {
        for task in Array(running.values) { await task.value }
    }

    private func forget(_ id: Int64) {
        running[id] = nil
    }

    private static func run(
        _ id: Int64, store: Store, time: @Sendable () -> String,
        work: @Sendable @escaping (JobReporter) async throws -> String
    ) async {
        let (stages, continuation) = AsyncStream.makeStream(
            of: (String, Double?).self, bufferingPolicy: .bufferingNewest(1))
        let writer = Task {
            for await (stage, share) in stages {
                try? await store.updateJob(id, state: .running, stage: stage, share: share)
            }
        }
        var state = StoredJob.State.done
        var stage = "Klart"
        var result: String?
        do {
            try Task.checkCancellation()
            result = try await work(JobReporter { continuation.yield(($0, $1)) })
        } catch is CancellationError {
            (state, stage) = (.cancelled, "Avbrutet")
        } catch let fault as JobFault {
            (state, stage, result) = (.failed, fault.words, nil)
        } catch {
            (state, stage, result) = (.failed, "Något gick fel. Inget har ändrats.", String(describing: error))
        }
        continuation.finish()
        await writer.value
        // A task of its own: the store refuses to write for one that has been cancelled, and the end must be written.
        let end = (state: state, stage: stage, result: result, time: time())
        await Task {
            try? await store.updateJob(
                id, state: end.state, stage: end.stage, share: end.state == .done ? 1 : nil, result: end.result,
                endedAt: end.time)
        }.value
    }
}
