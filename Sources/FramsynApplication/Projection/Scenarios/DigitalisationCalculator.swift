internal import Presentation
internal import ProjectionEngine
internal import SwedishText

/// How much digitalisation could free: administration's share of the work, and how much of it goes away.
struct DigitalisationCalculator: Sendable {
    private let low: String
    private let high: String
    private let reduction: String
    private let settings: ScenarioSettings

    /// What it reads.
    static let parameters: [PageParameter] = [
        PageParameter("admLag", .decimal, "Administrationens andel av arbetet, lägst, i procent."),
        PageParameter("admHog", .decimal, "Administrationens andel av arbetet, högst, i procent."),
        PageParameter("minskning", .decimal, "Hur mycket administrationen minskar, i procent."),
    ]

    /// Reads `admLag`, `admHog` and `minskning`, in percent.
    init(_ values: (String) -> String?, settings: ScenarioSettings) {
        low = values("admLag") ?? "50"
        high = values("admHog") ?? "60"
        reduction = values("minskning") ?? "50"
        self.settings = settings
    }

    private static func share(_ text: String) -> Double? {
        Swedish.value(of: text).flatMap { 0...100 ~= $0 ? $0 / 100 : nil }
    }

    /// The potential as fractions of all work; nil when a field cannot be read.
    var potential: ClosedRange<Double>? {
        guard let low = Self.share(low), let high = Self.share(high), let reduction = Self.share(reduction) else {
            return nil
        }
        let first = DigitalisationPotential.share(administrative: low, reduction: reduction)
        let second = DigitalisationPotential.share(administrative: high, reduction: reduction)
        return min(first, second)...max(first, second)
    }

    func blocks(_ organisation: Int64) -> [Block] {
        func field(_ name: String, _ label: String, _ value: String) -> Field {
            Field(
                name, label: label, kind: .number, value: value,
                fault: Self.share(value) == nil ? "Skriv procent mellan 0 och 100, till exempel 50." : nil)
        }
        let kept = ScenarioSettings.names.compactMap { name in
            settings.written[name].map { Field(name, label: name, kind: .hidden, value: $0) }
        }
        var blocks: [Block] = []
        if let potential {
            let words = Swedish.interval(potential.lowerBound, potential.upperBound, scale: 100)
            blocks.append(
                .paragraphs([
                    Prose([
                        .text(
                            "Om \(low)–\(high) % av arbetstiden går till administration och den minskar med \(reduction) %, frigörs "
                        ),
                        .strong(
                            potential.lowerBound == potential.upperBound
                                ? "\(Swedish.number(potential.lowerBound, scale: 100)) %" : "\(words) %"),
                        .text(" av allt arbete."),
                    ])
                ]))
            let ends =
                potential.lowerBound == potential.upperBound
                ? [potential.lowerBound] : [potential.lowerBound, potential.upperBound]
            blocks.append(
                .actions(
                    ends.map { share in
                        var values = settings.written
                        values["digital"] = Swedish.fieldText(min(share * 100, 50), decimals: 1)
                        let changed = ScenarioSettings({ values[$0] }, choices: settings.choices)
                        return Action(
                            "Ställ reglaget på \(Swedish.number(min(share, 0.5), scale: 100)) %",
                            href: changed.path(organisation))
                    }))
        }
        blocks.append(
            .form(
                Form(
                    id: "digitaliseringspotential", action: "/behov/scenarier", method: .get,
                    groups: [
                        .fields(
                            legend: nil,
                            [
                                field("admLag", "Administrationens andel av arbetstiden, lägst %", low),
                                field("admHog", "Administrationens andel av arbetstiden, högst %", high),
                                field("minskning", "Administrationen minskar med %", reduction),
                                Field("org", label: "Organisation", kind: .hidden, value: "\(organisation)"),
                            ] + kept)
                    ], submit: "Räkna ut")))
        return blocks
    }
}
