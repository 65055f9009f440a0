import WorkforceModel

/// Holds a claim against the tables: first as written, then with another base, then for another group.
struct ClaimJudge {
    let tables: FactTables

    /// The verdict without the words.
    struct Judgement {
        var verdict: ClaimVerdict
        var holds: ClaimEvidence?
        var asWritten: ClaimEvidence?
        var sameGroupAsWritten: ClaimEvidence?
        var saysTotal = false
        var lacksGroup = false
        var lacksPeriod = false
        var reason: UntestableReason?
    }

    func judge(_ claim: Claim) -> Judgement {
        if let reason = untestable(claim) { return Judgement(verdict: .notTestable, reason: reason) }
        let groups = statedGroups(claim)
        let written = groups.flatMap { readings(claim, rows: $0, spans: claim.spans) }
        let asWritten = written.lazy.compactMap { evidence($0) }.first
        for reading in written {
            if let hit = hit(claim, reading) { return Judgement(verdict: .agrees, holds: hit) }
        }
        var judgement = Judgement(verdict: .disagrees, asWritten: asWritten)
        let isPeriodless = claim.spans.isEmpty && claim.measures.contains { !Self.isTimeless($0) }
        judgement.lacksPeriod = isPeriodless
        let other = claim.spans.isEmpty ? openSpans(claim) : relaxedSpans(claim)
        for rows in groups {
            let hits = readings(claim, rows: rows, spans: other).compactMap { hit(claim, $0, isRelaxed: true) }
            guard let first = hits.first else { continue }
            judgement.holds = first
            judgement.sameGroupAsWritten = comparison(first, claim)
            let holdsEveryYear =
                isPeriodless && (first.operation == .level || first.operation == .share)
                && hits.count >= tables.years.count
            judgement.verdict = holdsEveryYear ? .agrees : isPeriodless ? .baseMissing : .agreesOnOtherBase
            return judgement
        }
        if claim.isFirm, let hit = secondLook(claim, groups) {
            judgement.holds = hit
            judgement.verdict = .agreesOnOtherBase
            return judgement
        }
        if let hit = otherGroup(claim, spans: claim.spans + other) {
            judgement.holds = hit
            judgement.sameGroupAsWritten = comparison(hit, claim)
            if case .total = claim.group { judgement.saysTotal = true } else { judgement.lacksGroup = true }
            judgement.verdict = judgement.saysTotal ? .agreesOnOtherBase : .baseMissing
            return judgement
        }
        if judgement.asWritten == nil {
            judgement.asWritten =
                groups.lazy.flatMap { readings(claim, rows: $0, spans: other) }.compactMap { evidence($0) }.first
            if let reason = outsideTable(claim) { return Judgement(verdict: .notTestable, reason: reason) }
        }
        if judgement.asWritten == nil { return Judgement(verdict: .notTestable, reason: .factMissing) }
        guard claim.isFirm else { return Judgement(verdict: .notTestable, reason: .subjectNotCovered) }
        return judgement
    }

    /// The stated group's own figure of the stated years, read in a way the sentence was not understood to say. What is
    /// in the table word for word is not called wrong because of how a sentence was read.
    private func secondLook(_ claim: Claim, _ groups: [[Int]?]) -> ClaimEvidence? {
        guard claim.quantity.unit == .persons, claim.quantity.isExact, claim.quantity.pair == nil, claim.sign > 0,
            claim.operations != [.change]
        else { return nil }
        let isMean = claim.operations.contains(.yearlyMean)
        guard isMean || claim.quantity.value >= 20 else { return nil }
        let years = Set(claim.spans.flatMap { [$0.first, $0.last] }).compactMap { $0 }.sorted()
        let spans = claim.spans.filter { $0.first != nil } + years.map { Claim.Span(first: nil, last: $0) }
        for rows in groups {
            for span in spans {
                for measure in [ClaimMeasure.need, .recruitment, .retirements] {
                    for operation in isMean ? [.meanOfBothEnds] : [ClaimOperation.level, .change, .sum] {
                        guard operation != .level || span.first == nil else { continue }
                        let reading = Reading(measure: measure, rows: rows, operation: operation, span: span)
                        if let hit = hit(claim, reading) { return hit }
                    }
                }
            }
        }
        return nil
    }

    private static func isTimeless(_ measure: ClaimMeasure) -> Bool {
        measure == .directiveShare || measure == .costPerPerson
    }

