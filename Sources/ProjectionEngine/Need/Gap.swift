public import WorkforceModel

/// Which numbers arithmetic starts from.
public enum NumberBasis: String, Sendable, CaseIterable, Codable {
    /// The rounded cells of the printed table, so that the answer can be checked against it.
    case printed
    /// The unrounded chain.
    case unrounded
}

/// A figure that is not stated, and what cannot be said without it.
public struct MissingFigure: Sendable, Equatable {
    /// The figure.
    public enum Figure: String, Sendable, CaseIterable {
        case costPerHead
        case payGrowth
        case frame
        case employmentRate
        case sickLeaveShare
        case turnover
        case retirements
        case education
        case directive
    }
    /// What it blocks.
    public enum Consequence: String, Sendable, CaseIterable {
        case cost
        case futurePrices
        case gap
        case higherEmploymentRate
        case lowerSickLeave
        case recruitment
        case supply
        case directive
    }

    /// The figure that is missing.
    public var figure: Figure
    /// What cannot be said.
    public var blocks: Consequence
    /// The professions that lack it; empty when it concerns the whole input.
    public var professions: [String]
}

extension ProjectionInput {
    /// The figures this input lacks and what each blocks, in a fixed order.
    public var missingFigures: [MissingFigure] {
        var missing: [MissingFigure] = []
        func add(
            _ figure: MissingFigure.Figure, _ blocks: MissingFigure.Consequence, _ lacks: (ProfessionInput) -> Bool
        ) {
            let names = professions.filter(lacks).map(\.name)
            if !names.isEmpty { missing.append(MissingFigure(figure: figure, blocks: blocks, professions: names)) }
        }
        add(.costPerHead, .cost) { $0.costPerHead == nil }
        add(.payGrowth, .futurePrices) { $0.payGrowth == nil }
        if frame?.change.contains(where: { $0 != nil }) != true {
            missing.append(MissingFigure(figure: .frame, blocks: .gap, professions: []))
        }
        add(.employmentRate, .higherEmploymentRate) { $0.employmentRate == nil }
        add(.sickLeaveShare, .lowerSickLeave) { $0.sickLeaveShare == nil }
        add(.turnover, .recruitment) { $0.lacks(\.turnover) }
        add(.retirements, .recruitment) { $0.lacks(\.retirements) }
        if education.isEmpty { missing.append(MissingFigure(figure: .education, blocks: .supply, professions: [])) }
        if directive == nil { missing.append(MissingFigure(figure: .directive, blocks: .directive, professions: [])) }
        return missing
    }
}

extension ProfessionInput {
    /// Whether rates are entered without a figure for some year after the base year.
    fileprivate func lacks(_ series: KeyPath<RateExits, [Double?]>) -> Bool {
        guard case .rates(let rates) = exits else { return false }
        return rates[keyPath: series].dropFirst().contains(nil)
    }
}

extension FrameInput {
    /// The change of the frame by one year.
    public enum Change: Sendable, Equatable {
        /// Nothing is stated up to this year.
        case notStated
        /// The source states the change since the base year, or the changes that add up to it.
        case stated(Ore)
        /// Nothing is stated for this year; the last stated change, of position `from`, is taken to stay.
        case carried(Ore, from: Int)

        /// The change, stated or carried.
        public var amount: Ore? {
            switch self {
            case .notStated: nil
            case .stated(let amount), .carried(let amount, _): amount
            }
        }
    }

    /// The change of the frame against the base year, one entry a year, whichever way it was entered.
    public var cumulative: [Change] {
        var last: (amount: Ore, position: Int)?
        return change.enumerated().map { position, entry in
            guard let entry else { return last.map { .carried($0.amount, from: $0.position) } ?? .notStated }
            let amount =
                isCumulative
                ? entry : Ore(saturating: (last?.amount.amount ?? 0).addingReportingOverflow(entry.amount))
            last = (amount, position)
            return .stated(amount)
        }
    }
}

extension Ore {
    /// The sum, or the end of the range it ran over.
    fileprivate init(saturating sum: (partialValue: Int64, overflow: Bool)) {
        self.init(sum.overflow ? (sum.partialValue < 0 ? .max : .min) : sum.partialValue)
    }
}

