import WorkforceModel

/// What one word says about measure and operation.
struct WordClass: Equatable {
    /// Direction of a change.
    enum Change: Equatable {
        /// "ökar med", "ökar till": a verb, so that "till" leads to a level.
        case verb(sign: Double)
        /// "ökningen", "fler": the figure is the change itself.
        case noun(sign: Double)
    }

    var measure: ClaimMeasure?
    /// 2: says it outright; 1: only together with more.
    var strength = 0
    var change: Change?
    var isLevel = false
    var isShare = false
    var isMean = false
    var isDirective = false
    var isCost = false
    var isReference = false
    var isTotal = false
    var isForeign = false
    var isPersons = false
    /// Someone leaves; a subject of its own unless pension is named.
    var isExit = false
    /// A shortage or a remainder, which the tables need not hold.
    var isVague = false
}

/// Swedish words for what the tables hold and for what they do not hold.
enum SubjectLexicon {
    private static let staffNeeds = [
        "personal", "medarbetar", "bemanning", "arbetskraft", "tjänst", "personalökning", "anställning",
        "personalförsörjning", "yrkes", "års", "årsarbetar",
    ]
    private static let rises = [
        "öka", "ökn", "ökat", "växe", "växa", "växt", "växande", "stig", "steg", "tillväx", "tillkom", "tillskott",
        "utök",
        "expander",
    ]
    private static let falls = ["minsk", "sjunk", "sjönk", "krymp", "nedgång", "avta", "reducer", "falla", "faller"]
    private static let levels: Set<String> = [
        "är", "blir", "bli", "var", "uppgår", "uppgå", "ligger", "ligga", "finns", "finnas", "behövs", "behövas", "når",
        "nå", "nått", "omfattar", "utgörs", "landar", "landa", "hamnar", "antalet", "räknar", "uppgick", "summeras",
        "uppnår", "räknas", "beräknas", "bedöms", "väntas", "kommer", "behöver", "krävs", "sysselsätter", "handlar",
        "gäller", "rör",
        "avser", "förutses", "uppskattas", "har", "hade", "kräver",
    ]
    private static let foreignStems = [
        "examen", "examin", "utbild", "student", "elev", "enkät", "svarande", "kurs", "anmäl", "ansök", "workshop",
        "kommuner", "brukare", "klient", "ärende", "vakan", "konsult", "praktik", "projekt", "timm", "delto",
        "nationell",
        "riket", "sverige", "landet", "omräkningstal", "studie", "undersökning", "index", "poäng", "intresser",
        "förvaltningar", "handledare", "besök", "adresser", "platser", "lägenhet", "boende", "patient", "kunder",
        "hemtjänsttimm", "lön", "löne", "antagning", "vårdplats",
    ]
    private static let foreignWords: Set<String> = [
        "barn", "äldre", "elever", "svar",
        "kvinnor",
        "män", "länet", "länets", "regionen", "kön", "deltid", "heltid",
    ]
    private static let exits: Set<String> = [
        "slutar", "slutade", "slutat", "sluta", "lämnar", "lämnade", "lämnat", "lämna",
    ]
    private static let vague: Set<String> = [
        "återstår", "återstående", "kvarstår", "kvarstående", "resterande", "resten", "saknas", "saknar", "sakna",
        "fattas", "brist", "bristen",
    ]
    private static let persons: Set<String> = {
        var words: Set<String> = ["st", "stycken", "personal", "personalen", "huvuden", "personers", "anställd"]
        for stem in ["medarbetare", "årsarbetare", "anställda"] { words.formUnion([stem, stem + "s"]) }
        for stem in ["medarbetar", "årsarbetar"] { words.formUnion([stem + "na", stem + "nas"]) }
        for stem in ["person", "tjänst", "heltidstjänst", "individ", "arbetstagar"] {
            words.formUnion(["", "en", "er", "erna"].map { stem + $0 })
        }
        for stem in [
            "befattning", "rekrytering", "nyrekrytering", "nyanställning", "anställning", "pensionsavgång",
            "pensionering",
        ] {
            words.formUnion(["ar", "arna"].map { stem + $0 })
        }
        return words.union([
            "kollegor", "kollegorna", "arbetstagare", "pensionärer", "befattning", "anställdas", "nyanställda",
            "nyrekryterade",
        ])
    }()
    private static let totals: Set<String> = [
        "nämnden", "nämndens", "nämndnivå", "totalt", "totala", "total", "sammantaget", "sammantagna", "sammantagen",
        "sammanlagt", "sammanlagda", "samtliga", "hela", "alla", "helhet", "summa", "personalstyrkan", "personalstyrka",
        "nämnd", "förvaltningsområdet", "organisationens", "organisationen", "helhet",
    ]
    private static let references: Set<String> = [
        "dessa", "varav", "därav", "de", "dem", "deras", "gruppen", "gruppens", "yrkesgruppen", "yrkesgruppens",
        "yrkeskategorin", "yrkeskategorins", "kategorin", "kategorins", "yrket", "motsvarar", "motsvarande", "motsvara",
        "det", "detta", "den", "samma", "denna", "sådana",
    ]

