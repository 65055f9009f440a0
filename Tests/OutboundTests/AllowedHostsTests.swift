import Outbound
import Testing

@Suite("Which addresses a request may go to")
struct AllowedHostsTests {
    @Test(
        "a host is allowed by its exact name, in any case",
        arguments: [
            ("id.example.se", true), ("ID.example.se", true), ("example.se", false), ("x.id.example.se", false),
            ("id.example.se.example.com", false), ("", false),
        ])
    func onlyExactNames(host: String, allowed: Bool) {
        #expect(AllowedHosts(["id.example.se"]).allows(host) == allowed)
    }

    @Test(
        "an address that cannot be meant is refused before anything is sent",
        arguments: [
            ("", nil), ("id.example.se", nil), ("ftp://id.example.se/", nil), ("https://", nil),
            ("https://user@id.example.se/", nil), ("https://user:word@id.example.se/", nil),
            ("https://id.example.se\\@other.example/", nil), ("https://id.exämple.se/", nil),
            ("https://id.example.se/a b", nil), ("https://id.example.se/\r\nHost: x", nil),
            ("https://id.example.se/\0", nil), ("file:///etc/passwd", nil),
            ("http://id.example.se/", OutboundFault.notEncrypted(host: "id.example.se")),
            ("https://other.example/", OutboundFault.hostNotAllowed(host: "other.example")),
            ("http://127.0.0.1/", OutboundFault.hostNotAllowed(host: "127.0.0.1")),
            ("https://[::1]/", OutboundFault.hostNotAllowed(host: "::1")),
        ] as [(String, OutboundFault?)])
    func refused(address: String, fault: OutboundFault?) async {
        await #expect(throws: fault ?? .notAnAddress(address)) {
            try await Client(allowedHosts: AllowedHosts(["id.example.se"])).get(address)
        }
    }
}
