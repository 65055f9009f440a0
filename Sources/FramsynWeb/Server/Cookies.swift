import HTTPTypes
import Hummingbird

/// A cookie that holds a secret for as long as the browser is open.
struct SecretCookie: Sendable, Equatable {
    /// Its name.
    let name: String
    /// Whether it is sent over TLS only.
    let isSecure: Bool

    /// The header that sets it. Not readable by script; sent along when somebody follows a link here, not with forms of
    /// other sites.
    func setting(_ value: String) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }

    /// The header that forgets it.
    var forgetting: String { setting("") + "; Max-Age=0" }
}

extension WebContext {
    /// The session's cookie: behind TLS one that no other host and no plain connection can set (`__Host-`), on this machine
    /// a plain one. Nil over a plain connection from elsewhere, where a secret would be heard.
    var sessionCookie: SecretCookie? { secretCookie("framsyn-session") }

    /// The cookie that ties a form to the browser before there is a session.
    var formCookie: SecretCookie? { secretCookie("framsyn-form") }

    /// The cookie that ties a sign-in at the identity provider to the browser.
    var providerCookie: SecretCookie? { secretCookie("framsyn-provider") }

    private func secretCookie(_ name: String) -> SecretCookie? {
        if isSecure { return SecretCookie(name: "__Host-" + name, isSecure: true) }
        let isHere = clientAddress == "::1" || clientAddress.hasPrefix("127.")
        return isHere && !isProxied ? SecretCookie(name: name, isSecure: false) : nil
    }
}

/// Cookies that a browser sends.
enum Cookies {
    /// Longest value that is looked at.
    private static let longest = 4096

    /// The value of the first cookie of a name; nil when there is none.
    static func value(_ name: String, _ request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let trimmed = pair.drop { $0 == " " }
                guard trimmed.hasPrefix(name), trimmed.utf8.count <= longest else { continue }
                let rest = trimmed.dropFirst(name.count)
                if rest.first == "=" { return String(rest.dropFirst()) }
            }
        }
        return nil
    }
}
