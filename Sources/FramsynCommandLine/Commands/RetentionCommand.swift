import ArgumentParser
import FramsynApplication
import SwedishText

struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: "Visa vad som är äldre än gallringsreglerna tillåter, och gallra det.",
        discussion: """
            Utan --apply ändras inget. Reglerna står på sidan Gallring och ändras där. Säkerhetskopior som finns har kvar \
            det som gallras tills de själva tas bort.

            Exempel:
              framsyn retention
              framsyn retention --apply
              framsyn form /register/gallring manader.jobs=6
            """)

    @OptionGroup var store: StoreOption
    @Flag(help: "Gallra. Det går inte att ångra.") var apply = false
    @OptionGroup var output: OutputOption

    func run() async throws {
        let service = try store.service()
        let found =
            apply
            ? try await service.perform(ApplyRetention(), as: .localAdministrator)
            : try await service.perform(PlanRetention(), as: .localAdministrator)
        try output.show(text: Self.text(found), found)
    }

    private static func text(_ found: RetentionDocument) -> String {
        let due = found.rules.filter { $0.count > 0 }
        guard !due.isEmpty else { return "Ingenting är äldre än reglerna tillåter." }
        let lines = due.map { line in
            let age = line.oldest.map { ", äldst \($0)" } ?? ""
            return "  \(line.name): \(Swedish.number(line.count))\(age)"
        }
        return
            ([found.applied ? "Gallrat:" : "Skulle gallras med --apply:"] + lines).joined(separator: "\n")
    }
}
