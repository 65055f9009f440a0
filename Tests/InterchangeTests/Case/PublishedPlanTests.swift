import Interchange
import ProjectionEngine
import Testing
import WorkforceModel

/// The engine rebuilds a published plan from inputs fitted to it, through the real reader.
@Suite struct PublishedPlanTests {
    @Test func needWithinOneAndFiftyThreeOfFiftyFourExact() throws {
        let plan = try PublishedPlan.read()
        let published = try #require(plan.publishedNeed)
        let printed = try PublishedPlan.projection().printedNeed(title: "Personalbehov")
        let differences = PublishedPlan.differences(printed, published)
        #expect(differences.count == 54)
        #expect(differences.allSatisfy { abs($0) <= 1 })
        #expect(differences.count { $0 == 0 } == 53)
    }

    @Test func recruitmentExactWithTotals() throws {
        let plan = try PublishedPlan.read()
        let published = try #require(plan.publishedRecruitment)
        let printed = try PublishedPlan.projection().printedRecruitment(title: "Rekryteringsbehov")
        let differences = PublishedPlan.differences(printed, published)
        #expect(differences.count == 48)
        #expect(differences.allSatisfy { $0 == 0 })
        #expect(printed.totals.first == .some(nil))
        #expect(Array(printed.totals.dropFirst()) == Array(published.totals.dropFirst()))
    }

    @Test func publishedTotalsAddUp() throws {
        let plan = try PublishedPlan.read()
        for table in [try #require(plan.publishedNeed), try #require(plan.publishedRecruitment)] {
            #expect(table.totals.count == 9)
            for (year, total) in table.totals.enumerated() {
                #expect(table.values.reduce(0) { $0 + ($1[year] ?? 0) } == total)
            }
        }
    }

    @Test func increaseCostAndDirectiveSince2020() throws {
        let plan = try PublishedPlan.read()
        let projection = try PublishedPlan.projection()
        let gap = try #require(projection.gap(input: plan.input, sinceYear: 2020))
        #expect(gap.persons.last == 120)
        #expect(gap.cost.last == Ore(rounding: 72_000_000))
        #expect(gap.directivePersons.last == 36)
        #expect(gap.directiveCost.last == Ore(rounding: 21_600_000))
        let own = try #require(
            projection.gap(input: plan.input, sinceYear: 2020, professions: [PublishedPlan.authority]))
        #expect(own.persons.last == 23)
        #expect(PrintedNumber.whole(own.directivePersons.last ?? nil) == 7)
        let million = 1_000_000.0
        #expect(PrintedNumber.whole(gap.directiveCost.last.flatMap { $0 }.map { $0.kronor / million }) == 22)
        #expect(PrintedNumber.whole(own.cost.last.flatMap { $0 }.map { $0.kronor / million }) == 14)
        #expect(PrintedNumber.whole(own.directiveCost.last.flatMap { $0 }.map { $0.kronor / million }) == 4)
    }

    @Test func frameIsStatedBy2023AndOnlyCarriedAfter() throws {
        let plan = try PublishedPlan.read()
        let gap = try #require(try PublishedPlan.projection().gap(input: plan.input, sinceYear: 2020))
        let cut = Ore(rounding: -53_000_000)
        #expect(gap.years == Array(2020...2027))
        #expect(gap.frame.prefix(3).allSatisfy { $0 == .notStated })
        #expect(gap.frame[3] == .stated(cut))
        #expect(gap.frame[7] == .carried(cut, from: 4))
        #expect(gap.toBridge[2] == nil)
        #expect(gap.toBridge[3] == Ore(rounding: 53_000_000 + 49 * 600_000))
        #expect(gap.toBridge[7] == Ore(rounding: 125_000_000))
    }

    @Test func impliedOtherExitsAreAboutThirteenPercent() throws {
        let projection = try PublishedPlan.projection()
        let total = projection.total
        let other = try #require(projection.sum(total.turnover, over: 2020...2027))
        let base = total.need.dropLast().reduce(0, +)
        #expect(abs(other / base - 0.13) < 0.002)
    }

    @Test func percentagesDependOnTheBaseYear() throws {
        let projection = try PublishedPlan.projection()
        let plan = try PublishedPlan.read()
        let need = try #require(plan.publishedNeed).totals.compactMap(\.self)
        let published = try #require(plan.publishedRecruitment)
        let hires = published.totals.compactMap(\.self)
        func percent(_ from: Int, _ to: Int) -> Double { (Double(to - from) / Double(from) * 1000).rounded() / 10 }
        #expect(percent(need[0], need[8]) == 9.6)
        #expect(percent(need[1], need[8]) == 8.5)
        #expect(percent(hires[0], hires[8]) == 17.4)
        #expect(percent(hires[1], hires[8]) == 24.6)
        let authority = try #require(published.rows.firstIndex(of: PublishedPlan.authority))
        let own = published.values[authority].compactMap(\.self)
        #expect(own.reduce(0, +) == 449)
        #expect(own.dropFirst().reduce(0, +) == 398)
        let care = published.values[4].compactMap(\.self)
        #expect(percent(care[0], care[8]) == 21.7)
        let rows = projection.printedNeed(title: "").values[authority].compactMap(\.self)
        #expect(rows[8] - rows[0] == 26)
        #expect(rows[8] - rows[1] == 23)
    }

    @Test func authorityRecruitmentIsMostlyOtherExits() throws {
        let projection = try PublishedPlan.projection()
        let row = try #require(projection.profession(PublishedPlan.authority))
        let span = 2020...2027
        #expect(PrintedNumber.sumOfRounded(Array(row.recruitment.dropFirst())) == 398)
        #expect(PrintedNumber.whole(projection.sum(row.growth, over: span)) == 26)
        #expect(PrintedNumber.whole(projection.sum(row.retirement, over: span)) == 40)
        #expect(abs(try #require(projection.sum(row.turnover, over: span)) - 332) < 1.5)
        #expect(PrintedNumber.whole(projection.sum(projection.total.retirement, over: span)) == 280)
    }

    /// Every cell of the plan, and every total, opens to the bits of the table and works out again from its parts.
    @Test func everyCellIsTraced() throws {
        let model = try ProjectionModel(PublishedPlan.read().input)
        let projection = model.projection()
        let tracer = Tracer(model)
        var recomputed = 0
        for quantity in TracedQuantity.allCases {
            for (row, name) in zip(projection.professions, model.need.professions.map(Optional.some))
                + [(projection.total, nil)]
            {
                for year in projection.years {
                    let node = try #require(tracer.trace(quantity, profession: name, year: year))
                    #expect(node.value == quantity.value(in: row, year: year - 2019))
                    guard let value = node.recomputed else { continue }
                    #expect(value == node.value)
                    recomputed += 1
                }
            }
        }
        // Need in all 63 cells; staff, growth, opening, turnover, recruitment and surplus in the 56 with flows; and the
        // totals of the other flows.
        #expect(recomputed >= 63 + 6 * 56)
    }

    @Test func caseIsMarkedAndItsUnknownsAreUnknown() throws {
        let plan = try PublishedPlan.read()
        #expect(plan.input.provenance.mark?.hasPrefix("Rekonstruktion: index, avgångstal och pensioner") == true)
        #expect(plan.input.provenance.populationRule == nil)
        #expect(plan.figures.contains { $0.printed == "0,62 %" && $0.period == nil })
        #expect(plan.input.professions.allSatisfy { $0.commission == nil })
        #expect(plan.input.missingFigures.map(\.figure) == [.payGrowth, .employmentRate, .sickLeaveShare, .education])
        let projection = try PublishedPlan.projection()
        #expect(projection.total.recruitment[0] == nil)
    }
}

