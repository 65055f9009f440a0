internal import SwedishText
internal import WorkforceStore

extension Service {
    /// Waits until a job has ended well, and tells how it goes. When the task is cancelled, so is the job.
    ///
    /// - Throws: ``JobFault`` when it failed, or when it runs in another process; `CancellationError`.
    func follow(_ id: Int64, reporter: JobReporter) async throws -> StoredJob {
        let isHere = await jobs.holds(id)
        if !isHere, let job = try await store.job(id), !job.hasEnded {
            throw JobFault(
                words:
                    "Samma beräkning är redan startad som jobb \(id). Vänta tills den är klar, eller avbryt den på sidan \(job.path); en som blivit kvar efter ett avbrott städas bort när framsyn serve startar."
            )
        }
        let telling = Task {
            while !Task.isCancelled {
                if let job = try await store.job(id), !job.hasEnded { reporter(job.stageWords, job.share) }
                try await Task.sleep(for: .milliseconds(200))
            }
        }
        await withTaskCancellationHandler {
            await jobs.wait(for: id)
        } onCancel: {
            Task { await jobs.cancel(id) }
        }
        telling.cancel()
        try Task.checkCancellation()
        guard let job = try await store.job(id) else { throw JobFault(words: "Jobbet finns inte längre.") }
        switch job.state {
        case .done: return job
        case .cancelled: throw CancellationError()
        case .waiting, .running, .failed, .interrupted: throw JobFault(words: job.stageWords)
        }
    }
}
