import Hummingbird

/// Puts the frame around the page into the context before a route answers.
struct SiteFrame: RouterMiddleware {
    typealias Context = WebContext

    /// Makes the frame for a request.
    let site: @Sendable (Request, WebContext) async throws -> Site

    @concurrent
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.site = try await site(request, context)
        return try await next(request, context)
    }
}
