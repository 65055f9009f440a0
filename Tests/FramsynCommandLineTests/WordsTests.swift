import Foundation
import Testing

@Suite("Help and misuse are said in Swedish, with the right code")
struct WordsTests {
    static let commands = [
        "", "serve", "demo", "organisations", "project", "page", "import", "import register", "import mapping",
        "import organisations", "import professions", "import population", "import case", "population",
        "population list", "population project", "intervals", "backtest", "check-text", "export", "export case",
        "log", "log verify", "log list", "log head", "retention", "backup", "restore", "check",
    ]

    @Test("help has examples that are lines of their own, and no English", arguments: commands)
    func help(_ command: String) throws {
        let outcome = try Program.run(command.split(separator: " ").map(String.init) + ["--help"])
        #expect(outcome.code == 0)
        #expect(outcome.err == "")
        #expect(outcome.out.contains("Exempel:"))
        #expect(outcome.out.contains("\n  framsyn "))
        for english in ["OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS:", "SUBCOMMANDS", "Show ", "default", "See '"] {
            #expect(!outcome.out.contains(english), "\(english) in \(command)")
        }
        // An example that the terminal has broken in two cannot be copied.
        let lines = outcome.out.split(separator: "\n", omittingEmptySubsequences: false)
        let start = lines.firstIndex(of: "Exempel:") ?? 0
        for line in lines[(start + 1)...].prefix(while: { !$0.isEmpty }) {
            #expect(line.hasPrefix("  ") || line.hasPrefix("pdftotext"), "\(command): broken example ”\(line)”")
        }
    }

    @Test("the program's help documents exit codes, JSON and completion")
    func rootHelp() throws {
        let help = try Program.run(["--help"]).out
        for words in ["Slutkoder:", "64 ", "130 ", "--json", "--generate-completion-script"] {
            #expect(help.contains(words))
        }
        #expect(try Program.run(["--version"]).out.split(separator: ".").count == 3)
    }

    @Test(
        "what is miswritten ends with 64 and a Swedish sentence",
        arguments: [
            ("hemligt", "”hemligt” är inget kommando"), ("import hemligt", "”hemligt” är inget kommando"),
            ("import register", "<fil> saknas"), ("import register x.csv", "--employer <nummer> saknas"),
            ("import register x.csv --employer fem", "”fem” går inte att använda som --employer <nummer>"),
            ("import register x.csv --employer 1 --last-day igår", "”igår” är ingen dag"),
            ("page --format pdf /behov", "Välj något av text, json, csv eller xlsx"),
            ("page --formt csv", "Menade du --format?"), ("page --hemligt", "Valet --hemligt finns inte"),
            ("backtest --org", "Värdet saknas: --org <nummer>"), ("serve --port 99999", "Porten ska vara 0–65535"),
            ("intervals --org 1 a b", "inga kommandon eller argument: a, b"),
            ("project plan --json=1", "Valet --json tar inget värde"),
            ("import population x.csv --base-year 26", "26 är inget år"),
            ("serve --backup-hour 24", "Timmen ska vara 0–23"), ("backup", "<mapp> saknas"),
            ("backup k --keep 0", "minst 1"), ("restore", "<fil> saknas"), ("log list --limit 0", "Antalet ska vara"),
            ("log list --kind allt", "Välj något av change, reading eller administration"),
            ("--generate-completion-script ksh", "Välj bash, zsh eller fish"),
        ])
    func misuse(_ command: String, _ words: String) throws {
        let outcome = try Program.run(command.split(separator: " ").map(String.init))
        #expect(outcome.code == 64)
        #expect(outcome.out == "")
        #expect(outcome.err.contains(words), "\(outcome.err)")
        for english in ["Error", "Usage", "Unknown", "Missing", "Unexpected", "invalid", "Please", "See '"] {
            #expect(!outcome.err.contains(english), "\(outcome.err)")
        }
        #expect(outcome.err.contains("--help visar mer."))
    }

    @Test("completion scripts know commands and the pages' addresses", arguments: ["bash", "zsh", "fish"])
    func completion(_ shell: String) throws {
        let script = try Program.run(["--generate-completion-script", shell])
        #expect(script.code == 0)
        for word in ["backtest", "organisations", "/behov/framskrivning", "/register/leveranser", "dry-run"] {
            #expect(script.out.contains(word), "\(word) in \(shell)")
        }
        guard shell == "bash" else { return }
        // The script is one that the shell reads, and gives the page when its address is begun.
        let tried = try Program.run(
            [
                "-c",
                """
                source /dev/stdin; COMP_WORDS=(framsyn page /behov/framsk); COMP_CWORD=2
                COMP_LINE='framsyn page /behov/framsk'; COMP_POINT=${#COMP_LINE}
                _framsyn framsyn /behov/framsk page; printf '%s\\n' "${COMPREPLY[@]}"
                """,
            ], program: "/bin/bash", input: script.out)
        #expect(tried.out.contains("/behov/framskrivning"), "\(tried)")
    }

    @Test("a reader that goes away ends the program quietly")
    func brokenPipe() throws {
        let outcome = try Program.run(
            ["-c", "{ sleep 0.3; '\(Program.path)' project Cases/linkoping-2021 --json; echo kod $? >&2; } | true"],
            program: "/bin/bash")
        #expect(outcome.err == "kod 141\n")
    }
}
