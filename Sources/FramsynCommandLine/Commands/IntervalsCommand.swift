import ArgumentParser
import FramsynApplication

struct IntervalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intervals", abstract: "Räkna mellan vilka tal åtta av tio utfall väntas hamna.",
        discussion: """
            Samma beräkning som knappen Beräkna intervall på sidan Framskrivning; resultatet sparas och visas också där.

            Exempel:
              framsyn intervals --org 3
              framsyn intervals --org 3 --json
            """)

    @OptionGroup var store: StoreOption
    @OptionGroup var organisation: OrganisationOption
    @OptionGroup var output: OutputOption

    func run() async throws {
        let service = try store.service()
        let number = organisation.number
        let answer = try await withProgress { reporter in
            try await service.perform(
                RunIntervals(organisation: number, reporter: reporter), as: .localAdministrator)
        }
        try output.show(answer.page, answer.document)
    }
}
