/// What a scenario changes in a ``FlowModel``. Arrays are row-major, `profession · yearCount + year`.
public struct FlowAssumptions: Sendable, Equatable {
    /// Need in heads.
    public var need: [Double]
    /// Factor on turnover; 1 leaves it as estimated.
    public var turnoverFactor: [Double]
    /// Years by which retirement is postponed; 0 leaves it as estimated. Negative is earlier.
    public var retirementShift: [Double]

    /// The unchanged assumptions of `model`.
    public init(_ model: FlowModel) {
        need = model.need
        turnoverFactor = [Double](repeating: 1, count: model.need.count)
        retirementShift = model.retirementShift
    }
}
