internal import SwedishText
internal import WorkforceModel

/// What is wrong with one field of the typed form.
struct FieldFault: Sendable, Equatable {
    /// Field name, with the line's number for fields of the table.
    var field: String
    /// What is wrong and what to write instead, in Swedish.
    var words: String
}

/// Reads the typed form into a plan, or says everything that is wrong with it at once.
struct TypedPlanReader {
    private let fields: TypedPlanFields
    private let earlier: PlanCase?
    private(set) var faults: [FieldFault] = []

    /// - Parameter earlier: the plan being edited, whose figures that the form does not show are kept.
    init(_ fields: TypedPlanFields, earlier: PlanCase?) {
        self.fields = fields
        self.earlier = earlier
    }

    /// The plan; nil when there are faults.
    mutating func read() -> PlanCase? {
        if fields.organisation.isEmpty { fault("organisation", "Skriv namnet på nämnden eller förvaltningen.") }
        let years = readYears()
        let source = fields.source.isEmpty ? "Inmatad tabell" : fields.source
        let volumes = readIndex(years)
        let payGrowth = readShare(fields.payGrowth, field: "payGrowth", within: -20...50)
        let professions = readLines(years, payGrowth: payGrowth, volumes: volumes)
        let frame = readFrame(years)
        let directive = readDirective(years)
        guard faults.isEmpty else { return nil }
        let kept = earlier?.input
        let input = ProjectionInput(
            organisation: fields.organisation, years: years, professions: professions, volumes: volumes, frame: frame,
            directive: directive, education: kept.map { Self.refit($0.education, from: $0.years, to: years) } ?? [],
            provenance: Provenance(
                source: source, populationRule: fields.rule.isEmpty ? nil : fields.rule,
                pointInYear: kept?.provenance.pointInYear, mark: kept?.provenance.mark))
        return PlanCase(
            name: earlier?.name ?? fields.organisation, title: source, input: input,
            publishedNeed: earlier?.publishedNeed, publishedRecruitment: earlier?.publishedRecruitment,
            figures: earlier?.figures ?? [])
    }

    private mutating func fault(_ field: String, _ words: String) {
        faults.append(FieldFault(field: field, words: words))
    }

    private mutating func readYears() -> ClosedRange<Int> {
        let base = Int(fields.baseYear)
        let last = Int(fields.lastYear)
        if !(base.map { 1990...2100 ~= $0 } ?? false) {
            fault("baseYear", "Skriv basåret med fyra siffror, till exempel 2025.")
        }
        guard let last, 1990...2120 ~= last else {
            fault("lastYear", "Skriv sista året med fyra siffror, till exempel 2035.")
            return 2025...2035
        }
        guard let base, 1990...2100 ~= base else { return 2025...2035 }
        guard last > base, last <= base + 20 else {
            fault("lastYear", "Sista året ska ligga 1–20 år efter basåret \(base).")
            return base...(base + 1)
        }
        return base...last
    }

    private mutating func readIndex(_ years: ClosedRange<Int>) -> [VolumeSeries] {
        guard !fields.index.isEmpty else { return keptVolumes(years) }
        let values = Self.split(fields.index).map { Swedish.value(of: $0) ?? -1 }
        guard values.count == years.count, let first = values.first, values.allSatisfy({ $0 > 0 && $0 < 100 }) else {
            fault(
                "index",
                "Skriv ett index för vart och ett av åren \(Swedish.years(years.lowerBound, years.upperBound)), \(years.count) tal åtskilda av semikolon, till exempel 1; 1,011; 1,020. Du skrev \(values.count)."
            )
            return []
        }
        let name = earlier?.input.volumes.first?.name ?? "Gemensamt index"
        let source = earlier?.input.volumes.first?.source ?? "Inmatat"
        return [VolumeSeries(name: name, index: values.map { $0 / first }, source: source)]
    }

    /// Series of the plan that the form has no room for; they stay as they are while the years do.
    private mutating func keptVolumes(_ years: ClosedRange<Int>) -> [VolumeSeries] {
        guard let kept = earlier?.input, kept.volumes.count > 1 else { return [] }
        if kept.years != years {
            fault(
                "lastYear",
                "Behovet följer flera volymer, som gäller \(Swedish.years(kept.years.lowerBound, kept.years.upperBound)). Behåll de åren, eller skriv ett gemensamt volymindex."
            )
        }
        return kept.volumes
    }

