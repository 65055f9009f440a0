import Foundation
import FoundationNetworking
import Identity
import Testing

/// A provider from elsewhere, Django OAuth Toolkit, running on this machine (`Tests/IdentityProvider/provider.py`). It ends
/// with the test process at the latest, since its input is closed then.
final class ProviderProcess: Sendable {
    /// The provider that tests share; those that change it start their own.
    static let shared = Result { try ProviderProcess() }

    struct NotInstalled: Error, CustomStringConvertible {
        let reason: String
        var description: String {
            "The provider for tests of sign-in does not start (\(reason)). Install it with Scripts/identity-provider.sh"
        }
    }

    let origin: String
    var issuer: String { origin + "/o" }
    private let input: Pipe
    private let process: Process

    init(_ arguments: String...) throws {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let python = root.appending(path: ".venv/bin/python").path
        let (process, input, output) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(filePath: python)
        process.arguments = [root.appending(path: "Tests/IdentityProvider/provider.py").path] + arguments
        process.standardInput = input
        process.standardOutput = output
        do { try process.run() } catch { throw NotInstalled(reason: "\(python): \(error.localizedDescription)") }
        var line = Data()
        while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte.first != 10 {
            line.append(byte)
        }
        guard let port = Int(String(decoding: line, as: UTF8.self)) else {
            throw NotInstalled(reason: "provider.py ended, see its words above")
        }
        origin = "http://127.0.0.1:\(port)"
        (self.input, self.process) = (input, process)
    }

    deinit { stop() }

    func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    func provider(
        issuer: String? = nil, clientID: String = "framsyn", secret: String = "hemlig: åäö&="
    ) throws -> OpenIDProvider {
        try OpenIDProvider(
            issuer: issuer ?? self.issuer, clientID: clientID, clientSecret: secret,
            redirectAddress: "http://127.0.0.1/inloggning/svar")
    }

    /// Sends a request of the test's own and returns the text of the answer.
    func ask(_ path: String, method: String = "GET") async throws -> String {
        var request = URLRequest(url: try #require(URL(string: origin + path)))
        request.httpMethod = method
        return String(decoding: try await URLSession.shared.data(for: request).0, as: UTF8.self)
    }
}

/// Does what a person's browser does: keeps cookies, follows redirects, fills in the form.
final class Browser: NSObject, URLSessionTaskDelegate, @unchecked Sendable {
    private lazy var session = URLSession(configuration: .ephemeral, delegate: self, delegateQueue: nil)

    struct Lost: Error {
        let place: String
    }

    /// Signs in where a relying party sent us, and returns what is sent back to it.
    func signIn(at address: String, name: String = "lind", password: String = "hemlig lösenfras") async throws
        -> SignInAnswer
    {
        var url = try #require(URL(string: address))
        var form: String?
        for _ in 0..<6 {
            let (page, response) = try await load(url, form: form)
            form = nil
            if let location = response.value(forHTTPHeaderField: "Location"),
                let next = URL(string: location, relativeTo: url)?.absoluteURL
            {
                if next.path() == "/inloggning/svar" { return Self.answer(in: next) }
                url = next
            } else {
                guard response.statusCode == 200, let token = page.firstMatch(of: /csrfmiddlewaretoken" value="(\w+)"/)
                else {
                    throw Lost(place: "\(url) \(response.statusCode) \(page.prefix(300))")
                }
                let fields = ["csrfmiddlewaretoken": String(token.1), "username": name, "password": password]
                form = fields.map {
                    "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: CharacterSet.alphanumerics) ?? "")"
                }
                .joined(separator: "&")
            }
        }
        throw Lost(place: "\(url)")
    }

    private func load(_ url: URL, form: String?) async throws -> (String, HTTPURLResponse) {
        var request = URLRequest(url: url)
        if let form {
            request.httpMethod = "POST"
            request.httpBody = Data(form.utf8)
            request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        }
        let (data, response) = try await session.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw Lost(place: "\(url)") }
        return (String(decoding: data, as: UTF8.self), response)
    }

    private static func answer(in url: URL) -> SignInAnswer {
        let items = URLComponents(url: url, resolvingAgainstBaseURL: true)?.queryItems ?? []
        func value(_ name: String) -> String? { items.first { $0.name == name }?.value }
        return SignInAnswer(state: value("state"), code: value("code"), error: value("error"), issuer: value("iss"))
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}
