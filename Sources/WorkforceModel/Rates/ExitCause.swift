/// Why persons leave an employer, as the projection tells exits apart.
///
/// Rates are shares of those employed at the start of the year, so that the causes add up to the whole exit rate.
public enum ExitCause: String, Sendable, CaseIterable, Codable {
    /// Old-age retirement.
    case retirement
    /// Leaving for another employer, studies or anything else that is not retirement, death or disability.
    case turnover
    /// Death or permanent disability.
    case other
}
