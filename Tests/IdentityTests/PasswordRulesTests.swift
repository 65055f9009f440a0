import Testing

@testable import Identity

@Suite("What a new password must be")
struct PasswordRulesTests {
    @Test(
        "a good one has no fault",
        arguments: [
            "korrekt häst batteri", "sommaren vid älven", "lösenord är inte lätta", "tolvtecken12", "gul cykel 1987",
            "        x   y  ", "åäöåäöåäöåäx", String(repeating: "två olika ord ", count: 66),
        ])
    func good(password: String) {
        #expect(PasswordRules.faults(in: password, accountName: "anna.berg@example.se") == [])
    }

    @Test(
        "what is wrong is told",
        arguments: [
            ("", [.tooShort(characters: 0, minimum: 12)]),
            ("elva tecken", [.tooShort(characters: 11, minimum: 12)]),
            // Characters are counted as a person does: eleven, in twelve code points.
            ("elva tecka\u{300}n", [.tooShort(characters: 11, minimum: 12)]),
            (String(repeating: "x", count: 1_001), [.tooLong(maximumBytes: 1_000)]),
            ("password1234", [.common]), ("Qwerty123456", [.common]), ("administrator", [.common]),
            ("socialtjänsten", [.common]), ("SOCIALTJA\u{308}NSTEN", [.common]),
            ("sommaren2026", [.wordWithNumber(word: "sommaren")]),
            ("Sommaren2026!", [.wordWithNumber(word: "sommaren")]),
            ("!!2026göteborg", [.wordWithNumber(word: "göteborg")]),
            ("liverpool!!1", [.wordWithNumber(word: "liverpool")]),
            ("aaaaaaaaaaaaa", [.pattern]), ("hejpåhejpåhejpå", [.pattern]), ("xyzzyxyzzyxy", [.pattern]),
            ("asdfghjklöäx", [.pattern]), ("asdfghjklöäasdf", [.pattern]), ("1qaz2wsx3edc4r", [.pattern]),
            ("abcdefghijklmn", [.pattern]), ("zyxwvutsrqpo", [.pattern]), ("qwertzuiopüx", []),
            ("anna.berg är bäst", [.containsAccountName("anna.berg")]),
            ("Mitt ANNA.BERG lösen", [.containsAccountName("anna.berg")]),
            ("anna.berg", [.tooShort(characters: 9, minimum: 12), .containsAccountName("anna.berg")]),
        ] as [(String, [PasswordFault])])
    func bad(password: String, faults: [PasswordFault]) {
        #expect(PasswordRules.faults(in: password, accountName: "anna.berg@example.se") == faults)
    }

    @Test("a name of a few letters may be part of a password")
    func shortName() {
        #expect(PasswordRules.faults(in: "banan och melon", accountName: "ana") == [])
        #expect(PasswordRules.faults(in: "banan och melon", accountName: "") == [])
        #expect(
            PasswordRules.faults(in: "banan och melon", accountName: "melon") == [.containsAccountName("melon")])
    }

    @Test("the lists are whole: no entry that could never be met")
    func lists() {
        #expect(CommonPasswords.long.count == 99)
        #expect(
            CommonPasswords.long.allSatisfy { $0.count >= PasswordRules.minimumCharacters && $0 == $0.lowercased() })
        #expect(CommonPasswords.words.count == 2_500)
        #expect(CommonPasswords.swedish.count == 118)
        #expect(CommonPasswords.words.union(CommonPasswords.swedish).allSatisfy { $0.allSatisfy(\.isLetter) })
    }
}
