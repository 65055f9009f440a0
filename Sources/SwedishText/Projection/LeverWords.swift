public import WorkforceModel

extension LeverKind {
    /// The lever's name on a page.
    public var swedishName: String {
        switch self {
        case .otherSolutions: "Andra lösningar"
        case .digitalisation: "Digitalisering"
        case .taskShift: "Uppgiftsväxling"
        case .laterRetirement: "Senare pension"
        case .higherEmploymentRate: "Högre sysselsättningsgrad"
        case .lowerSickLeave: "Lägre sjukfrånvaro"
        case .lowerTurnover: "Lägre omsättning"
        case .volume: "Annan volymutveckling"
        case .educationSupply: "Fler utbildade"
        }
    }
}

extension Lever {
    /// The lever's full size in words: "10 % av arbetet", "1,5 år".
    public var swedishSize: String {
        let number = Swedish.shortNumber(value, scale: 100) + Swedish.unitSpace
        let percent = number + "%"
        let points = number + "procentenheter"
        switch kind {
        case .otherSolutions: return "\(percent) av ökningen" + (sinceYear.map { " sedan \($0)" } ?? "")
        case .digitalisation: return "\(percent) av arbetet"
        case .taskShift: return "\(percent) av timmarna" + (toProfession.map { " till \($0)" } ?? "")
        case .laterRetirement: return Swedish.shortNumber(value) + Swedish.unitSpace + "år senare"
        case .higherEmploymentRate: return "\(points) högre"
        case .lowerSickLeave: return "\(points) lägre"
        case .lowerTurnover: return "\(percent) färre slutar"
        case .volume:
            let signed = Swedish.shortNumber(value, isSigned: true, scale: 100)
            return "\(signed)\(Swedish.unitSpace)% per år utöver prognosen"
        case .educationSupply:
            return "\(Swedish.number(value, isSigned: true)) utbildade per år"
                + (lagYears > 0 ? ", första gången efter \(lagYears) år" : "")
        }
    }

    /// The whole lever in words: size, whom it concerns and when.
    public var swedishText: String {
        var words = swedishSize + ", " + (profession ?? "alla yrken")
        if let startYear { words += ", från \(startYear)" }
        if rampYears > 1 { words += ", fullt efter \(rampYears) år" }
        return words
    }
}