/// Wrong models of the same plan do not rebuild it, so the agreement above says something.
@Suite struct WrongModelTests {
    /// The mean exit rate per category that the printed tables imply, on the printed need.
    @Test func constantExitRateFails() throws {
        let plan = try PublishedPlan.read()
        let need = try #require(plan.publishedNeed).values.map { $0.compactMap(\.self) }
        let hires = try #require(plan.publishedRecruitment).values.map { $0.compactMap(\.self) }
        var input = plan.input
        for row in input.professions.indices {
            let rates = (1..<9).map { (year: Int) -> Double in
                let exits = hires[row][year] - need[row][year] + need[row][year - 1]
                return Double(exits) / Double(need[row][year - 1])
            }
            let rate = rates.reduce(0, +) / 8
            input.professions[row].baseNeed = Double(need[row][0])
            input.professions[row].driver = .index(need[row].map { Double($0) / Double(need[row][0]) })
            input.professions[row].exits = .rates(
                RateExits(
                    turnover: [nil] + [Double?](repeating: rate, count: 8),
                    retirements: [nil] + [Double?](repeating: 0, count: 8)))
        }
        let printed = try ProjectionModel(input).projection().printedRecruitment(title: "")
        let differences = PublishedPlan.differences(printed, try #require(plan.publishedRecruitment))
        #expect(differences.map { abs($0) }.max() == 8)
        #expect(differences.count { abs($0) > 1 } == 21)
    }

    /// Each year's need rounded before the next is taken from it.
    @Test func roundingYearByYearFails() throws {
        let plan = try PublishedPlan.read()
        let index = plan.input.volumes[0].index
        var differences: [Int] = []
        let published = try #require(plan.publishedNeed)
        for (row, profession) in plan.input.professions.enumerated() {
            var need = profession.baseNeed.rounded(.toNearestOrAwayFromZero)
            for year in index.indices {
                if year > 0 { need = (need * index[year] / index[year - 1]).rounded(.toNearestOrAwayFromZero) }
                differences.append(Int(need) - (published.values[row][year] ?? 0))
            }
        }
        #expect(differences.map { abs($0) }.max() == 3)
        #expect(differences.count { $0 != 0 } == 32)
    }

    /// Recruitment worked out from the rounded need table.
    @Test func roundedNeedLosesExactCells() throws {
        let plan = try PublishedPlan.read()
        var input = plan.input
        let printed = try ProjectionModel(input).projection().printedNeed(title: "")
        for row in input.professions.indices {
            let need = printed.values[row].map { Double($0 ?? 0) }
            input.professions[row].baseNeed = need[0]
            input.professions[row].driver = .index(need.map { $0 / need[0] })
        }
        let result = try ProjectionModel(input).projection().printedRecruitment(title: "")
        let differences = PublishedPlan.differences(result, try #require(plan.publishedRecruitment))
        #expect(differences.allSatisfy { abs($0) <= 1 })
        #expect(differences.count { $0 != 0 } == 19)
    }
}
