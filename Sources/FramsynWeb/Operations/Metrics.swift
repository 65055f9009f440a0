import HTTPTypes
import Synchronization

/// What the server counts about itself. Nothing in it names a person or an organisation: routes are patterns, and there
/// are as many as the program has.
final class Metrics: Sendable {
    /// Upper bounds of the duration's classes, in seconds.
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

    /// Requests of a kind.
    struct Kind: Hashable {
        var method: String
        var route: String
    }

    /// How they went.
    struct Tally {
        /// By the status's first digit.
        var statuses: [Int: Int] = [:]
        /// By class of duration; the last is above all bounds.
        var durations = Array(repeating: 0, count: bounds.count + 1)
        var seconds = 0.0
    }

    /// Everything counted, at one moment.
    struct Reading {
        var requests: [Kind: Tally] = [:]
        var refusals: [Refusal: Int] = [:]
        var underWay = 0
    }

    private let state = Mutex(Reading())

    /// A method by a name of its own, or `other`: the sender may write anything.
    static func method(_ method: HTTPRequest.Method) -> String {
        switch method {
        case .get, .head, .post, .put, .delete, .options, .patch: method.rawValue
        default: "other"
        }
    }

    /// A request has come.
    func requestBegan() { state.withLock { $0.underWay += 1 } }

    /// A request has its answer.
    func requestEnded(method: String, route: String, status: Int, time: Duration) {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        let place = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.underWay -= 1
            state.requests[Kind(method: method, route: route), default: Tally()].add(status, place, seconds)
        }
    }

    /// A connection was refused before any route.
    func refused(_ refusal: Refusal) { state.withLock { $0.refusals[refusal, default: 0] += 1 } }

    /// What has been counted so far.
    var reading: Reading { state.withLock { $0 } }
}

extension Metrics.Tally {
    fileprivate mutating func add(_ status: Int, _ place: Int, _ time: Double) {
        statuses[status / 100, default: 0] += 1
        durations[place] += 1
        seconds += time
    }
}
