public import WorkforceModel

/// What is counted in a register: which professions, years, cells and rules.
public struct ObservationScope: Sendable {
    /// Professions followed; persons of others are outside.
    public var professions: [Profession]
    /// Calendar years in which exits are counted, from those employed at the end of the year before.
    public var window: ClosedRange<Int>
    /// The cells.
    public var space: CellSpace
    /// Rules that tell an exit without a reason from retirement.
    public var rules: RetirementRules
    /// Latest years of the window in which the ages of hires are counted, 1 or more.
    public var hireYears: Int
    /// Units counted; nil means the whole employer. A move to a unit outside is internal, not an exit.
    public var organisations: Set<Int32>?

    /// A scope from its parts.
    public init(
        professions: [Profession], window: ClosedRange<Int>, space: CellSpace,
        rules: RetirementRules = RetirementRules(), hireYears: Int = 5, organisations: Set<Int32>? = nil
    ) {
        self.professions = professions
        self.window = window
        self.space = space
        self.rules = rules
        self.hireYears = max(1, hireYears)
        self.organisations = organisations
    }

    /// The cells that a register allows: ages 18–74, with tenure bands 0, 1 and 2+ when first days reach back three years
    /// before the window and are not cut off at one day, otherwise without tenure.
    public static func space(for columns: EmploymentColumns, window: ClosedRange<Int>) -> CellSpace {
        guard let start = Day(year: window.lowerBound - 1, month: 12, day: 31),
            let early = Day(year: window.lowerBound - 4, month: 12, day: 31)
        else { return CellSpace() }
        var employed = 0
        var longServing = 0
        var firstDay = Int32.max
        for row in 0..<columns.count where columns.form[row] == 0 {
            firstDay = min(firstDay, columns.from[row])
        }
        var atFirstDay = 0
        for row in 0..<columns.count
        where columns.form[row] == 0 && columns.from[row] <= start.number && columns.to[row] >= start.number {
            employed += 1
            if columns.from[row] <= early.number { longServing += 1 }
            if columns.from[row] == firstDay { atFirstDay += 1 }
        }
        let isCutOff = atFirstDay * 5 > employed && atFirstDay > 5
        return CellSpace(tenureBands: employed > 0 && longServing * 10 > employed && !isCutOff ? 3 : 1)
    }
}
