import NIOCore

/// Why a connection is answered with a short page and closed, without the request having reached any route.
enum Refusal: String, Sendable, CaseIterable {
    /// It cannot be read as HTTP.
    case malformed
    /// The request line and headers came too slowly.
    case slowHead
    /// The body came too slowly.
    case slowBody
    /// The request line and headers are too much.
    case largeHead
    /// There are as many connections as there may be.
    case crowded

    /// The answer as it is sent.
    var bytes: ByteBuffer {
        let (status, title, words) =
            switch self {
            case .malformed:
                ("400 Bad Request", "Begäran gick inte att förstå", "Gå tillbaka och försök igen. Inget är ändrat.")
            case .slowHead, .slowBody:
                (
                    "408 Request Timeout", "Det tog för lång tid",
                    "Det som skickades kom för långsamt fram. Kontrollera nätverket och försök igen. Inget är ändrat."
                )
            case .largeHead:
                (
                    "431 Request Header Fields Too Large", "Begäran är för stor",
                    "Adressen eller kakorna är för långa. Rensa webbplatsens kakor i webbläsaren och försök igen."
                )
            case .crowded:
                (
                    "503 Service Unavailable", "Det är många på en gång",
                    "Framsyn hinner inte svara just nu. Försök igen om en stund."
                )
            }
        let body = """
            <!doctype html><html lang="sv"><meta charset="utf-8"><title>\(title)</title><h1>\(title)</h1><p>\(words)</p></html>

            """
        return ByteBuffer(
            string: """
                HTTP/1.1 \(status)\r
                Content-Type: text/html; charset=utf-8\r
                Content-Length: \(body.utf8.count)\r
                Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r
                X-Content-Type-Options: nosniff\r
                Cache-Control: no-store\r
                \(self == .crowded ? "Retry-After: 5\r\n" : "")Connection: close\r
                \r
                \(body)
                """)
    }
}
