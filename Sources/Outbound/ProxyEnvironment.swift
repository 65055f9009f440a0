internal import Foundation

/// Whether requests may go through a proxy.
public enum Proxies: Hashable, Sendable {
    /// Straight to the host. The process's proxy variables are removed when the client is made, since the system library
    /// under Foundation reads them by itself.
    case none
    /// Through the proxy that `https_proxy` and `no_proxy` name, where an organisation lets nothing out otherwise.
    case fromEnvironment
}

/// The variables that the system library reads.
enum ProxyEnvironment {
    static func clear() {
        for name in ["http_proxy", "https_proxy", "all_proxy"] {
            unsetenv(name)
            unsetenv(name.uppercased())
        }
    }
}
