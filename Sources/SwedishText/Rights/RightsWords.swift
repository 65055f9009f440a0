public import WorkforceModel

extension RightsObject {
    /// The object as a heading or a row of the matrix.
    public var swedishName: String {
        switch self {
        case .need: "Behov, framskrivning och gap"
        case .unitAnalysis: "Verksamhetsanalys"
        case .measures: "Åtgärder och aktivitetsplan"
        case .goodExamples: "Goda exempel"
        case .indicators: "Nyckeltal (sammanställda)"
        case .individualAbsence: "Enskildas frånvaro"
        case .employment: "Anställning och kompetens"
        case .terms: "Villkor och bonus före avtal"
        case .shifts: "Pass, bokning och pool"
        case .placements: "Placeringar"
        case .crisisApplicants: "Sökande till krisbemanning"
        case .meetings: "Möten och anteckningar"
        case .matters: "Ärenden, ställningstaganden och remisser"
        case .notices: "Förhandsinformation"
        case .surveys: "Enkäter"
        case .registry: "Organisation, behörighet, inläsning och logg"
        case .sharedRegister: "Yrken och definitioner"
        case .population: "Befolkning"
        }
    }

    /// The object within a sentence.
    public var swedishWords: String { swedishName.prefix(1).lowercased() + swedishName.dropFirst() }
}

extension RightsLevel {
    /// What the level allows, as a verb; empty for nothing.
    public var swedishVerb: String {
        switch self {
        case .none: ""
        case .aggregate: "se sammanställningar av"
        case .read: "läsa"
        case .write: "ändra"
        case .decide: "besluta om"
        }
    }

    /// The level in a cell of the matrix.
    public var swedishName: String {
        switch self {
        case .none: "–"
        case .aggregate: "sammanställt"
        case .read: "läser"
        case .write: "ändrar"
        case .decide: "beslutar"
        }
    }
}

extension RightsReach {
    /// How far it reaches, in a cell of the matrix.
    public var swedishName: String {
        switch self {
        case .unit: "egen enhet"
        case .subtree: "egen organisation"
        case .network: "eget nätverk"
        case .everywhere: "överallt"
        case .published: "det som är publicerat"
        case .ownSide: "egen part"
        case .ownPerson: "eget"
        }
    }
}

extension Sensitivity {
    /// The class with what it holds.
    public var swedishName: String {
        switch self {
        case .open: "K0 öppet"
        case .inside: "K1 internt"
        case .personal: "K2 personuppgifter"
        case .sensitive: "K3 känsligt"
        case .negotiation: "K1f förhandling"
        }
    }
}

extension Mandate.Kind {
    /// What may be decided.
    public var swedishName: String {
        switch self {
        case .lending: "Utlåning av personal"
        case .vacancy: "Tillsättning av vakans"
        case .terms: "Villkor, bonus och tillägg"
        case .agency: "Inhyrning"
        case .overtime: "Övertid"
        case .measure: "Beslut om åtgärd"
        case .answer: "Svar till andra arbetsgivare"
        }
    }
}
