import HTTPTypes
import Hummingbird

/// Takes from a proxy what it says of the request it sends on: who asked (`X-Forwarded-For`), for which name
/// (`X-Forwarded-Host`) and whether over TLS (`X-Forwarded-Proto`).
///
/// Only configured proxies are believed; from all others the headers mean nothing. `Forwarded` (RFC 7239) is never
/// believed: a proxy that writes the `X-` headers lets it through as the sender wrote it.
struct ForwardedHeaders: RouterMiddleware {
    typealias Context = WebContext

    /// The proxies that are believed.
    let proxies: [AddressRange]

    @concurrent
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard isProxy(context.clientAddress) else { return try await next(request, context) }
        var request = request
        var context = context
        context.isProxied = true
        context.isSecure = last("X-Forwarded-Proto", of: request)?.lowercased() == "https"
        if let host = last("X-Forwarded-Host", of: request) {
            var head = request.head
            head.authority = host
            request = Request(head: head, body: request.body)
        }
        context.clientAddress = client(Self.values("X-Forwarded-For", of: request)) ?? context.clientAddress
        return try await next(request, context)
    }

    /// The nearest address that is no proxy's: what stands before it was written by whoever sent the request.
    private func client(_ addresses: [String]) -> String? {
        var found: String?
        for address in addresses.reversed() {
            guard AddressRange.isAddress(address) else { break }
            found = address
            if !isProxy(address) { break }
        }
        return found
    }

    private func isProxy(_ address: String) -> Bool { proxies.contains { $0.contains(address) } }

    /// The value that the nearest proxy wrote.
    private func last(_ name: String, of request: Request) -> String? { Self.values(name, of: request).last }

    private static func values(_ name: String, of request: Request) -> [String] {
        guard let name = HTTPField.Name(name) else { return [] }
        return request.headers[values: name].flatMap { $0.split(separator: ",") }
            .map { value in
                String(value.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            .filter { !$0.isEmpty }
    }
}
