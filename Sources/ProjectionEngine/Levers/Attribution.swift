public import WorkforceModel

/// What each lever of a scenario does to need and recruitment, independent of the order of the levers.
///
/// The difference between the scenario and the unchanged projection is split over lever kinds by the Shapley value
/// (Shapley 1953): a kind's part is its mean marginal effect over all orders in which kinds can be added. Within a kind
/// it is split in proportion to what each lever does alone. The parts of a profession and year add up to the difference.
public struct Attribution: Sendable, Equatable {
    /// One lever's part of the difference, per profession and year.
    public struct Part: Sendable, Equatable {
        /// Position of the lever in the scenario.
        public var lever: Int
        /// Its kind.
        public var kind: LeverKind
        /// Change in need, heads, [profession][year].
        public var need: [[Double]]
        /// Change in recruitment, persons, [profession][year]; nil where recruitment is unknown.
        public var recruitment: [[Double?]]
    }

    /// The unchanged projection.
    public var unchanged: Projection
    /// The projection with all levers.
    public var changed: Projection
    /// One part a lever, in the order of the scenario.
    public var parts: [Part]
}

extension ProjectionModel {
    /// Splits the difference that `levers` make. Every subset of the lever kinds that move need or flows is evaluated
    /// once; there are eight of them, so at most 256 evaluations. Levers that cannot act get a part of exactly zero.
    public func attribution(of levers: [Lever]) -> Attribution {
        let subsets = LeverSubsets(of: levers)
        return attribution(of: levers, subsets, effects: effects(of: subsets, 0..<subsets.count))
    }

    /// The same split with the subsets evaluated by up to `workers` tasks; it does not depend on their number, since every
    /// subset is evaluated by itself.
    @concurrent
    public func attribution(of levers: [Lever], workers: Int) async -> Attribution {
        let subsets = LeverSubsets(of: levers)
        // Fewer than eight subsets are quicker alone than split.
        let tasks = min(max(workers, 1), max(1, subsets.count / 8))
        let found = await withTaskGroup(of: (Int, [Double]).self) { group in
            for task in 0..<tasks {
                let range = subsets.count * task / tasks..<subsets.count * (task + 1) / tasks
                group.addTask { (task, effects(of: subsets, range)) }
            }
            var found = [[Double]](repeating: [], count: tasks)
            for await (task, effects) in group { found[task] = effects }
            return found.flatMap { $0 }
        }
        return attribution(of: levers, subsets, effects: found)
    }

    /// The effects of a range of subsets, one after the other. Need varies fastest, so that exit shares are kept from
    /// one subset to the next, and each need is worked out once.
    private func effects(of subsets: LeverSubsets, _ range: Range<Int>) -> [Double] {
        var evaluation = LeverEvaluation(self)
        let size = evaluation.size
        var effects = [Double](repeating: 0, count: range.count * size)
        var needs = [[Double]?](repeating: nil, count: subsets.needCount)
        var flows = -1
        for subset in range {
            let (flowSet, needSet) = subset.quotientAndRemainder(dividingBy: subsets.needCount)
            if flowSet != flows {
                flows = flowSet
                evaluation.assume(subsets.levers(in: flowSet * subsets.needCount))
            }
            let need = needs[needSet] ?? self.need.path(levers: subsets.levers(in: needSet)).need
            needs[needSet] = need
            evaluation.effect(ofNeed: need, into: &effects, at: (subset - range.lowerBound) * size)
        }
        return effects
    }

    private func attribution(of levers: [Lever], _ subsets: LeverSubsets, effects: [Double]) -> Attribution {
        var evaluation = LeverEvaluation(self)
        let size = evaluation.size
        var parts = levers.map { _ in [Double](repeating: 0, count: size) }
        for (bit, kind) in subsets.kinds.enumerated() {
            let whole = Self.shapley(of: bit, among: subsets.kinds.count, effects: effects, size: size)
            let members = levers.indices.filter { levers[$0].kind == kind && levers[$0].hasEffect }
            if members.count == 1 {
                parts[members[0]] = whole
                continue
            }
            let alone = members.map { evaluation.effect(of: levers[$0]) }
            for at in 0..<size {
                // e + (whole − Σe)·|e|/Σ|e|: proportional to e when all pull the same way, and never divided by a
                // sum that cancels out.
                let sum = alone.reduce(0.0) { $0 + $1[at] }
                let weight = alone.reduce(0.0) { $0 + abs($1[at]) }
                let rest: Double = whole[at] - sum
                for (own, member) in zip(alone, members) {
                    let share: Double = weight > 0 ? abs(own[at]) / weight : 1 / Double(members.count)
                    parts[member][at] = own[at] + rest * share
                }
            }
        }
        let names = need.professions
        return Attribution(
            unchanged: Projection(evaluation.unchanged, model: flows, names: names),
            changed: projection(levers: levers),
            parts: levers.indices.map { evaluation.part(lever: $0, kind: levers[$0].kind, values: parts[$0]) })
    }

    /// The mean marginal effect of one kind over all orders; `effects` holds the effect of each subset of kinds, by bits.
    private static func shapley(of bit: Int, among count: Int, effects: [Double], size: Int) -> [Double] {
        var weights = [Double](repeating: 0, count: max(count, 1))
        for members in 0..<count {
            // members!·(count − members − 1)!/count!
            var weight = 1 / Double(count)
            for step in 0..<members { weight *= Double(members - step) / Double(count - 1 - step) }
            weights[members] = weight
        }
        var value = [Double](repeating: 0, count: size)
        for subset in 0..<1 << count where subset >> bit & 1 == 0 {
            let weight = weights[subset.nonzeroBitCount]
            let with = (subset | 1 << bit) * size
            let without = subset * size
            for at in 0..<size { value[at] += weight * (effects[with + at] - effects[without + at]) }
        }
        return value
    }
}
