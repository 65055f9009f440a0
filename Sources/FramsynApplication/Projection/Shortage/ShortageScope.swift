internal import Presentation
internal import WorkforceModel

/// Which professions a shortage page shows: all, the four that employers name as hardest to find, a sector or one
/// profession.
enum ShortageScope: Equatable {
    case all
    case four
    case sector(String)
    case profession(String)

    /// The four shortage professions that the region's employers have agreed to follow together.
    static let fourNames = ["Sjuksköterska", "Undersköterska", "Arbetsterapeut", "Fysioterapeut"]

    /// Reads `yrke` (a profession, or `brist` for the four) and `sektor`; a profession goes before a sector.
    init(_ request: PageRequest) {
        if request["yrke"] == "brist" {
            self = .four
        } else if let profession = request["yrke"] {
            self = .profession(profession)
        } else if let sector = request["sektor"] {
            self = .sector(sector)
        } else {
            self = .all
        }
    }

    func contains(_ profession: String, sector: String?) -> Bool {
        switch self {
        case .all: true
        case .four: Self.fourNames.contains { $0.lowercased() == profession.lowercased() }
        case .sector(let wanted): sector == wanted
        case .profession(let wanted): profession == wanted
        }
    }

    /// The scope in words, after a preposition.
    var words: String {
        switch self {
        case .all: "alla yrken"
        case .four: "de fyra bristyrkena"
        case .sector(let sector): sector
        case .profession(let profession): profession.lowercased()
        }
    }

    /// The query that leads back to the scope, beginning with "&"; empty for all.
    var query: String {
        switch self {
        case .all: ""
        case .four: "&yrke=brist"
        case .sector(let sector): "&sektor=" + NeedLinks.encode(sector)
        case .profession(let profession): "&yrke=" + NeedLinks.encode(profession)
        }
    }

    /// The form to choose with. A sector is chosen apart, so that a profession need not be looked for in all of them.
    func form(professions: [String], sectors: [String], order: ShortageOrder, organisation: Int64) -> Form {
        var profession = ""
        var sector = ""
        switch self {
        case .all: break
        case .four: profession = "brist"
        case .sector(let name): sector = name
        case .profession(let name): profession = name
        }
        return Form(
            id: "urval", action: "/behov/bristyrken", method: .get,
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "yrke", label: "Yrke",
                            kind: .choice(
                                [Choice("", "Alla yrken"), Choice("brist", "De fyra bristyrkena")]
                                    + professions.map { Choice($0, $0) }), value: profession,
                            hint: "De fyra är sjuksköterska, undersköterska, arbetsterapeut och fysioterapeut."),
                        Field(
                            "sektor", label: "Område",
                            kind: .choice([Choice("", "Alla områden")] + sectors.map { Choice($0, $0) }),
                            value: sector, hint: "Gäller när inget yrke är valt."),
                        Field(
                            "ordning", label: "Rangordna efter",
                            kind: .choice(ShortageOrder.allCases.map { Choice($0.rawValue, $0.words) }),
                            value: order.rawValue),
                        Field("org", label: "Organisation", kind: .hidden, value: "\(organisation)"),
                    ])
            ], submit: "Visa")
    }
}

/// What professions are ranked by.
enum ShortageOrder: String, CaseIterable {
    case share = "andel"
    case gap = "tillgang"
    case vacancies = "vakanser"

    /// In words.
    var words: String {
        switch self {
        case .share: "rekrytering som andel av dagens medarbetare"
        case .gap: "hur många som saknas i utbildning"
        case .vacancies: "flest vakanser"
        }
    }
}
