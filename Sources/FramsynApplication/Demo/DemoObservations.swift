internal import StatisticsKit
internal import WorkforceModel

/// Vacancies and persons without required training that the demonstration's employers have delivered: drawn around the
/// catalogue's levels for the staff of the last register day, for the last day of every third month.
struct DemoObservations {
    private let region: DemoRegion
    private let generator: Philox

    /// Days delivered.
    static let days = 4

    init(_ region: DemoRegion, seed: UInt64 = 1) {
        self.region = region
        generator = Philox(seed: seed)
    }

    /// An employer's figures by day; `organisationID` and `professionID` of a key are positions in the region.
    func figures(of number: Int) -> [(key: ObservationKey, value: Double)] {
        let employer = region.employers[number]
        guard employer.isDelivered else { return [] }
        let names = region.catalogue.organisation
        let staff = staff(employer)
        let days = Self.monthEnds(before: region.today)
        var figures: [(key: ObservationKey, value: Double)] = []
        for (profession, levels) in region.catalogue.professions.enumerated() where staff[profession] > 0 {
            for (place, day) in days.enumerated() {
                func add(_ indicator: Indicator, _ share: Double, _ event: UInt16) {
                    // The employer's own level, the same every day, and some of chance on the day itself.
                    var level = PhiloxStream(
                        generator, replicate: UInt32(number), entity: UInt32(profession), event: event)
                    var chance = PhiloxStream(
                        generator, replicate: UInt32(number), year: UInt16(place + 1), entity: UInt32(profession),
                        event: event)
                    let (own, today) = (0.6 + 0.8 * level.uniform(), 0.85 + 0.3 * chance.uniform())
                    let expected = Double(staff[profession]) * share * own * today
                    // Rounded up or down so that small professions come out right on average.
                    let value = min((expected + chance.uniform()).rounded(.down), Double(staff[profession]))
                    let key = ObservationKey(
                        organisationID: Int64(employer.organisation), professionID: Int64(profession),
                        indicator: indicator, day: day)
                    figures.append((key, value))
                }
                if !names.withoutVacancies.contains(employer.name) {
                    add(.vacancies, levels.vacancies, DemoEvent.vacancies)
                }
                if let share = levels.withoutTraining, !names.withoutTrainingFigures.contains(employer.name) {
                    add(.withoutRequiredTraining, share, DemoEvent.training)
                }
            }
        }
        return figures
    }

    /// Monthly-paid persons of each profession on the last day of the registers.
    private func staff(_ employer: DemoRegion.Employer) -> [Int] {
        let day = dayNumber(region.years.upperBound, 12, 31)
        let columns = employer.register
        var staff = [Int](repeating: 0, count: region.professions.count)
        for row in 0..<columns.count
        where columns.form[row] == 0 && columns.from[row] <= day && columns.to[row] >= day {
            staff[Int(columns.profession[row])] += 1
        }
        return staff
    }

    /// The last day of the month before a day, and of every third month before that; earliest first.
    private static func monthEnds(before today: Day) -> [Day] {
        var ends = [ObservationDay.standard(today)]
        while ends.count < days, var end = ends.last {
            for _ in 0..<3 { end = ObservationDay.standard(end) }
            ends.append(end)
        }
        return ends.reversed()
    }
}
