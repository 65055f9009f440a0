/// The seven factors of a unit's analysis, in the order of the steps. The eighth step is the result.
///
/// Turnover and retirement move who leaves; the other five move how many are needed. Nothing is counted in two of them.
enum UnitFactor: String, CaseIterable, Codable, Sendable {
    case turnover
    case retirement
    case development
    case outlook
    case technology
    case posts
    case target

    /// Steps with questions.
    static let stepCount = allCases.count
    /// The step that shows the result.
    static let resultStep = stepCount + 1

    /// The factor asked about in a step; nil for the result.
    init?(step: Int) {
        guard Self.allCases.indices.contains(step - 1) else { return nil }
        self = Self.allCases[step - 1]
    }

    /// Its step, from 1.
    var step: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    /// Whether it moves the need; the others move who leaves.
    var movesNeed: Bool { self != .turnover && self != .retirement }

    /// Factors that move the need, in order.
    static let needFactors = allCases.filter(\.movesNeed)

    /// Name as a heading.
    var title: String {
        switch self {
        case .turnover: "Personalomsättning"
        case .retirement: "Pensionsavgångar"
        case .development: "Verksamhetsutveckling"
        case .outlook: "Omvärld"
        case .technology: "Teknik och digitalisering"
        case .posts: "Tjänstetyper"
        case .target: "Målgrupp"
        }
    }

    /// What the manager is asked.
    var question: String {
        switch self {
        case .turnover: "Tror du att fler eller färre slutar av annat än pension än vad som är beräknat?"
        case .retirement: "Tror du att fler eller färre går i pension under perioden än vad som är beräknat?"
        case .development:
            "Vilka arbetssätt, uppdrag eller lokaler ändras, och behövs det fler eller färre av något yrke?"
        case .outlook:
            "Vad händer utanför verksamheten: lagar, konkurrens, samverkan, utbildning? Behövs det fler eller färre?"
        case .technology: "Var kan teknik ersätta manuella inslag, och var kräver den nya händer?"
        case .posts: "Vilka befattningar behövs, sett till utbildning och antal? Lägg till dem som inte finns i dag."
        case .target: "Hur förändras målgruppen och dess behov, till exempel ålder, antal eller sjukdomar?"
        }
    }

    /// Who the change is counted against, for the hint under the question.
    var amountHint: String {
        switch self {
        case .turnover: "Skriv antal om året, till exempel 2, eller procent av det beräknade, till exempel 10 %."
        case .retirement: "Skriv antal under hela perioden, till exempel 1, eller procent av det beräknade."
        case .development, .outlook, .technology, .posts:
            "Skriv antal medarbetare till sista året, till exempel 2, eller procent av dagens, till exempel 5 %. Räkna bara det som hör till den här frågan."
        case .target:
            "Som framskrivningen betyder den förändring som befolkning och volymer ger. Ett eget svar ersätter den."
        }
    }
}
