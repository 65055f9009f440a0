import Foundation
import FramsynApplication
import HTTPTypes
import Hummingbird
import Presentation

/// Every page of the catalogue: as HTML, as files (`format=csv&tabell=…`, `format=xlsx`) and as JSON (`format=json`).
struct PageController {
    let service: Service
    let messages: Messages

    func addRoutes(to router: Router<WebContext>) {
        for entry in PageCatalogue.pages {
            router.get(RouterPath(entry.path)) { request, context in
                try await answer(entry, request, context)
            }
        }
    }

    private func answer(_ entry: PageEntry, _ request: Request, _ context: WebContext) async throws -> Response {
        let chosen = ChosenOrganisation.of(request)
        let asked = PageRequest(entry.path, request, chosen: chosen)
        let content: PageContent
        do {
            content = try await service.page(entry, asked, as: context.viewer)
        } catch let fault as RequestFault
            where fault.isAboutChoice && chosen != nil && SubmittedForm(query: request)["org"] == nil
        {
            // The remembered organisation is of another store, gone, or another reader's: it is forgotten, and the page
            // asked for again.
            var response = Response.seeOther(request.uri.string)
            response.headers[.setCookie] = ChosenOrganisation.forget
            return response
        } catch let fault as RequestFault {
            return try FaultPages.response(fault, context)
        }
        if let format = asked["format"] { return try file(content, format: format, asked) }
        var page = content
        if let key = asked["besked"], let text = await messages.take(key) {
            page.notices.insert(Notice(.done, Prose(text)), at: 0)
        }
        var response = context.page(page)
        if let id = SubmittedForm(query: request)["org"].flatMap({ Int64($0) }) {
            response.headers[.setCookie] = ChosenOrganisation.remember(id)
        }
        return response
    }

    private func file(_ content: PageContent, format: String, _ asked: PageRequest) throws -> Response {
        let stem = asked.path.split(separator: "/").joined(separator: "-")
        switch format {
        case "csv":
            guard let bytes = PageFiles.csv(content, table: asked["tabell"]) else { throw HTTPError(.notFound) }
            return .download(bytes, type: "text/csv; charset=utf-8", name: "\(asked["tabell"] ?? stem).csv")
        case "xlsx":
            guard let bytes = try PageFiles.xlsx(content, in: service) else { throw HTTPError(.notFound) }
            return .download(
                bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name: "\(stem).xlsx")
        case "json":
            return .download(try PageFiles.json(content), type: "application/json", name: "\(stem).json")
        default:
            throw HTTPError(.notFound)
        }
    }
}

extension PageRequest {
    /// What a request asks for; the remembered organisation where the address names none.
    init(_ path: String, _ request: Request, chosen: Int64?) {
        var values: [String: [String]] = [:]
        for field in SubmittedForm(query: request).fields { values[field.name, default: []].append(field.value) }
        if values["org"] == nil, let chosen { values["org"] = [String(chosen)] }
        self.init(path: path, values: values)
    }
}

extension RequestFault {
    /// Whether another organisation might be what it takes.
    fileprivate var isAboutChoice: Bool {
        switch self {
        case .notAvailable, .notAllowed: true
        case .notANumber, .noOrganisation, .missing: false
        }
    }
}

/// Faults of a request as pages.
enum FaultPages {
    private static func page(
        _ title: String, _ words: String, _ status: HTTPResponse.Status, _ context: WebContext
    ) -> Response {
        context.page(
            PageContent(
                title: title,
                blocks: [
                    .paragraphs([Prose(words), "Gå tillbaka och försök igen, eller börja om från startsidan."]),
                    .actions([Action("Till startsidan", href: "/", isPrimary: true)]),
                ]), status: status)
    }

    static func response(_ fault: RequestFault, _ context: WebContext) throws -> Response {
        switch fault {
        case .notAvailable: throw HTTPError(.notFound)
        case .notAllowed(let right): return page("Det får du inte", right.missingWords, .forbidden, context)
        case .noOrganisation: return .seeOther("/")
        case .missing(let what):
            return page("Det saknas något", "Det här saknas: \(what).", .notFound, context)
        case .notANumber(let name, let value):
            return page(
                "Begäran gick inte att förstå",
                "”\(value.prefix(40))” är inget tal. Värdet heter \(name) i adressen och skrivs med siffror.",
                .badRequest,
                context)
        }
    }
}
