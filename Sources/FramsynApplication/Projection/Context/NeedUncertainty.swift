internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// How far the need may miss because the population does: what is measured, what is assumed, and how that reads.
struct NeedUncertainty {
    /// Half the width of the interval that holds eight of ten outcomes of a normal distribution, in standard deviations.
    static let eightOfTen = 1.2816

    /// The last year, for which the figures stand.
    let year: Int
    /// Eight of ten outcomes lie within this share of the need.
    let spread: Double
    /// Share of the need that follows volumes made from a population, 0…1.
    let measuredShare: Double

    /// The need of some plans over the same years; the errors of professions and employers go together, so they add up.
    init(_ parts: [ProjectionPart], year: Int) {
        self.year = year
        let assumed = NeedError()
        var (need, error, measured) = (0.0, 0.0, 0.0)
        for part in parts where part.input.years.contains(year) {
            let position = year - part.input.years.lowerBound
            let count = part.input.years.count
            for (row, profession) in part.input.professions.enumerated() where part.shows(profession.name) {
                let heads = part.model.flows.need[row * count + position]
                let deviation = NeedDeviation(profession.driver, volumes: part.input.volumes, yearCount: count)
                need += heads
                error += heads * deviation.deviation(in: position, assumed: assumed)
                measured += heads * (1 - deviation.assumedShare[position])
            }
        }
        spread = need > 0 ? Self.eightOfTen * error / need : 0
        measuredShare = need > 0 ? measured / need : 0
    }

    /// The need of a projection in its last year.
    init(_ context: ProjectionContext) {
        self.init(context.parts, year: context.lastYear)
    }

    private static var assumption: String {
        "\(Swedish.number(NeedError().deviation(in: 1), decimals: 2, scale: 100)) % per år i standardavvikelse"
    }

    /// "± 2,2 %".
    static func text(_ spread: Double) -> String { "± \(Swedish.number(spread, decimals: 1, scale: 100)) %" }

    /// Whether it is measured, assumed or both, in a word or two.
    var kind: String {
        measuredShare > 0.999 ? "mätt" : measuredShare < 0.001 ? "antagen" : "delvis mätt"
    }

    /// What is used for the need, with numbers.
    var sentence: String {
        let measured =
            "mätt på hur framräkningar av befolkningen i 21 län har träffat, ålder för ålder (en mindre kommun varierar mer)"
        let range = "Åtta av tio utfall väntas inom \(Self.text(spread)) av behovet \(year)"
        if measuredShare > 0.999 { return "\(range), \(measured)." }
        if measuredShare < 0.001 {
            return
                "\(range). Det är ett antagande (\(Self.assumption)), eftersom volymerna är inmatade och inte räknade ur en befolkning."
        }
        return
            "\(range). För \(Swedish.number(measuredShare, scale: 100)) % av behovet är osäkerheten \(measured); för resten är den antagen (\(Self.assumption)), eftersom volymen är inmatad."
    }

    /// How the volume's own uncertainty reads in a table.
    static func text(of series: VolumeSeries) -> String {
        series.deviation.flatMap(\.last).map { text(eightOfTen * $0) + ", mätt" } ?? "antagen"
    }
}

extension ProjectionContext {
    /// What the band of a projection covers and how its parts hang together, a sentence or two each.
    var uncertaintyWords: [String] {
        let isRegister = parts.contains { $0.rates != nil }
        let isTyped = parts.contains { $0.rates == nil }
        var lines = [
            "Behovet: befolkningen kan bli en annan än den framräknade. \(NeedUncertainty(self).sentence) \(sector == nil ? "Alla yrken" : "Områdets yrken")\(isSum ? " och arbetsgivare" : "") följer samma befolkning: blir den större än väntat gäller det dem alla på en gång."
        ]
        if isRegister {
            lines.append(
                "Avgångstalen: de är räknade på ett begränsat antal personår och kan ligga fel, och ett enskilt år kan bli bättre eller sämre än ett medelår."
            )
        }
        if isTyped {
            lines.append(
                "Inmatade avgångstal: de tas som de är, men omsättningen antas svänga med omkring en tiondel mellan åren."
            )
        }
        lines.append("Slumpen: vilka som slutar ett visst år, och hur gamla de är som anställs i stället.")
        if isSum {
            lines.append(
                "Summan: slump och avgångstal dras för varje arbetsgivare för sig och jämnar delvis ut sig. Befolkningen är gemensam, och det är också årets läge på arbetsmarknaden för varje yrke; de jämnar inte ut sig. Är lägena i själva verket olika är bandet något för brett."
                    + (netted == nil
                        ? " Registren har inga gemensamma pseudonymer, så byten mellan arbetsgivarna räknas inte av."
                        : " Byten mellan arbetsgivarna är avräknade med sitt väntade antal.")
            )
        }
        return lines
    }
}
