import ArgumentParser

/// The program's commands.
struct FramsynCommand: AsyncParsableCommand {
    /// Name, help and subcommands.
    static let configuration = CommandConfiguration(
        commandName: "framsyn",
        abstract: "Framsyn visar hur många medarbetare av varje yrke ni behöver, har och saknar.",
        discussion: """
            Exempel:
              framsyn demo                                skapa en demonstration i ./framsyn-data
              framsyn serve                               öppna http://127.0.0.1:8080
              framsyn project Cases/linkoping-2021        skriv en plans framskrivning
              framsyn page /behov/gap --org 3             skriv en sida i terminalen
            """,
        version: framsynVersion,
        subcommands: [
            ServeCommand.self, DemoCommand.self, ProjectCommand.self, ImportCommand.self, CheckTextCommand.self,
            PageCommand.self,
        ])
}

/// Runs the command that the arguments name and ends the process with its code.
public func runFramsyn() async {
    await FramsynCommand.main()
}

/// Version of the program.
let framsynVersion = "0.1.0"
