import FramsynApplication
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Gives a page again as it was made, as long as nothing has changed that it rests on.
///
/// A page rests on the store, on the day, on the address, on who reads and on the organisation they have chosen. Whether the
/// store has changed is asked of the store itself at every request, so a page is never older than the last change,
/// whoever made it. Pages that rest on more than the store are never kept (``PageEntry/restsOnStore``).
struct KeptAnswers: RouterMiddleware {
    typealias Context = WebContext

    /// What the pages of this moment rest on; nil when that cannot be told.
    let moment: @Sendable () -> StoreMoment?
    /// Whether the page of an address rests on nothing but the store.
    let restsOnStore: @Sendable (_ path: String) -> Bool
    private let answers = Answers()

    @concurrent
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .get, restsOnStore(request.uri.path), let moment = moment(),
            let key = Self.key(of: request, context)
        else { return try await next(request, context) }
        if let kept = answers[key, moment] { return kept.response }
        let response = try await next(request, context)
        guard response.status == .ok, let length = response.body.contentLength, length <= Answers.limit / 8 else {
            return response
        }
        let headers = response.headers
        let collected = Collected()
        try await response.body.write(BodyCollector(collected))
        let answer = Answer(headers: headers, body: collected.body.withLock { $0 })
        answers.keep(answer, key, moment)
        return answer.response
    }

    /// What tells one answer from another: the session, the address with its query, and the organisation remembered. Nil without
    /// a session, and for an address that names a message, which is shown once.
    private static func key(of request: Request, _ context: WebContext) -> String? {
        let address = request.uri.string
        guard let session = context.session, address.utf8.count <= 2000, !address.contains("besked=") else {
            return nil
        }
        // A page is its reader's: what it shows depends on rights, and its forms carry the session's secret.
        return "\(session.digest) \(ChosenOrganisation.of(request) ?? 0) \(address)"
    }
}

/// A page as it was sent.
private struct Answer: Sendable {
    var headers: HTTPFields
    var body: ByteBuffer

    var response: Response { Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body)) }
}

/// The answers kept, all made at the same moment of the store.
private final class Answers: Sendable {
    /// Bytes kept at most.
    static let limit = 32 << 20

    private struct State {
        var moment: StoreMoment?
        var answers: [String: Answer] = [:]
        var bytes = 0
    }

    private let state = Mutex(State())

    subscript(key: String, moment: StoreMoment) -> Answer? {
        state.withLock { $0.moment == moment ? $0.answers[key] : nil }
    }

    /// Keeps an answer made of the store as it was at `moment`. Those of other moments go; so do all when they take too
    /// much room.
    func keep(_ answer: Answer, _ key: String, _ moment: StoreMoment) {
        state.withLock { state in
            if state.moment != moment || state.bytes + answer.body.readableBytes > Self.limit {
                state = State(moment: moment)
            }
            if state.answers.updateValue(answer, forKey: key) == nil { state.bytes += answer.body.readableBytes }
        }
    }
}

/// Bytes of a body that is written in one piece or several.
private final class Collected: Sendable {
    let body = Mutex(ByteBuffer())
}

private struct BodyCollector: ResponseBodyWriter {
    private let collected: Collected

    init(_ collected: Collected) {
        self.collected = collected
    }

    @concurrent
    mutating func write(_ buffer: ByteBuffer) async throws {
        collected.body.withLock { body in
            if body.readableBytes == 0 {
                body = buffer
            } else {
                body.writeImmutableBuffer(buffer)
            }
        }
    }

    @concurrent
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
