/// Yearly probabilities by cause as the flow model takes them: acting independently, split in proportion when several would
/// strike the same person.
///
/// Observed shares q (who actually left for which cause, of those at the start of the year) add up to the exit rate. The
/// flow model's hazards h combine as 1 − Π(1 − h) and are split in proportion to h; h = c·q with the c ≥ 1 that gives the same
/// whole.
struct IndependentHazards: Equatable {
    var retirement: Double
    var turnover: Double
    var other: Double

    /// Hazards that reproduce observed shares. Shares that add up to more than 0,99 are scaled down to it.
    init(retirement: Double, turnover: Double, other: Double) {
        let total = retirement + turnover + other
        let top = max(retirement, turnover, other)
        guard total > 0, top > 0 else {
            (self.retirement, self.turnover, self.other) = (0, 0, 0)
            return
        }
        let cap = min(1, 0.99 / total)
        let staying = 1 - total * cap
        var low = cap
        var high = 1 / top
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if (1 - middle * retirement) * (1 - middle * turnover) * (1 - middle * other) > staying {
                low = middle
            } else {
                high = middle
            }
        }
        let scale = (low + high) / 2
        self.retirement = min(1, scale * retirement)
        self.turnover = min(1, scale * turnover)
        self.other = min(1, scale * other)
    }
}
