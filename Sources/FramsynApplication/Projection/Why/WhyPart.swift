internal import ProjectionEngine
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

    /// What the number means.
    var definition: String {
        switch self {
        case .need:
            "Antalet medarbetare som verksamheten behöver när volymen ändras men organisation och arbetssätt är som basåret."
        case .recruitment:
            "Antalet som behöver anställas under året för att antalet medarbetare ska motsvara behovet vid årets slut."
        case .retirement: "Antalet som slutar med ålderspension under året."
        case .leavers:
            "Antalet som slutar hos arbetsgivaren av annan orsak än ålderspension. Den som byter enhet eller yrke hos samma arbetsgivare har inte slutat."
        case .cost: "Behovets ökning sedan jämförelseåret gånger vad en medarbetare kostar om året."
        case .directive:
            "Den del av behovets ökning sedan jämförelseåret som enligt direktivet ska täckas av andra lösningar."
        }
    }

    /// The formula in words.
    var formula: String {
        switch self {
        case .need: "Behov = basårets behov × volymindex."
        case .recruitment:
            "Rekrytering = behovets förändring + pensioner + övriga avgångar + byten till andra yrken − byten från andra yrken − överskott vid årets början, dock aldrig under noll."
        case .retirement: "Pensioner = medarbetare vid årets början × andelen som går i pension, ålder för ålder."
        case .leavers:
            "Övriga avgångar = medarbetare vid årets början × andelen som slutar, grupp för grupp, och därtill dödsfall och varaktig sjukersättning."
        case .cost: "Kostnad = ökning i personer × kostnad per person × löneutveckling, yrke för yrke."
        case .directive: "Direktivets del = direktivets andel × ökningen; en minskning räknas som noll."
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
