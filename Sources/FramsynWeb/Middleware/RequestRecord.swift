import HTTPTypes
import Hummingbird
import Logging

/// Counts every request and writes a line of it: number, method, the route's pattern, status, time and bytes. Never the
/// query, which may name what is searched for, never an address, never a body.
struct RequestRecord: RouterMiddleware {
    typealias Context = WebContext

    /// Where requests are counted.
    let metrics: Metrics
    /// Where the lines go.
    let logger: Logger

    private static let numberHeader = HTTPField.Name("X-Request-Id")

    @concurrent
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let clock = ContinuousClock()
        let began = clock.now
        metrics.requestBegan()
        do {
            var response = try await next(request, context)
            if let name = Self.numberHeader { response.headers[name] = context.number }
            note(request, context, response.status, clock.now - began, bytes: response.body.contentLength)
            return response
        } catch {
            let status = (error as? any HTTPResponseError)?.status ?? .internalServerError
            note(request, context, status, clock.now - began, bytes: nil)
            throw error
        }
    }

    private func note(
        _ request: Request, _ context: WebContext, _ status: HTTPResponse.Status, _ time: Duration, bytes: Int?
    ) {
        let route = context.endpointPath ?? "okänd"
        let method = Metrics.method(request.method)
        metrics.requestEnded(method: method, route: route, status: status.code, time: time)
        logger.info(
            "request",
            metadata: [
                "id": "\(context.number)", "method": "\(method)", "route": "\(route)", "status": "\(status.code)",
                "ms": "\(time.milliseconds)", "bytes": "\(bytes ?? 0)",
            ])
    }
}

extension Duration {
    /// Milliseconds with three decimals.
    fileprivate var milliseconds: Double {
        (Double(components.seconds) * 1e6 + Double(components.attoseconds / 1_000_000_000_000)).rounded() / 1e3
    }
}
