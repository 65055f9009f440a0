internal import Presentation
internal import ProjectionEngine
internal import SwedishText

/// A missing figure as a sentence: what is not stated, what that blocks, and for which professions.
enum MissingFigureWords {
    static func sentence(_ missing: MissingFigure) -> Prose {
        let names = missing.professions
        let who = names.isEmpty ? "" : " (\(names.count > 8 ? "\(names.count) yrken" : Swedish.list(names)))"
        return Prose("\(words(missing))\(who).")
    }

    private static func words(_ missing: MissingFigure) -> String {
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
