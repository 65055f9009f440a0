internal import Presentation
internal import ProjectionEngine
internal import SwedishText

extension TraceFormula {
    /// The formula in words.
    var words: String {
        switch self {
        case .sumOfProfessions: "Summan av yrkena."
        case .sumOfCells: "Summan av alla grupper: medarbetare i gruppen vid årets början × andelen som slutar."
        case .volume: "Basårets behov × volymindex."
        case .digitalisation: "Efter digitalisering."
        case .taskShift: "Efter uppgiftsväxling."
        case .workingTime: "Efter ändrad sysselsättningsgrad och sjukfrånvaro."
        case .otherSolutions: "Efter andra lösningar."
        case .growth: "Årets behov − behovet året före."
        case .rateTurnover: "Andel som slutar × medarbetare vid årets början."
        case .countedRetirements: "Antalet pensioner är angivet i underlaget."
        case .cellExits: "Medarbetare i gruppen × andelen som slutar."
        case .moves: "Medarbetare som är kvar × andelen som byter yrke inom organisationen."
        case .opening: "Medarbetare vid årets början − behovet året före."
        case .recruitment:
            "Behovets förändring + pensioner + övriga avgångar + byten till andra yrken − byten från andra yrken − överskott vid årets början, dock aldrig under noll."
        case .surplus: "Den del som blir under noll när rekryteringen räknas: fler medarbetare än behovet."
        case .staff: "Behovet och den övertalighet som finns."
        case .baseStaff: "Medarbetare som räknats vid basåret."
        case .carriedSurplus: "Övertalighet från året före."
        case .notKnown: "Basåret har inga flöden, eftersom behovet året före inte är med."
        case .none: "Ingen avgång av det här slaget finns i underlaget."
        }
    }
}

extension TraceInput {
    /// The figure's name.
    var words: String {
        switch name {
        case .baseNeed: "Basårets behov"
        case .volumeIndex: "Volymindex, basåret = 1"
        case .beyondDemography: "Volym utöver prognosen"
        case .change: "Ändring"
        case .turnoverRate: "Andel som slutar av annat än pension"
        case .turnoverFactor: "Ändring av omsättningen"
        case .retirementCount: "Pensioner"
        case .retirementShift: "Senare pension"
        case .turnoverHazard: "Andel som slutar av annat än pension"
        case .retirementHazard: "Andel som går i pension"
        case .retirementHazardUsed: "Andel som går i pension, efter ändring"
        case .otherHazard: "Andel som avlider eller får varaktig sjukersättning"
        case .exitShare: "Andel som slutar av orsaken"
        case .moveProbability: "Andel som byter yrke"
        case .age: "Ålder"
        case .tenure: "År i anställningen"
        case .sex: "Kön"
        }
    }

    /// The figure with its unit.
    var quantity: Quantity {
        switch unit {
        case .persons: Quantity(value, .persons, decimals: 2)
        case .share: Quantity(value, .percent, decimals: 2)
        case .index: Quantity(value, .number, decimals: 6)
        case .years: Quantity(value, .years, decimals: 1)
        }
    }

    /// The unit in words, for a column of its own.
    var unitWords: String {
        switch unit {
        case .persons: "personer"
        case .share: "andel per år"
        case .index: "index"
        case .years: "år"
        }
    }
}
