import ArgumentParser
import FramsynApplication

struct BacktestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest", abstract: "Pröva framskrivningen på år som redan varit.",
        discussion: """
            De senaste åren göms, räknas fram utan att vara kända och jämförs med vad som hände: fel, snedhet och andel \
            inom intervallet per yrke, bredvid två enkla gissningar. Samma prov som på sidan Träffsäkerhet; resultatet \
            sparas bland de tidigare proven.

            Exempel:
              framsyn backtest --org 2
              framsyn backtest --org 2 --years 3 --json
            """)

    @OptionGroup var store: StoreOption
    @OptionGroup var organisation: OrganisationOption
    @Option(help: ArgumentHelp("Så många år göms.", valueName: "antal")) var years = RunBacktest.usualYears
    @OptionGroup var output: OutputOption

    func run() async throws {
        let service = try store.service()
        let (number, years) = (organisation.number, years)
        let answer = try await withProgress { reporter in
            try await service.perform(
                RunBacktest(organisation: number, hiddenYears: years, reporter: reporter), as: .localAdministrator)
        }
        try output.show(answer.page, answer.document)
    }
}
