import Testing

@testable import Identity

@Suite("Tokens for sessions, links and programs")
struct TokenTests {
    @Test("a token is read back from its text and found by its digest")
    func secretToken() throws {
        let token = SecretToken()
        let read = try #require(SecretToken(text: token.text))
        #expect(read == token)
        #expect(read.matches(digest: token.digest))
        #expect(!read.matches(digest: SecretToken().digest))
        #expect(!read.matches(digest: String(token.digest.dropLast())))
        #expect(SecretToken() != token)
        #expect(token.digest.utf8.count == 64)
    }

    @Test("the digest is SHA-256 of the text in hexadecimal")
    func digest() {
        // FIPS 180-2, appendix B.1; and a byte below 16 keeps its zero.
        #expect(hexDigest(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test(
        "what cannot be a token is refused",
        arguments: [
            "", "x", String(repeating: "A", count: 42), String(repeating: "A", count: 44),
            String(repeating: "A", count: 42) + "B", String(repeating: "A", count: 42) + "=",
            String(repeating: "A", count: 42) + "+", String(repeating: "A", count: 42) + "/",
            String(repeating: "A", count: 42) + " ", String(repeating: "A", count: 42) + "\n",
            String(repeating: "A", count: 42) + "\0", String(repeating: "å", count: 43),
            String(repeating: "A", count: 1_000_000),
        ])
    func badToken(text: String) {
        #expect(SecretToken(text: text) == nil)
        // The twin is taken: 43 characters whose last bits are zero.
        #expect(SecretToken(text: String(repeating: "A", count: 43)) != nil)
    }

    @Test("an access token is known by its start and its checksum")
    func accessToken() throws {
        let token = AccessToken()
        let text = token.text
        #expect(text.hasPrefix("fsn_"))
        #expect(text.utf8.count == AccessToken.length)
        let read = try #require(AccessToken(text: text))
        #expect(read == token)
        #expect(read.matches(digest: token.digest))
        #expect(!read.matches(digest: AccessToken().digest))
        #expect(token.digest == hexDigest(of: text))
        #expect(token.visibleStart.utf8.count == 10)
        // The way to reckon the checksum is public: a scanner has to do it too.
        let body = text.dropLast(6)
        #expect(text.suffix(6) == Base64URL.text(of: digestBytes(of: String(body))).prefix(6))
    }

    @Test("an access token with any one character changed is refused")
    func mistypedAccessToken() {
        let text = Array(AccessToken().text)
        for place in text.indices {
            var wrong = text
            wrong[place] = wrong[place] == "A" ? "B" : "A"
            #expect(AccessToken(text: String(wrong)) == nil, "\(place)")
        }
        #expect(AccessToken(text: String(text.dropLast())) == nil)
        #expect(AccessToken(text: String(text) + "A") == nil)
        #expect(AccessToken(text: " " + String(text)) == nil)
    }

    @Test("secrets do not show themselves in a log")
    func hidden() {
        let (token, access, code) = (SecretToken(), AccessToken(), OneTimeCode())
        var dumped = "\(token) \(access) \(code)" + String(reflecting: [token]) + String(reflecting: [access])
        dump([token], to: &dumped)
        dump([access], to: &dumped)
        dump([code], to: &dumped)
        #expect(!dumped.contains(token.text.prefix(8)))
        #expect(!dumped.contains(access.text.dropFirst(10).prefix(8)))
        #expect(!dumped.contains(code.base32.prefix(8)))
    }

    @Test("secrets are compared whole")
    func comparison() {
        #expect(isSameSecret("", ""))
        #expect(isSameSecret("åäö", "åäö"))
        #expect(!isSameSecret("åäö", "åäo"))
        #expect(!isSameSecret("abc", "abcd"))
        // Two ways to write å are two secrets.
        #expect(!isSameSecret("\u{e5}", "a\u{30a}"))
    }
}
