public import WorkforceModel

extension Indicator {
    /// The indicator as a heading.
    public var swedishName: String {
        switch self {
        case .vacancies: "Vakanser"
        case .withoutRequiredTraining: "Saknar föreskriven utbildning"
        }
    }

    /// What is counted, as a sentence.
    public var definition: String {
        switch self {
        case .vacancies: "Tjänster som är obesatta den angivna dagen och som arbetsgivaren vill tillsätta, antal."
        case .withoutRequiredTraining:
            "Anställda i yrket som den angivna dagen saknar den utbildning eller legitimation som är föreskriven för det, antal personer."
        }
    }
}
