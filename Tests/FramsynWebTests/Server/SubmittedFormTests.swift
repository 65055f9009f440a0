import Testing

@testable import FramsynWeb

@Suite("What a form sent")
struct SubmittedFormTests {
    private func encoded(_ text: String) throws -> SubmittedForm {
        try SubmittedForm(urlEncoded: Array(text.utf8), limit: .fields)
    }

    @Test("Fields in order, with plus, percent and repeats")
    func urlEncoded() throws {
        let form = try encoded("a=1&b=%C3%A5+x&a=2&tom=&ensam&=v&c=1%2B1%3D2")
        #expect(form.values("a") == ["1", "2"])
        #expect(form["a"] == "2")
        #expect(form["b"] == "å x")
        #expect(form["tom"] == "" && form["ensam"] == "")
        #expect(form[""] == "v")
        #expect(form["c"] == "1+1=2")
        #expect(form["saknas"] == nil)
    }

    @Test(
        "Broken escapes stand for themselves and broken UTF-8 becomes U+FFFD",
        arguments: ["%", "%4", "%zz", "%%41", "%FF"])
    func brokenEscapes(text: String) throws {
        let value = try #require(try encoded("a=" + text)["a"])
        #expect(!value.isEmpty)
        if text == "%%41" { #expect(value == "%A") }
        if text == "%FF" { #expect(value == "\u{FFFD}") }
    }

    @Test("Too many bytes or fields are refused")
    func limits() {
        let small = SubmittedForm.Limit(bytes: 10, parts: 2)
        #expect(throws: SubmittedForm.Fault.tooLarge) {
            try SubmittedForm(urlEncoded: Array("a=1&b=2&c=3".utf8), limit: small)
        }
        #expect(throws: SubmittedForm.Fault.tooLarge) {
            try SubmittedForm(urlEncoded: Array("a&b&c".utf8), limit: small)
        }
        #expect(throws: SubmittedForm.Fault.unknownKind) {
            try SubmittedForm(body: [], type: "text/plain", limit: small)
        }
        #expect(throws: SubmittedForm.Fault.malformed) {
            try SubmittedForm(body: [], type: "multipart/form-data", limit: small)
        }
    }

    static let body = [
        "--X", "Content-Disposition: form-data; name=\"namn\"", "", "Åsa\r\nB", "--X",
        "content-disposition: form-data; name=\"fil\"; filename=\"C:\\mapp\\an%22st.csv\"", "Content-Type: text/csv",
        "",
        "a;b\r\n1;2\r\n", "--X", "Content-Disposition: form-data; name=\"tom\"; filename=\"\"", "", "", "--X--", "",
    ].joined(separator: "\r\n")

    private func multipart(_ body: some Sequence<UInt8>, limit: SubmittedForm.Limit = .files) throws -> SubmittedForm {
        try SubmittedForm(body: Array(body), type: "multipart/form-data; boundary=\"X\"", limit: limit)
    }

    @Test("Parts with fields and files; folders are cut from a name; an empty file field is nothing")
    func parts() throws {
        let form = try multipart(Self.body.utf8)
        #expect(form["namn"] == "Åsa\r\nB")
        #expect(form.files.count == 1)
        #expect(form.files.first?.name == "an\"st.csv")
        #expect(form.files.first.map { String(decoding: $0.bytes, as: UTF8.self) } == "a;b\r\n1;2\r\n")
    }

    @Test("A part may be empty and bytes may be anything")
    func bytes() throws {
        let head = "--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"b\"\r\n\r\n"
        #expect(try multipart((head + "\r\n--X--").utf8).files.first?.bytes == [])
        let all = Array(0...UInt8.max) + Array("\r\n--Y\r\n--".utf8)
        #expect(try multipart(Array(head.utf8) + all + Array("\r\n--X--".utf8)).files.first?.bytes == all)
        let bare = "--X\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n--X--"
        #expect(try multipart(bare.utf8)["f"]?.isEmpty == true, "the blank line's break may also begin the boundary")
    }

    @Test("However the body is cut or changed, reading ends in a form or a fault and never traps")
    func torn() {
        let whole = Array(Self.body.utf8)
        for length in 0..<whole.count { _ = try? multipart(whole.prefix(length)) }
        var state: UInt64 = 20_261_121
        for _ in 0..<3_000 {
            var bytes = whole
            for _ in 0..<4 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] =
                    [13, 10, 45, 88, 0, 34, 59, UInt8(truncatingIfNeeded: state >> 20)][
                        Int(state >> 60) % 8]
            }
            _ = try? multipart(bytes)
        }
        #expect((try? multipart(whole.prefix(whole.count - 6))) == nil)
    }

    @Test("Too many parts and a head without end are refused")
    func multipartLimits() {
        #expect(throws: SubmittedForm.Fault.tooLarge) {
            try multipart(Self.body.utf8, limit: .init(bytes: 1000, parts: 1))
        }
        let endless = "--X\r\n" + String(repeating: "A: b\r\n", count: 3000) + "\r\nx\r\n--X--"
        #expect(throws: SubmittedForm.Fault.malformed) { try multipart(endless.utf8) }
    }
}
