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
        let asked = PageRequest(entry.path, request, chosen: ChosenOrganisation.of(request))
        let content: PageContent
        do {
            content = try await service.perform(try entry.useCase(asked), as: .localAdministrator)
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

/// Faults of a request as pages.
enum FaultPages {
    static func response(_ fault: RequestFault, _ context: WebContext) throws -> Response {
        switch fault {
        case .notAvailable, .missing: throw HTTPError(.notFound)
        case .notANumber: throw HTTPError(.badRequest)
        case .noOrganisation: return .seeOther("/")
        }
    }
}
