import Testing

@testable import Identity

@Suite("Passwords are stored as Argon2id and checked whatever is typed")
struct PasswordHashTests {
    /// Little work, so that many cases are quick; the standard cost has a test of its own.
    private let cheap = PasswordHash.Cost(memory: 64 << 10, passes: 1)

    @Test(
        "the right password and no other",
        arguments: [
            ("korrekt häst batteri", "korrekt häst batteri", true),
            ("korrekt häst batteri", "korrekt häst batterI", false),
            ("korrekt häst batteri", "korrekt häst batteri ", false),
            // å as one character and as a with a ring above.
            ("l\u{e5}ngt och bra", "la\u{30a}ngt och bra", true),
            ("abc\0def", "abc\0def", true), ("abc\0def", "abc", false), ("abc\0def", "abc\0deg", false),
            ("abc", "abc\0", false), ("", "", true), ("", "\0", false),
            (String(repeating: "ö", count: 500), String(repeating: "ö", count: 500), true),
            (String(repeating: "ö", count: 500), String(repeating: "ö", count: 499) + "ä", false),
            ("👩🏽‍⚕️ läkare", "👩🏽‍⚕️ läkare", true),
        ])
    func check(password: String, typed: String, right: Bool) throws {
        let hash = try PasswordHash(of: password, cost: cheap)
        #expect(PasswordHash.matches(typed, stored: hash) == right)
        #expect(PasswordHash(stored: hash.text) == hash)
    }

    @Test("the same password gets another salt each time")
    func salt() throws {
        #expect(try PasswordHash(of: "samma", cost: cheap) != PasswordHash(of: "samma", cost: cheap))
    }

    @Test(
        "what is too long is refused when it is set and wrong when it is typed", arguments: [1_001, 5_000, 3_000_000])
    func tooLong(bytes: Int) throws {
        let long = String(repeating: "x", count: bytes)
        #expect(throws: PasswordHashFault.tooLong(maximumBytes: 1_000)) { try PasswordHash(of: long, cost: cheap) }
        let hash = try PasswordHash(of: String(repeating: "x", count: 1_000), cost: cheap)
        #expect(!PasswordHash.matches(long, stored: hash))
        #expect(PasswordHash.matches(String(repeating: "x", count: 1_000), stored: hash))
    }

    @Test("an account that does not exist is checked at the standard cost and never lets in")
    func decoy() throws {
        #expect(!PasswordHash.decoy.needsNewHash())
        #expect(PasswordHash(stored: PasswordHash.decoy.text) != nil)
        // The password that the decoy was made of: it is right, and still nobody comes in.
        #expect(PasswordHash.matches("nobody has this one", stored: .decoy))
        #expect(!PasswordHash.matches("nobody has this one", stored: nil))
    }

    @Test("the standard cost is what is stated, and another cost asks for a new hash")
    func cost() throws {
        let hash = try PasswordHash(of: "korrekt häst batteri")
        #expect(hash.text.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(!hash.needsNewHash())
        #expect(hash.needsNewHash(cost: cheap))
        #expect(try PasswordHash(of: "korrekt häst batteri", cost: cheap).needsNewHash())
    }

    @Test(
        "a stored text that is no such hash, or would stall the server, is refused",
        arguments: [
            "", "$", "korrekt häst batteri", "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$aGFzaA",
            "$argon2id$v=16$m=64,t=1,p=1$c2FsdHNhbHQ$aGFzaA", "$argon2id$v=19$m=4294967295,t=1,p=1$c2FsdHNhbHQ$aGFzaA",
            "$argon2id$v=19$m=64,t=99999,p=1$c2FsdHNhbHQ$aGFzaA", "$argon2id$v=19$m=64,t=1,p=4$c2FsdHNhbHQ$aGFzaA",
            "$argon2id$v=19$m=9223372036854775807,t=1,p=1$c2FsdHNhbHQ$aGFzaA", "$argon2id$v=19$t=1,m=64,p=1$c$a",
            "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$aGFzaA\0", "$argon2id$v=19$m=,t=,p=$$",
            "$argon2id$v=19$m=64,t=1,p=1$" + String(repeating: "x", count: 200) + "$x",
        ])
    func badStored(text: String) {
        #expect(PasswordHash(stored: text) == nil)
    }

    @Test("a stored hash that is cut short matches nothing")
    func damaged() throws {
        let hash = try PasswordHash(of: "korrekt häst batteri", cost: cheap)
        let damaged = try #require(PasswordHash(stored: String(hash.text.dropLast(3))))
        #expect(!PasswordHash.matches("korrekt häst batteri", stored: damaged))
    }

    @Test("a hash does not show itself in a log")
    func hidden() throws {
        let hash = try PasswordHash(of: "x", cost: cheap)
        var dumped = ""
        dump(hash, to: &dumped)
        #expect(!("\(hash)" + String(reflecting: hash) + dumped).contains("argon2id"))
    }
}
