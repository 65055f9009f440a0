import HTTPTypes
import Hummingbird
import MarkupKit
import Synchronization

/// Lets a number of requests work at once. Others wait a little; when too many wait, or for too long, the reader is asked
/// to come back.
struct Admission: RouterMiddleware {
    typealias Context = WebContext

    private let turnstile: Turnstile
    private let refusal: @Sendable () throws -> Response

    /// Admission through a turnstile; `refusal` asks whoever found no place to come back.
    init(_ turnstile: Turnstile, refusal: @escaping @Sendable () throws -> Response) {
        self.turnstile = turnstile
        self.refusal = refusal
    }

    @concurrent
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard await turnstile.enter() else { return try refusal() }
        defer { turnstile.leave() }
        return try await next(request, context)
    }
}

/// A number of places, and a queue for them.
final class Turnstile: Sendable {
    private struct State {
        var free: Int
        var queue: [(number: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        var last = 0
    }

    private let state: Mutex<State>
    private let waiting: Int
    private let patience: Duration

    /// - Parameters:
    ///   - places: how many may be inside.
    ///   - waiting: how many may wait.
    ///   - patience: how long each may wait.
    init(places: Int, waiting: Int, patience: Duration) {
        state = Mutex(State(free: places))
        self.waiting = waiting
        self.patience = patience
    }

    /// Waits for a place; false when there was none. Whoever got one calls ``leave()``.
    func enter() async -> Bool {
        let number: Int? = state.withLock { state in
            if state.free > 0 {
                state.free -= 1
                return nil
            }
            state.last += 1
            return state.last
        }
        guard let number else { return true }
        let impatience = Task { [patience] in
            try? await Task.sleep(for: patience)
            self.giveUp(number)
        }
        defer { impatience.cancel() }
        return await withCheckedContinuation { continuation in
            let answer: Bool? = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                guard state.queue.count < waiting else { return false }
                state.queue.append((number, continuation))
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    /// Gives the place to the one who has waited longest.
    func leave() {
        let next = state.withLock { state in
            guard !state.queue.isEmpty else {
                state.free += 1
                return nil as CheckedContinuation<Bool, Never>?
            }
            return state.queue.removeFirst().continuation
        }
        next?.resume(returning: true)
    }

    private func giveUp(_ number: Int) {
        let waiter = state.withLock { state in
            state.queue.firstIndex { $0.number == number }.map { state.queue.remove(at: $0).continuation }
        }
        waiter?.resume(returning: false)
    }
}
