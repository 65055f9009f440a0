internal import WorkforceModel
internal import WorkforceStore

/// Staff at year-ends by organisation, as an employer's latest register has it.
struct StaffCounts: Sendable {
    /// Years whose last day is counted, in order.
    var years: [Int]
    /// Heads by organisation, one a year.
    var heads: [[Int64: Int]]
    /// When the register was read in, UTC; nil when the delivery is not listed.
    var receivedAt: String?

    /// Year-ends counted at most.
    static let mostYears = 20

    /// Counts at every year-end that the register speaks of in full, at most the last twenty.
    init(_ columns: EmploymentColumns, period: RegisterPeriod, delivery: Delivery?) {
        let last = period.lastYear
        // Whoever was there when exits began to be listed is in the file; who left before then is not.
        let first = min(last, max((period.firstCountedYear ?? last + 1) - 1, last - Self.mostYears + 1))
        years = Array(first...last)
        heads = years.map { year in
            let heads = Day(year: year, month: 12, day: 31).map { columns.heads(on: $0) } ?? [:]
            return Dictionary(heads.map { (Int64($0), $1) }, uniquingKeysWith: +)
        }
        receivedAt = delivery?.receivedAt
    }
}

/// Staff at year-ends laid out on an employer's structure of one day, with small counts hidden so that neither the total
/// nor the structure of another day gives them away.
///
/// Organisations that are counted together on every structure make one part. What is hidden is chosen among the parts,
/// before anything is added up: those of one to four heads and, until they are at least two with five heads together, the
/// smallest of the others. A sum is shown when it holds none of the hidden parts, or all of them.
struct StaffByStructure: Sendable, Equatable {
    typealias Place = OrganisationStructure.Place

    /// What is shown of a count.
    enum Count: Sendable, Equatable {
        case heads(Int)
        /// One to four.
        case few
        /// More, but a smaller one could be computed from it.
        case hidden
    }

    /// One body's counts.
    struct Line: Sendable, Equatable {
        var place: Place
        /// One a year.
        var counts: [Count]
        /// The bodies that a year's count was added up from, where that was not the body alone.
        var sources: [Set<Place>?]
    }

    /// One a place; bodies of the day without staff are among them.
    let lines: [Line]
    /// The employer's staff, one a year.
    let totals: [Count]

    private struct Part {
        /// One a structure.
        var places: [Place]
        /// One a year.
        var heads: [Int]
    }

    /// - Parameters:
    ///   - structures: every structure that the staff can be shown on; the first is from before every merger.
    ///   - chosen: position of the one shown.
    init(_ staff: StaffCounts, structures: [OrganisationStructure], chosen: Int, groups: SmallGroups) {
        let parts = Self.parts(staff, structures)
        let hidden = staff.years.indices.map { year in Self.hidden(parts.map { $0.heads[year] }, groups) }
        var members: [Place: [Int]] = [:]
        for body in structures[chosen].bodies { members[.body(body.id)] = [] }
        for (index, part) in parts.enumerated() { members[part.places[chosen], default: []].append(index) }
        totals = staff.years.indices.map { year in
            let sum = parts.reduce(0) { $0 + $1.heads[year] }
            return hidden[year].hidesTotal ? Self.covered(sum, groups) : .heads(sum)
        }
        lines = members.map { place, members in
            var line = Line(place: place, counts: [], sources: [])
            for year in staff.years.indices {
                let sum = members.reduce(0) { $0 + parts[$1].heads[year] }
                let covered = members.count { hidden[year].parts.contains($0) }
                let isWhole = covered == hidden[year].parts.count && !hidden[year].hidesTotal
                line.counts.append(covered == 0 || isWhole ? .heads(sum) : Self.covered(sum, groups))
                let sources = Set(members.filter { parts[$0].heads[year] > 0 }.map { parts[$0].places[0] })
                line.sources.append(sources.isSubset(of: [place]) ? nil : sources)
            }
            return line
        }
    }

    private static func covered(_ count: Int, _ groups: SmallGroups) -> Count {
        groups.shows(Double(count)) ? .hidden : .few
    }

    /// The organisations of the register by where they are counted on every structure, the smallest identity first.
    private static func parts(_ staff: StaffCounts, _ structures: [OrganisationStructure]) -> [Part] {
        var position: [[Place]: Int] = [:]
        var parts: [Part] = []
        for organisation in Set(staff.heads.flatMap(\.keys)).sorted() {
            let places = structures.map { $0.place(of: organisation) }
            let index = position[places] ?? parts.count
            if index == parts.count {
                position[places] = index
                parts.append(Part(places: places, heads: Array(repeating: 0, count: staff.years.count)))
            }
            for year in staff.years.indices { parts[index].heads[year] += staff.heads[year][organisation] ?? 0 }
        }
        return parts
    }

    /// The parts hidden in a year, and whether the total is hidden with them because there is too little to hide them among.
    private static func hidden(_ heads: [Int], _ groups: SmallGroups) -> (parts: Set<Int>, hidesTotal: Bool) {
        let order = heads.indices.filter { heads[$0] > 0 }.sorted { (heads[$0], $0) < (heads[$1], $1) }
        var hidden = Set(order.filter { !groups.shows(Double(heads[$0])) })
        guard !hidden.isEmpty else { return ([], false) }
        func isTooLittle() -> Bool {
            hidden.count < 2 || !groups.shows(Double(hidden.reduce(0) { $0 + heads[$1] }))
        }
        for part in order where isTooLittle() { hidden.insert(part) }
        return (hidden, isTooLittle())
    }
}
