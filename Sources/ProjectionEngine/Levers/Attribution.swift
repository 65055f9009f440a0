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
    /// Splits the difference that `levers` make. Every subset of the lever kinds present is evaluated once; there are
    /// nine kinds, so at most 512 evaluations. Levers that cannot act get a part of exactly zero.
    public func attribution(of levers: [Lever]) -> Attribution {
        let kinds = Self.kinds(of: levers)
        return attribution(of: levers, kinds: kinds, subsets: effects(0..<1 << kinds.count, kinds: kinds, of: levers))
    }

    /// The same split with the subsets evaluated by up to `workers` tasks; it does not depend on their number, since every
    /// subset is evaluated by itself.
    @concurrent
    public func attribution(of levers: [Lever], workers: Int) async -> Attribution {
        let kinds = Self.kinds(of: levers)
        let count = 1 << kinds.count
        // Fewer than eight subsets are quicker alone than split.
        let tasks = min(max(workers, 1), max(1, count / 8))
        let subsets = await withTaskGroup(of: (Int, [[Double]]).self) { group in
            for task in 0..<tasks {
                let range = count * task / tasks..<count * (task + 1) / tasks
                group.addTask { (task, effects(range, kinds: kinds, of: levers)) }
            }
            var found = [[[Double]]](repeating: [], count: tasks)
            for await (task, effects) in group { found[task] = effects }
            return found.flatMap { $0 }
        }
        return attribution(of: levers, kinds: kinds, subsets: subsets)
    }

    private static func kinds(of levers: [Lever]) -> [LeverKind] {
        LeverKind.allCases.filter { kind in levers.contains { $0.kind == kind && $0.hasEffect } }
    }

    /// The effects of subsets of kinds, numbered by bits.
    private func effects(_ subsets: Range<Int>, kinds: [LeverKind], of levers: [Lever]) -> [[Double]] {
        var evaluation = LeverEvaluation(self)
        return subsets.map { subset in
            evaluation.effect(
                of: levers.filter { lever in
                    kinds.firstIndex(of: lever.kind).map { subset >> $0 & 1 == 1 } ?? false
                })
        }
    }

    private func attribution(of levers: [Lever], kinds: [LeverKind], subsets: [[Double]]) -> Attribution {
        var evaluation = LeverEvaluation(self)
        let size = evaluation.size
        var parts = levers.map { _ in [Double](repeating: 0, count: size) }
        for (bit, kind) in kinds.enumerated() {
            let whole = Self.shapley(of: bit, among: kinds.count, effects: subsets, size: size)
            let members = levers.indices.filter { levers[$0].kind == kind && levers[$0].hasEffect }
            let alone = members.map { evaluation.effect(of: [levers[$0]]) }
            for at in 0..<size {
                // e + (whole − Σe)·|e|/Σ|e|: proportional to e when all pull the same way, and never divided by a
                // sum that cancels out.
                let sum = alone.reduce(0) { $0 + $1[at] }
                let weight = alone.reduce(0) { $0 + abs($1[at]) }
                for (index, member) in members.enumerated() {
                    let own = alone[index][at]
                    parts[member][at] =
                        weight > 0
                        ? own + (whole[at] - sum) * abs(own) / weight : whole[at] / Double(members.count)
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
    private static func shapley(of bit: Int, among count: Int, effects: [[Double]], size: Int) -> [Double] {
        var weights = [Double](repeating: 0, count: max(count, 1))
        for members in 0..<count {
            // members!·(count − members − 1)!/count!
            var weight = 1 / Double(count)
            for step in 0..<members { weight *= Double(members - step) / Double(count - 1 - step) }
            weights[members] = weight
        }
        var value = [Double](repeating: 0, count: size)
        for subset in effects.indices where subset >> bit & 1 == 0 {
            let weight = weights[subset.nonzeroBitCount]
            let with = effects[subset | 1 << bit]
            let without = effects[subset]
            for at in 0..<size { value[at] += weight * (with[at] - without[at]) }
        }
        return value
    }
}

/// Evaluates sets of levers in one workspace, as differences against the unchanged projection.
private struct LeverEvaluation {
    let model: ProjectionModel
    let unchanged: FlowResult
    private var workspace: FlowWorkspace
    private var result: FlowResult

    init(_ model: ProjectionModel) {
        self.model = model
        workspace = FlowWorkspace(model.flows)
        result = FlowResult(model.flows)
        model.flows.evaluate(FlowAssumptions(model.flows), into: &result, workspace: &workspace)
        unchanged = result
    }

    /// Values of one effect: need, then recruitment, each profession × year.
    var size: Int { 2 * unchanged.need.count }

    /// The difference that a set of levers makes; unknown recruitment stays not-a-number.
    mutating func effect(of levers: [Lever]) -> [Double] {
        guard !levers.isEmpty else { return [Double](repeating: 0, count: size) }
        model.flows.evaluate(
            FlowAssumptions(model.flows, need: model.need, levers: levers), into: &result, workspace: &workspace)
        return zip(result.need, unchanged.need).map { $0 - $1 }
            + zip(result.recruitment, unchanged.recruitment).map { $0 - $1 }
    }

    func part(lever: Int, kind: LeverKind, values: [Double]) -> Attribution.Part {
        let years = model.flows.yearCount
        let half = unchanged.need.count
        let rows = 0..<model.flows.professionCount
        return Attribution.Part(
            lever: lever, kind: kind,
            need: rows.map { row in (0..<years).map { values[row * years + $0] } },
            recruitment: rows.map { row in
                (0..<years).map { year in
                    let value = values[half + row * years + year]
                    return year == 0 || unchanged.recruitment[row * years + year].isNaN || value.isNaN ? nil : value
                }
            })
    }
}
