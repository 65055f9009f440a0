import StatisticsKit

/// One profession's staff, person by person: the array holds each person's cell.
///
/// A person who leaves is replaced in place, so that a place keeps its draws whatever other places do.
struct PersonStaff {
    /// Persons whose draws are made together, whole groups of marks: enough that the calls cost nothing, few enough for
    /// the nearest cache.
    private static let batch = 8 * PersonKernels.group

    /// Cell per person, then room for more.
    private var cells: [UInt16] = []
    /// The same one year later, while a year is simulated.
    private var later: [UInt16] = []
    /// Places of those who leave or move this year, in order.
    private var leavers: [UInt32] = []
    private(set) var count = 0
    private var leaverCount = 0

    // What the kernels read and write for one batch.
    private var upper = [UInt16](repeating: 0, count: batch)
    private var lower = [UInt16](repeating: 0, count: batch)
    private var marks = [UInt64](repeating: 0, count: batch / PersonKernels.group)
    private var moved = [UInt32](repeating: 0, count: batch)

    /// Starts over with so many persons in each cell.
    mutating func fill(_ counts: [Int32]) {
        count = 0
        for cell in counts.indices where counts[cell] > 0 {
            let more = Int(counts[cell])
            reserve(count + more)
            for place in count..<count + more { cells[place] = UInt16(truncatingIfNeeded: cell) }
            count += more
        }
    }

    private mutating func reserve(_ persons: Int) {
        guard persons > cells.count else { return }
        let more = [UInt16](repeating: 0, count: persons + persons / 8 - cells.count)
        cells += more
        later += more
        leavers += more.map(UInt32.init)
    }

    /// The first half of a year: everyone grows older, and those whose draw says so leave or move. Each of them is
    /// replaced by a hire for now; ``settle(_:row:year:recruited:arrivals:hires:)`` takes back those not wanted.
    ///
    /// A draw has 31 bits. The upper 16 settle for almost everyone who stays that they do, so these are drawn for each
    /// place, eight to a block; the lower 15 are drawn for those whom the upper ones do not settle.
    ///
    /// - Parameters:
    ///   - destinations: where people move from this profession, with cumulated shares; the last share is 1.
    ///   - movers: those who moved are added here.
    mutating func leave(
        _ draws: ReplicateDraws, row: Int, year: Int, table: ExitTable, hires: AliasTable,
        destinations: [MoveDestination], movers: inout [StaffMove]
    ) -> StaffExits {
        leaverCount = 0
        var exits = StaffExits()
        for first in stride(from: 0, to: count, by: Self.batch) {
            let batch = first..<min(first + Self.batch, count)
            draws.fill(&upper, with: batch.count, .personLeaves, row: row, year: year, from: first)
            let doubtful = PersonKernels.screen(
                batch, of: cells, steps: table.steps, upper: upper, later: &later, marks: &marks)
            draws.fill(&lower, with: doubtful, .personLeavesLower, row: row, year: year, from: first)
            let left = PersonKernels.replace(
                batch, of: cells, marks: marks, upper: upper, lower: lower, ends: table.ends, hires: hires,
                later: &later, leavers: &leavers, from: leaverCount, moved: &moved)
            exits.retirement += left.count - left.notRetired
            exits.turnover += left.notRetired - left.notTurned
            exits.other += left.notTurned - left.moved
            exits.moved += left.moved
            leaverCount += left.count
            for entry in 0..<left.moved {
                movers.append(move(moved[entry], from: first, table, destinations, hires))
            }
        }
        return exits
    }

    /// Sends one of the batch's movers off. What the choice of a destination leaves of the draw picks the hire anew.
    private mutating func move(
        _ mover: UInt32, from first: Int, _ table: ExitTable, _ destinations: [MoveDestination], _ hires: AliasTable
    ) -> StaffMove {
        let person = Int(mover >> 16)
        let cell = Int(cells[first + person])
        let draw = ExitTable.draw(upper: upper[person], lower: UInt16(truncatingIfNeeded: mover))
        let at = cell * ExitTable.width
        var uniform = ExitTable.uniform(draw, from: table.ends[at + 3], to: table.ends[at + 4])
        let to = MoveDestination.pick(destinations, &uniform)
        later[first + person] = PersonKernels.hire(uniform, from: hires)
        return StaffMove(to: to, cell: table.next(cell), count: 1)
    }

    /// The second half of a year: brings the staff to those who stayed, those who arrived and those recruited.
    mutating func settle(
        _ draws: ReplicateDraws, row: Int, year: Int, recruited: Int, arrivals: [StaffMove], hires: AliasTable
    ) {
        swap(&cells, &later)
        let more = recruited - leaverCount
        reserve(count + arrivals.count + max(more, 0))
        for move in arrivals where move.to == row {
            cells[count] = UInt16(truncatingIfNeeded: move.cell)
            count += 1
        }
        if more > 0 {
            var stream = draws.stream(.personEnters, year: year, entity: row)
            for _ in 0..<more {
                cells[count] = UInt16(truncatingIfNeeded: hires.index(stream.word()))
                count += 1
            }
        } else if more < 0 {
            // From the last place down, so that the person who fills a gap is never one to be taken back.
            for place in leavers[leaverCount + more..<leaverCount].reversed() {
                count -= 1
                cells[Int(place)] = cells[count]
            }
        }
    }
}
