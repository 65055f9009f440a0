/// Why persons leave an employer, as the projection tells exits apart.
///
/// Causes compete in this order within a year: turnover is a probability among those who do not retire, other exits
/// among those who do neither, so that the exit probability is 1 − (1 − ρ)(1 − τ)(1 − μ) without double counting.
public enum ExitCause: String, Sendable, CaseIterable, Codable {
    /// Old-age retirement.
    case retirement
    /// Leaving for another employer, studies or anything else that is not retirement, death or disability.
    case turnover
    /// Death or permanent disability.
    case other
}
