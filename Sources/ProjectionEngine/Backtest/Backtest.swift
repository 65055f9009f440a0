public import WorkforceModel

/// A projection made as if the last years were not known, to be compared with what happened in them.
///
/// Rates, staff and hires are counted on the years before the hidden ones only; the projection's first year follows the last
/// known one. Exits are those who leave the employer, recruitment those hired; both are counted in the hidden years by the
/// rules of ``ObservedFlows``.
public struct Backtest: Sendable {
    /// Everything counted, the hidden years included.
    public let observed: ObservedFlows
    /// The rates of the years before.
    public let rates: RateSet
    /// The projection's input; a row for each profession that had staff at the end of the last known year.
    public let input: ProjectionInput
    /// What need was assumed.
    public let need: BacktestNeed
    /// Position of each input row's profession among those observed.
    let rows: [Int]

    /// Prepares a backtest.
    ///
    /// - Parameters:
    ///   - columns: the register.
    ///   - scope: what is counted; its window ends with the hidden years.
    ///   - hiddenYears: how many years are hidden, 1–5.
    ///   - need: the staff the projection is told to reach.
    /// - Throws: ``BacktestFault``.
    public init(
        _ columns: EmploymentColumns, scope: ObservationScope, hiddenYears: Int, need: BacktestNeed
    ) throws(BacktestFault) {
        guard (1...5).contains(hiddenYears) else { throw .hiddenYears(hiddenYears) }
        guard scope.window.count - hiddenYears >= 2 else { throw .windowTooShort(years: scope.window.count) }
        let observed = ObservedFlows(columns, scope: scope)
        self.observed = observed
        var known = scope
        known.window = scope.window.lowerBound...(scope.window.upperBound - hiddenYears)
        let past = ObservedFlows(columns, scope: known)
        let rates = RateSet(estimating: past, rules: scope.rules, hireYears: scope.hireYears)
        self.rates = rates
        self.need = need
        let base = known.window.count - 1
        rows = past.professions.indices.filter { past.stockAtEnd(profession: $0, year: base) > 0 }
        guard !rows.isEmpty else { throw .nobodyEmployed }
        let rowOf = Dictionary(
            rows.enumerated().map { (past.professions[$1], $0) }, uniquingKeysWith: { first, _ in first })
        var professions: [ProfessionInput] = []
        for position in rows {
            let stock = past.finalStock(of: position)
            let staff = stock.reduce(0, +)
            guard let exits = rates.cellExits(profession: past.professions[position], stock: stock, rows: rowOf)
            else { throw .nobodyEmployed }
            let index: [Double]
            switch need {
            case .actual:
                index = (0...hiddenYears).map {
                    Double(observed.stockAtEnd(profession: position, year: base + $0)) / staff
                }
            case .held:
                index = [Double](repeating: 1, count: hiddenYears + 1)
            case .index(let given):
                guard given.count == past.professions.count, given[position].count == hiddenYears + 1,
                    given[position].allSatisfy({ $0 >= 0 && $0.isFinite })
                else { throw .indexShape }
                index = given[position]
            }
            professions.append(
                ProfessionInput(
                    name: String(past.professions[position]), baseNeed: staff, driver: .index(index),
                    exits: .hazards(exits)))
        }
        input = ProjectionInput(
            organisation: "", years: known.window.upperBound...scope.window.upperBound, professions: professions,
            retirementRules: scope.rules, provenance: Provenance(source: ""))
    }
}

/// Why a register cannot be backtested.
public enum BacktestFault: Error, Sendable, Equatable {
    /// One to five years can be hidden.
    case hiddenYears(Int)
    /// At least two years must be left to estimate on.
    case windowTooShort(years: Int)
    /// No followed profession had staff at the end of the last known year.
    case nobodyEmployed
    /// The given index does not have one entry a year for each profession, or holds something that is not a number ≥ 0.
    case indexShape
}
