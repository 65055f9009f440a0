internal import Presentation
internal import SwedishText
internal import WorkforceModel

/// The forms of the scenario page.
struct ScenarioForm {
    let context: ProjectionContext
    let settings: ScenarioSettings

    private var id: Int64 { context.organisation.id }
    private var choices: ScenarioChoices { settings.choices }

    /// The sliders.
    var sliders: Form {
        Form(
            id: "reglage", action: "/behov/scenarier", method: .get,
            groups: [
                .fields(
                    legend: "Vad reglagen gäller",
                    [
                        choice("yrke", "Yrke", [Choice("", "Alla yrken")] + professions),
                        choice("start", "Från och med", years(choices.firstYear...choices.years.upperBound)),
                        choice(
                            "infasning", "Infasning",
                            (1...ScenarioChoices.mostYears).map {
                                Choice("\($0)", $0 == 1 ? "full verkan direkt" : "full verkan efter \($0) år")
                            }),
                        Field("org", label: "Organisation", kind: .hidden, value: "\(id)"),
                    ]),
                .fields(
                    legend: "Behovet",
                    [
                        slider("andra"),
                        choice(
                            "andraSedan", "Andra lösningar: ökningen räknas från",
                            years(
                                choices.years.lowerBound...max(choices.years.lowerBound, choices.years.upperBound - 1))),
                        slider("digital"), slider("grad"), slider("sjuk"), slider("volym"),
                    ]),
                .fields(legend: "De som slutar", [slider("pension"), slider("omsattning")]),
                .fields(
                    legend: "Uppgifter mellan yrken",
                    [
                        slider("vaxla"), choice("vaxlaFran", "Från yrket", [Choice("", "Välj yrke")] + professions),
                        choice("vaxlaTill", "Till yrket", [Choice("", "Välj yrke")] + professions),
                    ]),
                .fields(
                    legend: "Utbildning",
                    choices.educated.isEmpty
                        ? [slider("utbildade")]
                        : [
                            slider("utbildade"),
                            choice("utbYrke", "Yrket som utbildas", choices.educated.map { Choice($0, $0) }),
                            choice(
                                "utbEfter", "Första utbildade",
                                (0...ScenarioChoices.mostYears).map {
                                    Choice("\($0)", $0 == 0 ? "samma år" : "\($0) år efter starten")
                                }),
                        ]),
            ], submit: "Räkna", answersAtOnce: true)
    }

    /// Saves the present setting; `nameFault` and `asksToReplace` when a first try could not be saved.
    func save(name: String = "", nameFault: String? = nil, asksToReplace: Bool = false) -> Form {
        var fields = [
            Field(
                "namn", label: "Namn", value: name, hint: "Till exempel Fler på heltid 2028.", fault: nameFault,
                isRequired: true)
        ]
        if asksToReplace { fields.append(Field("ersatt", label: "Ersätt det sparade scenariot", kind: .check)) }
        for name in ScenarioSettings.names {
            if let value = settings.written[name] {
                fields.append(Field(name, label: name, kind: .hidden, value: value))
            }
        }
        return Form(
            id: "spara", action: "/behov/scenarier/spara?org=\(id)", groups: [.fields(legend: nil, fields)],
            submit: "Spara scenariot")
    }

    private var professions: [Choice] { choices.professions.map { Choice($0, $0) } }

    private func years(_ years: ClosedRange<Int>) -> [Choice] { years.map { Choice("\($0)", "\($0)") } }

    private func choice(_ name: String, _ label: String, _ options: [Choice]) -> Field {
        Field(name, label: label, kind: .choice(options), value: settings[name], fault: settings.fault(name))
    }

    private func slider(_ name: String) -> Field {
        guard let slider = ScenarioSlider.all.first(where: { $0.name == name }) else { return Field(name, label: name) }
        return Field(
            name, label: slider.kind.swedishName,
            kind: .slider(
                min: slider.range.lowerBound, max: slider.range.upperBound, step: slider.step, unit: slider.unit),
            value: settings[name], hint: slider.hint, fault: settings.fault(name))
    }
}
