import FramsynApplication
import HTTPTypes
import Hummingbird
import Logging

/// Stands before everything that is for browsers: what programs ask is answered in their form whatever comes of it, and
/// neither cookies nor pages of errors have a part in it.
struct APIGate: RouterMiddleware {
    typealias Context = WebContext

    /// Log of faults.
    let logger: Logger

    @concurrent
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        guard APIAddress.holds(path) else { return try await next(request, context) }
        guard APIAddress.isKnown(path) else { return try answer(.missing, request) }
        guard request.method == .get || request.method == .head else {
            return try answer(.methodNotAllowed, request, [.allow: "GET, HEAD"])
        }
        do {
            return try await next(request, context)
        } catch {
            // Only the error's type: its words may hold what somebody wrote.
            logger.error(
                "unforeseen fault",
                metadata: [
                    "id": "\(context.id)", "route": "\(context.endpointPath ?? "okänd")",
                    "error": "\(String(reflecting: type(of: error)))",
                ])
            return try answer(
                StorageTrouble(error) == nil ? .unforeseen(context.id) : .unreadable(context.id), request)
        }
    }

    private func answer(_ problem: Problem, _ request: Request, _ headers: HTTPFields = [:]) throws -> Response {
        var response = try problem.response(headers)
        if request.method == .head { response.body = ResponseBody() }
        return response
    }
}
