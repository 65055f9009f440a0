import HTTPTypes
import Hummingbird

/// Tells browsers what pages of the service may do: nothing from elsewhere, no inline script, no framing, no guessing.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext

    @concurrent
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.headers { response.headers[name] = value }
        // Only over TLS: said over plain HTTP it means nothing, and on loopback it would shut the reader out.
        if context.isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        // Pages hold figures about people: they are not kept by the browser or anything between.
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private static let headers: [(HTTPField.Name, String)] = {
        let pairs = [
            (
                "Content-Security-Policy",
                "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
            ),
            // Not `no-referrer`: then forms would carry `Origin: null` and be taken for somebody else's.
            ("Referrer-Policy", "same-origin"),
            ("X-Content-Type-Options", "nosniff"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
        return pairs.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
    }()
}