    /// The driver of a profession that the form has no room for: shares of the plan's series, or an index of its own.
    private mutating func keptDriver(
        _ known: ProfessionInput?, _ years: ClosedRange<Int>, _ volumes: [VolumeSeries], position: Int
    ) -> NeedDriver? {
        switch known?.driver {
        case .volumes(let shares) where shares.allSatisfy({ volumes.indices.contains($0.series) }):
            return shares.isEmpty ? nil : known?.driver
        case .index(let index) where index.count != years.count:
            fault(
                "growth-\(position)",
                "\(known?.name ?? "") har ett eget index för andra år. Behåll åren, eller skriv behovets utveckling i procent."
            )
            return nil
        case .index: return known?.driver
        default: return nil
        }
    }

    /// Pay growth of a profession: as typed, but its own where the form shows what was entered before.
    private func payGrowth(_ known: ProfessionInput?, typed: Double?) -> Double? {
        let shown = earlier?.input.professions.lazy.compactMap(\.payGrowth).first
        guard let known, let shown, let typed, abs(typed - shown) < 1e-8 else { return typed }
        return known.payGrowth
    }

    private mutating func readLines(
        _ years: ClosedRange<Int>, payGrowth: Double?, volumes: [VolumeSeries]
    ) -> [ProfessionInput] {
        var rows: [ProfessionInput] = []
        var names: Set<String> = []
        for (position, line) in fields.lines.enumerated() where !line.isEmpty {
            let place = "-\(position)"
            if line.name.isEmpty {
                fault("name\(place)", "Rad \(position + 1): skriv yrket, eller töm hela raden.")
            } else if !names.insert(line.name.lowercased()).inserted {
                fault("name\(place)", "”\(line.name)” står på två rader. Slå ihop dem eller byt namn på den ena.")
            }
            let need = Swedish.value(of: line.need)
            if !(need.map { 0...1_000_000 ~= $0 } ?? false) {
                fault(
                    "need\(place)",
                    "\(Self.label(line, position)): skriv antalet medarbetare basåret som ett tal, till exempel 56 eller 55,5."
                )
            }
            let exits = readExits(line, position: position, need: need ?? 0, years: years)
            let growth = readShare(line.growth, field: "growth\(place)", within: -50...50)
            let cost = line.cost.isEmpty ? nil : Swedish.value(of: line.cost)
            if !line.cost.isEmpty, !(cost.map { 0...100_000 ~= $0 } ?? false) {
                fault(
                    "cost\(place)",
                    "\(Self.label(line, position)): skriv kostnaden i tusental kronor per år, till exempel 600.")
            }
            let known = earlier?.input.professions.first { $0.name == line.name }
            let driver: NeedDriver =
                growth.map { .growth(perYear: $0) } ?? keptDriver(known, years, volumes, position: position)
                ?? (volumes.count == 1 ? .volumes([VolumeShare(series: 0, share: 1)]) : .growth(perYear: 0))
            rows.append(
                ProfessionInput(
                    name: line.name, baseNeed: need ?? 0, driver: driver, exits: .rates(exits),
                    employmentRate: known?.employmentRate, sickLeaveShare: known?.sickLeaveShare,
                    costPerHead: cost.map { Ore(rounding: $0 * 1000) },
                    payGrowth: self.payGrowth(known, typed: payGrowth),
                    commission: known?.commission, sector: known?.sector))
        }
        if rows.isEmpty, faults.isEmpty { fault("name-0", "Fyll i minst ett yrke med antal medarbetare.") }
        return rows
    }

