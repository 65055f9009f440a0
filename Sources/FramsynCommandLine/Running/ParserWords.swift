import ArgumentParser

/// The argument parser's own words in Swedish. It writes English and has no setting for it; its texts are those of the
/// version that the package pins, and the tests try each of them.
enum ParserWords {
    /// A help text. Scripts and versions pass through as they are.
    static func help(_ text: String) -> String {
        guard text.hasPrefix("OVERVIEW: ") || text.hasPrefix("USAGE: ") else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line($0) }.joined(separator: "\n")
    }

    private static func line(_ line: Substring) -> String {
        switch line {
        case "ARGUMENTS:": return "ARGUMENT:"
        case "OPTIONS:": return "VAL:"
        case "SUBCOMMANDS:": return "KOMMANDON:"
        default: break
        }
        if line.hasPrefix("OVERVIEW: ") { return String(line.dropFirst(10)) }
        if line.hasPrefix("USAGE: ") { return "SKRIV: \(synopsis(line.dropFirst(7)))" }
        if let match = line.firstMatch(of: /^  See '(.+) <subcommand>' for detailed help\.$/) {
            return "  \(match.1) <kommando> visar hjälpen för ett kommando."
        }
        guard line.hasPrefix("  ") else { return String(line) }
        return String(line).replacing("Show help information.", with: "Visa den här hjälpen.")
            .replacing("Show the version.", with: "Visa versionen.")
            .replacing("default:", with: "annars:").replacing("(values:", with: "(något av:")
    }

    private static func synopsis(_ text: Substring) -> String {
        String(text.replacing("<subcommand>", with: "<kommando>").replacing("<options>", with: "<val>"))
    }

    /// What is wrong with a command line, how it is written, and where more is told.
    static func fault(_ text: String) -> String {
        text.split(separator: "\n").compactMap { line in
            if line.hasPrefix("Error: ") { return sentence(line.dropFirst(7)) }
            if line.hasPrefix("Help:  ") { return "Gäller: " + line.dropFirst(7) }
            if line.hasPrefix("Usage: ") { return "Skriv: " + synopsis(line.dropFirst(7)) }
            if let match = line.firstMatch(of: /^  See '(.+)' for more information\.$/) {
                return "\(match.1) visar mer."
            }
            // The shells there are completions for; the sentence above names them.
            if line.hasPrefix("Please use --generate-completion-script") || line.hasPrefix("    ") { return nil }
            return synopsis(line)
        }.joined(separator: "\n")
    }

    private static func sentence(_ text: Substring) -> String {
        if let match = text.firstMatch(of: /^Unknown option '(.+?)'\. Did you mean '(.+)'\?$/) {
            return "Valet \(match.1) finns inte. Menade du \(match.2)?"
        }
        if let match = text.firstMatch(of: /^Unknown option '(.+)'$/) { return "Valet \(match.1) finns inte." }
        if let match = text.firstMatch(of: /^Missing value for '(.+)'$/) { return "Värdet saknas: \(match.1)." }
        if let match = text.firstMatch(of: /^The option '(.+?)' does not take any value, but '(.*)' was specified\.$/) {
            return "Valet \(match.1) tar inget värde, men ”\(match.2)” står där."
        }
        if let match = text.firstMatch(of: /^Unexpected argument '(.*)'$/) {
            return "”\(match.1)” är inget kommando eller argument här."
        }
        if let match = text.firstMatch(of: /^\d+ unexpected arguments: (.*)$/) {
            return "Det här är inga kommandon eller argument: \(match.1.replacing("'", with: ""))."
        }
        if let match = text.firstMatch(of: /^Missing expected argument '(.+)'$/) { return "\(match.1) saknas." }
        if let match = text.firstMatch(of: /^Missing one of: (.+)$/) { return "Något av \(match.1) saknas." }
        if let match = text.firstMatch(
            of: /^The value '(.*)' is invalid for '(.+?)'(?:\. Please provide one of (.+)\.)?$/)
        {
            let choices = match.3.map {
                " Välj något av \($0.replacing("'", with: "").replacing(" or ", with: " eller ").replacing(" and ", with: " och "))."
            }
            return "”\(match.1)” går inte att använda som \(match.2).\(choices ?? "")"
        }
        if let match = text.firstMatch(of: /^Can't generate completion scripts for '(.*)'\.$/) {
            return "Det finns ingen komplettering för ”\(match.1)”. Välj bash, zsh eller fish."
        }
        return String(text)
    }
}
