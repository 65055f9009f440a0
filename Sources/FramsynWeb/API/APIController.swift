import FramsynApplication
import HTTPTypes
import Hummingbird
import Presentation

/// The pages of the catalogue for programs: the same content as the page shows the token's owner, within the token's limits,
/// as JSON. Only reads.
struct APIController: Sendable {
    let service: Service
    let version: String
    private let rate = RequestRate()

    init(service: Service, version: String) {
        self.service = service
        self.version = version
    }

    func addRoutes(to router: some RouterMethods<WebContext>) throws {
        // Rests on the catalogue alone, and says nothing of what is stored.
        let document = try JSON.bytes(OpenAPIDocument.document(version: version))
        router.get(RouterPath(APIAddress.document)) { _, _ in JSON.response(document) }
        router.get(RouterPath(APIAddress.root)) { request, _ in
            try await withToken(request) { viewer in
                if let problem = QueryCheck.problem(request, []) { return try problem.response() }
                let pages = try await service.pagesForPrograms(viewer)
                return JSON.response(
                    try JSON.bytes(
                        APIIndex(
                            pages: pages.map { APIIndex.Page(title: $0.title, href: APIAddress.page($0)) },
                            openapi: APIAddress.document)))
            }
        }
        for entry in APIAddress.pages {
            router.get(RouterPath(APIAddress.page(entry))) { request, _ in
                try await withToken(request) { try await page(entry, request, $0) }
            }
        }
    }

    private func page(_ entry: PageEntry, _ request: Request, _ viewer: Viewer) async throws -> Response {
        if let problem = QueryCheck.problem(request, entry.parameters) { return try problem.response() }
        do {
            let asked = PageRequest(entry.path, request, chosen: nil)
            return JSON.response(try PageFiles.json(try await service.page(entry, asked, as: viewer)))
        } catch let fault as RequestFault {
            return try Problem(fault).response()
        }
    }

    /// Answers for the viewer of the request's token.
    private func withToken(
        _ request: Request, _ answer: (Viewer) async throws -> Response
    ) async throws -> Response {
        guard let text = Self.token(of: request), let session = try await service.session(ofToken: text) else {
            let isSent = request.headers[.authorization] != nil
            return try Problem.unauthorised.response([
                .wwwAuthenticate: "Bearer realm=\"framsyn\"" + (isSent ? ", error=\"invalid_token\"" : "")
            ])
        }
        if let seconds = rate.wait(session.token, at: ContinuousClock().now) {
            return try Problem.tooMany.response([.retryAfter: "\(seconds)"])
        }
        return try await answer(session.viewer)
    }

    /// What stands after `Bearer`; nil when the header is not of that kind.
    private static func token(of request: Request) -> String? {
        guard let header = request.headers[.authorization], let space = header.firstIndex(of: " "),
            header[..<space].lowercased() == "bearer"
        else { return nil }
        return String(header[header.index(after: space)...].drop { $0 == " " })
    }
}

/// What there is for a token.
private struct APIIndex: Encodable {
    struct Page: Encodable {
        var title: String
        var href: String
    }

    var pages: [Page]
    /// Where all of it is described.
    var openapi: String
}

/// The query of a program, which is to be right: a slip that went unnoticed would give an answer to another question.
enum QueryCheck {
    /// What is wrong with a query; nil when nothing is.
    static func problem(_ request: Request, _ parameters: [PageParameter]) -> Problem? {
        var seen: Set<String> = []
        for (name, value) in SubmittedForm(query: request).fields {
            let shown = name.prefix(40)
            guard let parameter = parameters.first(where: { $0.isNamed(name) }) else {
                let names = parameters.map(\.name)
                return .malformed(
                    "Här finns inget val som heter ”\(shown)”. "
                        + (names.isEmpty
                            ? "Inga val tas emot." : "De val som finns är \(names.joined(separator: ", "))."))
            }
            guard seen.insert(name).inserted else {
                return .malformed("Valet \(shown) står två gånger. Ange det en gång.")
            }
            guard parameter.takes(value) else {
                return .malformed("Valet \(shown) kan inte vara ”\(value.prefix(40))”. \(parameter.kind.words)")
            }
        }
        if let lacking = parameters.first(where: { $0.isRequired && !seen.contains($0.name) }) {
            return .malformed("Valet \(lacking.name) saknas. \(lacking.words)")
        }
        return nil
    }
}

extension PageParameter.Kind {
    /// What is taken, in Swedish.
    fileprivate var words: String {
        switch self {
        case .identity: "Skriv ett nummer med siffror."
        case .whole(let range): "Skriv ett helt tal, \(range.lowerBound)–\(range.upperBound)."
        case .decimal: "Skriv ett tal, till exempel 2,5."
        case .day: "Skriv en dag, till exempel 2026-11-21."
        case .text: "Skriv högst \(PageParameter.longestText) tecken."
        case .choice(let values): "Välj \(values.joined(separator: ", "))."
        case .flag: "Skriv 1, eller utelämna valet."
        case .ticks: "Skriv ja, eller utelämna valet."
        }
    }
}

extension Problem {
    /// A fault of a page's request.
    init(_ fault: RequestFault) {
        switch fault {
        case .notAvailable: self = .unavailable
        case .notAllowed(let right):
            self = Problem(
                .forbidden, "Det får nyckeln inte läsa",
                right.missingWords + " Nyckelns klass kan också sätta gränsen.")
        case .notANumber(let name, _): self = .malformed("Valet \(name) skrivs med siffror.")
        case .noOrganisation:
            self = Problem(.notFound, "Det finns inget här", "Ingen organisation är upplagd ännu.")
        case .missing(let what): self = Problem(.notFound, "Det saknas något", "Det här saknas: \(what).")
        }
    }
}
