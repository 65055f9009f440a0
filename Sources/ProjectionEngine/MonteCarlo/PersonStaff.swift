import StatisticsKit

/// One profession's staff, person by person: the array holds each person's cell.
///
/// A person who leaves is replaced in place, so that a place keeps its draws whatever other places do.
struct PersonStaff {
    /// Persons who share a block of draws, so that the number of persons is rounded up to whole blocks.
    private static let group = 4
    /// Persons whose draws are made together: enough that the calls cost nothing, few enough for the nearest cache.
    private static let batch = 512

    /// Cell per person, then parking cells up to a whole number of groups.
    private var cells: [UInt16] = []
    /// The same one year later, while a year is simulated.
    private var later: [UInt16] = []
    /// Who leaves or moves this year: place (low half) and draw (high half).
    private var leavers: [UInt64] = []
    private(set) var count = 0
    private var leaverCount = 0
    private let parking: UInt16

    /// No staff, in a model with this many cells.
    init(cells: Int) {
        parking = UInt16(truncatingIfNeeded: cells)
    }

    /// Starts over with so many persons in each cell.
    mutating func fill(_ counts: [Int32]) {
        count = 0
        for cell in counts.indices where counts[cell] > 0 {
            let more = Int(counts[cell])
            reserve(count + more)
            for place in count..<count + more { cells[place] = UInt16(truncatingIfNeeded: cell) }
            count += more
        }
        park()
    }

    private mutating func reserve(_ persons: Int) {
        let room = (persons / Self.group + 1) * Self.group
        guard room > cells.count else { return }
        let more = [UInt16](repeating: parking, count: room + room / 8 - cells.count)
        cells += more
        later += more
        leavers += [UInt64](repeating: 0, count: cells.count + 1 - leavers.count)
    }

    /// Makes the places after the last person, up to a whole group, ones that never leave.
    private mutating func park() {
        reserve(count)
        for place in count..<(count / Self.group + 1) * Self.group { cells[place] = parking }
    }

