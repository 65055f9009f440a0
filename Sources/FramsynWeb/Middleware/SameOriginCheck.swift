import HTTPTypes
import Hummingbird

/// Refuses changes that another site's page asks for. Browsers say where a form was sent from in `Sec-Fetch-Site` or
/// `Origin`; a change that carries neither is refused too, since every browser in use sends one.
struct SameOriginCheck: RouterMiddleware {
    typealias Context = WebContext

    @concurrent
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        switch request.method {
        case .get, .head, .options: break
        default: guard Self.isOwn(request) else { throw HTTPError(.forbidden) }
        }
        return try await next(request, context)
    }

    private static func isOwn(_ request: Request) -> Bool {
        let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
        let origin = request.headers[.origin]
        guard site != nil || origin != nil else { return false }
        if let site, site != "same-origin" { return false }
        if let origin {
            guard let authority = request.head.authority?.lowercased() else { return false }
            let origin = origin.lowercased()
            return origin == "http://" + authority || origin == "https://" + authority
        }
        return true
    }
}
