import FramsynApplication
import HTTPTypes
import Hummingbird
import MarkupKit
import Presentation

/// Signing in and out, and what is done by one-time addresses: the only pages for those who have not signed in.
struct SignInController {
    let service: Service

    func addRoutes(to router: Router<WebContext>) {
        router.get("/logga-in") { request, context in
            let path = Self.path(SubmittedForm(query: request)["till"])
            if context.session != nil { return Response.seeOther(path) }
            return try await show(request, context) { $0.signIn(name: "", path: path, outcome: nil) }
        }
        router.post("/logga-in") { try await signIn($0, $1) }
        router.get("/logga-in/kod") { _, _ in Response.seeOther("/logga-in") }
        router.post("/logga-in/kod") { try await code($0, $1) }
        router.get("/logga-in/extern") { try await beginAtProvider($0, $1) }
        router.get("/logga-in/svar") { try await completeAtProvider($0, $1) }
        router.post("/logga-ut") { try await signOut($0, $1) }
        router.get("/valkommen") { try await firstPage($0, $1) }
        router.post("/valkommen") { try await createFirst($0, $1) }
        router.get("/losenord") { try await passwordPage($0, $1) }
        router.post("/losenord") { try await choosePassword($0, $1) }
    }

    private func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await sent(request, context)
        let path = Self.path(form["till"])
        let name = form["anvandarnamn"] ?? ""
        let outcome = try await service.signIn(
            SignInTry(
                name: name, password: form["losenord"] ?? "", address: context.clientAddress,
                agent: request.headers[.userAgent] ?? ""))
        switch outcome {
        case .done(let secret): return try entered(secret, path, context)
        case .needsCode(let ticket):
            return try await show(request, context) { $0.code(ticket: ticket, path: path, outcome: nil) }
        default:
            return try await show(request, context, status: outcome.status) {
                $0.signIn(name: name, path: path, outcome: outcome)
            }
        }
    }

    private func code(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await sent(request, context)
        let path = Self.path(form["till"])
        let ticket = form["biljett"] ?? ""
        let outcome = try await service.signIn(
            ticket: ticket, code: form["kod"] ?? "", address: context.clientAddress,
            agent: request.headers[.userAgent] ?? "")
        switch outcome {
        case .done(let secret): return try entered(secret, path, context)
        case .begin:
            return try await show(request, context, status: .unprocessableContent) {
                $0.signIn(name: "", path: path, outcome: outcome)
            }
        default:
            return try await show(request, context, status: outcome.status) {
                $0.code(ticket: ticket, path: path, outcome: outcome)
            }
        }
    }

    private func beginAtProvider(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let cookie = context.providerCookie else { return insecure(context) }
        let path = Self.path(SubmittedForm(query: request)["till"])
        let begun: (address: String, state: String)?
        do {
            begun = try await service.beginProviderSignIn(path: path)
        } catch {
            return refused("Inloggningstjänsten går inte att nå. Försök igen om en stund.", context)
        }
        guard let begun else { throw HTTPError(.notFound) }
        var response = Response(status: .seeOther, headers: [.location: begun.address])
        response.headers[.setCookie] = cookie.setting(begun.state)
        return response
    }

    private func completeAtProvider(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let cookie = context.providerCookie else { return insecure(context) }
        var query: [String: String] = [:]
        for field in SubmittedForm(query: request).fields where query[field.name] == nil {
            query[field.name] = field.value
        }
        let outcome = try await service.completeProviderSignIn(
            state: Cookies.value(cookie.name, request), query: query, address: context.clientAddress,
            agent: request.headers[.userAgent] ?? "")
        switch outcome {
        case .done(let secret, let path): return try entered(secret, Self.path(path), context)
        case .refused(let words): return refused(words, context)
        }
    }

    private func refused(_ words: String, _ context: WebContext) -> Response {
        context.page(
            PageContent(
                title: "Du är inte inloggad", lead: Prose(words),
                blocks: [.actions([Action("Till inloggningen", href: "/logga-in", isPrimary: true)])]),
            status: .forbidden)
    }

    private func signOut(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await SubmittedForm(body: request, limit: .fields)
        if let session = context.session {
            guard FormToken.matches(form[FormToken.name], session.formToken) else { throw HTTPError(.forbidden) }
            try service.end(session)
        }
        var response = Response.seeOther("/logga-in")
        response.headers[.setCookie] = context.sessionCookie?.forgetting
        return response
    }

    private func firstPage(_ request: Request, _ context: WebContext) async throws -> Response {
        let secret = SubmittedForm(query: request)["nyckel"] ?? ""
        guard try await service.accountName(ofAddress: secret) == "" else { return try await gone(request, context) }
        return try await show(request, context) { $0.first(secret: secret, NewAccount(), faults: [:]) }
    }

    private func createFirst(_ request: Request, _ context: WebContext) async throws -> Response {
        let secret = SubmittedForm(query: request)["nyckel"] ?? ""
        let form = try await sent(request, context)
        let new = NewAccount(
            name: form["namn"] ?? "", signInName: form["anvandarnamn"] ?? "", password: form["losenord"] ?? "",
            again: form["igen"] ?? "")
        switch try await service.createFirstAdministrator(secret, new) {
        case .done: return .seeOther("/logga-in")
        case .gone: return try await gone(request, context)
        case .faults(let faults):
            return try await show(request, context, status: .unprocessableContent) {
                $0.first(secret: secret, new, faults: faults)
            }
        }
    }

    private func passwordPage(_ request: Request, _ context: WebContext) async throws -> Response {
        let secret = SubmittedForm(query: request)["nyckel"] ?? ""
        guard let name = try await service.accountName(ofAddress: secret), !name.isEmpty else {
            return try await gone(request, context)
        }
        return try await show(request, context) { $0.password(secret: secret, name: name, faults: [:]) }
    }

    private func choosePassword(_ request: Request, _ context: WebContext) async throws -> Response {
        let secret = SubmittedForm(query: request)["nyckel"] ?? ""
        let form = try await sent(request, context)
        let outcome = try await service.choosePassword(
            secret, password: form["losenord"] ?? "", again: form["igen"] ?? "")
        switch outcome {
        case .done: return .seeOther("/logga-in")
        case .gone: return try await gone(request, context)
        case .faults(let faults):
            let name = try await service.accountName(ofAddress: secret) ?? ""
            return try await show(request, context, status: .unprocessableContent) {
                $0.password(secret: secret, name: name, faults: faults)
            }
        }
    }

    private func gone(_ request: Request, _ context: WebContext) async throws -> Response {
        try await show(request, context, status: .notFound) { $0.gone }
    }

    private func insecure(_ context: WebContext) -> Response {
        context.page(SignInPages().insecure, status: .forbidden)
    }

    /// The answer that begins a session.
    private func entered(_ secret: String, _ path: String, _ context: WebContext) throws -> Response {
        guard let cookie = context.sessionCookie else { return insecure(context) }
        var response = Response.seeOther(path)
        response.headers[.setCookie] = cookie.setting(secret)
        return response
    }

    /// A page whose forms are tied to the browser by a cookie of their own, since there is no session yet.
    private func show(
        _ request: Request, _ context: WebContext, status: HTTPResponse.Status = .ok,
        _ page: (SignInPages) -> PageContent
    ) async throws -> Response {
        guard let cookie = context.formCookie else { return insecure(context) }
        let held = Cookies.value(cookie.name, request).flatMap { FormSecret.isOne($0) ? $0 : nil }
        let token = held ?? FormSecret.make()
        var response = Response.html(
            page(try await service.signInPages()).guarded(by: token).document(in: context.site).bytes, status: status)
        if held == nil { response.headers[.setCookie] = cookie.setting(token) }
        return response
    }

    /// A form sent from a page that ``show(_:_:status:_:)`` made in this browser.
    private func sent(_ request: Request, _ context: WebContext) async throws -> SubmittedForm {
        let form = try await SubmittedForm(body: request, limit: .fields)
        guard let cookie = context.formCookie, let token = Cookies.value(cookie.name, request), FormSecret.isOne(token),
            FormToken.matches(form[FormToken.name], token)
        else { throw HTTPError(.forbidden) }
        return form
    }

    /// A path of the service to go on to; the start page for anything else.
    private static func path(_ text: String?) -> String {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), !text.hasPrefix("/logga-"), text.utf8.count <= 2000
        else { return "/" }
        return text
    }
}

extension SignInOutcome {
    /// The status of the page that tells it.
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .wait, .busy: .tooManyRequests
        default: .unprocessableContent
        }
    }
}

/// The secret of forms before there is a session.
private enum FormSecret {
    static func make() -> String {
        (0..<4).map { _ in
            let digits = String(UInt64.random(in: .min ... .max), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    static func isOne(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}
