import ArgumentParser
import Foundation
import FramsynWeb

/// Where the server listens and whom it believes.
struct ListeningOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Port; 0 tar en ledig.", valueName: "port")) var port = 8080
    @Option(
        help: ArgumentHelp(
            "Adress att lyssna på. En annan än den egna datorns kräver --proxy eller --plain-http.", valueName: "adress"
        ))
    var address = "127.0.0.1"
    @Option(
        help: ArgumentHelp(
            "Namn som Framsyn nås under, till exempel framsyn.example.se. Kan anges flera gånger.", valueName: "namn"))
    var host: [String] = []
    @Option(
        help: ArgumentHelp(
            "Adress eller nät (10.0.0.0/8) för en proxy vars uppgifter om TLS, namn och avsändare gäller. Kan anges flera gånger.",
            valueName: "adress"))
    var proxy: [String] = []
    @Flag(help: "Lyssna på nätet utan kryptering. Lösenord och uppgifter kan då läsas av andra på nätet.")
    var plainHttp = false
    @Option(
        help: ArgumentHelp(
            "Fil med det hemliga ord som ger andra datorer mätvärdena på /matvarden.", valueName: "fil"),
        completion: .file())
    var metricsTokenFile: String?

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("Porten ska vara 0–65535.") }
        for text in proxy where AddressRange(text) == nil {
            throw ValidationError(
                "”\(text)” är ingen adress och inget nät. Skriv till exempel 127.0.0.1 eller 10.0.0.0/8.")
        }
        guard AddressRange.isLoopback(address) || !proxy.isEmpty || plainHttp else {
            throw ValidationError(
                "På \(address) når andra datorer Framsyn utan kryptering. Ange den proxy som sköter TLS med --proxy, eller godta det med --plain-http."
            )
        }
    }

    /// The options as the server takes them.
    func serverOptions() throws -> ServerOptions {
        var options = ServerOptions()
        options.address = address
        options.port = port
        options.hosts = Set(host)
        // Without a proxy the server is reached by its own address.
        if !AddressRange.isLoopback(address) { options.hosts.insert(address.contains(":") ? "[\(address)]" : address) }
        options.proxies = proxy.compactMap(AddressRange.init)
        if let metricsTokenFile {
            guard
                let token = try? String(contentsOfFile: metricsTokenFile, encoding: .utf8)
                    .trimmingCharacters(in: .whitespacesAndNewlines), token.utf8.count >= 16
            else {
                throw Refusal(
                    "Filen \(metricsTokenFile) ska innehålla ett hemligt ord på minst 16 tecken. Skapa det med till exempel openssl rand -hex 24."
                )
            }
            options.metricsToken = token
        }
        return options
    }
}
