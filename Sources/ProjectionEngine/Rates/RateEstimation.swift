public import WorkforceModel

extension RateSet {
    /// Estimates every rate from counted flows.
    ///
    /// Retirement, turnover and other exits are estimated apart, each as a share of those employed at the start of the year.
    /// The retirement pattern is evaluated under the rules in force in `rulesYear`.
    ///
    /// - Parameters:
    ///   - flows: counted person-years and exits.
    ///   - rules: the dated pension ages.
    ///   - rulesYear: the year whose ages the projection follows; nil means the year after the window.
    ///   - hireYears: latest years of the window whose hires count.
    public init(
        estimating flows: ObservedFlows, rules: RetirementRules = RetirementRules(), rulesYear: Int? = nil,
        hireYears: Int = 5
    ) {
        let year = rulesYear ?? flows.window.upperBound + 1
        let retirement = CauseEstimate(.retirement, flows: flows, rules: rules, rulesYear: year).rates
        let turnover = CauseEstimate(.turnover, flows: flows, rules: rules, rulesYear: year).rates
        let other = CauseEstimate(.other, flows: flows, rules: rules, rulesYear: year).rates
        let hireWindow =
            max(
                flows.window.lowerBound, flows.window.upperBound - max(hireYears, 1) + 1)...flows.window
            .upperBound
        let hires = HireDistribution(flows, years: hireWindow)
        let professions = flows.professions.indices.map { index in
            ProfessionRates(
                professionID: flows.professions[index], group: flows.groups[index], retirement: retirement[index],
                turnover: turnover[index], other: other[index], hires: hires.shares[index],
                hireCount: hires.counts[index], moves: flows.observedMoves(of: index),
                unitMoves: (0..<flows.window.count).reduce(0.0) { sum, year in
                    sum + Double(flows.unitMoves[index * flows.window.count + year])
                },
                years: flows.window.enumerated().map { flows.counts(profession: index, position: $0, year: $1) })
        }
        self.init(
            window: flows.window, hireWindow: hireWindow, space: flows.space, rules: rules, rulesYear: year,
            professions: professions, quality: flows.quality)
    }
}

extension ObservedFlows {
    /// The counts of a profession in one year.
    fileprivate func counts(profession: Int, position: Int, year: Int) -> YearCounts {
        YearCounts(
            year: year, stock: Double(total(stock, profession: profession, year: position)),
            retirements: Double(total(retirements, profession: profession, year: position)),
            turnover: Double(total(turnover, profession: profession, year: position)),
            other: Double(total(other, profession: profession, year: position)),
            hires: Double(total(hires, profession: profession, year: position)))
    }

    /// Moves out of a profession over the window, largest first.
    fileprivate func observedMoves(of profession: Int) -> [ObservedMove] {
        var stayers = 0
        for year in 0..<window.count {
            stayers += total(stock, profession: profession, year: year) - exits(profession: profession, year: year)
        }
        let width = professions.count + 1
        let result = (0..<width).compactMap { target -> ObservedMove? in
            var persons = 0
            for year in 0..<window.count {
                persons += Int(moves[(profession * window.count + year) * width + target])
            }
            guard persons > 0 else { return nil }
            return ObservedMove(
                to: target < professions.count ? professions[target] : nil, persons: Double(persons),
                probability: Double(persons) / Double(max(stayers, 1)))
        }
        return result.sorted { ($0.persons, $1.to ?? .max) > ($1.persons, $0.to ?? .max) }
    }
}
