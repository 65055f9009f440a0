internal import ProjectionEngine
internal import WorkforceModel

/// What is known about professions at the employers that are compared.
struct ShortageTable {
    /// One profession at one employer.
    struct Entry: Equatable {
        var employer: Organisation
        /// Staff at the base year; the need where staff is not counted.
        var staff: Double
        /// Need the last year.
        var need: Double
        /// Recruitment over the years after the base year; nil when a year is unknown.
        var recruitment: Double?
        var fullTime: FullTime?

        /// Recruitment as a share of today's staff; nil without staff.
        var share: Double? { staff > 0 ? recruitment.map { $0 / staff } : nil }
    }

    /// One profession over the employers.
    struct Line: Equatable {
        var profession: String
        var sector: String?
        /// Employers that have the profession, by name.
        var entries: [Entry]
        /// Supply within each area.
        var balances: [SupplyBalance]
        /// Vacancies and training as delivered.
        var delivered: DeliveredFigures

        var staff: Double { entries.reduce(0) { $0 + $1.staff } }
        var need: Double { entries.reduce(0) { $0 + $1.need } }
        /// The sum of the recruitment that is known; nil when no employer's is.
        var recruitment: Double? {
            let known = entries.compactMap(\.recruitment)
            return known.isEmpty ? nil : known.reduce(0, +)
        }
        /// Employers whose recruitment is not known.
        var unknown: [String] { entries.filter { $0.recruitment == nil }.map(\.employer.name) }
        /// Known recruitment as a share of the staff of the same employers.
        var share: Double? {
            let known = entries.filter { $0.recruitment != nil }
            let staff = known.reduce(0) { $0 + $1.staff }
            return staff > 0 ? known.reduce(0) { $0 + ($1.recruitment ?? 0) } / staff : nil
        }
        /// Graduates and need a year over the areas that can be compared; nil without one.
        var coverage: SupplyCoverage? {
            let known = balances.compactMap(\.coverage)
            guard !known.isEmpty else { return nil }
            return SupplyCoverage(
                graduates: known.reduce(0) { $0 + $1.graduates }, need: known.reduce(0) { $0 + $1.need })
        }
        /// Full time over the employers with a register; nil without one.
        var fullTime: FullTime? {
            let known = entries.compactMap(\.fullTime)
            return known.isEmpty ? nil : known.reduce(FullTime(), +)
        }
    }

    /// First and last year of the period; nil when employers have different ones.
    let years: ClosedRange<Int>?
    /// Professions in the chosen order.
    let lines: [Line]
    /// All professions of the sector that any employer has, by name.
    let professions: [String]

    /// - Parameter known: fields of work of all professions, for those that are in nobody's projection.
    init(
        _ scope: EmployerScope, fullTime: [Int64: [String: FullTime]], figures: EmployerFigures,
        fields known: [String: String], choice: ShortageScope, sector: Sector?, order: ShortageOrder
    ) {
        let projected = scope.employers.compactMap { employer in
            employer.context.map { (organisation: employer.organisation, context: $0) }
        }
        let spans = Set(projected.map(\.context.years))
        years = spans.count == 1 ? spans.first : nil
        let balances = SupplyBalance.balances(stating: projected.flatMap(\.context.parts), in: scope)
        var sectors: [String: String] = [:]
        var entries: [String: [Entry]] = [:]
        for (organisation, context) in projected {
            sectors.merge(context.fieldsOfWork) { first, _ in first }
            for row in context.projection.professions {
                entries[row.name, default: []].append(
                    Entry(
                        employer: organisation, staff: (row.stock.first ?? nil) ?? row.need.first ?? 0,
                        need: row.need.last ?? 0,
                        recruitment: context.printedRecruitment([row], over: context.flowYears),
                        fullTime: fullTime[organisation.id]?[row.name]))
            }
        }
        for name in figures.professions where entries[name] == nil { sectors[name] = known[name] }
        professions = Set(entries.keys).union(figures.professions).sorted()
            .filter { sector?.professions.contains($0) ?? true }
        let wanted = professions.filter(choice.contains)
        let lines = wanted.map { name in
            Line(
                profession: name, sector: sectors[name], entries: entries[name] ?? [],
                balances: balances.filter { $0.profession == name },
                delivered: Self.delivered(name, entries[name] ?? [], figures, scope))
        }
        self.lines = lines.sorted { first, second in
            let keys = [first, second].map { line in
                switch order {
                case .share: line.share
                case .gap: line.coverage?.missing
                case .vacancies: line.delivered.vacancies
                }
            }
            return (keys[0] ?? -.infinity, second.profession) > (keys[1] ?? -.infinity, first.profession)
        }
    }

    /// What is delivered about a profession by the employers that have it, and by others that speak of it.
    private static func delivered(
        _ name: String, _ entries: [Entry], _ figures: EmployerFigures, _ scope: EmployerScope
    ) -> DeliveredFigures {
        let staff = Dictionary(entries.map { ($0.employer.id, $0.staff) }, uniquingKeysWith: { first, _ in first })
        return DeliveredFigures(
            parts: scope.employers.map(\.organisation).compactMap { employer in
                let part = DeliveredFigures.Part(
                    employer: employer, staff: staff[employer.id],
                    vacancies: figures[employer.id, name, .vacancies],
                    untrained: figures[employer.id, name, .withoutRequiredTraining])
                let isSilent = part.staff == nil && part.vacancies == nil && part.untrained == nil
                return isSilent ? nil : part
            })
    }
}
