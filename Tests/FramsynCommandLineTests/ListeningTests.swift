import Foundation
import Testing

@Suite("The server does not listen where others hear, and says what is wrong with its options")
struct ListeningTests {
    @Test(
        "refused as a mistyped command, before anything is opened",
        arguments: [
            ("--address 0.0.0.0", "--proxy"), ("--address 10.0.0.5", "--plain-http"), ("--address ::", "--proxy"),
            ("--proxy 10.0.0.0/99", "ingen adress"), ("--proxy exempel", "ingen adress"),
            ("--log-format xml", "text eller json"),
        ])
    func refused(_ options: String, _ words: String) throws {
        try Workplace.with { place in
            let outcome = try place.run("serve --port 0 " + options)
            #expect(outcome.code == 64)
            #expect(outcome.err.contains(words), "\(outcome.err)")
            #expect(!FileManager.default.fileExists(atPath: place.store))
        }
    }

    @Test("a secret word that is missing or short")
    func token() throws {
        try Workplace.with { place in
            let short = try place.file("ord", "kort")
            for path in [short, place.directory + "/finns-inte"] {
                let outcome = try place.run("serve --port 0 --metrics-token-file \(path)")
                #expect(outcome.code == 1)
                #expect(outcome.err.contains("minst 16 tecken"), "\(outcome.err)")
            }
        }
    }
}
