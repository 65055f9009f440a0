import FramsynApplication
import Hummingbird
import NIOCore

/// What follows a request through the server: the library's own part, where it came from and the frame around its page.
struct WebContext: RequestContext {
    /// What the library keeps about a request.
    var coreContext: CoreRequestContextStorage
    /// The frame around the page; set before any route is reached.
    var site = Site(path: "/")
    /// Names the request in the log, in the answer and on the page of a fault.
    let number = RequestID().description
    /// Address of whoever asks. Behind a proxy it is what the proxy says (``ForwardedHeaders``). It is told to nobody and
    /// not logged.
    var clientAddress: String
    /// Whether the request came over TLS, which is what decides on `Secure` cookies and HSTS.
    var isSecure = false
    /// Who is signed in; nil for nobody.
    var session: OpenSession?
    /// Whether the request was sent on by one of the configured proxies.
    var isProxied = false

    /// A context for one request.
    init(source: Source) {
        coreContext = .init(source: source)
        clientAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// Who is signed in.
    ///
    /// - Throws: the error whose page says that one must sign in; routes that ask are behind ``RequireSession``.
    var viewer: Viewer {
        get throws {
            guard let session else { throw HTTPError(.unauthorized) }
            return session.viewer
        }
    }
}
