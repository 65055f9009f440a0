import HTTPTypes
import Hummingbird
import MarkupKit

/// Answers only requests addressed to this machine or to a name it is configured with. Without it, a page elsewhere whose
/// name is pointed at this address could read everything (DNS rebinding).
struct HostCheck: RouterMiddleware {
    typealias Context = WebContext

    private let names: Set<String>

    /// A check that also lets `names` through.
    init(names: Set<String>) {
        self.names = Set(names.map { $0.lowercased() }).union(["127.0.0.1", "localhost", "[::1]"])
    }

    @concurrent
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard let authority = request.head.authority, names.contains(Self.host(of: authority)) else {
            // A bare page: the frame names organisations, which a stranger may not read.
            let page = ErrorPages.content(for: .badRequest, number: nil).document(in: Site(path: "/"))
            return Response.html(page.bytes, status: .badRequest)
        }
        return try await next(request, context)
    }

    /// The name without port, in lower case.
    static func host(of authority: String) -> String {
        let lower = authority.lowercased()
        if lower.hasPrefix("["), let end = lower.firstIndex(of: "]") { return String(lower[...end]) }
        return String(lower.prefix { $0 != ":" })
    }
}
