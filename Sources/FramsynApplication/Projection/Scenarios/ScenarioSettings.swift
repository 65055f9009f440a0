internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// What the scenario form can be set to for one projection.
struct ScenarioChoices: Sendable, Equatable {
    var years: ClosedRange<Int>
    var professions: [String]
    /// Professions that have a supply from education.
    var educated: [String]
    /// The year since which the directive counts the increase.
    var directiveSince: Int

    init(_ context: ProjectionContext) {
        years = context.years
        // A lever may act on a profession outside the sector shown.
        professions = context.allProfessions
        var educated: [String] = []
        for item in context.parts.flatMap(\.input.education) where !educated.contains(item.profession) {
            educated.append(item.profession)
        }
        self.educated = educated
        directiveSince = context.first.input.directive?.sinceYear ?? context.baseYear
    }

    /// First year that anything can change.
    var firstYear: Int { min(years.lowerBound + 1, years.upperBound) }
    /// Most years of a ramp or a lag offered.
    static let mostYears = 10
}

/// The scenario form as it stands, and the levers it means.
struct ScenarioSettings: Sendable, Equatable {
    /// What is written, by field name; fields that stand at their start are left out.
    private(set) var written: [String: String] = [:]
    /// The levers; a slider that stands at zero gives none.
    private(set) var levers: [Lever] = []
    /// What is wrong, by field.
    private(set) var faults: [FieldFault] = []
    let choices: ScenarioChoices

    /// Fields that are not sliders.
    static let choiceParameters: [PageParameter] = [
        .profession("Yrke som scenariots reglage gäller; utan det alla."),
        PageParameter("start", .whole(PageParameter.years), "Första år som scenariot gäller."),
        PageParameter("infasning", .whole(1...ScenarioChoices.mostYears), "År tills det gäller fullt ut."),
        PageParameter("andraSedan", .whole(PageParameter.years), "År som ökningen räknas från för andra lösningar."),
        PageParameter("vaxlaFran", .text, "Yrke som lämnar timmar."),
        PageParameter("vaxlaTill", .text, "Yrke som tar över timmar."),
        PageParameter("utbYrke", .text, "Yrke som utbildningen gäller."),
        PageParameter("utbEfter", .whole(0...ScenarioChoices.mostYears), "År tills de utbildade är klara."),
    ]
    static let choiceNames = choiceParameters.map(\.name)
    static let names = ScenarioSlider.all.map(\.name) + choiceNames

    /// Reads values by field name.
    init(_ values: (String) -> String?, choices: ScenarioChoices) {
        self.choices = choices
        for name in Self.names {
            if let value = values(name)?.trimmed, !value.isEmpty, value != standard(name) { written[name] = value }
        }
        let profession = readProfession("yrke")
        let start = readYear("start", within: choices.firstYear...choices.years.upperBound)
        let ramp = readYear("infasning", within: 1...ScenarioChoices.mostYears)
        let since = readYear("andraSedan", within: choices.years.lowerBound...choices.years.upperBound)
        let giver = readProfession("vaxlaFran")
        let receiver = readProfession("vaxlaTill")
        let educated = readProfession("utbYrke")
        let lag = readYear("utbEfter", within: 0...ScenarioChoices.mostYears)
        for slider in ScenarioSlider.all {
            guard let value = read(slider), value != 0 else { continue }
            var lever = Lever(
                kind: slider.kind, profession: profession, value: value * slider.scale, startYear: start,
                rampYears: ramp)
            switch slider.kind {
            case .otherSolutions: lever.sinceYear = since
            case .taskShift:
                guard let giver, let receiver, giver != receiver else {
                    faults.append(
                        FieldFault(
                            field: giver == nil ? "vaxlaFran" : "vaxlaTill",
                            words: "Välj ett yrke som lämnar timmar och ett annat yrke som tar över dem."))
                    continue
                }
                (lever.profession, lever.toProfession) = (giver, receiver)
            case .educationSupply:
                guard let educated else {
                    faults.append(
                        FieldFault(
                            field: "utbYrke",
                            words: choices.educated.isEmpty
                                ? "Ingen utbildning är angiven. Lägg till den under Antaganden."
                                : "Välj vilket yrke utbildningen gäller."))
                    continue
                }
                (lever.profession, lever.lagYears) = (educated, lag)
            default: break
            }
            levers.append(lever)
        }
        if faults.contains(where: { $0.field == "yrke" }) { levers = [] }
    }

