public import WorkforceModel

/// Counted person-years, exits, hires and moves of one employer by profession, year and cell.
///
/// Flat arrays have shape [profession][year of the window][cell], row-major.
public struct ObservedFlows: Sendable, Equatable {
    /// Profession identities in order.
    public let professions: [Int64]
    /// Group of each profession.
    public let groups: [String]
    /// Calendar years.
    public let window: ClosedRange<Int>
    /// The cells.
    public let space: CellSpace
    /// Persons at the end of the year before.
    public internal(set) var stock: [Int32]
    /// Those of `stock` who retired during the year.
    public internal(set) var retirements: [Int32]
    /// Those of `stock` who left for another reason.
    public internal(set) var turnover: [Int32]
    /// Those of `stock` who died or became permanently disabled.
    public internal(set) var other: [Int32]
    /// Persons at the end of the year who were not with the employer at the end of the year before.
    public internal(set) var hires: [Int32]
    /// Persons at the end of the last year; shape [profession][cell].
    public internal(set) var finalStock: [Int32]
    /// Persons who stayed with the employer and changed profession; shape [from][year][to], with one column more for
    /// professions that are not followed.
    public internal(set) var moves: [Int32]
    /// Persons who stayed in the profession and changed unit; shape [profession][year].
    public internal(set) var unitMoves: [Int32]
    /// What was done with the rows.
    public internal(set) var quality = RegisterQuality()

    init(scope: ObservationScope) {
        professions = scope.professions.map(\.id)
        groups = scope.professions.map(\.group)
        window = scope.window
        space = scope.space
        let size = scope.professions.count * scope.window.count * scope.space.count
        stock = [Int32](repeating: 0, count: size)
        retirements = stock
        turnover = stock
        other = stock
        hires = stock
        finalStock = [Int32](repeating: 0, count: scope.professions.count * scope.space.count)
        unitMoves = [Int32](repeating: 0, count: scope.professions.count * scope.window.count)
        moves = [Int32](repeating: 0, count: unitMoves.count * (scope.professions.count + 1))
    }

    /// First position of a profession and year in the flat arrays.
    public func offset(profession: Int, year: Int) -> Int { (profession * window.count + year) * space.count }

    /// Sum over the cells of a profession in a year of the window (0 = first).
    public func total(_ values: [Int32], profession: Int, year: Int) -> Int {
        let start = offset(profession: profession, year: year)
        return values[start..<start + space.count].reduce(0) { $0 + Int($1) }
    }

    /// Persons of a profession who left the employer in a year of the window (0 = first).
    public func exits(profession: Int, year: Int) -> Int {
        total(retirements, profession: profession, year: year) + total(turnover, profession: profession, year: year)
            + total(other, profession: profession, year: year)
    }

    /// Persons of a profession at the end of a year of the window; −1 is the end of the year before the first.
    public func stockAtEnd(profession: Int, year: Int) -> Int {
        if year + 1 < window.count { return total(stock, profession: profession, year: year + 1) }
        let start = profession * space.count
        return finalStock[start..<start + space.count].reduce(0) { $0 + Int($1) }
    }
}
