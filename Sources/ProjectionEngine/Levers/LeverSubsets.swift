import WorkforceModel

/// The subsets of the lever kinds that a scenario can be split over, numbered by bits.
///
/// Kinds that move need have the low bits and those that move exits the high ones. Education moves supply only and has
/// no bit: its part is zero whatever it is added to.
struct LeverSubsets: Sendable {
    /// The kinds, one a bit.
    let kinds: [LeverKind]
    /// Number of subsets of the kinds that move need.
    let needCount: Int
    private let levers: [Lever]

    /// The subsets of the kinds that `levers` have, levers without effect left out.
    init(of levers: [Lever]) {
        self.levers = levers.filter(\.hasEffect)
        let flows: [LeverKind] = [.lowerTurnover, .laterRetirement]
        let present = LeverKind.allCases.filter { kind in
            kind != .educationSupply && levers.contains { $0.kind == kind && $0.hasEffect }
        }
        let needs = present.filter { !flows.contains($0) }
        kinds = needs + present.filter(flows.contains)
        needCount = 1 << needs.count
    }

    /// Number of subsets.
    var count: Int { 1 << kinds.count }

    /// The levers of a subset's kinds, in the order of the scenario.
    func levers(in subset: Int) -> [Lever] {
        levers.filter { lever in kinds.firstIndex(of: lever.kind).map { subset >> $0 & 1 == 1 } ?? false }
    }
}

/// Evaluates levers in one workspace, as differences against the unchanged projection.
struct LeverEvaluation {
    let model: ProjectionModel
    let unchanged: FlowResult
    private var assumptions: FlowAssumptions
    private var workspace: FlowWorkspace
    private var result: FlowResult

    init(_ model: ProjectionModel) {
        self.model = model
        assumptions = FlowAssumptions(model.flows)
        workspace = FlowWorkspace(model.flows)
        result = FlowResult(model.flows)
        model.flows.evaluate(assumptions, into: &result, workspace: &workspace)
        unchanged = result
    }

    /// Values of one effect: need, then recruitment, each profession × year.
    var size: Int { 2 * unchanged.need.count }

    /// Takes the assumptions of a set of levers.
    mutating func assume(_ levers: [Lever]) {
        assumptions = FlowAssumptions(model.flows, need: model.need, levers: levers)
    }

    /// Writes the difference that the levers assumed last and a need make to ``size`` places of `effects` from `start`;
    /// unknown recruitment stays not-a-number.
    mutating func effect(ofNeed need: [Double], into effects: inout [Double], at start: Int) {
        assumptions.need = need
        model.flows.evaluate(assumptions, into: &result, workspace: &workspace)
        let half = need.count
        for at in 0..<half {
            effects[start + at] = result.need[at] - unchanged.need[at]
            effects[start + half + at] = result.recruitment[at] - unchanged.recruitment[at]
        }
    }

    /// The difference that one lever makes.
    mutating func effect(of lever: Lever) -> [Double] {
        assume([lever])
        var effects = [Double](repeating: 0, count: size)
        effect(ofNeed: assumptions.need, into: &effects, at: 0)
        return effects
    }

    /// A lever's part of the difference, from its ``size`` values.
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
