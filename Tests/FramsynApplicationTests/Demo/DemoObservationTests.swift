import Testing
import WorkforceModel

@testable import FramsynApplication

/// Vacancies and training of the demonstration are the same every time, never above the staff, and near their levels.
struct DemoObservationTests {
    @Test func theSameRegionGivesTheSameFigures() throws {
        let region = try DemoFixture.small
        let (first, second) = (DemoObservations(region), DemoObservations(region))
        for employer in region.employers.indices {
            let figures = first.figures(of: employer)
            #expect(figures.map(\.key) == second.figures(of: employer).map(\.key))
            #expect(figures.map(\.value) == second.figures(of: employer).map(\.value))
            #expect(Set(figures.map(\.key)).count == figures.count)
            #expect(figures.allSatisfy { $0.value >= 0 && $0.value == $0.value.rounded() })
        }
    }

    @Test func daysAreTheLastOfEveryThirdMonthBeforeToday() throws {
        let days = Set(DemoObservations(try DemoFixture.small).figures(of: 0).map { "\($0.key.day)" }).sorted()
        #expect(days == ["2026-01-31", "2026-04-30", "2026-07-31", "2026-10-31"])
    }

    @Test func whoHasNotDeliveredHasNone() throws {
        let region = try DemoFixture.small
        let observations = DemoObservations(region)
        for (number, employer) in region.employers.enumerated() {
            let indicators = Set(observations.figures(of: number).map(\.key.indicator))
            switch employer.name {
            case "Tallnora kommun": #expect(indicators.isEmpty)
            case "Ådalsby kommun": #expect(indicators == [.withoutRequiredTraining])
            case "Granhamra kommun", "Mörtsunda kommun": #expect(indicators == [.vacancies])
            default: #expect(indicators == Set(Indicator.allCases))
            }
        }
    }

    @Test("over the whole region each profession's vacancies are near its level")
    func levels() throws {
        let region = try DemoFixture.whole
        let observations = DemoObservations(region)
        var counted = [Double](repeating: 0, count: region.professions.count)
        var staff = counted
        for number in region.employers.indices {
            let figures = observations.figures(of: number).filter {
                $0.key.indicator == .vacancies && "\($0.key.day)" == "2026-10-31"
            }
            guard !figures.isEmpty else { continue }
            for figure in figures { counted[Int(figure.key.professionID)] += figure.value }
            for row in region.staff(of: number) { staff[Int(region.employers[number].register.profession[row])] += 1 }
        }
        for (profession, levels) in region.catalogue.professions.enumerated() where staff[profession] > 1000 {
            let share = counted[profession] / staff[profession]
            #expect((0.55...1.55).contains(share / levels.vacancies), "\(levels.name) \(share)")
        }
        let all = counted.reduce(0, +) / staff.reduce(0, +)
        #expect((0.02...0.045).contains(all), "\(all)")
    }
}
