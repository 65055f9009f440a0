internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Reads the form beside a register into the stored plan, or says everything that is wrong with it at once. What stands as
/// it stood keeps its exact value.
struct RegisterPlanReader {
    private let fields: RegisterPlanFields
    private let before: RegisterPlanFields
    private let stored: StoredPlan
    private(set) var faults: [FieldFault] = []

    init(_ fields: RegisterPlanFields, stored: StoredPlan) {
        self.fields = fields
        self.stored = stored
        before = RegisterPlanFields(stored)
    }

    private var input: ProjectionInput { stored.plan.input }

    /// The plan with the changes; nil when there are faults.
    mutating func read() -> PlanCase? {
        var plan = stored.plan
        let years = readYears()
        plan.input.years = years
        plan.input.volumes = input.volumes.map { Self.refit($0, from: input.years, to: years) }
        plan.input.professions = input.professions.map { readProfession($0, years) }
        plan.input.frame = readFrame(years)
        plan.input.directive = readDirective(years)
        plan.input.education = readEducation(years)
        return faults.isEmpty ? plan : nil
    }

    private mutating func fault(_ field: String, _ words: String) {
        faults.append(FieldFault(field: field, words: words))
    }

    /// A field as written; as it stood where it was not sent.
    private func text(_ name: String) -> String { fields[name] ?? before[name] ?? "" }

    /// Whether a field stands as it stood, or was not sent.
    private func isKept(_ name: String) -> Bool { fields[name].map { $0 == before[name] ?? "" } ?? true }

    private mutating func readYears() -> ClosedRange<Int> {
        guard !isKept("sistaAr") else { return input.years }
        let base = input.years.lowerBound
        guard let last = Int(text("sistaAr")), last > base, last <= base + 20 else {
            fault("sistaAr", "Skriv ett år från \(base + 1) till \(base + 20), till exempel \(base + 10).")
            return input.years
        }
        return base...last
    }

    /// A number within bounds; `keeping` is what stood there.
    private mutating func number(
        _ name: String, within: ClosedRange<Double>, label: String, example: String, keeping: Double?
    ) -> Double? {
        guard !isKept(name) else { return keeping }
        let text = text(name)
        guard !text.isEmpty else { return nil }
        guard let value = Swedish.value(of: text), within.contains(value) else {
            fault(
                name,
                "\(label): ”\(text.prefix(40))” går inte att läsa. Skriv ett tal mellan \(Swedish.number(within.lowerBound)) och \(Swedish.number(within.upperBound)), till exempel \(example)."
            )
            return nil
        }
        return value
    }

    private mutating func readProfession(_ row: ProfessionInput, _ years: ClosedRange<Int>) -> ProfessionInput {
        var row = row
        let cost = number(
            RegisterPlanFields.cost(row.name), within: 0...100_000, label: "Kostnad, \(row.name)", example: "600",
            keeping: row.costPerHead.map { $0.kronor / 1000 })
        if !isKept(RegisterPlanFields.cost(row.name)) { row.costPerHead = cost.map { Ore(rounding: $0 * 1000) } }
        let pay = number(
            RegisterPlanFields.pay(row.name), within: -20...50, label: "Löneutveckling, \(row.name)", example: "2,5",
            keeping: row.payGrowth.map { $0 * 100 })
        if !isKept(RegisterPlanFields.pay(row.name)) { row.payGrowth = pay.map { $0 / 100 } }
        row.driver = readDriver(row)
        if case .index(let index) = row.driver { row.driver = .index(Self.refit(index, from: input.years, to: years)) }
        return row
    }

    private mutating func readDriver(_ row: ProfessionInput) -> NeedDriver {
        let growthName = RegisterPlanFields.growth(row.name)
        let shareNames = input.volumes.map { RegisterPlanFields.share($0.name, row.name) }
        if isKept(growthName), shareNames.allSatisfy({ isKept($0) }) { return row.driver }
        var own: Double?
        if case .growth(let perYear) = row.driver { own = perYear * 100 }
        let growth = number(
            growthName, within: -50...50, label: "Egen utveckling, \(row.name)", example: "1,5", keeping: own)
        var shares: [VolumeShare] = []
        for (position, name) in shareNames.enumerated() {
            var kept: Double?
            if case .volumes(let parts) = row.driver {
                kept = parts.first { $0.series == position }.map { $0.share * 100 }
            }
            let share = number(
                name, within: 0...100, label: "\(input.volumes[position].name), \(row.name)", example: "40",
                keeping: kept)
            if let share, share > 0 { shares.append(VolumeShare(series: position, share: share / 100)) }
        }
        if faults.contains(where: { $0.field == growthName || shareNames.contains($0.field) }) { return row.driver }
        if let growth {
            guard shares.isEmpty else {
                fault(growthName, "\(row.name): skriv antingen egen utveckling eller andelar av volymerna, inte båda.")
                return row.driver
            }
            return .growth(perYear: growth / 100)
        }
        let sum = shares.reduce(0) { $0 + $1.share }
        guard abs(sum - 1) <= 0.001 else {
            fault(
                shareNames.first ?? growthName,
                shareNames.isEmpty || shares.isEmpty
                    ? "\(row.name): skriv hur behovet utvecklas, i procent per år eller som andelar av volymerna."
                    : "\(row.name): andelarna blir tillsammans \(Swedish.number(sum, decimals: 1, scale: 100)) %. De ska bli 100 %."
            )
            return row.driver
        }
        return .volumes(shares.map { VolumeShare(series: $0.series, share: $0.share / sum) })
    }

