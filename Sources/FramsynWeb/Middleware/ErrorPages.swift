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
    let site: @Sendable (Request) async throws -> Site
    /// Log of faults.
    let logger: Logger

    @concurrent
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as any HTTPResponseError {
            return await page(for: error.status, request)
        } catch {
            let number = String(UInt32.random(in: .min ... .max), radix: 36)
            logger.error("unforeseen fault \(number) at \(request.method) \(request.uri.path): \(error)")
            return await page(for: .internalServerError, request, number: number)
        }
    }

    private func page(for status: HTTPResponse.Status, _ request: Request, number: String? = nil) async -> Response {
        let path = request.uri.path
        // The frame may be what failed; then the page stands alone.
        let site = (try? await site(request)) ?? Site(path: path)
        let content = Self.content(for: status, number: number)
        return Response.html(content.document(in: site).bytes, status: status)
    }

    /// The words for a status.
    static func content(for status: HTTPResponse.Status, number: String?) -> PageContent {
        let (title, words, remedy): (String, Prose, Prose) =
            switch status.code {
            case 403:
                (
                    "Det får du inte göra", "Begäran kom inte från en sida i Framsyn, eller så saknar du behörighet.",
                    "Öppna sidan i Framsyn och försök därifrån."
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
        return PageContent(
            title: title,
            blocks: [.paragraphs(paragraphs), .actions([Action("Till startsidan", href: "/", isPrimary: true)])])
    }
}
