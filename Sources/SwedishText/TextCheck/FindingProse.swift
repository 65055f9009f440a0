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
        case .disagrees: "\(written): stämmer inte\(asWritten.map { "; tabellen ger \($0.swedishSigned)" } ?? "")."
        }
    }

    private var otherBase: String {
        guard let holds else { return verdict.swedish }
        var text = "stämmer för \(holds.swedishGroup) \(holds.swedishSpan)"
        let shown = FigureText.printed(holds.value, holds.unit)
        var details: [String] = []
        if holds.unit != .persons || !written.withoutSpaces.contains(shown.withoutSpaces) {
            details.append("tabellen ger \(shown)")
        }
        if let other = sameGroupAsWritten {
            details.append("\(FigureText.printed(other.value, other.unit)) för \(other.swedishSpan)")
        }
        if !details.isEmpty { text += " (" + details.joined(separator: "; ") + ")" }
        if saysTotal {
            text += "; meningen säger totalt"
            if let asWritten { text += ", som ger \(FigureText.printed(asWritten.value, asWritten.unit))" }
        }
        if lacksGroup { text += "; meningen anger ingen grupp" }
        if lacksPeriod { text += "; meningen anger inte hela perioden eller inget basår" }
        return text + "; \(holds.swedishSubject)"
    }

    private var figureNote: String {
        guard let figure else { return "" }
        let period = figure.period.map { "period \($0)" } ?? "period ej angiven"
        return "; planens uppgift \(figure.label) \(figure.printed), \(period)"
    }
}

extension String {
    /// A figure's digits without what separates them, which a writer chooses freely.
    fileprivate var withoutSpaces: String { filter { !$0.isWhitespace } }
}

extension ClaimEvidence {
    /// What the table gives, with its base: "9,6 % för alla yrkesgrupper 2019–2027; personalbehov, …".
    public var swedish: String {
        let value = FigureText.printed(value, unit)
        return swedishSpan.isEmpty
            ? "\(value), \(swedishSubject)" : "\(value) för \(swedishGroup) \(swedishSpan) (\(swedishSubject))"
    }

    /// As ``swedish``, with a plus before a rise: it shows what a decrease in the text misses.
    public var swedishSigned: String {
        let isChange = [.change, .relativeChange, .yearlyRelativeChange].contains(operation)
        return isChange && value > 0 && unit != .kronor ? "+" + swedish : swedish
    }

    /// The group in words, in lower case.
    public var swedishGroup: String {
        group.map { $0.prefix(1).lowercased() + $0.dropFirst() } ?? "alla yrkesgrupper"
    }

    /// The period in words.
    public var swedishSpan: String {
        switch (firstYear, lastYear) {
        case (let first?, let last?): "\(first)–\(last)"
        case (nil, let last?): "\(last)"
        default: ""
        }
    }

    /// What the figure is about, in words.
    public var swedishSubject: String {
        let subject =
            switch measure {
            case .need: "personalbehov"
            case .recruitment: "rekryteringsbehov"
            case .retirements: "pensionsavgångar"
            case .otherExits: "övriga avgångar"
            case .cost: "kostnad för ökat personalbehov"
            case .gap: "kostnad och minskad ram tillsammans"
            case .directivePersons: "direktivets del av ökat personalbehov"
            case .directiveCost: "direktivets del av kostnaden"
            case .directiveShare: "direktivets andel"
            case .costPerPerson: "kostnad per person och år"
            case .frame: "ram"
            case .population: "befolkning"
            case .turnover: "personalomsättning"
            case .sickLeave: "sjukfrånvaro"
            }
        switch (operation, measure) {
        case (.change, .need), (.change, .recruitment): return subject + ", förändring från basåret"
        case (.relativeChange, _): return subject + ", förändring i procent av basåret"
        case (.meanOfBothEnds, _): return subject + ", förändring delad med antalet år, första och sista året räknade"
        case (.yearlyRelativeChange, _): return subject + ", förändring i procent, i snitt per år"
        case (.sum, _): return subject + ", summa över åren"
        case (.yearlyMean, _): return subject + ", i snitt per år"
        case (.share, _): return subject + ", andel av alla yrkesgrupper"
        case (.shareOfRecruitment, _): return subject + ", andel av rekryteringsbehovet"
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
        case .populationBaseMissing: "befolkningen finns inte i tabellerna; basår ej angivet"
        case .ratePeriodMissing: "uppgiften finns inte i tabellerna; period (månad eller år) ej angiven"
        case .frameNotInTables(let first?, let last?):
            "ramens förändring finns inte i tabellerna; den gäller \(first)–\(last), en annan period än behovet"
        case .frameNotInTables: "ramens förändring finns inte i tabellerna"
        case .factMissing: "planen anger ingen uppgift att pröva mot"
        case .tableNotUnderstood: "tabellens rad eller kolumner känns inte igen"
        }
    }
}
