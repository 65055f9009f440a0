internal import ProjectionEngine
internal import WorkforceModel

/// The plan of one employer of the demonstration, made from its register.
struct DemoPlan {
    /// Monthly-paid staff of a profession on the last day.
    private struct Staff {
        var heads = 0
        var rate = 0.0
        var absence = 0.0
    }

    private let region: DemoRegion
    private let staff: [[Staff]]

    /// Years ahead that plans reach.
    static let horizon = 10

    init(_ region: DemoRegion) {
        self.region = region
        let lastDay = dayNumber(region.years.upperBound, 12, 31)
        staff = region.employers.map { employer in
            var staff = [Staff](repeating: Staff(), count: region.professions.count)
            let columns = employer.register
            for row in 0..<columns.count
            where columns.form[row] == 0 && columns.from[row] <= lastDay && columns.to[row] >= lastDay {
                let profession = Int(columns.profession[row])
                let rate = Double(columns.rate[row]) / 10_000
                staff[profession].heads += 1
                staff[profession].rate += rate
                staff[profession].absence += rate * Double(columns.absence[row]) / 10_000
            }
            return staff
        }
    }

    /// What an employer's plan says.
    func plan(of employer: Int, population: DemoPopulation) throws(VolumeFault) -> PlanCase {
        let base = region.years.upperBound
        let years = base...(base + Self.horizon)
        let name = region.employers[employer].name
        let isRegion = region.organisations[region.employers[employer].organisation].kind == .region
        let professions = region.professions.indices.filter { staff[employer][$0].heads > 0 }
        let rows = professions.map { row(of: $0, employer: employer, isRegion: isRegion) }
        let input = ProjectionInput(
            organisation: name, years: years, professions: rows, volumes: try population.volumes(years),
            frame: frame(employer, rows: rows, years: years),
            directive: region.employers[employer].hasDirective
                ? DirectiveInput(
                    share: 0.3, sinceYear: base,
                    source: "Påhittat direktiv: andra lösningar täcker 30 procent av ökningen sedan \(base)") : nil,
            education: professions.compactMap { education(for: $0, employer: employer, years: years, isRegion) },
            provenance: Provenance(
                source: "Framsyns demonstration, påhittat personalregister \(region.years.lowerBound)–\(base)",
                populationRule: "månadsavlönade; timavlönade räknas inte", pointInYear: "31 december",
                mark: "Påhittade uppgifter för demonstration. Inga personer eller organisationer finns på riktigt. "
                    + DemoPopulation.standIn + ".", isSynthetic: true))
        return PlanCase(
            name: region.organisations[region.employers[employer].organisation].code,
            title: input.provenance.source, input: input, publishedNeed: nil, publishedRecruitment: nil, figures: [])
    }

    private func row(of profession: Int, employer: Int, isRegion: Bool) -> ProfessionInput {
        let kind = region.catalogue.professions[profession]
        let staff = staff[employer][profession]
        let rate = staff.rate / Double(staff.heads)
        // Employer's contributions and occupational pension make pay about 1.43 times as dear.
        let cost = kind.monthlyPay * 12 * 1.43 * rate
        return ProfessionInput(
            name: kind.name, baseNeed: Double(staff.heads), driver: .volumes(shares(kind, isRegion: isRegion)),
            exits: .rates(RateExits(turnover: [], retirements: [])), employmentRate: rate,
            sickLeaveShare: staff.absence / staff.rate, costPerHead: Ore(rounding: (cost / 1000).rounded() * 1000),
            payGrowth: 0.03, sector: kind.sector)
    }

    /// Parts of a profession's work by activity, from the kinds of workplaces it works in.
    private func shares(_ kind: DemoProfession, isRegion: Bool) -> [VolumeShare] {
        let places = isRegion ? kind.region : kind.municipality
        var parts = DemoPopulation.activities.map { _ in 0.0 }
        for workplace in region.catalogue.organisation.workplaces {
            guard let heads = places[workplace.code] else { continue }
            for (index, activity) in DemoPopulation.activities.enumerated() {
                parts[index] += heads * (workplace.activities[activity.name] ?? 0)
            }
        }
        let sum = parts.reduce(0, +)
        return parts.indices.filter { parts[$0] > 0 }.map { VolumeShare(series: $0, share: parts[$0] / sum) }
    }

    /// Three decided years, in whole hundred thousands: most employers are to save from the second year on.
    private func frame(_ employer: Int, rows: [ProfessionInput], years: ClosedRange<Int>) -> FrameInput {
        let cost = rows.reduce(0.0) { $0 + $1.baseNeed * ($1.costPerHead?.kronor ?? 0) }
        let patterns = [
            [0.006, -0.004, -0.006], [0.009, 0.004, -0.003], [0.002, -0.008, -0.008], [0.012, 0.006, 0.004],
        ]
        let changes = patterns[employer % patterns.count].map { share in
            Ore(rounding: (cost * share / 100_000).rounded() * 100_000)
        }
        return FrameInput(
            change: years.enumerated().map { index, _ in
                (1...changes.count).contains(index) ? changes[index - 1] : nil
            }, isCumulative: false, priceLevel: "\(years.lowerBound) års priser",
            source: "Påhittad budgetram för demonstrationen")
    }

    /// Graduates for a shortage profession in its area, the same figure with every employer of the area.
    private func education(
        for profession: Int, employer: Int, years: ClosedRange<Int>, _ isRegion: Bool
    ) -> EducationInput? {
        guard let graduates = region.catalogue.professions[profession].graduates else { return nil }
        let isLocal = graduates.area == "kommunen"
        if isLocal && isRegion { return nil }
        let heads = isLocal ? staff[employer][profession].heads : staff.reduce(0) { $0 + $1[profession].heads }
        let yearly = max((Double(heads) * graduates.share).rounded(), 1)
        return EducationInput(
            profession: region.professions[profession].name, area: graduates.area,
            graduates: years.map { $0 == years.lowerBound ? nil : yearly },
            source: "Påhittade tal för demonstrationen")
    }
}
