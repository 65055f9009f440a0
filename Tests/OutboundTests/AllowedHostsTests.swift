import Outbound
import Testing

@Suite struct AllowedHostsTests {
    @Test(arguments: [("id.example.se", true), ("ID.example.se", true), ("example.se", false), ("x.id.example.se", false)])
    func onlyExactNames(host: String, allowed: Bool) {
        #expect(AllowedHosts(["id.example.se"]).allows(host) == allowed)
    }
}