    private mutating func readExits(
        _ line: TypedPlanFields.Line, position: Int, need: Double, years: ClosedRange<Int>
    ) -> RateExits {
        let flows = years.count - 1
        var turnover = [Double?](repeating: nil, count: flows)
        let written = line.turnover.lowercased()
        if !written.isEmpty {
            let isPersons = written.contains("p") && !written.contains("%") && !written.contains("procent")
            let digits = String(written.filter { !$0.isLetter })
            let values = Self.split(digits).map { Swedish.value(of: $0) }
            let shares = values.map { $0.map { isPersons ? $0 / max(need, 1e-9) : $0 / 100 } }
            if [1, flows].contains(values.count), shares.allSatisfy({ 0...1 ~= ($0 ?? -1) }) {
                turnover = values.count == 1 ? turnover.map { _ in shares[0] } : shares
            } else {
                fault(
                    "turnover-\(position)",
                    "\(Self.label(line, position)): skriv hur många procent som slutar av annat än pension varje år, till exempel 12,5 – eller antal, till exempel 9 personer. Ett tal för alla år eller \(flows) tal åtskilda av semikolon."
                )
            }
        }
        var retirements = [Double?](repeating: nil, count: flows)
        if !line.retirements.isEmpty {
            let values = Self.split(line.retirements).map { Swedish.value(of: $0) }
            if [1, flows].contains(values.count), values.allSatisfy({ 0...1_000_000 ~= ($0 ?? -1) }) {
                retirements = values.count == 1 ? retirements.map { _ in values[0] } : values
            } else {
                fault(
                    "retirements-\(position)",
                    "\(Self.label(line, position)): skriv antal pensionsavgångar per år, ett tal för alla år eller \(flows) tal åtskilda av semikolon."
                )
            }
        }
        return RateExits(turnover: [nil] + turnover, retirements: [nil] + retirements)
    }

    private mutating func readFrame(_ years: ClosedRange<Int>) -> FrameInput? {
        guard !fields.frame.isEmpty else { return nil }
        let parts = fields.frame.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmed }
        let values = parts.map { $0.isEmpty ? nil : Swedish.value(of: $0) }
        let isReadable = zip(parts, values).allSatisfy { part, value in
            part.isEmpty || (value.map { abs($0) < 1_000_000 } ?? false)
        }
        guard parts.count == years.count - 1, isReadable else {
            fault(
                "frame",
                "Skriv ramens förändring i miljoner kronor för vart och ett av åren \(Swedish.years(years.lowerBound + 1, years.upperBound)), \(years.count - 1) värden åtskilda av semikolon. Lämna tomt mellan semikolonen för år utan beslut, till exempel −10; −20; −53; ; ;"
            )
            return nil
        }
        return FrameInput(
            change: [nil] + values.map { $0.map { Ore(rounding: $0 * 1_000_000) } },
            isCumulative: fields.frameIsCumulative, priceLevel: fields.priceLevel.isEmpty ? nil : fields.priceLevel,
            source: fields.frameSource.isEmpty ? "Inmatad" : fields.frameSource)
    }

    private mutating func readDirective(_ years: ClosedRange<Int>) -> DirectiveInput? {
        guard !fields.directive.isEmpty else { return nil }
        let share = readShare(fields.directive, field: "directive", within: 0...100)
        let since = fields.directiveSince.isEmpty ? years.lowerBound : Int(fields.directiveSince)
        guard let since, years.contains(since) else {
            fault(
                "directiveSince",
                "Skriv ett år bland \(Swedish.years(years.lowerBound, years.upperBound)): ökningen räknas från det året."
            )
            return nil
        }
        let source = earlier?.input.directive?.source ?? "Inmatat direktiv"
        return share.map { DirectiveInput(share: $0, sinceYear: since, source: source) }
    }

    /// Percent as a fraction; nil when empty or wrong (with a fault).
    private mutating func readShare(_ text: String, field: String, within: ClosedRange<Double>) -> Double? {
        guard !text.isEmpty else { return nil }
        guard let value = Swedish.value(of: text), within.contains(value) else {
            fault(
                field,
                "”\(text.prefix(40))” går inte att läsa. Skriv procent mellan \(Swedish.number(within.lowerBound)) och \(Swedish.number(within.upperBound)), till exempel 2,5."
            )
            return nil
        }
        return value / 100
    }

    private static func label(_ line: TypedPlanFields.Line, _ position: Int) -> String {
        line.name.isEmpty ? "Rad \(position + 1)" : line.name
    }

    private static func split(_ text: String) -> [String] {
        var parts = text.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmed }
        if parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
        return parts
    }

    /// Supply per year moved to other years; what falls outside is dropped, what is new is unknown.
    private static func refit(
        _ education: [EducationInput], from: ClosedRange<Int>, to: ClosedRange<Int>
    ) -> [EducationInput] {
        education.map { item in
            var item = item
            item.graduates = to.map { from.contains($0) ? item.graduates[$0 - from.lowerBound] : nil }
            return item
        }
    }
}
