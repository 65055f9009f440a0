import Hummingbird

/// What follows a request through the server: the library's own part and the frame around its page.
struct WebContext: RequestContext {
    /// What the library keeps about a request.
    var coreContext: CoreRequestContextStorage
    /// The frame around the page; set before any route is reached.
    var site = Site(path: "/")

    /// A context for one request.
    init(source: Source) {
        coreContext = .init(source: source)
    }
}
