internal import StatisticsKit
internal import WorkforceModel

/// A register as an employer delivers it: rows whose title leads to no profession are left out and counted.
struct DemoDelivery {
    private(set) var columns: EmploymentColumns
    private(set) var keys: [Int32]
    private(set) var unmapped: [DemoRegion.UnmappedTitle] = []

    init(_ register: DemoRegister) {
        columns = register.columns
        keys = register.keys
    }

    /// Takes away the rows of persons drawn to carry the titles, and persons who have no row left.
    mutating func leaveOut(
        _ titles: [DemoOrganisationCatalogue.Unmapped.Title], _ professions: [DemoProfession], employer: Int,
        _ generator: Philox
    ) {
        var kept = EmploymentColumns()
        kept.reserveCapacity(columns.count)
        var keptKeys: [Int32] = []
        var number = [Int32](repeating: -1, count: keys.count)
        var rows = titles.map { _ in 0 }
        let named = titles.map { title in professions.firstIndex { $0.name == title.profession } }
        for row in 0..<columns.count {
            let person = Int(columns.person[row])
            if let title = named.firstIndex(of: Int(columns.profession[row])) {
                var stream = PhiloxStream(
                    generator, replicate: UInt32(employer), entity: UInt32(person), event: DemoEvent.title)
                if stream.uniform() < titles[title].share {
                    rows[title] += 1
                    continue
                }
            }
            if number[person] < 0 {
                number[person] = Int32(keptKeys.count)
                keptKeys.append(keys[person])
            }
            kept.append(row: row, of: columns, person: number[person])
        }
        columns = kept
        keys = keptKeys
        unmapped = zip(titles, rows).filter { $1 > 0 }.map { DemoRegion.UnmappedTitle(title: $0.title, rows: $1) }
    }
}

extension EmploymentColumns {
    fileprivate mutating func append(row: Int, of other: EmploymentColumns, person number: Int32) {
        person.append(number)
        birthYear.append(other.birthYear[row])
        sex.append(other.sex[row])
        organisation.append(other.organisation[row])
        profession.append(other.profession[row])
        form.append(other.form[row])
        rate.append(other.rate[row])
        from.append(other.from[row])
        to.append(other.to[row])
        exitReason.append(other.exitReason[row])
        absence.append(other.absence[row])
    }
}
