/// The need and the flows of one profession, or of several together. Arrays have one entry a year, the base year first;
/// the flows of the base year are nil, and so is a year whose rate is not stated. Persons, unrounded.
///
/// recruitment − surplus = growth + retirement + turnover + other + movesOut − movesIn − opening.
public struct ProfessionFlows: Sendable, Equatable, Codable {
    /// Name of the profession, or of the sum.
    public var name: String
    /// Need in heads.
    public var need: [Double]
    /// Staff at the end of the year: the need plus any surplus; at the base year the counted staff.
    public var stock: [Double?]
    /// Change in need since the year before.
    public var growth: [Double?]
    /// Retirements.
    public var retirement: [Double?]
    /// Exits to another job.
    public var turnover: [Double?]
    /// Deaths and permanent disability.
    public var other: [Double?]
    /// Moves from another profession (of a region: net of moves between its employers).
    public var movesIn: [Double?]
    /// Moves to another profession.
    public var movesOut: [Double?]
    /// Staff above the need when the year begins; below zero for posts that were empty at the base year.
    public var opening: [Double?]
    /// Hires needed; never below zero in a profession.
    public var recruitment: [Double?]
    /// Staff above the need when the year ends.
    public var surplus: [Double?]

    /// All exits of a year: retirement, turnover and other; nil where one is unknown.
    public func exits(_ year: Int) -> Double? {
        guard let retirement = retirement[year], let turnover = turnover[year], let other = other[year] else {
            return nil
        }
        return retirement + turnover + other
    }
}

/// The expected need, staff and flows of an organisation, year by year. Nothing in it is rounded.
public struct Projection: Sendable, Equatable, Codable {
    /// First and last year.
    public var years: ClosedRange<Int>
    /// One entry a profession, in the order of the input.
    public var professions: [ProfessionFlows]
    /// The sum of the professions.
    public var total: ProfessionFlows

    /// A projection of `professions` with their total.
    public init(years: ClosedRange<Int>, professions: [ProfessionFlows], totalName: String = "") {
        self.years = years
        self.professions = professions
        self.total = ProfessionFlows(sumOf: professions, name: totalName, yearCount: years.count)
    }

    /// The result of an evaluation, profession by profession.
    init(_ result: FlowResult, model: FlowModel, names: [String]) {
        let count = model.yearCount
        let professions = names.enumerated().map { row, name in
            let flow = { (values: [Double]) in
                (0..<count).map { year in
                    let value = values[row * count + year]
                    return year == 0 || value.isNaN ? nil : value
                }
            }
            let need = Array(result.need[row * count..<(row + 1) * count])
            let surplus = flow(result.surplus)
            return ProfessionFlows(
                name: name, need: need,
                stock: (0..<count).map { year in
                    year == 0 ? model.baseStaff[row] : surplus[year].map { need[year] + $0 }
                },
                growth: flow(result.growth), retirement: flow(result.retirement), turnover: flow(result.turnover),
                other: flow(result.other), movesIn: flow(result.movesIn), movesOut: flow(result.movesOut),
                opening: flow(result.opening), recruitment: flow(result.recruitment), surplus: surplus)
        }
        self.init(years: model.years, professions: professions)
    }

    /// Position of a calendar year; nil outside the projection.
    public func position(of year: Int) -> Int? { years.contains(year) ? year - years.lowerBound : nil }

    /// The profession called `name`.
    public func profession(_ name: String) -> ProfessionFlows? { professions.first { $0.name == name } }

    /// The professions named, in the order of the projection, with the sum of them alone.
    public func only(_ names: Set<String>) -> Projection {
        Projection(
            years: years, professions: professions.filter { names.contains($0.name) }, totalName: total.name)
    }

    /// The sum of a flow over the calendar years of `span`; nil when a year lies outside or is unknown.
    public func sum(_ flow: [Double?], over span: ClosedRange<Int>) -> Double? {
        guard let first = position(of: span.lowerBound), let last = position(of: span.upperBound) else { return nil }
        var sum = 0.0
        for year in first...last {
            guard year < flow.count, let value = flow[year] else { return nil }
            sum += value
        }
        return sum
    }
}

extension ProfessionFlows {
    /// The sum of several rows, added in their order; a year in which one of them is unknown is unknown.
    public init(sumOf rows: [ProfessionFlows], name: String, yearCount: Int) {
        // Row by row, so that a row is looked at once a figure and not once a year.
        func total(_ part: (ProfessionFlows) -> [Double?]) -> [Double?] {
            var sums = [Double?](repeating: rows.isEmpty ? nil : 0, count: yearCount)
            for index in rows.indices {
                let values = part(rows[index])
                for year in 0..<yearCount {
                    if let sum = sums[year], year < values.count, let value = values[year] {
                        sums[year] = sum + value
                    } else {
                        sums[year] = nil
                    }
                }
            }
            return sums
        }
        self.name = name
        var needs = [Double](repeating: 0, count: yearCount)
        for index in rows.indices {
            for (year, value) in rows[index].need.prefix(yearCount).enumerated() { needs[year] += value }
        }
        need = needs
        stock = total { $0.stock }
        growth = total { $0.growth }
        retirement = total { $0.retirement }
        turnover = total { $0.turnover }
        other = total { $0.other }
        movesIn = total { $0.movesIn }
        movesOut = total { $0.movesOut }
        opening = total { $0.opening }
        recruitment = total { $0.recruitment }
        surplus = total { $0.surplus }
    }
}