/// The increase in need since a year, what it costs, and what of it the frame and a directive leave.
public struct Gap: Sendable, Equatable {
    /// The year since which the increase is counted.
    public var sinceYear: Int
    /// Years of the entries below.
    public var years: [Int]
    /// Professions counted.
    public var professions: [String]
    /// Which numbers the increase starts from.
    public var basis: NumberBasis
    /// Increase in need since the year, persons.
    public var persons: [Double]
    /// Cost of the increase per year, at the year's pay level; nil when a profession's cost per head is not stated.
    public var cost: [Ore?]
    /// Change of the frame since the year; a carried one holds only if the last decided change stays.
    public var frame: [FrameInput.Change]
    /// Cost of the increase less the change of the frame: what is to be bridged.
    public var toBridge: [Ore?]
    /// Share of the increase that other solutions are to cover; nil without a directive.
    public var directiveShare: Double?
    /// Persons that the directive asks other solutions to cover; an increase below zero counts as none.
    public var directivePersons: [Double?]
    /// The same in money.
    public var directiveCost: [Ore?]
}

extension Projection {
    /// The gap since `sinceYear` for the named professions (nil means all), one entry for each year from it on.
    ///
    /// On the printed basis the increase is taken between rounded cells, as a reader of the table would. The frame is the
    /// whole organisation's and is left out when only some professions are counted. Pay growth that is not stated counts
    /// as none. Returns nil when the year lies outside the projection.
    public func gap(
        input: ProjectionInput, sinceYear: Int, professions names: [String]? = nil, basis: NumberBasis = .printed,
        directiveShare: Double? = nil
    ) -> Gap? {
        guard let since = position(of: sinceYear) else { return nil }
        let rows = professions.filter { names?.contains($0.name) ?? true }
        let positions = Dictionary(
            input.professions.indices.map { (input.professions[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
        let prices = rows.map { row in
            positions[row.name].flatMap { at in
                input.professions[at].costPerHead.map {
                    HeadPrice(kronor: $0.kronor, growth: input.professions[at].payGrowth ?? 0)
                }
            }
        }
        let share = directiveShare ?? input.directive?.share
        let cumulative = names == nil ? input.frame?.cumulative : nil
        let start = cumulative.flatMap { $0.indices.contains(since) ? $0[since].amount : nil } ?? Ore(0)
        var gap = Gap(
            sinceYear: sinceYear, years: Array(sinceYear...years.upperBound), professions: rows.map(\.name),
            basis: basis, persons: [], cost: [], frame: [], toBridge: [], directiveShare: share,
            directivePersons: [], directiveCost: [])
        for year in since..<years.count {
            let increases = rows.map { row in
                basis == .unrounded
                    ? row.need[year] - row.need[since]
                    : row.need[year].rounded(.toNearestOrAwayFromZero)
                        - row.need[since].rounded(.toNearestOrAwayFromZero)
            }
            let persons = increases.reduce(0, +)
            let kronor = Self.kronor(increases, prices: prices, year: year)
            gap.persons.append(persons)
            gap.cost.append(kronor.map(Ore.init(rounding:)))
            let change = Self.change(of: cumulative, year: year, since: start)
            gap.frame.append(change)
            gap.toBridge.append(
                kronor.flatMap { kronor in change.amount.map { Ore(rounding: kronor - $0.kronor) } })
            gap.directivePersons.append(share.map { $0 * max(0, persons) })
            gap.directiveCost.append(share.flatMap { share in kronor.map { Ore(rounding: share * max(0, $0)) } })
        }
        return gap
    }

    /// The cost of an increase per profession in `year`, kronor.
    private static func kronor(_ increases: [Double], prices: [HeadPrice?], year: Int) -> Double? {
        var sum = 0.0
        for (increase, price) in zip(increases, prices) {
            guard let price else { return nil }
            var growth = 1.0
            for _ in 0..<year { growth *= 1 + price.growth }
            sum += increase * price.kronor * growth
        }
        return sum
    }

    /// What one head costs a year at the base year, and how that grows.
    private struct HeadPrice {
        var kronor: Double
        var growth: Double
    }

    /// The change of the frame since a year whose own change was `start`.
    private static func change(of cumulative: [FrameInput.Change]?, year: Int, since start: Ore) -> FrameInput.Change {
        guard let cumulative, cumulative.indices.contains(year) else { return .notStated }
        switch cumulative[year] {
        case .notStated: return .notStated
        case .stated(let amount): return .stated(Ore(rounding: amount.kronor - start.kronor))
        case .carried(let amount, let from): return .carried(Ore(rounding: amount.kronor - start.kronor), from: from)
        }
    }
}
