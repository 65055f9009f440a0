public import WorkforceModel

extension ClaimVerdict {
    /// The class in words.
    public var swedish: String {
        switch self {
        case .agrees: "stämmer"
        case .agreesOnOtherBase: "stämmer med annan period eller basår"
        case .baseMissing: "period eller grupp saknas"
        case .notTestable: "går inte att pröva"
        case .disagrees: "stämmer inte"
        }
    }
}

extension TextFinding {
    /// One sentence that says how the figure stands, with table value and base: "449: stämmer för
    /// socialsekreterare/biståndsbedömare 2019–2027 (398 för 2020–2027); meningen säger totalt."
    public var explanation: String {
        switch verdict {
        case .agrees: "\(written): stämmer\(holds.map { ", " + $0.swedish } ?? "")."
        case .agreesOnOtherBase, .baseMissing: "\(written): \(otherBase)."
        case .notTestable: "\(written): går inte att pröva\(reason.map { ", " + $0.swedish } ?? "")\(figureNote)."
        case .disagrees: "\(written): stämmer inte\(asWritten.map { "; tabellen ger \($0.swedish)" } ?? "")."
        }
    }

    private var otherBase: String {
        guard let holds else { return verdict.swedish }
        var text = "stämmer för " + holds.swedishBase
        let shown = FigureText.printed(holds.value, holds.unit)
        var details: [String] = []
        if holds.unit != .persons || !written.contains(shown) { details.append("tabellen ger \(shown)") }
        if let other = comparison(with: holds) { details.append(other) }
        if !details.isEmpty { text += " (" + details.joined(separator: "; ") + ")" }
        if saysTotal { text += "; meningen säger totalt" }
        if lacksGroup { text += "; meningen anger ingen grupp" }
        if lacksPeriod { text += "; meningen anger inte hela perioden eller inget basår" }
        return text
    }

    private func comparison(with holds: ClaimEvidence) -> String? {
        guard let other = asWritten, other.lastYear != holds.lastYear || other.firstYear != holds.firstYear || other.group != holds.group
        else { return nil }
        let place = other.group == holds.group ? other.swedishSpan : other.swedishBase
        return "\(FigureText.printed(other.value, other.unit)) för \(place)"
    }

    private var figureNote: String {
        guard let figure else { return "" }
        let period = figure.period.map { "period \($0)" } ?? "period ej angiven"
        return "; planens uppgift \(figure.label) \(figure.printed), \(period)"
    }
}

extension ClaimEvidence {
    /// What the table gives, with its base: "+9,6 % 2019–2027, personalbehov, alla yrkesgrupper".
    public var swedish: String {
        "\(FigureText.printed(value, unit)) för \(swedishBase)"
    }

    /// Group, measure and period without the value.
    public var swedishBase: String {
        let who = group.map { $0.prefix(1).lowercased() + $0.dropFirst() } ?? "alla yrkesgrupper"
        let span = swedishSpan
        switch measure {
        case .directiveShare: return "direktivets andel"
        case .costPerPerson: return "kostnaden per person och år"
        default: return "\(who)\(span.isEmpty ? "" : " " + span) (\(what))"
        }
    }

    /// The period in words.
    public var swedishSpan: String {
        switch (firstYear, lastYear) {
        case (let first?, let last?): operation == .change || operation == .relativeChange ? "\(first)–\(last)" : "\(first)–\(last)"
        case (nil, let last?): "\(last)"
        default: ""
        }
    }

    private var what: String {
        let subject =
            switch measure {
            case .need: "personalbehov"
            case .recruitment: "rekryteringsbehov"
            case .retirements: "pensionsavgångar"
            case .otherExits: "övriga avgångar"
            case .cost: "kostnad för ökat personalbehov"
            case .gap: "kostnad och minskad ram tillsammans"
            case .directivePersons: "direktivets del av ökningen"
            case .directiveCost: "direktivets del av kostnaden"
            case .directiveShare, .costPerPerson, .frame, .population, .turnover, .sickLeave: ""
            }
        switch operation {
        case .change where measure == .need: return "förändring av \(subject)et från basåret"
        case .change where measure == .recruitment: return "förändring av \(subject)et från basåret"
        case .relativeChange: return "förändring av \(subject)et i procent av basåret"
        case .sum: return "summa \(subject)"
        case .yearlyMean: return "\(subject), i snitt per år"
        case .share: return "andel av \(subject)"
        case .shareOfRecruitment: return "\(subject) av rekryteringsbehovet"
        default: return subject
        }
    }
}

extension UntestableReason {
    /// The reason in words.
    public var swedish: String {
        switch self {
        case .subjectNotCovered: "tabellerna omfattar inte det som siffran gäller"
        case .groupNotCovered(let name): "gruppen \(name) finns inte i tabellerna"
        case .yearsOutsideTable(let first, let last): "tabellerna omfattar \(first)–\(last)"
        case .populationBaseMissing: "befolkningen finns inte i tabellerna och basåret ska anges i texten"
        case .ratePeriodMissing: "uppgiften finns inte i tabellerna; period (månad eller år) ej angiven"
        case .frameHasOtherPeriod: "ramens förändring finns inte i tabellerna och gäller en annan period än behovet"
        case .factMissing: "planen anger ingen uppgift att pröva mot"
        case .tableNotUnderstood: "tabellens rad eller kolumner känns inte igen"
        }
    }
}
