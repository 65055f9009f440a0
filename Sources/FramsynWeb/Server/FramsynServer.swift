public import FramsynApplication
import Hummingbird
public import Logging

/// The service on the web: the pages and forms of the catalogue, served on the loopback address.
public struct FramsynServer: Sendable {
    private let service: Service
    private let options: ServerOptions
    private let version: String
    private let logger: Logger

    /// A server of `service`.
    ///
    /// - Parameters:
    ///   - options: where it listens and whom it believes.
    ///   - version: version of the program, shown at the foot.
    public init(service: Service, options: ServerOptions, version: String, logger: Logger) {
        self.service = service
        self.options = options
        self.version = version
        self.logger = logger
    }

    /// Serves until the process is told to stop (``StoppableServer``). `onRunning` is told the port.
    ///
    /// - Parameter onDeadline: called when what goes on has not ended in the time there is; ends the process.
    public func run(
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }, onDeadline: @escaping @Sendable () -> Void
    ) async throws {
        let connections = OpenConnections()
        let service = service
        let server = StoppableServer(
            application: try application(connections: connections, onRunning: onRunning),
            onStop: { await service.stop() }, onCut: { connections.closeAll() }, onDeadline: onDeadline)
        try await server.runUntilSignal(logger: logger)
    }

    func application(
        connections: OpenConnections = OpenConnections(), onRunning: @escaping @Sendable (Int) async -> Void
    ) throws -> some ApplicationProtocol {
        let metrics = Metrics()
        let frame = FrameBuilder(service: service, version: version)
        let service = service
        let lasting = Set(PageCatalogue.pages.filter(\.restsOnStore).map(\.path))
        let held = HeldForms()
        let server = WebServer(
            configuration: WebServer.Configuration(
                address: options.address, port: options.port, hosts: options.hosts, proxies: options.proxies),
            site: { try await frame.site(for: $0, $1) }, session: { try await service.session($0) },
            kept: KeptAnswers(moment: { service.moment() }, restsOnStore: { lasting.contains($0) }),
            gate: RequireSession { try await FormController.hold($0, held) },
            addOpenRoutes: { SignInController(service: service).addRoutes(to: $0) },
            api: APIController(service: service, version: version),
            metrics: metrics, connections: connections,
            operations: OperationsController(
                service: service, metrics: metrics, connections: connections, version: version,
                metricsToken: options.metricsToken),
            logger: logger)
        let messages = Messages()
        return try server.application(onRunning: onRunning) { router in
            PageController(service: service, messages: messages).addRoutes(to: router)
            FormController(service: service, messages: messages, held: held).addRoutes(to: router)
        }
    }
}

/// Where a server listens and whom it believes.
public struct ServerOptions: Sendable {
    /// Address to listen on.
    public var address = "127.0.0.1"
    /// Port; 0 takes a free one.
    public var port = 8080
    /// Names that requests may be addressed to, beside this machine's own.
    public var hosts: Set<String> = []
    /// Proxies whose word about a request is taken.
    public var proxies: [AddressRange] = []
    /// What a reader of `/matvarden` from elsewhere must show; nil when nobody else may read it.
    public var metricsToken: String?

    /// This machine only, on port 8080.
    public init() {}
}

/// Makes the frame around a request's page.
struct FrameBuilder: Sendable {
    let service: Service
    let version: String

    /// The bare frame for those who have not signed in: the organisations' names are no business of theirs.
    func site(for request: Request, _ context: WebContext) async throws -> Site {
        guard let session = context.session else { return Site(path: request.uri.path, version: version) }
        let viewer = session.viewer
        let chosen = ChosenOrganisation.of(request)
        let around = try await service.perform(Surroundings(organisation: chosen), as: viewer)
        // A page of Behov is about one organisation; others may show anything in the store.
        let isSynthetic = request.uri.path.hasPrefix("/behov") ? around.isSynthetic : around.hasSynthetic
        let organisation = chosen.map(String.init) ?? around.standard
        let query = Self.kept(SubmittedForm(query: request))
        return Site(
            path: request.uri.path, query: query, menu: Self.menu(try await service.menu(for: viewer)),
            organisations: around.organisations,
            organisation: organisation,
            freezeAddress: around.mayFreeze
                ? FreezeReport.address(
                    of: request.uri.path, organisation: organisation, query: query.map { ($0.name, $0.value) }) : nil,
            viewer: viewer.name, role: viewer.role, formToken: session.formToken,
            version: version, isSynthetic: isSynthetic)
    }

    /// What an address asks for that means something whichever organisation is chosen. A page says itself what the new
    /// organisation does not have.
    private static func kept(_ query: SubmittedForm) -> [QueryValue] {
        query.fields.filter { !["org", "besked", "format", "tabell"].contains($0.name) && !$0.value.isEmpty }
            .map { QueryValue(name: $0.name, value: $0.value) }
    }

    private static func menu(_ sections: [MenuSection]) -> [MenuEntry] {
        sections.compactMap { section in
            guard let first = section.pages.first else { return nil }
            return MenuEntry(
                section.title, path: first.path,
                children: section.pages.count > 1 ? section.pages.map { MenuEntry($0.title, path: $0.path) } : [])
        }
    }
}

/// The organisation a reader has chosen: in the address, else remembered in a cookie.
enum ChosenOrganisation {
    static let cookie = "framsyn-organisation"

    static func of(_ request: Request) -> Int64? {
        if let id = SubmittedForm(query: request)["org"].flatMap({ Int64($0) }) { return id }
        return Cookies.value(cookie, request).flatMap { Int64($0) }
    }

    /// The cookie that forgets it.
    static let forget = "\(cookie)=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"

    /// The cookie that remembers an organisation; not readable by script, not sent from other sites.
    static func remember(_ id: Int64) -> String {
        "\(cookie)=\(id); Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"
    }
}

/// Messages about what was just done, each shown once on the page that follows.
actor Messages {
    private var waiting: [String: String] = [:]
    private var order: [String] = []
    private let limit = 500

    /// Keeps a message and returns its key.
    func add(_ text: String) -> String {
        let key = String(UInt64.random(in: .min ... .max), radix: 36)
        waiting[key] = text
        order.append(key)
        if order.count > limit { waiting[order.removeFirst()] = nil }
        return key
    }

    /// The message of a key, which is then gone.
    func take(_ key: String) -> String? { waiting.removeValue(forKey: key) }
}
