import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Why a program got no answer, as RFC 9457 has it: `application/problem+json` with title and remedy in Swedish.
struct Problem: Encodable {
    /// In a sentence, the same for all of its kind.
    var title: String
    /// HTTP status.
    var status: Int
    /// What is wrong here and what to do.
    var detail: String

    init(_ status: HTTPResponse.Status, _ title: String, _ detail: String) {
        self.title = title
        self.status = status.code
        self.detail = detail
    }

    static let mediaType = "application/problem+json"

    /// The answer that tells it.
    func response(_ headers: HTTPFields = [:]) throws -> Response {
        var response = Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try JSON.bytes(self))))
        response.headers[.contentType] = Self.mediaType
        return response
    }
}

/// JSON as the service writes it: keys in order, so that the same content is the same bytes.
enum JSON {
    static func bytes(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(value))
    }

    static func response(_ bytes: [UInt8]) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Problem {
    static let unauthorised = Problem(
        .unauthorized, "Nyckeln gäller inte",
        "Skicka en åtkomstnyckel som gäller i huvudet Authorization: Bearer. Nycklar skapas under Mitt konto, och gäller till och med sin sista dag så länge behörigheten finns."
    )
    static let missing = Problem(
        .notFound, "Det finns inget här",
        "Adressen leder ingenstans. Adresserna står i /api/v1/openapi.json.")
    static let methodNotAllowed = Problem(
        .methodNotAllowed, "Det går bara att läsa", "Använd GET. Ändringar görs på sidorna i Framsyn.")
    static let tooMany = Problem(
        .tooManyRequests, "Det är för många frågor på en gång",
        "En nyckel får ställa \(RequestRate.limit) frågor i sekunden. Vänta så länge som huvudet Retry-After säger.")
    static let busy = Problem(
        .serviceUnavailable, "Det är många på en gång", "Framsyn hinner inte svara just nu. Försök igen om en stund.")
    static let unavailable = Problem(
        .notFound, "Det finns inget här", "Det som frågan gäller finns inte. Kontrollera numret.")
    static func malformed(_ detail: String) -> Problem {
        Problem(.badRequest, "Frågan gick inte att förstå", detail)
    }
    /// What nobody foresaw; `number` finds it in the log.
    static func unforeseen(_ number: String) -> Problem {
        Problem(
            .internalServerError, "Något gick fel",
            "Felet ligger hos Framsyn, inte hos dig, och är antecknat. Felets nummer i loggen: \(number).")
    }
    /// The store does not answer; `number` finds it in the log.
    static func unreadable(_ number: String) -> Problem {
        Problem(
            .serviceUnavailable, "Uppgifterna går inte att läsa just nu",
            "Säg till den som sköter Framsyn och försök igen. Felets nummer i loggen: \(number).")
    }
}
