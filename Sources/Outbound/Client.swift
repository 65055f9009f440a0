internal import Foundation
internal import FoundationNetworking

/// The only way out to other servers: hosts from a list, https (http only to this machine), a limit on time and size, no
/// cookies, no cache, and no redirect to another host.
public struct Client: Sendable {
    /// The hosts that may be asked.
    public let allowedHosts: AllowedHosts
    /// Longest time from call to whole answer, redirects included.
    public let timeLimit: Duration
    /// Largest body that is read, in bytes.
    public let sizeLimit: Int

    private static let redirectLimit = 3

    /// A client for some hosts.
    public init(
        allowedHosts: AllowedHosts, timeLimit: Duration = .seconds(10), sizeLimit: Int = 1 << 20,
        proxies: Proxies = .none
    ) {
        self.allowedHosts = allowedHosts
        self.timeLimit = timeLimit
        self.sizeLimit = sizeLimit
        if proxies == .none { ProxyEnvironment.clear() }
    }

    /// Fetches an address. A redirect is followed when scheme, host and port stay the same, at most three times.
    public func get(_ address: String, headers: [String: String] = [:]) async throws(OutboundFault) -> Response {
        try await send("GET", to: address, headers: headers, body: nil)
    }

    /// Sends a body to an address. No redirect is followed, so that a secret is sent once, to the address that was meant.
    public func post(
        _ address: String, body: [UInt8], contentType: String, headers: [String: String] = [:]
    ) async throws(OutboundFault) -> Response {
        var headers = headers
        headers["Content-Type"] = contentType
        return try await send("POST", to: address, headers: headers, body: body)
    }

    private func send(
        _ method: String, to text: String, headers: [String: String], body: [UInt8]?
    ) async throws(OutboundFault) -> Response {
        let deadline = ContinuousClock.now + timeLimit
        var address = try Address(text)
        for _ in 0...Self.redirectLimit {
            guard allowedHosts.allows(address.host) else { throw .hostNotAllowed(host: address.host) }
            var request = URLRequest(url: address.url)
            request.httpMethod = method
            request.httpShouldHandleCookies = false
            request.cachePolicy = .reloadIgnoringLocalCacheData
            // Foundation's own limit counts from the last byte; the deadline below, which counts from the start, comes first.
            request.timeoutInterval = timeLimit.seconds + 60
            for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
            if let body { request.httpBody = Data(body) }

            let exchange = Exchange(host: address.host, sizeLimit: sizeLimit)
            let response = try await exchange.run(request, until: deadline, limit: timeLimit)
            guard (300..<400).contains(response.status), response.status != 304,
                let location = response.headers["location"]
            else { return response }
            let next = try address.following(location)
            guard method == "GET", next.origin == address.origin else { throw .redirected(to: next.host) }
            address = next
        }
        throw .redirected(to: address.host)
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
