import Foundation
import FramsynApplication
import HTTPTypes
import Hummingbird
import Presentation

/// Every form of the catalogue. A done form leads on with a message; one with faults shows its page again.
struct FormController {
    let service: Service
    let messages: Messages
    let held: HeldForms

    func addRoutes(to router: Router<WebContext>) {
        for entry in PageCatalogue.forms {
            router.post(RouterPath(entry.path)) { request, context in
                try await answer(entry, request, context)
            }
        }
        router.get(RouterPath(HeldForms.path)) { request, context in
            context.page(HeldForms.page(await held.form(SubmittedForm(query: request)["nyckel"] ?? "")))
        }
    }

    /// Keeps a form that came without a session; nil for one with files, or one that cannot be read.
    static func hold(_ request: Request, _ held: HeldForms) async throws -> String? {
        guard PageCatalogue.forms.contains(where: { $0.path == request.uri.path }),
            request.headers[.contentType]?.hasPrefix("multipart/") != true
        else { return nil }
        let sent = try await SubmittedForm(body: request, limit: .fields)
        guard HeldForms.mayKeep(sent) else { return nil }
        return await held.keep(HeldForms.Held(action: request.uri.string, fields: sent.fields))
    }

    private func answer(_ entry: FormEntry, _ request: Request, _ context: WebContext) async throws -> Response {
        let isUpload = request.headers[.contentType]?.hasPrefix("multipart/") ?? false
        let sent = try await SubmittedForm(body: request, limit: isUpload ? .files : .fields)
        guard FormToken.matches(sent[FormToken.name], context.session?.formToken ?? "") else {
            guard !isUpload, HeldForms.mayKeep(sent) else { throw HTTPError(.forbidden) }
            return .seeOther(await held.keep(HeldForms.Held(action: request.uri.string, fields: sent.fields)))
        }
        var staging = StagedFiles()
        defer { staging.remove() }
        try staging.add(sent.files)
        var values: [String: [String]] = [:]
        for field in sent.fields { values[field.name, default: []].append(field.value) }
        // A form belongs to the organisation in its address; a remembered one must not be changed by accident.
        let asked = PageRequest(entry.path, request, chosen: nil)
        do {
            values[FormToken.name] = nil
            let form = FormValues(values: values, files: staging.files)
            switch try await service.answer(entry, asked, form, as: context.viewer) {
            case .done(let done, let message):
                let path = SectorLinks.following(done, sector: asked[SectorLinks.name])
                let key = await messages.add(message)
                return .seeOther(path + (path.contains("?") ? "&" : "?") + "besked=" + key)
            case .again(let page): return context.page(page, status: .unprocessableContent)
            case .page(let page): return context.page(page)
            }
        } catch let fault as RequestFault {
            return try FaultPages.response(fault, context)
        }
    }
}

/// Sent files on disk while a form is worked on.
private struct StagedFiles {
    private(set) var files: [String: FormValues.File] = [:]
    private let directory = FileManager.default.temporaryDirectory
        .appendingPathComponent("framsyn-\(UUID().uuidString)")

    mutating func add(_ sent: [SubmittedForm.File]) throws {
        guard !sent.isEmpty else { return }
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for (number, file) in sent.enumerated() {
            let url = directory.appendingPathComponent("\(number)")
            try Data(file.bytes).write(to: url)
            files[file.field] = FormValues.File(name: file.name, path: url.path)
        }
    }

    func remove() {
        try? FileManager.default.removeItem(at: directory)
    }
}
