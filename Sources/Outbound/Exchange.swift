internal import Foundation
internal import FoundationNetworking
internal import Synchronization

/// One request and its answer, as it arrives.
final class Exchange: Sendable {
    private struct State {
        var status = 0
        var headers: [String: String] = [:]
        var body: [UInt8] = []
        var task: URLSessionDataTask?
        var continuation: CheckedContinuation<Result<Response, OutboundFault>, Never>?
        var result: Result<Response, OutboundFault>?
    }

    private let host: String
    private let sizeLimit: Int
    private let state = Mutex(State())

    init(host: String, sizeLimit: Int) {
        self.host = host
        self.sizeLimit = sizeLimit
    }

    /// Sends the request and waits for the whole answer, the deadline, or the end of the task that asks.
    func run(
        _ request: URLRequest, until deadline: ContinuousClock.Instant, limit: Duration
    ) async throws(OutboundFault) -> Response {
        // On a thread of its own, so that the limit holds also while all the threads of tasks are busy.
        let timer = DispatchSource.makeTimerSource(queue: .global())
        timer.setEventHandler { self.finish(.failure(.timedOut(seconds: limit.seconds))) }
        timer.schedule(deadline: .now() + max(0, ContinuousClock.now.duration(to: deadline).seconds))
        timer.resume()
        defer { timer.cancel() }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let ended = state.withLock { state in
                    state.continuation = continuation
                    return state.result
                }
                if let ended { return complete(ended) }
                let task = Connections.shared.task(for: request, exchange: self)
                // A task that is cancelled is started first all the same: only then does it tell that it ended.
                task.resume()
                let isOver = state.withLock { state in
                    state.task = task
                    return state.result != nil
                }
                if isOver { task.cancel() }
            }
        } onCancel: {
            finish(.failure(.cancelled))
        }
        return try result.get()
    }

    /// The head has come; a body that says it is too large is not waited for.
    func receive(_ response: URLResponse) {
        guard let http = response as? HTTPURLResponse else { return }
        state.withLock { state in
            state.status = http.statusCode
            for case (let name as String, let value as String) in http.allHeaderFields {
                state.headers[name.lowercased()] = value
            }
        }
        if http.expectedContentLength > Int64(sizeLimit) { finish(.failure(.tooLarge(limit: sizeLimit))) }
    }

    /// A piece of the body has come.
    func receive(_ data: Data) {
        let isTooLarge = state.withLock { state in
            guard state.result == nil else { return false }
            guard state.body.count + data.count <= sizeLimit else { return true }
            state.body.append(contentsOf: data)
            return false
        }
        if isTooLarge { finish(.failure(.tooLarge(limit: sizeLimit))) }
    }

    /// The exchange has ended by itself.
    func end(with error: (any Error)?) {
        if let error {
            finish(.failure(.notReached(host: host, reason: (error as NSError).localizedDescription)))
        } else {
            finish(
                .success(state.withLock { Response(status: $0.status, headers: $0.headers, body: $0.body) }))
        }
    }

    /// The first result counts; what is still under way is stopped.
    private func finish(_ result: Result<Response, OutboundFault>) {
        let isFirst = state.withLock { state in
            guard state.result == nil else { return false }
            state.result = result
            return true
        }
        if isFirst { complete(result) }
    }

    private func complete(_ result: Result<Response, OutboundFault>) {
        let (task, continuation) = state.withLock { state in
            let taken = (state.task, state.continuation)
            if state.continuation != nil { (state.task, state.continuation) = (nil, nil) }
            return taken
        }
        if case .failure = result { task?.cancel() }
        continuation?.resume(returning: result)
    }
}

/// The one session of the process. It is never torn down: taking down sessions while they work is where Foundation on Linux
/// has crashed.
private final class Connections: NSObject, URLSessionDataDelegate, Sendable {
    static let shared = Connections()

    private let exchanges = Mutex<[Int: Exchange]>([:])
    private let session = Mutex<URLSession?>(nil)

    func task(for request: URLRequest, exchange: Exchange) -> URLSessionDataTask {
        session.withLock { session in
            let open = session ?? URLSession(configuration: Self.configuration, delegate: self, delegateQueue: nil)
            session = open
            let task = open.dataTask(with: request)
            exchanges.withLock { $0[task.taskIdentifier] = exchange }
            return task
        }
    }

    private static var configuration: URLSessionConfiguration {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpCookieAcceptPolicy = .never
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        return configuration
    }

    private func exchange(of task: URLSessionTask) -> Exchange? {
        exchanges.withLock { $0[task.taskIdentifier] }
    }

    // The client decides about redirects itself, with the head of the answer in hand; the body says nothing.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        let exchange = exchange(of: task)
        exchange?.receive(response)
        exchange?.end(with: nil)
        completionHandler(nil)
        // Left alone it may keep its place among the connections to the host, of which there are few.
        task.cancel()
    }

    // There is never a password to answer with. Foundation's default on Linux is to wait for one for ever, so the answer
    // that asks for it is the last one: it has come whole when this is called.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        let exchange = exchange(of: task)
        if let response = task.response { exchange?.receive(response) }
        exchange?.end(with: nil)
        completionHandler(.cancelAuthenticationChallenge, nil)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        exchange(of: dataTask)?.receive(response)
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        exchange(of: dataTask)?.receive(data)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let exchange = exchanges.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        exchange?.end(with: error)
    }
}
