internal import WorkforceModel

/// Population figures as read: labelled axes and a dense block of values, before they become tables.
struct PopulationCube {
    /// Code and name of each region.
    var regions: [(code: String, name: String)]
    var ages: [PopulationLabels.Age]
    var sexes: [PopulationLabels.SexLabel]
    var times: [PopulationLabels.Time]
    /// Shape [region][age][sex][time]; NaN where the file has no figure.
    var values: [Double]
    /// Title of the table, as the file states it.
    var title: String
    /// Publisher, title, table and date as printed.
    var source: String

    /// Cells that are read at most; SCB's own answers have at most 150 000.
    static let cellLimit = 6_000_000

    /// Whether a figure can be a number of persons.
    static func isPossible(_ value: Double) -> Bool { value >= 0 && value <= 1e11 }

    /// Number of cells of a shape; nil when it is negative, too large or beyond what can be counted.
    static func cells(_ sizes: [Int]) -> Int? {
        var product = 1
        for size in sizes {
            guard size >= 0 else { return nil }
            let (next, overflow) = product.multipliedReportingOverflow(by: size)
            guard !overflow, next <= cellLimit else { return nil }
            product = next
        }
        return product
    }

    /// One table a region; faults when ages overlap, a sex or a cell is missing, or no year has its end.
    func tables(file: String, options: PopulationOptions) -> ImportOutcome<[PopulationTable]> {
        var faults = ImportFaults()
        let ages = chosenAges(file: file, faults: &faults)
        let sexes = chosenSexes(file: file, faults: &faults)
        let times = chosenTimes(file: file, rule: options.yearEnd, faults: &faults)
        if ages.isEmpty, faults.isEmpty {
            faults.add(
                ImportFault(
                    file: file, column: PopulationLabels.Axis.age.heading,
                    reason: .unknownValue(.age, known: PopulationLabels.Axis.age.examples)))
        }
        if regions.isEmpty { faults.add(ImportFault(file: file, reason: .noRows)) }
        guard faults.isEmpty, let first = times.first, let last = times.last else { return .refused(faults) }

        let kind = options.kind ?? (PopulationLabels.isProjection(title) ? .publishedProjection : .outcome)
        let base = options.baseYear ?? (kind == .outcome ? last.year : first.year - 1)
        var stated = source
        if last.month.map({ $0 != 12 }) ?? false {
            stated += ", avser " + times.map { "\($0.year)M\(twoDigits($0.month ?? 12))" }.joined(separator: ", ")
        }
        var tables: [PopulationTable] = []
        for (region, read) in regions.enumerated() {
            let isStated = read.code == options.regionCode
            let name = (code: read.code, name: isStated ? options.regionName ?? read.name : read.name)
            var block: [Double] = []
            block.reserveCapacity(times.count * sexes.count * ages.count)
            for time in times {
                for sex in sexes {
                    for age in ages {
                        let cell = ((region * self.ages.count + age.index) * self.sexes.count + sex.index)
                        let value = values[cell * self.times.count + time.index]
                        if value.isNaN {
                            faults.add(
                                ImportFault(
                                    file: file,
                                    reason: .population(
                                        .missingCell(
                                            region: name.name, ages: age.group, sex: sex.sex, year: time.year))))
                        }
                        block.append(value)
                    }
                }
            }
            guard faults.isEmpty else { continue }
            tables.append(
                PopulationTable(
                    regionCode: name.code, regionName: name.name, source: stated, baseYear: base, kind: kind,
                    years: times.map(\.year), ageGroups: ages.map(\.group), isBySex: sexes.count == 2, values: block))
        }
        return faults.isEmpty ? .accepted(tables) : .refused(faults)
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The age groups in ascending order, totals left out.
    private func chosenAges(file: String, faults: inout ImportFaults) -> [(index: Int, group: AgeGroup)] {
        var groups: [(index: Int, group: AgeGroup)] = []
        for (index, age) in ages.enumerated() {
            if case .group(let group) = age { groups.append((index, group)) }
        }
        groups.sort { $0.group.lower < $1.group.lower }
        for (one, next) in zip(groups, groups.dropFirst()) where (one.group.upper ?? .max) >= next.group.lower {
            faults.add(
                ImportFault(
                    file: file, column: PopulationLabels.Axis.age.heading,
                    reason: .population(.overlappingAges(one.group, next.group))))
        }
        return groups
    }

    /// Women and men in the order of ``Sex`` when both are there; otherwise the total.
    private func chosenSexes(file: String, faults: inout ImportFaults) -> [(index: Int, sex: Sex?)] {
        let women = sexes.firstIndex(of: .one(.woman))
        let men = sexes.firstIndex(of: .one(.man))
        if let women, let men { return [(women, .woman), (men, .man)] }
        if let total = sexes.firstIndex(of: .total) { return [(total, nil)] }
        faults.add(
            ImportFault(
                file: file, column: PopulationLabels.Axis.sex.heading, reason: .population(.oneSexOnly)))
        return []
    }

    /// One time a year in ascending order.
    private func chosenTimes(
        file: String, rule: YearEndRule, faults: inout ImportFaults
    ) -> [(index: Int, year: Int, month: Int?)] {
        var chosen: [Int: (index: Int, month: Int?)] = [:]
        for (index, time) in times.enumerated() {
            let month = time.month ?? 12
            guard rule == .latestMonth || month == 12 else { continue }
            if let earlier = chosen[time.year], (earlier.month ?? 12) >= month { continue }
            chosen[time.year] = (index, time.month)
        }
        if chosen.isEmpty {
            let months = times.prefix(12).map { "\($0.year)M\(twoDigits($0.month ?? 12))" }
            faults.add(
                ImportFault(
                    file: file, column: PopulationLabels.Axis.time.heading,
                    reason: .population(.noYearEnd(months: Array(months)))))
        }
        return chosen.map { ($0.value.index, $0.key, $0.value.month) }.sorted { $0.1 < $1.1 }
    }
}
