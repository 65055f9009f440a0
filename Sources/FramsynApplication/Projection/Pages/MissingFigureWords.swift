internal import ProjectionEngine

/// A missing figure as a sentence without its full stop; the professions stand after it.
enum MissingFigureWords {
    static func words(_ missing: MissingFigure) -> String? {
        let what: String
        switch missing.figure {
        case .costPerHead: what = "Kostnad per person är inte angiven"
        case .payGrowth: what = "Löneutveckling är inte angiven"
        case .frame: what = "Ingen ram är angiven"
        case .employmentRate: what = "Sysselsättningsgrad är inte angiven"
        case .sickLeaveShare: what = "Sjukfrånvaro är inte angiven"
        case .turnover: what = "Avgångar utom pension är inte angivna för alla år"
        case .retirements: what = "Pensioner är inte angivna för alla år"
        case .education: what = "Ingen utbildning är angiven"
        case .directive: what = "Inget direktiv är angivet"
        }
        let blocks: String
        switch missing.blocks {
        case .cost: blocks = "kostnaden för ökningen kan inte räknas"
        case .futurePrices: blocks = "kronor visas i basårets löner"
        case .gap: blocks = "gapet mot ram kan inte räknas"
        case .higherEmploymentRate: blocks = "reglaget högre sysselsättningsgrad har ingen verkan"
        case .lowerSickLeave: blocks = "reglaget lägre sjukfrånvaro har ingen verkan"
        case .recruitment: blocks = "rekryteringsbehovet kan inte räknas där"
        case .supply: blocks = "tillgången kan inte jämföras med behovet"
        case .directive: blocks = "direktivets andel kan inte visas"
        }
        return "\(what): \(blocks)"
    }
}
