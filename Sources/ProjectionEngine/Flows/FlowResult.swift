/// The flows of one evaluation, persons, unrounded. Arrays are row-major, `profession · yearCount + year`; year 0 is the
/// base year, whose flows are unknown and left at 0. NaN stands where a rate is not stated.
///
/// In every year: recruitment − surplus = growth + retirement + turnover + other + movesOut − movesIn − opening.
public struct FlowResult: Sendable, Equatable {
    /// Need in heads.
    public var need: [Double]
    /// Change in need since the year before.
    public var growth: [Double]
    /// Retirements.
    public var retirement: [Double]
    /// Exits to another job.
    public var turnover: [Double]
    /// Deaths and permanent disability.
    public var other: [Double]
    /// Moves to another profession of the employer.
    public var movesOut: [Double]
    /// Moves from another profession of the employer.
    public var movesIn: [Double]
    /// Staff above the need when the year begins; below zero for posts that were empty at the base year.
    public var opening: [Double]
    /// Hires needed, never below zero.
    public var recruitment: [Double]
    /// Staff above the need when the year ends.
    public var surplus: [Double]

    /// Buffers for `model`, to be filled by ``FlowModel/evaluate(_:into:workspace:)``.
    public init(_ model: FlowModel) {
        let zeros = [Double](repeating: 0, count: model.professionCount * model.yearCount)
        (need, growth, retirement, turnover, other) = (zeros, zeros, zeros, zeros, zeros)
        (movesOut, movesIn, opening, recruitment, surplus) = (zeros, zeros, zeros, zeros, zeros)
    }
}
