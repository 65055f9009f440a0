public import WorkforceModel

/// An employer whose simulated figures are added to others', profession by profession.
public struct SimulatedEmployer: Sendable, Equatable {
    /// What is simulated.
    public let model: SimulationModel
    /// Name of each profession; those of the same name are added.
    public let professions: [String]

    /// An employer from its parts.
    ///
    /// - Throws: ``SimulationFault/differentModel`` when there is not one name a profession.
    public init(_ model: SimulationModel, professions: [String]) throws(SimulationFault) {
        guard professions.count == model.flow.professionCount else { throw .differentModel }
        self.model = model
        self.professions = professions
    }

    /// The employer of `input` under `assumptions`; without them the unchanged projection.
    ///
    /// - Throws: ``ProjectionFault`` when the input cannot be compiled, otherwise ``SimulationFault``.
    public init(_ input: ProjectionInput, assumptions: FlowAssumptions? = nil) throws {
        try self.init(
            SimulationModel(input, assumptions: assumptions), professions: input.professions.map(\.name))
    }
}