    /// Numbers with semicolons between, one for each year after the base year; years that are left out are unknown.
    private mutating func list(
        _ name: String, _ years: ClosedRange<Int>, within: ClosedRange<Double>, label: String, example: String
    ) -> [Double?]? {
        let flows = years.count - 1
        var parts = text(name).split(separator: ";", omittingEmptySubsequences: false).map {
            String($0).trimmed
        }
        while let last = parts.last, last.isEmpty { parts.removeLast() }
        let values = parts.map { $0.isEmpty ? nil : Swedish.value(of: $0) }
        let isReadable = zip(parts, values).allSatisfy { part, value in
            part.isEmpty || (value.map { within.contains($0) } ?? false)
        }
        guard isReadable, values.count <= flows else {
            fault(
                name,
                "\(label): skriv högst \(flows) tal åtskilda av semikolon, ett för vart och ett av åren \(Swedish.years(years.lowerBound + 1, years.upperBound)), till exempel \(example)."
            )
            return nil
        }
        return values + [Double?](repeating: nil, count: flows - values.count)
    }

    private mutating func readFrame(_ years: ClosedRange<Int>) -> FrameInput? {
        let names = ["ram", "ramSlag", "ramPrisniva", "ramKalla"]
        if years == input.years, names.allSatisfy({ isKept($0) }) { return input.frame }
        guard !text("ram").isEmpty else { return nil }
        guard
            let values = list(
                "ram", years, within: -1_000_000...1_000_000, label: "Ram, Mkr per år", example: "−10; −20; −53")
        else { return nil }
        let priceLevel = text("ramPrisniva")
        let source = text("ramKalla")
        return FrameInput(
            change: [input.frame?.change.first ?? nil] + values.map { $0.map { Ore(rounding: $0 * 1_000_000) } },
            isCumulative: text("ramSlag") != "aret", priceLevel: priceLevel.isEmpty ? nil : priceLevel,
            source: source.isEmpty ? "Inmatad" : source)
    }

    private mutating func readDirective(_ years: ClosedRange<Int>) -> DirectiveInput? {
        let share = number(
            "direktiv", within: 0...100, label: "Direktiv", example: "30",
            keeping: input.directive.map { $0.share * 100 })
        guard let share else { return nil }
        let since = text("direktivSedan").isEmpty ? years.lowerBound : Int(text("direktivSedan"))
        guard let since, years.contains(since) else {
            fault(
                "direktivSedan",
                "Skriv ett år från \(years.lowerBound) till \(years.upperBound): ökningen räknas från det året.")
            return nil
        }
        let source = text("direktivKalla")
        return DirectiveInput(
            share: isKept("direktiv") ? input.directive?.share ?? share / 100 : share / 100, sinceYear: since,
            source: source.isEmpty ? "Inmatat direktiv" : source)
    }

    private mutating func readEducation(_ years: ClosedRange<Int>) -> [EducationInput] {
        var result: [EducationInput] = []
        for row in 0..<max(fields.educationRows, before.educationRows) {
            func part(_ name: String) -> String { text(RegisterPlanFields.education(name, row)) }
            guard ["yrke", "omrade", "antal"].contains(where: { !part($0).isEmpty }) else { continue }
            let place = "Utbildning, rad \(row + 1)"
            let name = part("yrke")
            if !input.professions.contains(where: { $0.name == name }) {
                fault(RegisterPlanFields.education("yrke", row), "\(place): välj ett yrke i listan.")
            }
            if part("omrade").isEmpty {
                fault(
                    RegisterPlanFields.education("omrade", row),
                    "\(place): skriv området som talen gäller, till exempel kommunen eller länet.")
            }
            if result.contains(where: { $0.profession == name && $0.area == part("omrade") }) {
                fault(
                    RegisterPlanFields.education("omrade", row),
                    "\(place): yrket står redan med samma område. Slå ihop raderna eller byt område.")
            }
            let source = part("kalla").isEmpty ? "Inmatat" : part("kalla")
            let names = ["yrke", "omrade", "antal", "kalla"].map { RegisterPlanFields.education($0, row) }
            if years == input.years, names.allSatisfy({ isKept($0) }), input.education.indices.contains(row) {
                result.append(input.education[row])
                continue
            }
            guard
                var values = list(
                    RegisterPlanFields.education("antal", row), years, within: 0...1_000_000, label: place,
                    example: "25; 25; 30")
            else { continue }
            // One number alone holds for every year.
            if !part("antal").contains(";"), let first = values.first { values = values.map { _ in first } }
            result.append(
                EducationInput(profession: name, area: part("omrade"), graduates: [nil] + values, source: source))
        }
        return result
    }

    /// A series over other years: what is cut off is gone, what is new keeps the last value and says so.
    private static func refit(_ series: VolumeSeries, from: ClosedRange<Int>, to: ClosedRange<Int>) -> VolumeSeries {
        guard from != to else { return series }
        var series = series
        series.index = refit(series.index, from: from, to: to)
        if to.upperBound > from.upperBound {
            series.source += "; oförändrat efter \(from.upperBound)"
        }
        return series
    }

    private static func refit(_ index: [Double], from: ClosedRange<Int>, to: ClosedRange<Int>) -> [Double] {
        to.map { year in
            let position = min(year, from.upperBound) - from.lowerBound
            return index.indices.contains(position) ? index[position] : index.last ?? 1
        }
    }
}