    /// What a lower-case word says.
    static func classify(_ word: String) -> WordClass {
        var result = WordClass()
        result.isTotal = totals.contains(word)
        result.isReference = references.contains(word)
        result.isPersons = persons.contains(word)
        result.isLevel = levels.contains(word)
        result.isMean = ["årligen", "årlig", "årliga", "genomsnitt", "snitt", "genomsnittligt", "genomsnittliga"]
            .contains(word)
        result.isShare =
            word.hasPrefix("andel") || word.hasSuffix("andel") || word.hasSuffix("andelen")
            || ["utgör", "utgörs", "utgöra", "svarar", "står", "förklaras", "beror"].contains(word)
        result.isDirective = word.hasPrefix("direktiv") || word == "täckas" || word == "täcks" || word == "täcka"
        result.isCost =
            word.contains("kostna") || ["kostar", "kosta", "kostade", "prislapp", "prislappen"].contains(word)
        result.isExit = exits.contains(word)
        result.isVague = vague.contains(word)
        result.isForeign = foreignWords.contains(word) || foreignStems.contains { word.hasPrefix($0) }
        (result.measure, result.strength) = measure(word)
        if result.measure == .recruitment || result.measure == .retirements { result.isForeign = false }
        result.change = change(word)
        if word.contains("personalökning") || word.contains("personaltillskott") {
            (result.measure, result.strength) = (.need, 2)
        }
        return result
    }

    private static func measure(_ word: String) -> (ClaimMeasure?, Int) {
        if word.contains("rekryter") { return (.recruitment, 2) }
        if word.contains("pension") { return (.retirements, 2) }
        if word.contains("omsättning") { return (.turnover, 2) }
        if word.contains("sjukfrånvaro") || word.contains("sjukskriv") || word == "korttidsfrånvaro" {
            return (.sickLeave, 2)
        }
        if word.hasPrefix("befolkning") || word.hasPrefix("invånar") || word.hasSuffix("befolkningen") {
            return (.population, 2)
        }
        if isHiring(word) { return (.recruitment, 2) }
        if isFrame(word) { return (.frame, 2) }
        if let place = behov(in: word) {
            if place.isEmpty { return (.need, 1) }
            return staffNeeds.contains { place.hasSuffix($0) || place.hasSuffix($0 + "s") } ? (.need, 2) : (nil, -1)
        }
        if word.hasPrefix("personalstyrk") || word.hasPrefix("bemanning") || word.hasPrefix("personalvolym") {
            return (.need, 2)
        }
        if persons.contains(word) || ["behövs", "behöver", "behövas", "behöva"].contains(word) { return (.need, 0) }
        return (nil, 0)
    }

    /// What stands before "behov" in a compound; nil when the word holds none.
    private static func behov(in word: String) -> String? {
        guard !word.hasPrefix("behovspröv") else { return nil }
        for ending in ["behovet", "behovets", "behoven", "behovs", "behov"] where word.hasSuffix(ending) {
            return String(word.dropLast(ending.count))
        }
        for middle in ["behovsökning", "behovstillväxt", "behovsminskning"] {
            guard let end = prefix(before: middle, in: word) else { continue }
            return end
        }
        return nil
    }

    private static func prefix(before middle: String, in word: String) -> String? {
        var rest = Substring(word)
        var head = ""
        while !rest.isEmpty {
            if rest.hasPrefix(middle) { return head }
            head.append(rest.removeFirst())
        }
        return nil
    }

    private static func isHiring(_ word: String) -> Bool {
        word.hasPrefix("nyanställ") || word.hasPrefix("personalersättning")
            || [
                "anställa", "anställas", "anställer", "anställs", "ersätta", "ersättas", "ersätter", "tillsätta",
                "tillsättas",
                "tillsätts", "ersättningsrekrytera", "värva", "värvas",
            ].contains(word)
    }

    private static func isFrame(_ word: String) -> Bool {
        [
            "ram", "ramen", "ramar", "ramarna", "budgetram", "budgetramen", "budget", "budgeten", "ramminskning",
            "rambesparing",
        ]
        .contains(word) || word.hasPrefix("bespar") || word.hasPrefix("sparkrav")
            || word.hasPrefix("effektiviseringskrav")
            || word.hasPrefix("sparbeting") || word.hasSuffix("ramar") || word.hasSuffix("ramen")
            || word.hasPrefix("nedskärning")
    }

    private static func change(_ word: String) -> WordClass.Change? {
        if ["fler", "flera", "ytterligare", "högre", "större", "utöver", "saknas", "saknar", "sakna", "fattas"]
            .contains(word)
        {
            return .noun(sign: 1)
        }
        if ["färre", "lägre", "mindre"].contains(word) { return .noun(sign: -1) }
        let isNoun =
            word.contains("ökning") || word.contains("minskning") || word.contains("tillväxt")
            || word.contains("tillskott")
            || word.hasPrefix("nedgång") || word.hasPrefix("uppgång") || word.hasPrefix("tillkom")
        if isNoun {
            return .noun(sign: word.contains("minskning") || word.hasPrefix("nedgång") ? -1 : 1)
        }
        if rises.contains(where: { word.hasPrefix($0) }) { return .verb(sign: 1) }
        if falls.contains(where: { word.hasPrefix($0) }) { return .verb(sign: -1) }
        return nil
    }
}

/// Classifies each distinct word once.
struct WordClassifier {
    private var known: [String: WordClass] = [:]

    mutating func classify(_ word: String) -> WordClass {
        if let found = known[word] { return found }
        let made = word.utf8.count > 80 ? WordClass() : SubjectLexicon.classify(word)
        known[word] = made
        return made
    }
}