    /// The first half of a year: everyone grows older, and those whose draw says so leave or move. Each of them is
    /// replaced by a hire for now; ``settle(_:row:year:recruited:arrivals:hires:)`` takes back those not wanted.
    ///
    /// - Parameters:
    ///   - destinations: where people move from this profession, with cumulated shares; the last share is 1.
    ///   - movers: those who moved are added here.
    mutating func leave(
        _ draws: ReplicateDraws, row: Int, year: Int, table: ExitTable, hires: AliasTable,
        destinations: [MoveDestination], movers: inout [StaffMove]
    ) -> StaffExits {
        leaverCount = scan(draws, row: row, year: year, steps: table.steps)
        return replace(table, hires, destinations, &movers)
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
            for entry in leavers[leaverCount + more..<leaverCount].reversed() {
                count -= 1
                cells[Int(entry & 0xFFFF_FFFF)] = cells[count]
            }
        }
        park()
    }

    /// Writes everyone's next cell and lists who leaves; returns how many.
    ///
    /// The list is written for every person and only its end moves on, so that there is no branch to mispredict.
    private mutating func scan(_ draws: ReplicateDraws, row: Int, year: Int, steps: [UInt64]) -> Int {
        let place = PhiloxStream.place(
            year: UInt16(truncatingIfNeeded: year), event: DrawEvent.personLeaves.rawValue)
        let entity = UInt32(truncatingIfNeeded: row)
        let generator = draws.generator
        let persons = (count + Self.group - 1) / Self.group * Self.group
        return cells.withUnsafeBufferPointer { cells in
            later.withUnsafeMutableBufferPointer { later in
                leavers.withUnsafeMutableBufferPointer { leavers in
                    steps.withUnsafeBufferPointer { steps in
                        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.batch / 2) { buffer in
                            var found = 0
                            var start = 0
                            while start < persons {
                                let pairs = min(Self.batch, persons &- start) &>> 1
                                let words = UnsafeMutableBufferPointer(rebasing: buffer[..<pairs])
                                generator.blocks(
                                    first: UInt32(truncatingIfNeeded: start / Self.group), entity, place,
                                    draws.replicate, into: words)
                                for pair in 0..<pairs {
                                    let word = (words[pair] &>> 1) & 0x7FFF_FFFF_7FFF_FFFF
                                    let person = start &+ pair &* 2
                                    let first = steps[Int(cells[person])]
                                    later[person] = UInt16(truncatingIfNeeded: first &>> 32)
                                    leavers[found] = word &<< 32 | UInt64(truncatingIfNeeded: person)
                                    found &+= isBelow(word, first)
                                    let second = steps[Int(cells[person &+ 1])]
                                    later[person &+ 1] = UInt16(truncatingIfNeeded: second &>> 32)
                                    leavers[found] =
                                        word & 0xFFFF_FFFF_0000_0000 | UInt64(truncatingIfNeeded: person &+ 1)
                                    found &+= isBelow(word &>> 32, second)
                                }
                                start &+= pairs &* 2
                            }
                            return found
                        }
                    }
                }
            }
        }
    }

    /// Sorts the leavers by cause and puts a hire in each one's place.
    ///
    /// Given that a person leaves for a cause, the draw is uniform on that cause's stretch: where in the stretch it lies
    /// picks the hire, so that no further draw is made.
    private mutating func replace(
        _ table: ExitTable, _ hires: AliasTable, _ destinations: [MoveDestination], _ movers: inout [StaffMove]
    ) -> StaffExits {
        // Leavers who did not retire, of them those for other causes and movers, of them movers.
        var (notRetired, notTurned, moved) = (0, 0, 0)
        let found = leaverCount
        cells.withUnsafeBufferPointer { cells in
            later.withUnsafeMutableBufferPointer { later in
                leavers.withUnsafeBufferPointer { leavers in
                    table.ends.withUnsafeBufferPointer { ends in
                        hires.columns.withUnsafeBufferPointer { columns in
                            for entry in 0..<found {
                                let place = Int(truncatingIfNeeded: leavers[entry] & 0xFFFF_FFFF)
                                let draw = leavers[entry] &>> 32
                                let at = Int(cells[place]) &* 8
                                let turns = 1 &- isBelow(draw, UInt64(ends[at &+ 1]))
                                let others = 1 &- isBelow(draw, UInt64(ends[at &+ 2]))
                                let moves = 1 &- isBelow(draw, UInt64(ends[at &+ 3]))
                                notRetired &+= turns
                                notTurned &+= others
                                moved &+= moves
                                let cause = at &+ turns &+ others &+ moves
                                let low = ends[cause]
                                let width = Double(ends[cause &+ 1] &- low)
                                var uniform = (Double(UInt32(truncatingIfNeeded: draw) &- low) + 0.5) / width
                                if moves == 1 {
                                    let to = MoveDestination.pick(destinations, &uniform)
                                    movers.append(StaffMove(to: to, cell: Int(later[place]), count: 1))
                                }
                                // The first 32 bits after the point stand in the significand of 1 + u.
                                let word = UInt32(truncatingIfNeeded: (1 + uniform).bitPattern &>> 20)
                                later[place] = UInt16(truncatingIfNeeded: AliasTable.index(word, columns: columns))
                            }
                        }
                    }
                }
            }
        }
        return StaffExits(
            retirement: found - notRetired, turnover: notRetired - notTurned, other: notTurned - moved, moved: moved)
    }
}

/// 1 when the low half of a draw lies below the low half of a cell's step, otherwise 0: the sign of the difference, as a
/// comparison may become a branch.
@inline(__always)
private func isBelow(_ draw: UInt64, _ step: UInt64) -> Int {
    Int(truncatingIfNeeded: ((draw & 0xFFFF_FFFF) &- (step & 0xFFFF_FFFF)) &>> 63)
}
