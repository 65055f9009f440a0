/// An age that a rule sets for a span of calendar years.
public struct DatedAge: Sendable, Equatable, Codable {
    /// First calendar year the age holds.
    public var from: Int
    /// Age in years.
    public var age: Int
    /// Law or decision.
    public var source: String

    /// A dated age from its parts.
    public init(from: Int, age: Int, source: String) {
        self.from = from
        self.age = age
        self.source = source
    }
}

/// Swedish retirement rules as dated data. A rule moves hazards; none of them ends an employment by itself.
public struct RetirementRules: Sendable, Equatable, Codable {
    /// Earliest age of income pension.
    public var earliest: [DatedAge]
    /// Riktålder (target age).
    public var target: [DatedAge]
    /// Age to which the right to stay in employment lasts (LAS 32 a §). It ends the right, not the employment.
    public var rightToStay: [DatedAge]

    /// Rules from their parts; without arguments the rules in force.
    public init(
        earliest: [DatedAge] = RetirementRules.earliestAges, target: [DatedAge] = RetirementRules.targetAges,
        rightToStay: [DatedAge] = RetirementRules.rightToStayAges
    ) {
        self.earliest = earliest
        self.target = target
        self.rightToStay = rightToStay
    }

    /// The age in force in `year`, or nil before the first entry.
    public static func age(of rule: [DatedAge], in year: Int) -> Int? {
        rule.last(where: { $0.from <= year })?.age
    }

    /// Years by which the ages in force in `year` lie above those in force in `reference`: the mean over the rules that state
    /// an age for both. From 2026 the law ties the earliest age to the target age, so the rules rise together; where only
    /// some of them move, the mean moves retirement by a part of the step.
    public func postponement(in year: Int, since reference: Int) -> Double {
        var (sum, count) = (0.0, 0.0)
        for rule in [earliest, target, rightToStay] {
            guard let now = Self.age(of: rule, in: year), let then = Self.age(of: rule, in: reference) else { continue }
            sum += Double(now) - Double(then)
            count += 1
        }
        return count > 0 ? sum / count : 0
    }

    /// Earliest age of income pension by calendar year.
    public static let earliestAges = [
        DatedAge(from: 1999, age: 61, source: "Lag (1998:674) om inkomstgrundad ålderspension"),
        DatedAge(from: 2020, age: 62, source: "Socialförsäkringsbalken, ändring 2020"),
        DatedAge(from: 2023, age: 63, source: "Socialförsäkringsbalken, ändring 2023"),
        DatedAge(from: 2026, age: 64, source: "Riktålder minus tre år"),
    ]
    /// Riktålder by calendar year.
    public static let targetAges = [
        DatedAge(from: 1999, age: 65, source: "Garantipension från 65 år"),
        DatedAge(from: 2023, age: 66, source: "Garantipension från 66 år"),
        DatedAge(from: 2026, age: 67, source: "Riktålder 67 år för 2026–2031"),
    ]
    /// Right to stay by calendar year.
    public static let rightToStayAges = [
        DatedAge(from: 2001, age: 67, source: "Lag (1982:80) om anställningsskydd, 32 a §"),
        DatedAge(from: 2020, age: 68, source: "Lag (1982:80) om anställningsskydd, 32 a §, ändring 2020"),
        DatedAge(from: 2023, age: 69, source: "Lag (1982:80) om anställningsskydd, 32 a §, ändring 2023"),
    ]
}
