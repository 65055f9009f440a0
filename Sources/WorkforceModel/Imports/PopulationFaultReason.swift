/// What is wrong in a file of population figures beyond what can be wrong in any file.
public enum PopulationFaultReason: Sendable, Hashable, Codable {
    /// Two age groups share ages, so that their sum would count persons twice.
    case overlappingAges(AgeGroup, AgeGroup)
    /// Figures are given by month, and no year has its December; the months found.
    case noYearEnd(months: [String])
    /// Several kinds of figure stand in the file, and none is the population; their names.
    case severalContents([String])
    /// A division other than region, age, sex and time has several values and no total; some of the values.
    case undividedDimension(values: [String])
    /// Figures for one sex only.
    case oneSexOnly
    /// A combination that the file does not hold.
    case missingCell(region: String, ages: AgeGroup, sex: Sex?, year: Int)
    /// Counts given of the file do not fit each other; what was expected and what was found.
    case sizesDoNotFit(expected: Int, found: Int)
    /// More cells than are read.
    case tooManyCells(limit: Int)
}
