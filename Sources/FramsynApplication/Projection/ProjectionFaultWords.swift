internal import ProjectionEngine
internal import SwedishText

extension ProjectionFault {
    /// The fault as a sentence with place and remedy.
    var words: String {
        let place = subject.map { "\($0): " } ?? ""
        let number = value.map { " (\(Swedish.shortNumber($0)))" } ?? ""
        let year = position.map { ", plats \($0 + 1) i serien" } ?? ""
        switch code {
        case .duplicateProfession: return "\(place)yrket står två gånger. Slå ihop raderna eller byt namn på den ena."
        case .wrongLength:
            return "\(place)\(name) har inte ett värde per år. Fyll i alla år, från basåret till sista året."
        case .outOfRange:
            return "\(place)\(name)\(number)\(year) går inte att räkna med. Kontrollera talet och dess enhet."
        case .unknownRow: return "\(place)\(name) hänvisar till något som inte finns i planen. Kontrollera namnet."
        case .differentCells:
            return "\(place)yrkena är räknade i olika ålders- och tidsklasser. Räkna avgångstalen på nytt."
        case .noHires: return "\(place)det är inte känt vilka åldrar som anställs. Räkna avgångstalen på nytt."
        }
    }

    private var name: String {
        switch field {
        case "baseNeed": "antalet basåret"
        case "need": "behovet"
        case "index": "volymindexet"
        case "growth": "utvecklingen per år"
        case "turnover": "andelen som slutar"
        case "retirements", "retirement": "pensionerna"
        case "employmentRate": "sysselsättningsgraden"
        case "sickLeaveShare": "sjukfrånvaron"
        case "shares", "share": "andelarna av volymerna"
        case "moves": "byten till andra yrken"
        case "years": "åren"
        default: field
        }
    }
}
