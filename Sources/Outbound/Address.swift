internal import Foundation

/// An address that a request may go to: https, or http to this machine, and a plain host name.
struct Address: Hashable, Sendable {
    let url: URL
    let host: String

    /// Hosts that mean this machine; only these are reached without TLS.
    static let loopbackHosts: Set<String> = ["localhost", "127.0.0.1", "::1"]

    /// Reads an address and refuses what two readers could understand differently: a user name, odd characters, no host.
    init(_ text: String) throws(OutboundFault) {
        guard text.utf8.count <= 4_096, let url = URL(string: text, encodingInvalidCharacters: false),
            let scheme = url.scheme?.lowercased(), scheme == "https" || scheme == "http",
            url.user(percentEncoded: true) == nil, url.password(percentEncoded: true) == nil,
            let written = url.host(percentEncoded: true), !written.isEmpty
        else { throw .notAnAddress(text) }
        let host = written.trimmingPrefix("[").lowercased().replacing("]", with: "")
        guard host.utf8.allSatisfy(Self.isHostCharacter) else { throw .notAnAddress(text) }
        guard scheme == "https" || Self.loopbackHosts.contains(host) else { throw .notEncrypted(host: host) }
        self.url = url
        self.host = host
    }

    /// Scheme, host and port: what must be the same for a redirect to be followed.
    var origin: String { "\(url.scheme ?? "")://\(host):\(url.port.map(String.init) ?? "")".lowercased() }

    /// Where a `Location` leads from here.
    func following(_ location: String) throws(OutboundFault) -> Address {
        guard let next = URL(string: location, relativeTo: url) else { throw .notAnAddress(location) }
        return try Address(next.absoluteString)
    }

    private static func isHostCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}

extension AllowedHosts {
    /// Whether an address needs no TLS since it is on this machine.
    public static func isLoopback(_ host: String) -> Bool {
        Address.loopbackHosts.contains(host.lowercased())
    }
}
