import Foundation
import FramsynApplication
import HTTPTypes
import Hummingbird
import Logging
import MarkupKit
import Presentation

/// Turns what is thrown into a page in the same look that says what happened and what to do. What the program did not
/// foresee is logged with the request's number, which the page shows; nothing of its inside reaches the reader.
struct ErrorPages: RouterMiddleware {
    typealias Context = WebContext

    /// Makes the frame for a request.
    let site: @Sendable (Request, WebContext) async throws -> Site
    /// Log of faults.
    let logger: Logger

    @concurrent
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as any HTTPResponseError {
            return await page(for: error.status, request, context)
        } catch {
            note(error, context)
            if let trouble = StorageTrouble(error) {
                let content = Self.content(for: trouble, number: context.number)
                return await page(content, .serviceUnavailable, request, context)
            }
            return await page(for: .internalServerError, request, context, number: context.number)
        }
    }

    /// Only the error's type and code: its words may hold what somebody wrote.
    private func note(_ error: any Error, _ context: WebContext) {
        logger.error(
            "unforeseen fault",
            metadata: [
                "id": "\(context.number)", "route": "\(context.endpointPath ?? "okänd")",
                "error": "\(String(reflecting: type(of: error)))", "code": "\((error as NSError).code)",
            ])
    }

    private func page(
        for status: HTTPResponse.Status, _ request: Request, _ context: WebContext, number: String? = nil
    ) async -> Response {
        return await page(Self.content(for: status, number: number), status, request, context)
    }

    private func page(
        _ content: PageContent, _ status: HTTPResponse.Status, _ request: Request, _ context: WebContext
    ) async -> Response {
        // The frame may be what failed; then the page stands alone.
        let site = (try? await site(request, context)) ?? Site(path: request.uri.path)
        return Response.html(content.document(in: site).bytes, status: status)
    }

    /// The answer when too many ask at once: a bare page, since making the frame is work too.
    static var busy: Response {
        let page = content(for: .serviceUnavailable, number: nil).document(in: Site(path: "/"))
        var response = Response.html(page.bytes, status: .serviceUnavailable)
        response.headers[.retryAfter] = "5"
        return response
    }

    /// The words when something could not be kept.
    static func content(for trouble: StorageTrouble, number: String) -> PageContent {
        let (title, words): (String, Prose) =
            switch trouble {
            case .notWritable:
                (
                    "Det går inte att spara just nu",
                    "Disken är full eller går inte att skriva på. Inget är ändrat, och det som redan är sparat går att läsa."
                )
            case .busy:
                ("Det går inte att spara just nu", "Uppgifterna används av ett annat program. Inget är ändrat.")
            case .damaged:
                ("Uppgifterna går inte att läsa", "Filen med uppgifter är skadad.")
            }
        return content(
            title,
            [
                words, "Säg till den som sköter Framsyn och försök igen när det är ordnat.",
                Prose("Felets nummer i loggen: \(number)."),
            ])
    }

    private static func content(_ title: String, _ paragraphs: [Prose]) -> PageContent {
        PageContent(
            title: title,
            blocks: [.paragraphs(paragraphs), .actions([Action("Till startsidan", href: "/", isPrimary: true)])])
    }

    /// The words for a status.
    static func content(for status: HTTPResponse.Status, number: String?) -> PageContent {
        let (title, words, remedy): (String, Prose, Prose) =
            switch status.code {
            case 401:
                (
                    "Du är inte inloggad", "Sidan visas bara för den som har loggat in.",
                    "Gå till startsidan och logga in."
                )
            case 403:
                (
                    "Det får du inte göra",
                    "Begäran kom inte från en sida i Framsyn, eller från en sida som är för gammal.",
                    "Öppna sidan på nytt i Framsyn och försök därifrån. Inget är ändrat."
                )
            case 404:
                (
                    "Sidan finns inte", "Adressen leder ingenstans.",
                    "Kontrollera adressen, eller gå till startsidan och leta därifrån."
                )
            case 405:
                ("Det går inte här", "Sidan kan inte ta emot den begäran.", "Gå till startsidan och leta därifrån.")
            case 413:
                (
                    "Det är för mycket på en gång", "Filen eller formuläret är större än vad som tas emot.",
                    "Dela upp filen, eller ta bort kolumner som inte behövs, och försök igen. Inget är ändrat."
                )
            case 415:
                (
                    "Fel sorts innehåll", "Framsyn kan inte läsa det som skickades.",
                    "Skicka det från formuläret på sidan."
                )
            case 503:
                (
                    "Det är många på en gång", "Framsyn hinner inte svara just nu. Inget är ändrat.",
                    "Försök igen om en stund."
                )
            case 400..<500:
                (
                    "Begäran gick inte att förstå", "Det som skickades är ofullständigt eller felaktigt.",
                    "Gå tillbaka och försök igen. Inget är ändrat."
                )
            default:
                (
                    "Något gick fel", "Felet ligger hos Framsyn, inte hos dig. Det är antecknat.",
                    "Försök igen om en stund. Inget är halvt sparat."
                )
            }
        var paragraphs = [words, remedy]
        if let number { paragraphs.append(Prose("Felets nummer i loggen: \(number).")) }
        return content(title, paragraphs)
    }
}