    private func untestable(_ claim: Claim) -> UntestableReason? {
        if case .foreign(let name) = claim.group { return .groupNotCovered(name) }
        guard let measure = claim.measures.first, claim.quantity.unit != .percentagePoints else {
            return .subjectNotCovered
        }
        switch measure {
        case .population: return claim.spans.isEmpty ? .populationBaseMissing : .subjectNotCovered
        case .turnover, .sickLeave: return claim.quantity.unit == .fraction ? .ratePeriodMissing : .subjectNotCovered
        case .frame: return .frameNotInTables(first: tables.facts.frame?.firstYear, last: tables.facts.frame?.lastYear)
        case .directiveShare: return tables.facts.directiveShare == nil ? .factMissing : nil
        case .costPerPerson: return tables.facts.costPerPerson == nil ? .factMissing : nil
        default: return tables.years.isEmpty ? .subjectNotCovered : nil
        }
    }

    private func outsideTable(_ claim: Claim) -> UntestableReason? {
        guard let low = tables.years.first, let high = tables.years.last else { return nil }
        let isOutside = claim.spans.contains { ($0.last ?? low) > high || ($0.first ?? $0.last ?? low) < low }
        return isOutside || (claim.end.map { $0 > high || $0 < low } ?? false)
            ? .yearsOutsideTable(first: low, last: high) : nil
    }

    /// Groups that count as written; a group named just before counts when the sentence names none.
    private func statedGroups(_ claim: Claim) -> [[Int]?] {
        switch claim.group {
        case .named(let alternatives): alternatives.map { $0 }
        case .total: [nil]
        case .unnamed(let before, let isMeant): isMeant ? before.map { [$0] } + [nil] : [nil] + before.map { [$0] }
        case .foreign: []
        }
    }

    private func readings(_ claim: Claim, rows: [Int]?, spans: [Claim.Span]) -> [Reading] {
        var readings: [Reading] = []
        for measure in claim.measures {
            if Self.isTimeless(measure) {
                readings.append(
                    Reading(measure: measure, rows: nil, operation: .stated, span: .init(first: nil, last: nil)))
                continue
            }
            for span in spans {
                for operation in operations(of: measure, claim) {
                    var span = span
                    if operation == .level || (operation == .share && measure == .need) {
                        span = .init(first: nil, last: claim.readsFirstYear ? span.first ?? span.last : span.last)
                    }
                    let reading = Reading(measure: measure, rows: rows, operation: operation, span: span)
                    if !readings.contains(reading) { readings.append(reading) }
                }
            }
        }
        return readings
    }

    private func operations(of measure: ClaimMeasure, _ claim: Claim) -> [ClaimOperation] {
        switch measure {
        case .need:
            // "23 nya medarbetare" may be hires of a year, but never all who are needed.
            claim.operations.filter { $0 != .sum && !($0 == .level && claim.operations.starts(with: [.change, .sum])) }
        case .recruitment: claim.operations
        case .retirements, .otherExits:
            if claim.quantity.unit == .fraction {
                [.shareOfRecruitment, .share]
            } else {
                claim.operations.contains(.yearlyMean) ? [.yearlyMean] : [.sum]
            }
        default: [.change]
        }
    }

    private func evidence(_ reading: Reading) -> ClaimEvidence? {
        guard let value = tables.value(reading) else { return nil }
        let isFraction =
            [.relativeChange, .yearlyRelativeChange, .share, .shareOfRecruitment].contains(reading.operation)
            || reading.measure == .directiveShare
        let isKronor = [.cost, .gap, .directiveCost, .costPerPerson].contains(reading.measure)
        return ClaimEvidence(
            measure: reading.measure,
            group: reading.rows.map { rows in rows.map { tables.rowNames[$0] }.joined(separator: " och ") },
            operation: reading.operation, firstYear: reading.span.first, lastYear: reading.span.last, value: value,
            unit: isFraction ? .fraction : isKronor ? .kronor : .persons)
    }

    /// The reading when it gives the figure. A hedged count read with another base gets half its leeway, or nearly
    /// every hedged count would hold for some base.
    private func hit(_ claim: Claim, _ reading: Reading, isRelaxed: Bool = false) -> ClaimEvidence? {
        guard let evidence = evidence(reading), evidence.unit == claim.quantity.unit else { return nil }
        let isChange = [.change, .relativeChange, .yearlyRelativeChange].contains(reading.operation)
        let value = isChange ? evidence.value * claim.sign : evidence.value
        let slack = 1e-9 * Swift.max(1, Swift.max(value, -value))
        var range = claim.quantity.accepted
        if isRelaxed, !claim.quantity.isExact, claim.quantity.unit != .fraction, range.contains(claim.quantity.value) {
            let middle = claim.quantity.value
            range = (middle + range.lowerBound) / 2...(middle + range.upperBound) / 2
        }
        return value >= range.lowerBound - slack && value <= range.upperBound + slack ? evidence : nil
    }

