import Foundation
import Testing

@Suite("Access tokens from the command line")
struct TokenTests {
    @Test("a token is written once, stands in the log, and is not in the store")
    func issued() throws {
        try Workplace.with { place in
            #expect(try place.run("demo --small").code == 0)
            let plain = try place.run("token --account hrstrateg --days 5 --class K0")
            #expect(plain.code == 0)
            let text = plain.out.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(text.wholeMatch(of: /fsn_[A-Za-z0-9_-]{49}/) != nil)
            let answer = try place.run("token --account hrstrateg --json").json()
            #expect(answer["token"] as? String != text && answer["role"] as? String == "HR-strateg")
            #expect((answer["lastDay"] as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil)
            let log = try place.run("log list --object accessToken --json").out
            #expect(log.components(separatedBy: "\"nyckel skapad\"").count == 3 && !log.contains(text))
            #expect(log.contains("HR-strateg, högst K0") && log.contains("HR-strateg, högst K1"))
            for name in try FileManager.default.contentsOfDirectory(atPath: place.store) {
                let bytes = try Data(contentsOf: URL(filePath: place.store + "/" + name))
                #expect(bytes.range(of: Data(text.utf8)) == nil, "\(name)")
            }
        }
    }

    @Test("a token is for an account that is there, some days and a class that tokens reach")
    func refused() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            let missing = try place.run("token --account ingen")
            #expect(missing.code == 1 && missing.err.contains("ett öppet konto med inloggningsnamnet ingen"))
            for wrong in [
                "--class K3", "--class k1", "--days 0", "--days 366", "--name \(String(repeating: "x", count: 81))",
            ] {
                let outcome = try place.run("token --account ingen \(wrong)")
                #expect(outcome.code == 64 && outcome.out.isEmpty, "\(wrong)")
            }
        }
    }
}
