public import WorkforceModel

extension ImportField {
    /// Headings that usually hold the field, folded; the likeliest first.
    var headingWords: [String] {
        switch self {
        case .person:
            [
                "pseudonym", "person-id", "personid", "person", "löpnummer", "löpnr", "id", "anställd-id",
                "anställningsnummer", "anstnr", "personnummer", "pnr",
            ]
        case .birth:
            ["födelseår", "födelsedatum", "födelsetid", "född", "födelse", "birthyear", "birth year", "birth"]
        case .sex: ["kön", "juridiskt kön", "sex", "gender"]
        case .unit:
            [
                "enhet", "enhetskod", "organisationskod", "organisation", "orgenhet", "arbetsplats", "avdelning",
                "kostnadsställe", "ansvar", "unit",
            ]
        case .profession:
            [
                "yrke", "aid-kod", "aid", "aid-etikett", "yrkeskod", "befattning", "titel", "benämning", "etikett",
                "yrkesgrupp", "profession",
            ]
        case .form: ["löneform", "avlöningsform", "anställningsform", "form"]
        case .rate:
            ["sysselsättningsgrad", "syssgrad", "sysselsgrad", "tjänstgöringsgrad", "omfattning", "grad", "rate"]
        case .from:
            [
                "från och med", "fr.o.m.", "fr o m", "fr.o.m", "from", "fom", "från", "anställd från", "startdatum",
                "anställningsdatum", "start",
            ]
        case .to:
            [
                "till och med", "t.o.m.", "t o m", "t.o.m", "tom", "till", "anställd till", "slutdatum",
                "avgångsdatum", "slut", "to",
            ]
        case .exitReason: ["avgångsorsak", "avslutsorsak", "slutorsak", "orsak", "avgångsskäl", "exit reason"]
        case .absence: ["frånvaroandel", "frånvaro", "sjukfrånvaro", "absence"]
        case .code: ["kod", "enhetskod", "organisationskod", "code"]
        case .name: ["namn", "benämning", "yrke", "enhet", "name"]
        case .kind: ["slag", "typ", "kind", "nivå"]
        case .parent: ["överordnad", "överordnad kod", "tillhör", "förälder", "parent"]
        case .mergedInto: ["uppgick i", "uppgått i", "sammanslagen i", "merged into"]
        case .sector: ["område", "verksamhetsområde", "sektor", "sector"]
        case .group: ["grupp", "yrkesgrupp", "group"]
        case .aid: ["aid", "aid-koder", "aid-kod", "aid-etikett"]
        case .ssyk: ["ssyk", "ssyk-kod", "ssyk 2012"]
        case .licensed: ["legitimation", "legitimerad", "legitimationsyrke", "licensed"]
        case .year: ["år", "year"]
        case .age: ["ålder", "age"]
        case .area: ["område", "region", "area"]
        case .value: ["antal", "värde", "value"]
        case .organisation:
            [
                "enhet", "enhetskod", "organisationskod", "organisation", "arbetsplats", "förvaltning", "nämnd",
                "arbetsgivare", "kommun", "unit", "employer",
            ]
        case .day: ["dag", "datum", "mätdag", "mätdatum", "per", "avser", "day", "date"]
        case .vacancies:
            [
                "vakanser", "antal vakanser", "vakanta tjänster", "lediga tjänster", "lediga platser", "vakans",
                "vacancies",
            ]
        case .withoutRequiredTraining:
            [
                "saknar föreskriven utbildning", "saknar utbildning", "utan föreskriven utbildning", "utan utbildning",
                "outbildade", "obehöriga", "without required training",
            ]
        }
    }
}

/// The likeliest heading for each column: one that is a usual word before one that holds it. No heading is given twice;
/// columns come in the order they are declared.
public func suggestColumns<Column: ImportColumn>(_ headings: [String], for: Column.Type = Column.self) -> [Column:
    String]
{
    let folded = headings.map(\.folded)
    var columns: [Column: String] = [:]
    var taken: Set<Int> = []
    func give(_ column: Column, _ index: Int?) {
        guard let index, !taken.contains(index) else { return }
        taken.insert(index)
        columns[column] = headings[index]
    }
    for column in Column.allCases {
        let words = column.field.headingWords
        let place = words.lazy.compactMap { word in folded.indices.first { folded[$0] == word && !taken.contains($0) } }
        give(column, place.first)
    }
    for column in Column.allCases where columns[column] == nil {
        let words = column.field.headingWords.filter { $0.count >= 4 }
        let place = words.lazy.compactMap { word in
            folded.indices.first { folded[$0].contains(word) && !taken.contains($0) }
        }
        give(column, place.first)
    }
    return columns
}
