public import WorkforceModel

extension RateReason {
    /// Why the used rate is what it is, as the end of a sentence that begins "eftersom".
    ///
    /// - Parameter exposure: person-years observed. With many of them the expectation can still weigh most, when the
    ///   professions of a group differ by no more than chance gives.
    public func swedishReason(exposure: Double) -> String {
        switch self {
        case .nothingObserved: "ingen har funnits i gruppen"
        case .fewPersonYears where exposure >= 200: "skillnaden mot liknande yrken inte är större än slumpen kan ge"
        case .fewPersonYears: "underlaget är litet"
        case .weighedTogether: "eget utfall och det som är vanligt i liknande yrken vägs ihop"
        case .ownOutcome: "underlaget räcker för att lita på det egna utfallet"
        }
    }

    /// What weighs most in the used rate.
    public var swedishWeight: String {
        switch self {
        case .nothingObserved: "bara liknande yrken"
        case .fewPersonYears: "mest liknande yrken"
        case .weighedTogether: "både eget utfall och liknande yrken"
        case .ownOutcome: "mest eget utfall"
        }
    }
}

extension ExitCause {
    /// The cause's name on a page.
    public var swedishName: String {
        switch self {
        case .retirement: "Pension"
        case .turnover: "Slutar av annat än pension"
        case .other: "Dödsfall och varaktig sjukersättning"
        }
    }

    /// What those who leave for the cause did: "3 av 11 slutade".
    public var swedishVerb: String {
        switch self {
        case .retirement: "gick i pension"
        case .turnover: "slutade"
        case .other: "avled eller fick varaktig sjukersättning"
        }
    }
}

extension Swedish {
    /// A rate as counted and as used, with the reason: "3 av 11 slutade; använt 14 % i stället för 27 %, eftersom
    /// underlaget är litet."
    ///
    /// - Parameters:
    ///   - exits: persons who left.
    ///   - exposure: person-years observed.
    ///   - used: yearly probability used.
    ///   - reason: why it differs from the counted one.
    public static func rateSentence(
        _ cause: ExitCause, exits: Double, exposure: Double, used: Double, reason: RateReason
    ) -> String {
        let decimals = exposure < 100 ? 0 : 1
        let usedText = number(used, decimals: decimals, scale: 100) + unitSpace + "%"
        guard exposure > 0 else {
            return "Ingen har observerats; använt \(usedText), det som är vanligt i liknande yrken."
        }
        let rawText = number(exits / exposure, decimals: decimals, scale: 100) + unitSpace + "%"
        let counted = "\(number(exits)) av \(number(exposure)) \(cause.swedishVerb)"
        if rawText == usedText { return "\(counted); använt \(usedText), samma som utfallet." }
        return
            "\(counted); använt \(usedText) i stället för \(rawText), eftersom \(reason.swedishReason(exposure: exposure))."
    }

    /// Who a band counts: "kvinnor, 25–34 år, anställda under ett år".
    ///
    /// - Parameter tenureBands: tenure bands of the space; the last is open upwards.
    public static func text(of scope: RateBandScope, tenureBands: Int) -> String {
        var words: [String] = []
        if let sex = scope.sex { words.append(sex == .woman ? "kvinnor" : "män") }
        let ages = scope.ages
        words.append(
            ages.upperBound >= 74
                ? (ages.lowerBound <= 18 ? "alla åldrar" : "\(ages.lowerBound) år och äldre")
                : ages.lowerBound == ages.upperBound
                    ? "\(ages.lowerBound) år"
                    : ages.lowerBound <= 18
                        ? "till och med \(ages.upperBound) år" : "\(ages.lowerBound)–\(ages.upperBound) år")
        if let tenure = scope.tenure, tenureBands > 1 {
            words.append(
                tenure + 1 == tenureBands
                    ? "anställda \(tenure) år eller mer"
                    : tenure == 0 ? "anställda under ett år" : "anställda \(tenure) år")
        }
        return words.joined(separator: ", ")
    }
}
