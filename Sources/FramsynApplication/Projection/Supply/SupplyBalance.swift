internal import ProjectionEngine
internal import WorkforceModel
internal import WorkforceStore

/// Graduates of one education against the need of new staff, within one area and for the same employers.
struct SupplyBalance: Sendable, Equatable {
    /// The receiving profession.
    var profession: String
    /// The area as entered.
    var area: String
    /// The organisation that the area concerns; nil for one that several employers share.
    var owner: Organisation?
    /// Base year first, horizon last.
    var years: ClosedRange<Int>
    /// Graduates, one entry a year.
    var graduates: [Double?]
    /// Recruitment of the employers counted, one entry a year; nil when the need cannot be compared.
    var recruitment: [Double?]
    /// Employers whose need is counted.
    var counted: [String]
    /// Employers of the area whose need is not known.
    var missing: [String]
    /// Sources as printed.
    var sources: [String]
    /// Whether employers state different figures for the same area; the first one's are used.
    var isStatedDifferently: Bool
    /// Whether the need is only a part of the area's, so that nothing may be subtracted.
    var isPartOfArea: Bool

    /// Whether both sides concern the same employers and are known.
    var isComparable: Bool { !isPartOfArea && coverage != nil }

    /// Years with both graduates and recruitment known, by position.
    private var known: [Int] {
        (1..<max(years.count, 1)).filter { graduates[$0] != nil && recruitment[$0] != nil }
    }

    /// Mean graduates a year over the years after the base year that are known.
    var graduatesPerYear: Double? { Self.mean(graduates.dropFirst()) }
    /// Mean recruitment a year over the years after the base year that are known.
    var recruitmentPerYear: Double? { Self.mean(recruitment.dropFirst()) }

    /// Yearly means over the years in which both are known; nil without such a year, or when the need is only a part of
    /// the area's.
    var coverage: SupplyCoverage? {
        guard !isPartOfArea, !known.isEmpty else { return nil }
        let count = Double(known.count)
        return SupplyCoverage(
            graduates: known.reduce(0) { $0 + (graduates[$1] ?? 0) } / count,
            need: known.reduce(0) { $0 + (recruitment[$1] ?? 0) } / count)
    }

    /// Graduates with more admitted from a year on.
    func graduates(with intake: ExtraIntake) -> [Double?] {
        zip(years, graduates).map { year, number in
            number.map { $0 + intake.graduates(in: year, baseYear: years.lowerBound) }
        }
    }

    private static func mean(_ values: ArraySlice<Double?>) -> Double? {
        let known = values.compactMap { $0 }
        return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }
}

/// More persons admitted to an education, from decision to graduates who reach the employers of the area.
struct ExtraIntake: Sendable, Equatable {
    /// Persons admitted a year beyond today's.
    var persons: Double
    /// First year of admission.
    var from: Int
    /// Years from admission to graduation.
    var lag: Int
    /// Share of the admitted who graduate and begin with the employers of the area.
    var completion: Double

    /// Graduates in a year beyond today's: nothing before the first year of admission plus the lag.
    func graduates(in year: Int, baseYear: Int) -> Double {
        let lever = Lever(kind: .educationSupply, value: persons * completion, startYear: from + lag)
        return lever.value * lever.phase(in: year, baseYear: baseYear)
    }
}

extension SupplyBalance {
    /// The balances that concern an organisation: what its own plan states, compared within each area.
    ///
    /// - Parameters:
    ///   - stating: the plans whose educations are wanted.
    ///   - scope: the employers that share areas.
    static func balances(stating: [ProjectionPart], in scope: EmployerScope) -> [SupplyBalance] {
        var balances: [SupplyBalance] = []
        var seen: Set<[String]> = []
        for part in stating {
            for education in part.input.education {
                let area = EducationArea(education.area, statedBy: part.organisation)
                if area == .shared {
                    guard seen.insert([education.profession, education.area.trimmed.lowercased()]).inserted else {
                        continue
                    }
                    balances.append(shared(education, part, scope))
                } else {
                    balances.append(single(education, part, scope, isPart: area == .employerAbove))
                }
            }
        }
        return balances.sorted {
            ($0.profession, $0.area, $0.owner?.name ?? "") < ($1.profession, $1.area, $1.owner?.name ?? "")
        }
    }

    private static func single(
        _ education: EducationInput, _ part: ProjectionPart, _ scope: EmployerScope, isPart: Bool
    ) -> SupplyBalance {
        // The employer's projection is already made, unless the plan is one of a part of an employer.
        let made = scope.employers.first { $0.organisation.id == part.organisation.id }?.context?.projection
        let row = (made ?? part.projection).profession(education.profession)
        return SupplyBalance(
            profession: education.profession, area: education.area, owner: part.organisation,
            years: part.input.years, graduates: education.graduates,
            recruitment: row?.recruitment ?? part.input.years.map { _ in nil }, counted: [part.organisation.name],
            missing: [], sources: [education.source], isStatedDifferently: false, isPartOfArea: isPart)
    }

    private static func shared(
        _ education: EducationInput, _ part: ProjectionPart, _ scope: EmployerScope
    ) -> SupplyBalance {
        let years = part.input.years
        var sum = years.enumerated().map { position, _ in position == 0 ? nil : Optional(0.0) }
        var counted: [String] = []
        var missing: [String] = []
        var sources = [education.source]
        var isStatedDifferently = false
        for employer in scope.employers {
            guard let context = employer.context else {
                missing.append(employer.organisation.name)
                continue
            }
            guard let row = context.projection.profession(education.profession) else { continue }
            let stated = context.parts.flatMap(\.input.education).first {
                $0.profession == education.profession
                    && $0.area.trimmed.lowercased() == education.area.trimmed.lowercased()
            }
            let flows = row.recruitment.dropFirst()
            guard let stated, context.years == years, !flows.contains(nil) else {
                missing.append(employer.organisation.name)
                continue
            }
            if stated.graduates != education.graduates { isStatedDifferently = true }
            if !sources.contains(stated.source) { sources.append(stated.source) }
            counted.append(employer.organisation.name)
            for position in sum.indices.dropFirst() {
                sum[position] = sum[position].map { $0 + (row.recruitment[position] ?? 0) }
            }
        }
        return SupplyBalance(
            profession: education.profession, area: education.area, owner: nil, years: years,
            graduates: education.graduates, recruitment: counted.isEmpty ? years.map { _ in nil } : sum,
            counted: counted, missing: missing, sources: sources, isStatedDifferently: isStatedDifferently,
            isPartOfArea: false)
    }
}

extension Service {
    /// The balances of an organisation; a unit is shown with those of the plan above it, whose education it is.
    func supplyBalances(_ context: ProjectionContext) async throws -> [SupplyBalance] {
        var stating = context.parts
        if !context.isSum, context.first.stored.organisationID != context.organisation.id,
            let above = try await projection(of: context.first.stored.organisationID)
        {
            stating = above.parts
        }
        return SupplyBalance.balances(stating: stating, in: try await employerScope(of: context.organisation.id))
    }
}
