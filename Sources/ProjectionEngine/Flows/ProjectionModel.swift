public import WorkforceModel

/// A compiled input, ready for any number of scenarios.
public struct ProjectionModel: Sendable {
    /// The input as given.
    public let input: ProjectionInput
    /// Its need half.
    public let need: NeedModel
    /// Its flow half.
    public let flows: FlowModel

    /// Compiles `input`.
    ///
    /// - Throws: ``ProjectionFault`` when the input cannot be projected.
    public init(_ input: ProjectionInput) throws(ProjectionFault) {
        self.input = input
        self.need = try NeedModel(input)
        self.flows = try FlowModel(input, need: need)
    }

    /// The projection under `levers`; without levers, the unchanged one.
    public func projection(levers: [Lever] = []) -> Projection {
        Projection(result(levers: levers), model: flows, names: need.professions)
    }

    /// Levers of a scenario that have no effect, and why.
    public func faults(of levers: [Lever]) -> [LeverFault] { need.path(levers: levers).faults }

    /// The flat result under `levers`.
    func result(levers: [Lever]) -> FlowResult {
        var result = FlowResult(flows)
        var workspace = FlowWorkspace(flows)
        flows.evaluate(
            FlowAssumptions(flows, need: need, levers: levers), into: &result, workspace: &workspace)
        return result
    }
}
