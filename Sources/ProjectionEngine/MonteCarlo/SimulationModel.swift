public import WorkforceModel

/// What is simulated: a compiled model under one scenario's assumptions, with what is not known about its hazards.
public struct SimulationModel: Sendable, Equatable {
    /// The flat model.
    public let flow: FlowModel
    /// The scenario.
    public let assumptions: FlowAssumptions
    /// What is not known about each profession's hazards; nil where they are known exactly.
    public let uncertainty: [HazardUncertainty?]
    /// How far each profession's need may miss.
    public let needDeviations: [NeedDeviation]
    /// Retirements of professions with rates, after their shift in time, professions × years.
    let rateRetirements: [Double]

    /// A model from its parts; without `needDeviations` nothing has been measured about the need.
    ///
    /// - Throws: ``SimulationFault`` when the parts do not belong together or a need or a stock cannot be counted.
    public init(
        _ flow: FlowModel, assumptions: FlowAssumptions, uncertainty: [HazardUncertainty?],
        needDeviations: [NeedDeviation]? = nil
    ) throws(SimulationFault) {
        let size = flow.professionCount * flow.yearCount
        guard assumptions.need.count == size, assumptions.turnoverFactor.count == size,
            assumptions.retirementShift.count == size, uncertainty.count == flow.professionCount,
            needDeviations.map({ $0.count == flow.professionCount }) ?? true
        else { throw .differentModel }
        for case let known? in uncertainty {
            guard known.turnoverWeight.isEmpty || known.turnoverWeight.count == flow.cells,
                known.retirementWeight.isEmpty || known.retirementWeight.count == flow.cells
            else { throw .differentModel }
        }
        guard (assumptions.need + flow.baseStaff).allSatisfy({ $0 >= 0 && $0 <= 1e8 }) else { throw .countOutOfRange }
        self.flow = flow
        self.assumptions = assumptions
        self.uncertainty = uncertainty
        self.needDeviations =
            needDeviations
            ?? [NeedDeviation](repeating: NeedDeviation(assumedFor: flow.yearCount), count: flow.professionCount)
        var retirements = flow.rateRetirements
        for row in 0..<flow.professionCount where !flow.isCellular[row] {
            flow.shiftRetirements(row: row, shift: assumptions.retirementShift, into: &retirements)
        }
        rateRetirements = retirements
    }

    /// The model of `input` under `assumptions`; without them the unchanged projection.
    ///
    /// - Throws: ``ProjectionFault`` when the input cannot be compiled, otherwise ``SimulationFault``.
    public init(_ input: ProjectionInput, assumptions: FlowAssumptions? = nil) throws {
        let flow = try FlowModel(input)
        let uncertainty = input.professions.map { profession -> HazardUncertainty? in
            guard case .hazards(let exits) = profession.exits else { return nil }
            return exits.uncertainty
        }
        let needs = input.professions.map {
            NeedDeviation($0.driver, volumes: input.volumes, yearCount: flow.yearCount)
        }
        try self.init(
            flow, assumptions: assumptions ?? FlowAssumptions(flow), uncertainty: uncertainty, needDeviations: needs)
    }
}