    /// The reading that holds, with the period the text says instead.
    private func comparison(_ holds: ClaimEvidence, _ claim: Claim) -> ClaimEvidence? {
        let rows = holds.group.map { name in tables.rowNames.indices.filter { name == tables.rowNames[$0] } }
        // Without a period in the text, the base a year later shows what the choice of base means.
        let later = holds.firstYear.flatMap { first in holds.lastYear.map { Claim.Span(first: first + 1, last: $0) } }
        guard rows != [], let span = claim.spans.first ?? later else { return nil }
        var reading = Reading(measure: holds.measure, rows: rows, operation: holds.operation, span: span)
        if holds.firstYear == nil { reading.span.first = nil }
        guard let other = evidence(reading), other.firstYear != holds.firstYear || other.lastYear != holds.lastYear
        else {
            return nil
        }
        return other
    }

    /// Spans near the written ones: the base a year off, the table's ends.
    private func relaxedSpans(_ claim: Claim) -> [Claim.Span] {
        guard let low = tables.years.first, let high = tables.years.last else { return [] }
        var spans: [Claim.Span] = []
        func add(_ first: Int?, _ last: Int) {
            let span = Claim.Span(first: first, last: last)
            if !claim.spans.contains(span), !spans.contains(span) { spans.append(span) }
        }
        for span in claim.spans {
            guard let last = span.last else { continue }
            if let first = span.first {
                let facts = tables.facts.retirements
                if claim.measures.contains(.retirements) { for fact in facts { add(fact.firstYear, fact.lastYear) } }
                let before = tables.years.last { $0 < first } ?? low
                let after = tables.years.first { $0 > first } ?? low
                for base in [before, low, after] where base < last { add(base, last) }
                if last > high || first < low { add(Swift.max(first, low), Swift.min(last, high)) }
                if first < high { add(first, high) }
                add(low, high)
            } else if claim.quantity.isExact {
                add(nil, last - 1)
                add(nil, last + 1)
            }
        }
        return spans
    }

    /// Spans when the text says none, or only where the period ends.
    private func openSpans(_ claim: Claim) -> [Claim.Span] {
        guard let low = tables.years.first, let high = tables.years.last else { return [] }
        var spans = [Claim.Span(first: low, last: claim.end ?? high)]
        let last = claim.end ?? high
        for fact in tables.facts.retirements { spans.append(.init(first: fact.firstYear, last: fact.lastYear)) }
        for year in tables.years where year < last && year > low { spans.append(.init(first: year, last: last)) }
        if let end = claim.end { spans.append(.init(first: nil, last: end)) }
        if claim.end == nil, claim.operations.contains(where: { $0 == .level || $0 == .share }) {
            // "till" first: without a year, a level is looked for in every year, the last first.
            for year in tables.years.reversed() { spans.append(.init(first: nil, last: year)) }
        }
        return spans
    }

    /// One single other row that gives the figure, when the text names none or says all. Only for exact counts large
    /// enough not to match by accident.
    private func otherGroup(_ claim: Claim, spans: [Claim.Span]) -> ClaimEvidence? {
        let before: [Int]
        switch claim.group {
        case .total(let rows), .unnamed(let rows, _): before = rows
        case .named, .foreign: return nil
        }
        for row in before {
            for reading in readings(claim, rows: [row], spans: spans) {
                if let hit = hit(claim, reading, isRelaxed: true) { return hit }
            }
        }
        let isRare = claim.quantity.unit == .persons && claim.quantity.isExact && claim.quantity.value >= 20
        guard isRare || claim.measures.first == .retirements else { return nil }
        var hits: [ClaimEvidence] = []
        let near = claim.spans.isEmpty ? Array(spans.prefix(2)) : spans
        for row in tables.rowNames.indices {
            if let hit = readings(claim, rows: [row], spans: near).lazy.compactMap({ hit(claim, $0) }).first {
                hits.append(hit)
            }
        }
        return hits.count == 1 ? hits.first : nil
    }
}