    /// The settings that mean exactly `levers`; nil when the form cannot say them.
    init?(levers: [Lever], choices: ScenarioChoices) {
        var values: [String: String] = [:]
        for lever in levers {
            guard let slider = ScenarioSlider.all.first(where: { $0.kind == lever.kind }), values[slider.name] == nil
            else { return nil }
            values[slider.name] = Swedish.fieldText(lever.value / slider.scale)
            values["start"] = lever.startYear.map { "\($0)" }
            values["infasning"] = "\(lever.rampYears)"
            switch lever.kind {
            case .taskShift: (values["vaxlaFran"], values["vaxlaTill"]) = (lever.profession, lever.toProfession)
            case .educationSupply: (values["utbYrke"], values["utbEfter"]) = (lever.profession, "\(lever.lagYears)")
            case .otherSolutions:
                values["andraSedan"] = lever.sinceYear.map { "\($0)" }
                values["yrke"] = lever.profession
            default: values["yrke"] = lever.profession
            }
        }
        self.init({ values[$0] }, choices: choices)
        guard self.levers.count == levers.count, zip(self.levers, levers).allSatisfy({ $0.isSame(as: $1) }) else {
            return nil
        }
    }

    /// A field as it stands.
    subscript(name: String) -> String { written[name] ?? standard(name) }

    /// The fault of a field.
    func fault(_ name: String) -> String? { faults.first { $0.field == name }?.words }

    /// The page's address with these settings.
    func path(_ organisation: Int64) -> String { "/behov/scenarier?org=\(organisation)" + query() }

    /// The settings as they follow in an address, each name after `prefix`.
    func query(prefix: String = "") -> String {
        Self.names.reduce("") { query, name in
            written[name].map { "\(query)&\(prefix)\(name)=\(NeedLinks.encode($0))" } ?? query
        }
    }

    private func standard(_ name: String) -> String {
        switch name {
        case "start": "\(choices.firstYear)"
        case "infasning": "1"
        case "andraSedan": "\(choices.directiveSince)"
        case "yrke", "vaxlaFran", "vaxlaTill": ""
        case "utbYrke": choices.educated.first ?? ""
        case "utbEfter": "0"
        default: "0"
        }
    }

    private mutating func read(_ slider: ScenarioSlider) -> Double? {
        guard let text = written[slider.name] else { return nil }
        guard let value = Swedish.value(of: text), slider.range.contains(value) else {
            faults.append(
                FieldFault(
                    field: slider.name,
                    words:
                        "”\(text.prefix(40))” går inte att räkna med. Skriv ett tal mellan \(Swedish.number(slider.range.lowerBound)) och \(Swedish.number(slider.range.upperBound))."
                ))
            return nil
        }
        return value
    }

    private mutating func readProfession(_ name: String) -> String? {
        let text = self[name]
        guard !text.isEmpty else { return nil }
        guard choices.professions.contains(text) || (name == "utbYrke" && choices.educated.contains(text)) else {
            faults.append(
                FieldFault(
                    field: name, words: "”\(text.prefix(60))” finns inte i framskrivningen. Välj ett yrke i listan."))
            return nil
        }
        return text
    }

    private mutating func readYear(_ name: String, within: ClosedRange<Int>) -> Int {
        let text = self[name]
        if let value = Int(text), within.contains(value) { return value }
        faults.append(
            FieldFault(
                field: name,
                words:
                    "”\(text.prefix(40))” går inte att välja. Välj ett värde från \(within.lowerBound) till \(within.upperBound)."
            ))
        return Int(standard(name)).flatMap { within.contains($0) ? $0 : nil } ?? within.lowerBound
    }
}

extension Lever {
    /// Whether two levers say the same; sizes read back from text may differ in their last bit.
    fileprivate func isSame(as other: Lever) -> Bool {
        var other = other
        guard abs(value - other.value) < 1e-9 else { return false }
        other.value = value
        return self == other
    }
}
