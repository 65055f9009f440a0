internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// What a set of levers does to a projection.
struct ScenarioOutcome: Sendable {
    /// One lever's part of the difference over the professions shown.
    struct Part: Sendable {
        let lever: Lever
        /// Change in need the last year, persons.
        let need: Double
        /// Change in recruitment over the years with flows; nil where recruitment is unknown.
        let recruitment: Double?
    }

    let levers: [Lever]
    let unchanged: Projection
    let changed: Projection
    /// One part a lever; nil for a sum of employers.
    let parts: [Part]?
    /// Why some levers do nothing, in words.
    let blocked: [String]
    /// The year since which the gap counts.
    let since: Int
    let gapBefore: ScenarioGap
    let gapAfter: ScenarioGap

    init(_ context: ProjectionContext, levers: [Lever], workers: Int) async {
        self.levers = levers
        unchanged = context.projection
        since = min(
            context.first.input.directive?.sinceYear ?? context.baseYear, max(context.baseYear, context.lastYear - 1))
        let scenario = context.under(levers)
        changed = scenario.projection
        if context.isSum {
            parts = nil
        } else {
            // Education moves supply only, so it takes no part in the split of need and recruitment.
            let acting = levers.filter { $0.kind != .educationSupply }
            let attribution = await context.first.model.attribution(of: acting, workers: workers)
            let span = context.flowYears
            let rows = attribution.unchanged.professions.indices.filter {
                context.holds(attribution.unchanged.professions[$0].name)
            }
            let split = attribution.parts.map { part in
                Part(
                    lever: acting[part.lever], need: rows.reduce(0) { $0 + (part.need[$1].last ?? 0) },
                    recruitment: Self.sum(
                        rows.map { part.recruitment[$0] }, skipping: span.lowerBound - context.baseYear))
            }
            parts = split
        }
        gapBefore = ScenarioGap(context, since: since)
        gapAfter = ScenarioGap(scenario, since: since)
        blocked = LeverFaultWords.words(context, levers: levers)
    }

    private static func sum(_ rows: [[Double?]], skipping first: Int) -> Double? {
        var sum = 0.0
        for row in rows {
            for value in row.dropFirst(first) {
                guard let value else { return nil }
                sum += value
            }
        }
        return sum
    }

    /// Change in need the last year, unrounded.
    var needChange: Double { (changed.total.need.last ?? 0) - (unchanged.total.need.last ?? 0) }

    /// Change in a flow over a span; nil where it is unknown.
    func change(_ flow: (ProfessionFlows) -> [Double?], over span: ClosedRange<Int>) -> Double? {
        guard let after = changed.sum(flow(changed.total), over: span),
            let before = unchanged.sum(flow(unchanged.total), over: span)
        else { return nil }
        return after - before
    }
}

/// The gap of the last year in kronor, employers added.
struct ScenarioGap: Sendable, Equatable {
    var persons: Double?
    var cost: Double?
    var frame: Double?
    var toBridge: Double?

    init(_ context: ProjectionContext, since: Int) {
        let gaps = context.parts.map { $0.gap(sinceYear: since) }
        func sum(_ pick: (Gap) -> Double?) -> Double? {
            var sum = 0.0
            for gap in gaps {
                guard let gap, let value = pick(gap) else { return nil }
                sum += value
            }
            return sum
        }
        persons = sum { $0.persons.last }
        cost = sum { $0.cost.last??.kronor }
        frame = sum { $0.frame.last?.amount?.kronor }
        toBridge = sum { $0.toBridge.last??.kronor }
    }
}

/// Why levers have no effect, as sentences.
enum LeverFaultWords {
    static func words(_ context: ProjectionContext, levers: [Lever]) -> [String] {
        guard !levers.isEmpty else { return [] }
        var sentences: [String] = []
        let found = context.parts.map { $0.model.faults(of: levers) }
        for (position, lever) in levers.enumerated() {
            var reasons: [(reason: LeverFault.Reason, professions: [String])] = []
            var silent = 0
            for faults in found {
                var isKnown = true
                for fault in faults where fault.lever == position {
                    // In a sum a profession may be missing with some employers; that is no fault of the lever.
                    if fault.reason == .unknownProfession || fault.reason == .receiverMissing {
                        isKnown = false
                        if context.isSum { continue }
                    }
                    let names = fault.profession.map { [$0] } ?? []
                    if let at = reasons.firstIndex(where: { $0.reason == fault.reason }) {
                        reasons[at].professions += names.filter { !reasons[at].professions.contains($0) }
                    } else {
                        reasons.append((fault.reason, names))
                    }
                }
                if !isKnown { silent += 1 }
            }
            if context.isSum, silent == context.parts.count { reasons.append((.unknownProfession, [])) }
            sentences += reasons.map { "\(lever.kind.swedishName): \(sentence($0.reason, $0.professions))" }
            if lever.kind == .educationSupply,
                !context.parts.contains(where: { part in
                    part.input.education.contains { $0.profession == lever.profession }
                })
            {
                sentences.append(
                    "\(lever.kind.swedishName): ingen utbildning är angiven för \(lever.profession ?? "yrket"), så reglaget har ingen verkan."
                )
            }
        }
        return sentences
    }

    private static func sentence(_ reason: LeverFault.Reason, _ professions: [String]) -> String {
        let who = professions.count > 6 ? "\(professions.count) yrken" : Swedish.list(professions)
        switch reason {
        case .employmentRateMissing:
            return "sysselsättningsgrad saknas för \(who), så reglaget har ingen verkan där."
        case .sickLeaveShareMissing:
            return "sjukfrånvaro saknas för \(who), så reglaget har ingen verkan där."
        case .unknownProfession:
            return "yrket \(who.isEmpty ? "" : who + " ")finns inte i framskrivningen, så reglaget har ingen verkan."
        case .receiverMissing: return "yrket som tar över timmarna saknas, så reglaget har ingen verkan."
        case .sinceYearOutside: return "året som ökningen räknas från ligger utanför framskrivningen."
        case .notANumber: return "värdet är inte ett tal, så reglaget har ingen verkan."
        }
    }
}
