import StatisticsKit

/// What a draw decides; with seed, replicate, year and entity it is the draw's place in the generator.
enum DrawEvent: UInt16 {
    /// Who leaves or moves, one word a person; entity: the profession.
    case personLeaves
    /// Cells of hires beyond the leavers; entity: the profession.
    case personEnters
    /// Exits and moves of a cell; entity: profession · 65 536 + cell.
    case cellLeaves
    /// Cells of all hires; entity: the profession.
    case cellEnters
    /// Rounding of need and stock to whole persons; entity: the profession.
    case rounding
    /// Effect of the year on turnover; entity: the profession.
    case yearEffect
    /// Level of turnover and the hazards of cells; entity: the profession.
    case hazards
    /// Error of the need; entity: 0.
    case need
    /// Exits of a profession with rates; entity: the profession.
    case rateLeaves
}

/// The draws of one replicate.
struct ReplicateDraws {
    let generator: Philox
    let replicate: UInt32

    /// The sequence of a place.
    func stream(_ event: DrawEvent, year: Int = 0, entity: Int = 0) -> PhiloxStream {
        PhiloxStream(
            generator, replicate: replicate, year: UInt16(truncatingIfNeeded: year),
            entity: UInt32(truncatingIfNeeded: entity), event: event.rawValue)
    }
}
