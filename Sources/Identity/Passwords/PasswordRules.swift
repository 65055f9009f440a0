internal import Foundation

/// What a new password must be: long, and none of those that are guessed first. There are no rules about capital letters and
/// digits, and none about changing it (NIST SP 800-63B, section 3.1.1).
public enum PasswordRules {
    /// Least length, in characters as a person counts them.
    public static let minimumCharacters = 12

    /// What is wrong with a password, in the order it is best told; empty when it may be used.
    ///
    /// - Parameter accountName: the name or e-mail address that is signed in with.
    public static func faults(in password: String, accountName: String) -> [PasswordFault] {
        // What is too long is not looked into further: the text may be of any size.
        guard password.utf8.count <= PasswordHash.maximumBytes else {
            return [.tooLong(maximumBytes: PasswordHash.maximumBytes)]
        }
        let typed = password.precomposedStringWithCanonicalMapping
        let lowered = typed.lowercased()
        var faults: [PasswordFault] = []
        if typed.count < minimumCharacters {
            faults.append(.tooShort(characters: typed.count, minimum: minimumCharacters))
        }
        if let name = names(of: accountName).first(where: { lowered.contains($0) }) {
            faults.append(.containsAccountName(name))
        }
        if CommonPasswords.long.contains(lowered) || isCommon(lowered) {
            faults.append(.common)
        } else if isRepetition(Array(lowered)) || isWalk(Array(lowered)) {
            faults.append(.pattern)
        } else if let word = loneWord(in: lowered), isCommon(word) {
            faults.append(.wordWithNumber(word: word))
        }
        return faults
    }

    /// The account's name and the part of it before an @, when they are long enough to mean something.
    private static func names(of accountName: String) -> [String] {
        let name = accountName.precomposedStringWithCanonicalMapping.lowercased()
        return [name, String(name.prefix { $0 != "@" })].filter { $0.count >= 4 }
    }

    private static func isCommon(_ word: String) -> Bool {
        CommonPasswords.words.contains(word) || CommonPasswords.swedish.contains(word)
    }

    /// The letters of a password that has letters in one place only.
    private static func loneWord(in password: String) -> String? {
        let words = password.split { !$0.isLetter }
        return words.count == 1 ? words.first.map(String.init) : nil
    }

    /// Whether up to eight characters come again and again.
    private static func isRepetition(_ password: [Character]) -> Bool {
        guard password.count >= 2 else { return false }
        return (1...min(8, password.count / 2)).contains { length in
            password.indices.dropFirst(length).allSatisfy { password[$0] == password[$0 - length] }
        }
    }

    /// Rows that a finger or a rhyme follows, in either direction.
    private static let rows: [[Character]] = [
        "1234567890+", "01234567890", "qwertyuiopå", "asdfghjklöä", "zxcvbnm,.-", "abcdefghijklmnopqrstuvwxyzåäö",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujm",
    ].map(Array.init)

    /// Whether a password is nothing but walks along the rows, each of at least three keys but the last.
    private static func isWalk(_ password: [Character]) -> Bool {
        var start = 0
        while start < password.count {
            let length =
                rows.flatMap { [$0, $0.reversed()] }.map { walk(in: password, from: start, along: $0) }.max() ?? 0
            guard length >= 3 || (start > 0 && length == password.count - start) else { return false }
            start += length
        }
        return start > 0
    }

    private static func walk(in password: [Character], from start: Int, along row: [Character]) -> Int {
        guard let place = row.firstIndex(of: password[start]) else { return 0 }
        return zip(password[start...], row[place...]).prefix { $0 == $1 }.count
    }
}

/// What is wrong with a new password.
public enum PasswordFault: Hashable, Sendable {
    /// *Lösenordet har 8 tecken. Välj ett med minst 12, till exempel några ord efter varandra.*
    case tooShort(characters: Int, minimum: Int)
    /// *Lösenordet är för långt. Det får vara högst 1 000 byte.*
    case tooLong(maximumBytes: Int)
    /// *Lösenordet finns på listan över dem som gissas först. Välj ett annat.*
    case common
    /// *Lösenordet är en upprepning eller en rad på tangentbordet och går lätt att gissa. Välj ett annat.*
    case pattern
    /// *Lösenordet är bara ordet ”sommaren” med siffror eller tecken omkring. Lägg till fler ord eller välj ett annat.*
    case wordWithNumber(word: String)
    /// *Lösenordet innehåller kontots namn, ”anna.berg”. Välj ett utan namnet.*
    case containsAccountName(String)
}
