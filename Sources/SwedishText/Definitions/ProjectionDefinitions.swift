public import WorkforceModel

/// The definitions of the figures of Behov that come with Framsyn. A new wording is a new version with a day of its own.
public enum ProjectionDefinitions {
    /// Staff needed.
    public static let need = definition(
        "behov", "Personalbehov",
        meaning:
            "Antalet medarbetare som verksamheten behöver när volymen ändras men organisation och arbetssätt är som basåret.",
        formula: "Behov = basårets behov × volymindex.", unit: "personer")
    /// Staff to recruit.
    public static let recruitment = definition(
        "rekrytering", "Rekryteringsbehov",
        meaning:
            "Antalet som behöver anställas under året för att antalet medarbetare ska motsvara behovet vid årets slut.",
        formula:
            "Rekrytering = behovets förändring + pensioner + övriga avgångar + byten till andra yrken − byten från andra yrken − överskott vid årets början, dock aldrig under noll.",
        unit: "personer om året")
    /// Retirements.
    public static let retirement = definition(
        "pension", "Pensioner", meaning: "Antalet som slutar med ålderspension under året.",
        formula: "Pensioner = medarbetare vid årets början × andelen som går i pension, ålder för ålder.",
        unit: "personer om året")
    /// Exits other than retirement.
    public static let leavers = definition(
        "avgang", "Övriga avgångar",
        meaning:
            "Antalet som slutar hos arbetsgivaren av annan orsak än ålderspension. Den som byter enhet eller yrke hos samma arbetsgivare har inte slutat.",
        formula:
            "Övriga avgångar = medarbetare vid årets början × andelen som slutar, grupp för grupp, och därtill dödsfall och varaktig sjukersättning.",
        unit: "personer om året")
    /// Cost of the increase in need.
    public static let cost = definition(
        "kostnad", "Kostnad för behovsökningen",
        meaning: "Behovets ökning sedan jämförelseåret gånger vad en medarbetare kostar om året.",
        formula: "Kostnad = ökning i personer × kostnad per person × löneutveckling, yrke för yrke.", unit: "kronor")
    /// What the directive takes of the increase.
    public static let directive = definition(
        "direktiv", "Direktivet om andra lösningar",
        meaning: "Den del av behovets ökning sedan jämförelseåret som enligt direktivet ska täckas av andra lösningar.",
        formula: "Direktivets del = direktivets andel × ökningen; en minskning räknas som noll.",
        unit: "personer och kronor")
    /// Yearly exits other than retirement as a share of staff.
    public static let turnover = definition(
        "omsattning", "Personalomsättning (övriga avgångar)",
        meaning:
            "Andelen av dem som fanns vid årets början som under året slutar av annan orsak än ålderspension. Byte av enhet eller yrke hos samma arbetsgivare räknas inte.",
        formula:
            "Omsättning = övriga avgångar under perioden ÷ summan av behovet vid varje års början, i genomsnitt per år.",
        unit: "procent om året")
    /// Yearly retirements as a share of staff.
    public static let retirementShare = definition(
        "pensionsandel", "Pensionsandel",
        meaning: "Andelen av dem som fanns vid årets början som under året går i ålderspension.",
        formula: "Pensionsandel = pensioner under perioden ÷ summan av behovet vid varje års början.",
        unit: "procent om året")
    /// Recruitment as a share of today's staff.
    public static let recruitmentShare = definition(
        "rekryteringsandel", "Rekrytering som andel av dagens medarbetare",
        meaning: "Hela periodens rekryteringsbehov i förhållande till medarbetarna vid basåret.",
        formula: "Andel = rekryteringsbehov under perioden ÷ medarbetare vid basåret.", unit: "procent")
    /// Share with full time.
    public static let fullTime = definition(
        "heltid", "Heltid",
        meaning:
            "Andelen månadsavlönade vars anställningar hos arbetsgivaren tillsammans är minst heltid den sista dagen före framskrivningens första år. Timavlönade räknas inte.",
        formula: "Heltid = personer med minst 100 % ÷ alla månadsavlönade personer.", unit: "procent")

    /// Every definition in the order of pages.
    public static let all = [
        need, recruitment, retirement, leavers, cost, directive, turnover, retirementShare, recruitmentShare, fullTime,
    ]

    /// The day the first versions hold from.
    private static let first = Day(number: 20_454)  // 2026-01-01

    private static func definition(
        _ code: String, _ name: String, meaning: String, formula: String, unit: String
    ) -> Definition {
        Definition(
            code: code, name: name,
            versions: [
                Definition.Version(number: 1, from: first, meaning: meaning, formula: formula, unit: unit)
            ])
    }
}
