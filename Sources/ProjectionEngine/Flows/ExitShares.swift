/// One cell's yearly exits, split over causes.
///
/// With turnover τ, retirement ρ and other μ acting independently, a person stays with (1 − τ)(1 − ρ)(1 − μ); the rest is
/// split over the causes in proportion to their hazards, so that the parts add up to the whole.
public struct ExitShares: Sendable, Equatable {
    /// Share that stays.
    public var staying: Double
    /// Share that retires.
    public var retirement: Double
    /// Share that leaves for another job.
    public var turnover: Double
    /// Share that dies or leaves through permanent disability.
    public var other: Double

    /// The split of three hazards, each 0…1.
    @inlinable
    public init(turnover τ: Double, retirement ρ: Double, other μ: Double) {
        let stay = (1 - τ) * (1 - ρ) * (1 - μ)
        let sum = τ + ρ + μ
        let scale = sum > 0 ? (1 - stay) / sum : 0
        self.staying = stay
        self.retirement = ρ * scale
        self.turnover = τ * scale
        self.other = μ * scale
    }
}
