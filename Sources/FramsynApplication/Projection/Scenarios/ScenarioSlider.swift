internal import WorkforceModel

/// One slider of the scenario page and the lever it moves.
struct ScenarioSlider: Sendable {
    /// Name in the query.
    let name: String
    let kind: LeverKind
    let range: ClosedRange<Double>
    let step: Double
    /// Words after the number.
    let unit: String
    /// What one on the slider is in the lever's unit.
    let scale: Double
    let hint: String

    static let all: [ScenarioSlider] = [
        ScenarioSlider(
            name: "andra", kind: .otherSolutions, range: 0...100, step: 5, unit: "% av ökningen", scale: 0.01,
            hint: "Hur stor del av behovets ökning som täcks av annat än fler anställda."),
        ScenarioSlider(
            name: "digital", kind: .digitalisation, range: 0...50, step: 1, unit: "% av arbetet", scale: 0.01,
            hint: "Hur stor del av allt arbete som digitala lösningar tar över."),
        ScenarioSlider(
            name: "grad", kind: .higherEmploymentRate, range: 0...20, step: 0.5, unit: "procentenheter", scale: 0.01,
            hint: "Hur mycket den genomsnittliga sysselsättningsgraden höjs."),
        ScenarioSlider(
            name: "sjuk", kind: .lowerSickLeave, range: 0...10, step: 0.5, unit: "procentenheter", scale: 0.01,
            hint: "Hur mycket sjukfrånvaron sänks, av den avtalade tiden."),
        ScenarioSlider(
            name: "volym", kind: .volume, range: -5...5, step: 0.1, unit: "% per år", scale: 0.01,
            hint: "Större eller mindre volym än prognosen; läggs på varje år."),
        ScenarioSlider(
            name: "pension", kind: .laterRetirement, range: 0...5, step: 0.5, unit: "år", scale: 1,
            hint: "Hur mycket senare medarbetarna går i pension."),
        ScenarioSlider(
            name: "omsattning", kind: .lowerTurnover, range: 0...50, step: 1, unit: "% färre slutar", scale: 0.01,
            hint: "Av dem som annars slutar av annat än pension."),
        ScenarioSlider(
            name: "vaxla", kind: .taskShift, range: 0...50, step: 1, unit: "% av timmarna", scale: 0.01,
            hint: "Hur stor del av det ena yrkets timmar som det andra yrket tar över. Timmarna blir lika många."),
        ScenarioSlider(
            name: "utbildade", kind: .educationSupply, range: 0...300, step: 1, unit: "personer per år", scale: 1,
            hint: "Utbildade utöver dem som redan räknas med. Ändrar tillgången, inte behovet."),
    ]
}
