public import WorkforceModel

extension ImportField {
    /// The field's name in Swedish, as it stands in sentences and beside drop-downs.
    public var swedishName: String {
        switch self {
        case .person: "person (pseudonym)"
        case .birth: "födelseår"
        case .sex: "kön"
        case .unit: "enhet"
        case .profession: "yrke eller AID-kod"
        case .form: "löneform"
        case .rate: "sysselsättningsgrad"
        case .from: "från och med"
        case .to: "till och med"
        case .exitReason: "avgångsorsak"
        case .absence: "frånvaroandel"
        case .code: "kod"
        case .name: "namn"
        case .kind: "slag av organisation"
        case .parent: "överordnad kod"
        case .mergedInto: "uppgick i (kod)"
        case .sector: "verksamhetsområde"
        case .group: "yrkesgrupp"
        case .aid: "AID-kod"
        case .ssyk: "SSYK-kod"
        case .licensed: "legitimation"
        case .year: "år"
        case .age: "ålder"
        case .area: "område"
        case .value: "värde"
        case .organisation: "arbetsgivare eller enhet"
        case .day: "dag"
        case .vacancies: "vakanser"
        case .withoutRequiredTraining: "saknar föreskriven utbildning"
        }
    }
}

extension DayFormat {
    /// An example of the format, as shown beside drop-downs and in sentences.
    public var swedishExample: String {
        switch self {
        case .yearMonthDay: "2026-11-21"
        case .dayMonthYear: "21/11/2026"
        case .monthDayYear: "11/21/2026"
        }
    }
}
