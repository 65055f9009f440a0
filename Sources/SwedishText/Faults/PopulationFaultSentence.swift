public import WorkforceModel

extension PopulationFaultReason {
    /// What is wrong (without capital and full stop, to stand after the place) and what to do (whole sentences).
    public var problemAndRemedy: (problem: String, remedy: String) {
        switch self {
        case .overlappingAges(let one, let other):
            (
                "åldrarna \(one.swedishName) och \(other.swedishName) överlappar varandra, så att personer skulle räknas två gånger",
                "Ta ut tabellen med en enda åldersindelning."
            )
        case .noYearEnd(let months):
            (
                "tabellen har månader (\(months.joined(separator: ", "))) men ingen december",
                "Ta ut december för varje år, eller välj att den senaste månaden får stå för året."
            )
        case .severalContents(let names):
            (
                "tabellen har flera slags uppgifter (\(names.joined(separator: ", "))) och ingen av dem är folkmängd",
                "Ta ut tabellen med bara folkmängd."
            )
        case .undividedDimension(let values):
            (
                "tabellen är också delad på annat än region, ålder, kön och år (\(values.joined(separator: ", ")))",
                "Ta ut tabellen utan den indelningen eller med ett enda värde."
            )
        case .oneSexOnly:
            ("tabellen har bara det ena könet", "Ta ut både kvinnor och män, eller bara totalen.")
        case .missingCell(let region, let ages, let sex, let year):
            (
                "uppgift saknas för \(region), \(ages.swedishName), \(sex.map { $0 == .woman ? "kvinnor, " : "män, " } ?? "")\(year)",
                "Ta ut tabellen på nytt så att alla åldrar, kön och år är med."
            )
        case .sizesDoNotFit(let expected, let found):
            (
                "svaret är inte helt: \(expected) värden väntades och \(found) finns",
                "Hämta svaret på nytt."
            )
        case .tooManyCells(let limit):
            ("tabellen har fler uppgifter än de \(limit) som läses", "Dela upp uttaget i mindre delar.")
        }
    }
}

extension AgeGroup {
    /// The ages as written in Swedish: `7 år`, `65–79 år`, `80 år och äldre`.
    public var swedishName: String {
        guard let upper else { return "\(lower) år och äldre" }
        return upper == lower ? "\(lower) år" : "\(lower)–\(upper) år"
    }
}
