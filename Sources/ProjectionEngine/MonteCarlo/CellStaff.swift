import StatisticsKit

/// One profession's staff, counted per cell.
struct CellStaff {
    private var cells: [Int32]
    private var later: [Int32]

    /// Nobody, in a model with this many cells.
    init(cells: Int) {
        self.cells = [Int32](repeating: 0, count: cells)
        later = self.cells
    }

    /// Starts over with so many persons in each cell.
    mutating func fill(_ counts: [Int32]) {
        for cell in cells.indices { cells[cell] = counts[cell] }
    }

    /// The first half of a year: exits per cell are binomial, split over causes by binomials; those who stay grow older,
    /// and some of them move.
    ///
    /// - Parameters:
    ///   - destinations: where people move from this profession, with cumulated shares.
    ///   - keeping: share of those who do not leave that does not move.
    ///   - movers: those who moved are added here.
    mutating func leave(
        _ draws: ReplicateDraws, row: Int, year: Int, table: ExitTable, next: [Int], keeping: Double,
        destinations: [MoveDestination], movers: inout [StaffMove]
    ) -> StaffExits {
        var exits = StaffExits()
        for cell in later.indices { later[cell] = 0 }
        for cell in cells.indices where cells[cell] > 0 {
            let share = table.shares[cell]
            var stream = draws.stream(.cellLeaves, year: year, entity: row << 16 | cell)
            let persons = Int(cells[cell])
            let left = stream.binomial(persons, 1 - share.staying)
            if left > 0 {
                let leaving = share.retirement + share.turnover + share.other
                let retired = stream.binomial(left, share.retirement / leaving)
                let turned = stream.binomial(left - retired, share.turnover / (share.turnover + share.other))
                exits.retirement += retired
                exits.turnover += turned
                exits.other += left - retired - turned
            }
            var stayed = persons - left
            if !destinations.isEmpty {
                var moved = stream.binomial(stayed, 1 - keeping)
                exits.moved += moved
                stayed -= moved
                var low = 0.0
                for destination in destinations where moved > 0 {
                    let count = stream.binomial(moved, (destination.cumulated - low) / (1 - low))
                    if count > 0 { movers.append(StaffMove(to: destination.to, cell: next[cell], count: count)) }
                    moved -= count
                    low = destination.cumulated
                }
            }
            later[next[cell]] += Int32(truncatingIfNeeded: stayed)
        }
        return exits
    }

    /// The second half of a year: those who moved here arrive, and hires enter their cells by a multinomial.
    mutating func settle(
        _ draws: ReplicateDraws, row: Int, year: Int, recruited: Int, arrivals: [StaffMove], hires: Span<Double>
    ) {
        for move in arrivals where move.to == row { later[move.cell] += Int32(truncatingIfNeeded: move.count) }
        var stream = draws.stream(.cellEnters, year: year, entity: row)
        var span = later.mutableSpan
        stream.multinomial(recruited, hires, addingTo: &span)
        swap(&cells, &later)
    }
}

/// Those who left and those who moved out of a profession in a year, persons.
struct StaffExits {
    var retirement = 0
    var turnover = 0
    var other = 0
    var moved = 0
}

/// Persons who move to another profession of the employer.
struct StaffMove {
    /// The receiving profession.
    var to: Int
    /// The cell after the year.
    var cell: Int
    /// How many.
    var count: Int
}
