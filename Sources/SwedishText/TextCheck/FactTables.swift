import WorkforceModel

/// A way to read a figure.
struct Reading: Equatable {
    var measure: ClaimMeasure
    /// Rows that are summed; nil for all.
    var rows: [Int]?
    var operation: ClaimOperation
    var span: Claim.Span
}

/// Answers readings from the tables and facts.
struct FactTables {
    let facts: PlanFacts
    let rowNames: [String]
    /// All years of either table, ascending.
    let years: [Int]
    private let need: Cells
    private let recruitment: Cells
    private let retirementRows: [Int?]

    /// A table by row name and year.
    private struct Cells {
        var columns: [Int: Int] = [:]
        var values: [[Int?]] = []
        var totals: [Int?] = []

        init(_ table: PublishedTable?, rowNames: [String]) {
            guard let table else { return }
            for (column, year) in table.years.enumerated() { columns[year] = column }
            values = rowNames.map { name in
                guard let row = table.rows.firstIndex(of: name), row < table.values.count else { return [] }
                return table.values[row]
            }
            totals = table.totals
        }

        func value(_ rows: [Int]?, _ year: Int) -> Double? {
            guard let column = columns[year] else { return nil }
            guard let rows else { return column < totals.count ? totals[column].map(Double.init) : nil }
            var sum = 0.0
            for row in rows {
                guard row < values.count, column < values[row].count, let cell = values[row][column] else { return nil }
                sum += Double(cell)
            }
            return sum
        }

        func sum(_ rows: [Int]?, _ first: Int, _ last: Int) -> Double? {
            guard first <= last, last - first < 200 else { return nil }
            var sum = 0.0
            for year in first...last {
                guard let value = value(rows, year) else { return nil }
                sum += value
            }
            return sum
        }
    }

    init(_ facts: PlanFacts, lexicon: GroupLexicon) {
        self.facts = facts
        rowNames = lexicon.rows
        need = Cells(facts.need, rowNames: lexicon.rows)
        recruitment = Cells(facts.recruitment, rowNames: lexicon.rows)
        years = Set((facts.need?.years ?? []) + (facts.recruitment?.years ?? [])).sorted()
        retirementRows = facts.retirements.map { fact in fact.row.flatMap { name in lexicon.rows.firstIndex(of: name) }
        }
    }

    /// The value of a cell of need or recruitment.
    func cell(_ measure: ClaimMeasure, _ rows: [Int]?, _ year: Int) -> Double? {
        (measure == .recruitment ? recruitment : need).value(rows, year)
    }

    /// The value of a reading; nil when tables and facts do not give it.
    func value(_ reading: Reading) -> Double? {
        let (first, last) = (reading.span.first, reading.span.last)
        switch reading.measure {
        case .need, .recruitment:
            return tableValue(reading, reading.measure == .need ? need : recruitment)
        case .retirements:
            return retirementValue(reading)
        case .otherExits:
            guard let exits = otherExits(reading.rows, first, last) else { return nil }
            guard reading.operation == .shareOfRecruitment else { return exits.persons }
            return exits.recruitment > 0 ? exits.persons / exits.recruitment : nil
        case .cost: return growth(reading).flatMap { change in facts.costPerPerson.map { change * $0 } }
        case .gap:
            guard let cost = growth(reading), let each = facts.costPerPerson, let frame = facts.frame else {
                return nil
            }
            return cost * each - frame.kronor
        case .directivePersons: return growth(reading).flatMap { change in facts.directiveShare.map { change * $0 } }
        case .directiveCost:
            guard let change = growth(reading), let share = facts.directiveShare, let each = facts.costPerPerson else {
                return nil
            }
            return change * share * each
        case .directiveShare: return facts.directiveShare
        case .costPerPerson: return facts.costPerPerson
        case .frame, .population, .turnover, .sickLeave: return nil
        }
    }

    private func growth(_ reading: Reading) -> Double? {
        guard let first = reading.span.first, let last = reading.span.last, first < last,
            let from = need.value(reading.rows, first), let to = need.value(reading.rows, last)
        else { return nil }
        return to - from
    }

    private func tableValue(_ reading: Reading, _ cells: Cells) -> Double? {
        guard let last = reading.span.last else { return nil }
        let rows = reading.rows
        switch reading.operation {
        case .level: return cells.value(rows, last)
        case .change, .relativeChange, .yearlyRelativeChange:
            guard let first = reading.span.first, first < last, let from = cells.value(rows, first),
                let to = cells.value(rows, last)
            else { return nil }
            if reading.operation == .change { return to - from }
            let years = reading.operation == .relativeChange ? 1 : Double(last - first)
            return from > 0 ? (to - from) / from / years : nil
        case .sum:
            guard reading.measure == .recruitment, let first = reading.span.first else { return nil }
            return cells.sum(rows, first, last)
        case .yearlyMean:
            guard let first = reading.span.first, first <= last else { return nil }
            if reading.measure == .recruitment {
                return cells.sum(rows, first, last).map { $0 / Double(last - first + 1) }
            }
            return growth(reading).map { $0 / Double(last - first) }
        case .meanOfBothEnds:
            guard reading.measure == .need, let first = reading.span.first else { return nil }
            return growth(reading).map { $0 / Double(last - first + 1) }
        case .share:
            guard rows != nil else { return nil }
            if reading.measure == .recruitment, let first = reading.span.first {
                guard let part = cells.sum(rows, first, last), let all = cells.sum(nil, first, last), all > 0 else {
                    return nil
                }
                return part / all
            }
            guard let part = cells.value(rows, last), let all = cells.value(nil, last), all > 0 else { return nil }
            return part / all
        case .shareOfRecruitment, .stated: return nil
        }
    }

    private func retirements(_ rows: [Int]?, _ first: Int?, _ last: Int?) -> Double? {
        guard let first, let last else { return nil }
        for (index, fact) in facts.retirements.enumerated() where fact.firstYear == first && fact.lastYear == last {
            if rows == nil, fact.row == nil { return fact.persons }
            if let row = retirementRows[index], rows == [row] { return fact.persons }
        }
        return nil
    }

    private func retirementValue(_ reading: Reading) -> Double? {
        let (first, last) = (reading.span.first, reading.span.last)
        guard let persons = retirements(reading.rows, first, last), let first, let last else { return nil }
        switch reading.operation {
        case .sum: return persons
        case .yearlyMean: return persons / Double(last - first + 1)
        case .share:
            guard reading.rows != nil, let all = retirements(nil, first, last), all > 0 else { return nil }
            return persons / all
        case .shareOfRecruitment:
            guard let all = recruitment.sum(reading.rows, first, last), all > 0 else { return nil }
            return persons / all
        default: return nil
        }
    }

    /// Recruitment less growth since the year before less retirements.
    private func otherExits(_ rows: [Int]?, _ first: Int?, _ last: Int?) -> (persons: Double, recruitment: Double)? {
        guard let first, let last, let sum = recruitment.sum(rows, first, last),
            let retired = retirements(rows, first, last),
            let before = need.value(rows, first - 1), let after = need.value(rows, last)
        else { return nil }
        return (sum - (after - before) - retired, sum)
    }
}
