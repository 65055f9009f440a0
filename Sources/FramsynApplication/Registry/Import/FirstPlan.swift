internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// The plan an employer gets with its first register: every profession found, need as counted, exits from the register.
struct FirstPlan: Sendable {
    let employer: Organisation
    let columns: EmploymentColumns
    let period: RegisterPeriod
    let professions: [Profession]
    let source: String

    /// Years ahead.
    static let horizon = 10

    /// The plan; its need follows the population where figures for the employer's area are stored, otherwise it stays.
    func plan(in service: Service) async throws -> PlanCase {
        let years = period.lastYear...(period.lastYear + Self.horizon)
        let staff = staff()
        let rows = professions.filter { staff[$0.id] != nil }
        var input = ProjectionInput(
            organisation: employer.name, years: years,
            professions: rows.map { profession in
                let counted = staff[profession.id] ?? Staff()
                return ProfessionInput(
                    name: profession.name, baseNeed: Double(counted.persons.count), driver: .growth(perYear: 0),
                    exits: .rates(RateExits(turnover: [], retirements: [])),
                    employmentRate: counted.rows > 0 ? counted.rate / Double(counted.rows) : nil,
                    sickLeaveShare: counted.stated > 0 ? counted.absence / counted.stated : nil,
                    sector: profession.sector.isEmpty ? nil : profession.sector)
            },
            provenance: Provenance(
                source: source, populationRule: "månadsavlönade; timavlönade räknas inte",
                pointInYear: "31 december", isSynthetic: employer.isSynthetic))
        if let table = try await service.population(of: employer, covering: years) {
            let uses = rows.map { ActivityDefaults.activity(of: $0, employer: employer.kind) }
            let volumes = PlanVolumes(uses, on: table, years: years)
            input.volumes = volumes.series
            for (index, driver) in volumes.drivers.enumerated() {
                if let driver { input.professions[index].driver = driver }
            }
        }
        return PlanCase(
            name: employer.code, title: source, input: input, publishedNeed: nil, publishedRecruitment: nil,
            figures: [])
    }

    /// Monthly-paid staff of a profession at the end of the base year.
    private struct Staff {
        var persons: Set<Int32> = []
        var rows = 0
        var rate = 0.0
        /// Rates of the rows that state absence, and absence times rate.
        var stated = 0.0
        var absence = 0.0
    }

    private func staff() -> [Int64: Staff] {
        let day = Day(year: period.lastYear, month: 12, day: 31)?.number ?? period.lastDay.number
        var staff: [Int64: Staff] = [:]
        for row in 0..<columns.count where columns.form[row] == 0 {
            let profession = Int64(columns.profession[row])
            guard columns.from[row] <= day, columns.to[row] >= day else {
                if staff[profession] == nil { staff[profession] = Staff() }
                continue
            }
            let rate = Double(columns.rate[row]) / 10_000
            staff[profession, default: Staff()].persons.insert(columns.person[row])
            staff[profession, default: Staff()].rows += 1
            staff[profession, default: Staff()].rate += rate
            if columns.absence[row] != .max {
                staff[profession, default: Staff()].stated += rate
                staff[profession, default: Staff()].absence += rate * Double(columns.absence[row]) / 10_000
            }
        }
        return staff
    }
}
