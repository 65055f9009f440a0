import Dispatch
import Foundation
import FramsynApplication

/// How long work goes, on standard error: one line that is written over in a terminal, otherwise a line now and then.
/// `@unchecked`: every access is under the lock.
private final class ProgressLine: @unchecked Sendable {
    private let lock = NSLock()
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var last = ContinuousClock.now
    private var isShown = false

    /// Shows a stage, unless another was shown just before.
    func show(_ stage: String, _ share: Double?) {
        lock.lock()
        defer { lock.unlock() }
        let now = ContinuousClock.now
        guard now - last >= (isTerminal ? .milliseconds(100) : .seconds(10)) else { return }
        last = now
        let percent = share.map { "\(Int((min(max($0, 0), 1) * 100).rounded())) %  " } ?? ""
        if isTerminal {
            isShown = true
            FileHandle.standardError.write(Data("\r\u{1B}[2K\(percent)\(stage)".utf8))
        } else {
            note(percent + stage)
        }
    }

    /// Takes the line away.
    func clear() {
        lock.lock()
        defer { lock.unlock() }
        if isShown { FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8)) }
    }
}

/// Does long work, telling how it goes. Ctrl-C cancels it in order, so that it ends as cancelled and not as cut off.
func withProgress<Value: Sendable>(
    _ work: @Sendable @escaping (JobReporter) async throws -> Value
) async throws -> Value {
    let line = ProgressLine()
    let task = Task { try await work(JobReporter { line.show($0, $1) }) }
    signal(SIGINT, SIG_IGN)
    let interrupt = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    interrupt.setEventHandler { task.cancel() }
    interrupt.resume()
    defer {
        interrupt.cancel()
        signal(SIGINT, SIG_DFL)
        line.clear()
    }
    return try await task.value
}
