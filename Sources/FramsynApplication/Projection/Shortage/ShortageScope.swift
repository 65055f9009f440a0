internal import Presentation
internal import WorkforceModel

/// Which professions of its sector a shortage page shows: all, the four that employers name as hardest to find, or one.
enum ShortageScope: Equatable {
    case all
    case four
    case profession(String)

    /// The four shortage professions that the region's employers have agreed to follow together.
    static let fourNames = ["Sjuksköterska", "Undersköterska", "Arbetsterapeut", "Fysioterapeut"]

    /// Reads `yrke`: a profession, or `brist` for the four.
    init(_ request: PageRequest) {
        if request["yrke"] == "brist" {
            self = .four
        } else if let profession = request["yrke"] {
            self = .profession(profession)
        } else {
            self = .all
        }
    }

    func contains(_ profession: String) -> Bool {
        switch self {
        case .all: true
        case .four: Self.fourNames.contains { $0.lowercased() == profession.lowercased() }
        case .profession(let wanted): profession == wanted
        }
    }

    /// The scope in words, after a preposition.
    var words: String {
        switch self {
        case .all: "alla yrken"
        case .four: "de fyra bristyrkena"
        case .profession(let profession): profession.lowercased()
        }
    }

    /// The query that leads back to the scope, beginning with "&"; empty for all.
    var query: String {
        switch self {
        case .all: ""
        case .four: "&yrke=brist"
        case .profession(let profession): "&yrke=" + NeedLinks.encode(profession)
        }
    }

    /// The profession asked for; nil for all and for the four.
    var profession: String? { if case .profession(let name) = self { name } else { nil } }

    /// The form to choose with among the professions of the sector.
    func form(professions: [String], order: ShortageOrder, organisation: Int64) -> Form {
        var profession = ""
        switch self {
        case .all: break
        case .four: profession = "brist"
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
