public import WorkforceModel

extension ObservedFlows {
    /// Counts a register once a year, on 31 December.
    ///
    /// - A person is counted once, in the profession and unit of the monthly-paid employment with the largest rate (the
    ///   earlier row when equal). Hourly-paid employments are outside.
    /// - An exit is to be employed at one count and not at the next; someone whose last day is 31 December is employed
    ///   that day and leaves the next year. Age and tenure are those at the first count; tenure is the number of earlier
    ///   counts in an unbroken row at which the person was employed.
    /// - The cause is the stated reason of the employment that ended last. Without a usable reason, a person who has
    ///   reached the earliest pension age of the year has retired, any other has left.
    public init(_ columns: EmploymentColumns, scope: ObservationScope) {
        self.init(scope: scope)
        var counter = FlowCounter(columns, scope: scope)
        counter.place(columns, quality: &quality)
        counter.count(columns, into: &self)
    }
}

/// The two passes of the counting: rows to (person, count), then pairs of counts to flows.
private struct FlowCounter {
    private let scope: ObservationScope
    /// Days of the counts, the first ones only to tell tenure.
    private let days: [Int32]
    private let firstYear: Int
    private let lead: Int
    private let persons: Int
    /// Row of the main employment, shape [person][count]; −1 when none.
    private var main: [Int32]
    /// Row of the employment that ended last in the year after the count, shape [person][count]; −1 when none.
    private var ended: [Int32]
    /// Whether the person was hourly paid at the count.
    private var isHourly: [Bool]
    private let professionOfRow: [Int32]

    init(_ columns: EmploymentColumns, scope: ObservationScope) {
        self.scope = scope
        lead = scope.space.tenureBands - 1
        firstYear = scope.window.lowerBound - 1 - lead
        days = (firstYear...scope.window.upperBound).map { Day(year: $0, month: 12, day: 31)?.number ?? .max }
        // Person numbers are dense, so none may exceed the number of rows: a wild number cannot take the memory.
        let highest = columns.person.max().map(Int.init) ?? -1
        persons = min(highest + 1, columns.count)
        let size = persons * days.count
        main = [Int32](repeating: -1, count: size)
        ended = main
        isHourly = [Bool](repeating: false, count: size)
        var position: [Int32: Int32] = [:]
        for (index, profession) in scope.professions.enumerated() {
            position[Int32(clamping: profession.id)] = Int32(index)
        }
        var lastID = Int32.min
        var lastPosition: Int32 = -1
        professionOfRow = columns.profession.map { id in
            if id != lastID {
                lastID = id
                lastPosition = position[id] ?? -1
            }
            return lastPosition
        }
    }

    mutating func place(_ columns: EmploymentColumns, quality: inout RegisterQuality) {
        let counts = days.count
        for row in 0..<columns.count {
            let person = Int(columns.person[row])
            let from = columns.from[row]
            let to = columns.to[row]
            guard person >= 0, person < persons, from <= to else {
                quality.skippedRows += 1
                continue
            }
            let base = person * counts
            let isMonthly = columns.form[row] == 0
            if !isMonthly { quality.hourlyRows += 1 }
            for index in 0..<counts {
                let day = days[index]
                if to < day { break }
                if from > day { continue }
                let slot = base + index
                guard isMonthly else {
                    isHourly[slot] = true
                    continue
                }
                let holder = Int(main[slot])
                if holder < 0 || columns.rate[row] > columns.rate[holder]
                    || (columns.rate[row] == columns.rate[holder] && from < columns.from[holder])
                {
                    main[slot] = Int32(row)
                }
            }
            guard isMonthly, to < days[counts - 1], let next = days.firstIndex(where: { $0 > to }), next > 0 else {
                continue
            }
            let slot = base + next - 1
            if ended[slot] < 0 || to > columns.to[Int(ended[slot])] { ended[slot] = Int32(row) }
        }
    }

    func count(_ columns: EmploymentColumns, into flows: inout ObservedFlows) {
        let counts = days.count
        let earliest = (0..<counts).map { index in
            RetirementRules.age(of: scope.rules.earliest, in: firstYear + index + 1) ?? 65
        }
        for person in 0..<persons {
            let base = person * counts
            var tenure = -1
            for index in 0..<counts {
                let row = Int(main[base + index])
                tenure = row < 0 ? -1 : tenure + 1
                let year = index - lead
                if year < 0 { continue }
                if row >= 0, isInScope(row, columns) {
                    note(row, person: base, index: index, tenure: tenure, columns, earliest[index], &flows)
                }
                // Employed between this count and the next only.
                if row < 0, index + 1 < counts, main[base + index + 1] < 0, ended[base + index] >= 0,
                    isInScope(Int(ended[base + index]), columns)
                {
                    flows.quality.betweenCounts += 1
                }
            }
        }
    }

    private func isInScope(_ row: Int, _ columns: EmploymentColumns) -> Bool {
        professionOfRow[row] >= 0 && (scope.organisations?.contains(columns.organisation[row]) ?? true)
    }

    /// Counts the person of `row` at a count: as stock, by what happened next, and as a hire when new.
    private func note(
        _ row: Int, person base: Int, index: Int, tenure: Int, _ columns: EmploymentColumns, _ earliest: Int,
        _ flows: inout ObservedFlows
    ) {
        let space = scope.space
        let profession = Int(professionOfRow[row])
        let age = firstYear + index - Int(columns.birthYear[row])
        let sex: Sex = columns.sex[row] == Sex.woman.rawValue ? .woman : .man
        let cell = space.index(sex: sex, age: age, tenure: tenure)
        let year = index - lead
        if year > 0, main[base + index - 1] < 0 {
            flows.hires[flows.offset(profession: profession, year: year - 1) + cell] += 1
        }
        guard index + 1 < days.count else {
            flows.finalStock[profession * space.count + cell] += 1
            return
        }
        let slot = flows.offset(profession: profession, year: year) + cell
        flows.stock[slot] += 1
        let next = Int(main[base + index + 1])
        if next >= 0 {
            let target = Int(professionOfRow[next])
            let followed = scope.professions.count
            let pair = profession * scope.window.count + year
            if target != profession {
                flows.moves[pair * (followed + 1) + (target < 0 ? followed : target)] += 1
            } else if columns.organisation[next] != columns.organisation[row] {
                flows.unitMoves[pair] += 1
            }
            return
        }
        if isHourly[base + index + 1] { flows.quality.leftForHourlyPay += 1 }
        let last = Int(ended[base + index])
        let code = last < 0 ? 0 : Int(columns.exitReason[last])
        let reason = code > 0 && code <= ExitReason.allCases.count ? ExitReason.allCases[code - 1] : nil
        switch reason {
        case .retirement where age >= 55:
            flows.retirements[slot] += 1
        case .retirement:
            flows.quality.earlyRetirements += 1
            flows.turnover[slot] += 1
        case .death, .disability:
            flows.other[slot] += 1
        case .ownRequest, .fixedTermEnd, .redundancy, .other:
            flows.turnover[slot] += 1
        case .internalMove, nil:
            if age + 1 >= earliest {
                flows.quality.inferredRetirements += 1
                flows.retirements[slot] += 1
            } else {
                flows.quality.inferredTurnover += 1
                flows.turnover[slot] += 1
            }
        }
    }
}
