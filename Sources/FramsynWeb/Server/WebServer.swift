import FramsynApplication
import Hummingbird
import Logging
import NIOCore

/// The web server: routes come from controllers, everything around them from here.
///
/// A controller is a struct that adds its routes; ``PageController`` and ``FormController`` serve the whole catalogue.
///
/// Errors are thrown: `HTTPError(.notFound)` becomes the page for 404, anything unknown the page for 500 and a log line.
struct WebServer: Sendable {
    /// Where it listens and what it answers to.
    struct Configuration: Sendable {
        /// Address to listen on; only this machine unless told otherwise.
        var address = "127.0.0.1"
        /// Port; 0 takes a free one.
        var port = 8080
        /// Names that requests may be addressed to, beside this machine's own. Others are refused, so that a page of
        /// someone else's whose name is pointed at this address cannot read anything.
        var hosts: Set<String> = []
        /// Proxies whose word about a request is taken (``ForwardedHeaders``).
        var proxies: [AddressRange] = []
        /// What a connection, and all of them together, may ask.
        var limits = ConnectionLimits()
    }

    /// Where it listens and what it answers to.
    var configuration: Configuration
    /// The frame around the page of a request.
    var site: @Sendable (Request, WebContext) async throws -> Site
    /// Finds out who is signed in; nil lets everybody be nobody.
    var session: (@Sendable (_ secret: String) async throws -> OpenSession?)?
    /// Gives unchanged pages again; nil makes every page anew.
    var kept: KeptAnswers?
    /// Lets only those who have signed in through to what `addRoutes` adds; nil lets everybody.
    var gate: RequireSession?
    /// Routes for those who have not signed in.
    var addOpenRoutes: @Sendable (Router<WebContext>) -> Void = { _ in }
    /// What programs read with an access token; nil leaves it out.
    var api: APIController?
    /// Where requests are counted.
    var metrics = Metrics()
    /// The connections that are open.
    var connections = OpenConnections()
    /// What those who run the service ask it; nil leaves it out.
    var operations: OperationsController?
    /// Log of requests and faults.
    var logger: Logger

    /// An application that serves the routes that `addRoutes` adds. `onRunning` is told the port.
    func application(
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }, addRoutes: (Router<WebContext>) throws -> Void
    ) throws -> some ApplicationProtocol {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        // Outermost first. Routes get the middleware that was added before them.
        router.add(middleware: RequestRecord(metrics: metrics, logger: logger))
        router.add(middleware: ForwardedHeaders(proxies: configuration.proxies))
        router.add(middleware: SecurityHeaders())
        operations?.addRoutes(to: router)
        router.add(middleware: HostCheck(names: configuration.hosts))
        let turnstile = Turnstile(
            places: configuration.limits.requests, waiting: configuration.limits.waiting,
            patience: configuration.limits.waitingTime)
        if let api {
            router.add(middleware: APIGate(logger: logger))
            try api.addRoutes(
                to: router.group().add(
                    middleware: Admission(turnstile) { try Problem.busy.response([.retryAfter: "5"]) }))
        }
        if let session { router.add(middleware: SessionReader(session: session, logger: logger)) }
        router.add(middleware: ErrorPages(site: site, logger: logger))
        try StaticFiles(directory: StaticFiles.bundled).addRoutes(to: router)
        router.add(middleware: Admission(turnstile) { ErrorPages.busy })
        router.add(middleware: SameOriginCheck())
        // A kept page has its frame already.
        if let kept { router.add(middleware: kept) }
        router.add(middleware: SiteFrame(site: site))
        addOpenRoutes(router)
        if let gate { router.add(middleware: gate) }
        try addRoutes(router)
        return Application(
            router: router,
            server: .guarded(
                configuration.limits, connections: connections, onRefusal: { [metrics] in metrics.refused($0) }),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.address, port: configuration.port), serverName: nil),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) }, logger: logger)
    }
}
