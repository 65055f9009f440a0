import FramsynApplication
import HTTPTypes
import Hummingbird
import Logging

/// Finds out who is signed in, from the session's cookie. Whoever is not goes on without: what they may see is decided later.
struct SessionReader: RouterMiddleware {
    typealias Context = WebContext

    /// The session of a secret that a browser sent.
    let session: @Sendable (_ secret: String) async throws -> OpenSession?
    /// Log of faults.
    let logger: Logger

    @concurrent
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard let name = context.sessionCookie?.name, let secret = Cookies.value(name, request) else {
            return try await next(request, context)
        }
        var context = context
        do {
            context.session = try await session(secret)
        } catch {
            // The store does not answer: nobody is let in, and the page says so.
            logger.error("sessions cannot be read: \(error)")
        }
        return try await next(request, context)
    }
}

/// Lets only those through who have signed in; others are led to where they can, and back afterwards.
struct RequireSession: RouterMiddleware {
    typealias Context = WebContext

    /// Keeps a form that was sent without a session, and returns where it can be sent again.
    let hold: @Sendable (Request) async throws -> String?

    @concurrent
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard context.session == nil else { return try await next(request, context) }
        let isRead = request.method == .get || request.method == .head
        let path = isRead ? request.uri.string : try await hold(request) ?? "/"
        return .seeOther(path == "/" ? "/logga-in" : "/logga-in?till=" + AddressQuery.encoded(path))
    }
}
