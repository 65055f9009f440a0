import StatisticsKit

/// What a draw decides; with seed, replicate, year and entity it is the draw's place in the generator.
enum DrawEvent: UInt16 {
    /// Who leaves or moves: the upper 16 bits of each person's draw; entity: the profession.
    case personLeaves
    /// Cells of hires beyond the leavers; entity: the profession.
    case personEnters
    /// Exits and moves of a cell; entity: profession · 65 536 + cell.
    case cellLeaves
    /// Cells of all hires; entity: the profession.
    case cellEnters
    /// Rounding of need and stock to whole persons; entity: the profession.
    case rounding
    /// Effect of the year on turnover; entity: the profession of the sum.
    case yearEffect
    /// Level of turnover and the hazards of cells; entity: the profession.
    case hazards
    /// Error of the need; entity: 0.
    case need
    /// Exits of a profession with rates; entity: the profession.
    case rateLeaves
    /// Rounding of moves between employers to whole persons; entity: the move.
    case employerMoves
    /// The lower bits of the draws that the upper ones do not settle; entity: the profession.
    case personLeavesLower

    /// Whether the employers of a sum share the draw.
    var isShared: Bool {
        switch self {
        case .need, .yearEffect, .employerMoves: true
        default: false
        }
    }
}

/// The draws of one replicate.
struct ReplicateDraws {
    /// The employer's own draws.
    let generator: Philox
    /// Draws that the employers of a sum share; the same generator for a single employer, and for the first of several.
    let shared: Philox
    let replicate: UInt32

    /// The sequence of a place. Entities of shared draws are counted in the sum, all others in the employer.
    func stream(_ event: DrawEvent, year: Int = 0, entity: Int = 0) -> PhiloxStream {
        PhiloxStream(
            event.isShared ? shared : generator, replicate: replicate, year: UInt16(truncatingIfNeeded: year),
            entity: UInt32(truncatingIfNeeded: entity), event: event.rawValue)
    }
    /// Makes 16-bit draws for a profession's persons from place `first` on, eight to a block; there is room for whole blocks.
    func fill(
        _ draws: inout [UInt16], with count: Int, _ event: DrawEvent, row: Int, year: Int, from first: Int
    ) {
        draws.withUnsafeMutableBytes { bytes in
            generator.blocks(
                first: UInt32(truncatingIfNeeded: first / 8), UInt32(truncatingIfNeeded: row),
                PhiloxStream.place(year: UInt16(truncatingIfNeeded: year), event: event.rawValue), replicate,
                into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<((count + 7) / 8 * 16)]))
        }
    }
}
