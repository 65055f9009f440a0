import Testing

@testable import Identity

@Suite("Codes of the second factor")
struct OneTimeCodeTests {
    /// The secret of the standards' examples, "12345678901234567890".
    private let example = OneTimeCode(base32: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")

    @Test(
        "the codes of RFC 4226, appendix D",
        arguments: zip(
            0...9,
            ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]))
    func counterCodes(step: Int, code: String) throws {
        #expect(try #require(example).code(step: step) == code)
    }

    @Test(
        "the codes of RFC 6238, appendix B (SHA-1; the last six of its eight digits)",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ])
    func timeCodes(time: UnixTime, code: String) throws {
        #expect(try #require(example).code(step: OneTimeCode.step(at: time)) == code)
    }

    @Test(
        "a code is taken a step early and a step late, and once",
        arguments: [
            // Step of the code, time it is typed, step that was used last, step that is accepted.
            (100, 3_000, nil, 100), (100, 3_029, nil, 100), (100, 3_030, nil, 100), (100, 3_059, nil, 100),
            (100, 3_060, nil, nil), (100, 2_999, nil, 100), (100, 2_970, nil, 100), (100, 2_969, nil, nil),
            (100, 3_000, 99, 100), (100, 3_000, 100, nil), (100, 3_000, 101, nil), (0, 0, nil, 0), (0, 0, 0, nil),
            (1, 0, nil, 1), (0, -1_000, nil, 0),
        ] as [(Int, UnixTime, Int?, Int?)])
    func window(step: Int, now: UnixTime, lastUsed: Int?, accepted: Int?) throws {
        let code = try #require(example)
        #expect(code.acceptedStep(typed: code.code(step: step), now: now, lastUsedStep: lastUsed) == accepted)
    }

    @Test(
        "spaces are passed over, all else is refused",
        arguments: [
            ("755224", true), ("755 224", true), (" 755224\n", true), ("755225", false), ("", false), ("75522", false),
            ("7552244", false), ("-55224", false), ("٧٥٥٢٢٤", false), ("755224\0", false),
            (String(repeating: "7", count: 1_000_000), false),
        ])
    func typed(text: String, taken: Bool) throws {
        let step = try #require(example).acceptedStep(typed: text, now: 0, lastUsedStep: nil)
        #expect((step == 0) == taken)
    }

    @Test("a secret is read back from base32, as a person types it too")
    func secret() throws {
        let code = OneTimeCode()
        #expect(code.base32.utf8.count == 32)
        let typed = stride(from: 0, to: 32, by: 4)
            .map { String(Array(code.base32.lowercased())[$0..<$0 + 4]) }.joined(separator: " ")
        #expect(try #require(OneTimeCode(base32: typed)).code(step: 7) == code.code(step: 7))
        #expect(OneTimeCode().base32 != code.base32)
        for wrong in ["", "GEZDGNBV", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1", String(repeating: "A", count: 2_000)] {
            #expect(OneTimeCode(base32: wrong) == nil)
        }
    }

    @Test(
        "base32 as in RFC 4648, section 10",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func base32(plain: String, encoded: String) {
        #expect(Base32.text(of: Array(plain.utf8)) == encoded)
        #expect(Base32.bytes(of: encoded) == Array(plain.utf8))
    }

    @Test("base32 with stray bits at the end is refused", arguments: ["M", "MYA", "MZ", "MZXW6YTBO", "1", "ÅÄÖ"])
    func strayBits(text: String) {
        #expect(Base32.bytes(of: text) == nil)
    }

    @Test("the address for the authenticator names issuer and account")
    func address() throws {
        #expect(
            try #require(example).address(account: "åsa berg@example.se")
                == "otpauth://totp/Framsyn:%C3%A5sa%20berg%40example.se?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=Framsyn&algorithm=SHA1&digits=6&period=30")
    }
}

@Suite("Codes for the day when the authenticator is lost")
struct RecoveryCodeTests {
    @Test("ten different codes, each found by its digest however it is typed")
    func set() throws {
        let codes = RecoveryCode.makeSet()
        #expect(Set(codes).count == RecoveryCode.setSize)
        let digests = codes.map(\.digest)
        for (index, code) in codes.enumerated() {
            #expect(code.text.utf8.count == 19)
            for typed in [code.text, code.text.lowercased(), code.text.replacing("-", with: ""), " \(code.text) "] {
                #expect(try #require(RecoveryCode(typed: typed)).index(in: digests) == index)
            }
        }
        #expect(RecoveryCode().index(in: digests) == nil)
        #expect(codes[0].index(in: []) == nil)
        // One that was used is struck out.
        #expect(codes[0].index(in: Array(digests.dropFirst())) == nil)
    }

    @Test(
        "what cannot be a code is refused",
        arguments: ["", "ABCD", "ABCD-EFGH-IJKL-MNO1", "ABCD-EFGH-IJKL-MNOPQ", String(repeating: "A", count: 10_000)])
    func bad(typed: String) {
        #expect(RecoveryCode(typed: typed) == nil)
        #expect(RecoveryCode(typed: "ABCD-EFGH-IJKL-MNOP") != nil)
    }
}

@Suite("A text as a QR code")
struct QRMatrixTests {
    @Test("the three corners that a reader looks for are there, and the size follows the text")
    func corners() throws {
        let matrix = try #require(QRMatrix(OneTimeCode().address(account: "anna.berg@example.se")))
        let size = matrix.rows.count
        #expect(matrix.rows.allSatisfy { $0.count == size })
        #expect((21...177).contains(size) && (size - 21) % 4 == 0)
        for (row, column) in [(0, 0), (0, size - 7), (size - 7, 0)] {
            for down in 0..<7 {
                for right in 0..<7 {
                    let ring = max(abs(down - 3), abs(right - 3))
                    #expect(matrix.rows[row + down][column + right] == (ring != 2))
                }
            }
        }
        // The timing row between two corners goes dark, light, dark …
        #expect((8..<size - 8).allSatisfy { matrix.rows[6][$0] == $0.isMultiple(of: 2) })
    }

    @Test("other texts give other codes, and what does not fit gives none")
    func limits() {
        #expect(QRMatrix("a") != QRMatrix("b"))
        #expect(QRMatrix("") == nil)
        #expect(QRMatrix(String(repeating: "å", count: 500)) != nil)
        #expect(QRMatrix(String(repeating: "å", count: 501)) == nil)
    }
}
