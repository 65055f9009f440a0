internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// A number of Behov that can be opened.
enum WhyPart: String, CaseIterable, Sendable {
    case need = "behov"
    case recruitment = "rekrytering"
    case retirement = "pension"
    case leavers = "avgang"
    case cost = "kostnad"
    case directive = "direktiv"

    var title: String {
        switch self {
        case .need: "Personalbehov"
        case .recruitment: "Rekryteringsbehov"
        case .retirement: "Pensioner"
        case .leavers: "Övriga avgångar"
        case .cost: "Kostnad för behovsökningen"
        case .directive: "Direktivet om andra lösningar"
        }
    }

    /// Whether the number is kronor or a share of kronor, made from the gap.
    var isMoney: Bool { self == .cost || self == .directive }
    /// Whether years can be added.
    var isFlow: Bool { self == .recruitment || self == .retirement || self == .leavers }

    /// What the number means and how it is made, in dated versions.
    var definition: Definition {
        switch self {
        case .need: ProjectionDefinitions.need
        case .recruitment: ProjectionDefinitions.recruitment
        case .retirement: ProjectionDefinitions.retirement
        case .leavers: ProjectionDefinitions.leavers
        case .cost: ProjectionDefinitions.cost
        case .directive: ProjectionDefinitions.directive
        }
    }

    /// The values of a row, one entry a year.
    func values(_ row: ProfessionFlows) -> [Double?] {
        switch self {
        case .need, .cost, .directive: row.need.map { $0 }
        case .recruitment: row.recruitment
        case .retirement: row.retirement
        case .leavers: RecruitmentChart.leavers(row)
        }
    }

    /// The number's quantities in the trace, added.
    var traced: [TracedQuantity] {
        switch self {
        case .need, .cost, .directive: [.need]
        case .recruitment: [.recruitment]
        case .retirement: [.retirement]
        case .leavers: [.turnover, .other]
        }
    }
}

/// How numbers of Behov are made, with names of methods and literature.
enum WhyMethod {
    static func lines(_ part: WhyPart, fromRegister: Bool) -> [String] {
        var lines: [String] = []
        switch part {
        case .need:
            lines.append(
                "Demografisk behovsframskrivning: volymindex är åldersviktad befolkning eller ett inmatat index, och varje yrke följer en vägd summa av volymer."
            )
        case .recruitment, .retirement, .leavers:
            lines.append(
                "Flödesmodell i diskret tid med ett steg per år: Bartholomew, Forbes och McClean, Statistical Techniques for Manpower Planning, 2 uppl. (Wiley 1991). Väntevärden räknas exakt så länge ingen grupp är övertalig."
            )
            if fromRegister {
                lines += [
                    "Andelarna skattas i steg (alla yrken, yrkesgrupp, yrke, åldersgrupp), där varje steg dras mot det föregående: empirisk Bayes-krympning, C. Morris, Parametric Empirical Bayes Inference, JASA 78 (1983). Använd andel = vikt × egen andel + (1 − vikt) × väntad andel, med vikten n/(n + κ) för n personår.",
                    "Variation mellan yrken och mellan år skattas med momentmetoden: DerSimonian och Laird, Controlled Clinical Trials 7 (1986).",
                    "Pensionsmönstret följer åldern i förhållande till de daterade åldersgränserna, så att en höjd gräns flyttar mönstret.",
                ]
            }
        case .cost, .directive:
            lines.append(
                "Ökningen räknas mellan tabellens avrundade tal, så att den går att kontrollera mot det som står på sidan. Den orundade kedjan står bredvid."
            )
        }
        return lines
    }
}
