internal import WorkforceModel
internal import WorkforceStore

/// Monthly-paid staff of one profession by whether they work full time.
struct FullTime: Sendable, Equatable {
    /// Persons employed on the day.
    var persons = 0
    /// Those with full time.
    var fullTime = 0
    /// Those with full time who had less a year before, with the same employer.
    var movedUp = 0

    /// Fewer persons than this are not shown as a share.
    static let fewest = 5

    /// Share with full time; nil for groups too small to show.
    var share: Double? { persons >= Self.fewest ? Double(fullTime) / Double(persons) : nil }

    static func + (lhs: FullTime, rhs: FullTime) -> FullTime {
        FullTime(
            persons: lhs.persons + rhs.persons, fullTime: lhs.fullTime + rhs.fullTime,
            movedUp: lhs.movedUp + rhs.movedUp)
    }

    /// Counts a register on a day by profession. A person's employments add up, and the largest one gives the profession.
    static func counts(_ columns: EmploymentColumns, on day: Day) -> [Int64: FullTime] {
        let now = degrees(columns, on: day)
        let before = degrees(columns, on: day.advanced(by: -365))
        var counts: [Int64: FullTime] = [:]
        for (person, held) in now.enumerated() where held.largest > 0 {
            let isFull = held.sum >= whole
            counts[Int64(held.profession), default: FullTime()].persons += 1
            guard isFull else { continue }
            counts[Int64(held.profession), default: FullTime()].fullTime += 1
            if before[person].largest > 0, before[person].sum < whole {
                counts[Int64(held.profession), default: FullTime()].movedUp += 1
            }
        }
        return counts
    }

    /// Full time in the register's 1/10 000.
    private static let whole = 10_000

    /// What a person holds on a day.
    private struct Held {
        var sum = 0
        var largest = 0
        var profession: Int32 = 0
    }

    private static func degrees(_ columns: EmploymentColumns, on day: Day) -> [Held] {
        var held = [Held](repeating: Held(), count: Int(columns.person.max() ?? -1) + 1)
        for row in 0..<columns.count
        where columns.form[row] == 0 && columns.from[row] <= day.number && columns.to[row] >= day.number {
            let person = Int(columns.person[row])
            let rate = Int(columns.rate[row])
            held[person].sum += rate
            if rate > held[person].largest {
                (held[person].largest, held[person].profession) = (rate, columns.profession[row])
            }
        }
        return held
    }
}

extension Service {
    /// Full time by employer and profession name on the last day of the year before each employer's first projected one;
    /// employers without a register are left out.
    func fullTime(_ scope: EmployerScope) async throws -> [Int64: [String: FullTime]] {
        let registry = try await caches.registry(store)
        let names = Dictionary(
            registry.professions.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let days = scope.employers.compactMap { employer -> (id: Int64, day: Day)? in
            guard let year = employer.context?.baseYear, let day = Day(year: year, month: 12, day: 31) else {
                return nil
            }
            return (employer.organisation.id, day)
        }
        let key = days.map { "\($0.id)" }.joined(separator: " ")
        return try await caches.value("full time \(key)", event: registry.event) {
            var result: [Int64: [String: FullTime]] = [:]
            for (id, day) in days {
                guard let columns = try await self.store.latestEmployments(employer: id)?.columns else { continue }
                let counts = try await self.pool.run { FullTime.counts(columns, on: day) }
                result[id] = Dictionary(
                    counts.compactMap { profession, count in names[profession].map { ($0, count) } },
                    uniquingKeysWith: +)
            }
            return result
        }
    }
}
