/// One profession that people move to from another.
struct MoveDestination {
    /// The receiving profession.
    let to: Int
    /// Share of those who move that go here or to an earlier destination; 1 for the last one.
    let cumulated: Double

    /// The destinations of each profession of a model.
    static func all(_ flow: FlowModel) -> [[MoveDestination]] {
        (0..<flow.professionCount).map { row in
            let moves = flow.moves.filter { $0.from == row && $0.probability > 0 }
            let total = moves.reduce(0) { $0 + $1.probability }
            var sum = 0.0
            return moves.enumerated().map { position, move in
                sum += move.probability
                return MoveDestination(to: move.to, cumulated: position + 1 == moves.count ? 1 : sum / total)
            }
        }
    }

    /// Where a uniform draw leads; what is left of the draw is uniform again.
    ///
    /// - Precondition: there is a destination.
    static func pick(_ destinations: [MoveDestination], _ uniform: inout Double) -> Int {
        var low = 0.0
        for destination in destinations {
            if uniform < destination.cumulated {
                uniform = (uniform - low) / (destination.cumulated - low)
                return destination.to
            }
            low = destination.cumulated
        }
        return destinations[destinations.count - 1].to
    }
}
