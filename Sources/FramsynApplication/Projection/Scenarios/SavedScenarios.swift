internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// The saved scenarios of an organisation: list, comparison and removal.
struct SavedScenarios {
    private let context: ProjectionContext
    private let saved: [StoredScenario]

    init(_ context: ProjectionContext, _ saved: [StoredScenario]) {
        self.context = context
        self.saved = saved
    }

    private var id: Int64 { context.organisation.id }

    var blocks: [Block] {
        guard !saved.isEmpty else {
            return [.paragraphs(["Inga scenarier är sparade ännu. Ställ in reglagen och spara under ett namn."])]
        }
        return [.table(table), .form(Self.choice(saved, chosen: [], organisation: id)), .form(removal)]
    }

    private var table: Table {
        let choices = ScenarioChoices(context)
        return Table(
            id: "sparade", caption: "Sparade scenarier för \(context.organisation.name).",
            columns: [
                Column("Scenario", explanation: "Namnet det sparats under", isText: true),
                Column("Reglage", explanation: "Vad som ändras", isText: true),
            ],
            rows: saved.map { item in
                let settings = ScenarioSettings(levers: item.scenario.levers, choices: choices)
                return Row([
                    .text(item.scenario.name, href: settings?.path(id)),
                    .text(
                        item.scenario.levers.isEmpty
                            ? "inget ändras"
                            : item.scenario.levers.map { "\($0.kind.swedishName): \($0.swedishText)" }
                                .joined(separator: "; ")),
                ])
            })
    }

    /// Ticks for the scenarios to compare.
    static func choice(_ saved: [StoredScenario], chosen: Set<Int64>, organisation: Int64) -> Form {
        Form(
            id: "jamfor", action: "/behov/scenarier/jamfor", method: .get,
            groups: [
                .fields(
                    legend: "Jämför sparade scenarier",
                    saved.map {
                        Field(
                            "s\($0.id)", label: $0.scenario.name, kind: .check,
                            value: chosen.contains($0.id) ? "ja" : "")
                    } + [Field("org", label: "Organisation", kind: .hidden, value: "\(organisation)")])
            ], submit: "Jämför")
    }

    private var removal: Form {
        Form(
            id: "ta-bort", action: "/behov/scenarier/ta-bort?org=\(id)",
            groups: [
                .fields(
                    legend: "Ta bort ett sparat scenario",
                    [
                        Field(
                            "scenario", label: "Scenario",
                            kind: .choice(
                                [Choice("", "Välj scenario")] + saved.map { Choice("\($0.id)", $0.scenario.name) }))
                    ])
            ], submit: "Ta bort")
    }
}
