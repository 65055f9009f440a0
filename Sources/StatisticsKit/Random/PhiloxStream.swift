/// A sequence of draws that belongs to one place of a simulation.
///
/// The counter of block b is (b, entity, event · 65 536 + year, replicate). All four words of a block serve draws. Two
/// places never share a draw, and a place takes as many as it needs without moving any other's.
public struct PhiloxStream: RandomNumberGenerator, Sendable {
    @usableFromInline let generator: Philox
    @usableFromInline var counter: SIMD4<UInt32>
    @usableFromInline var words: SIMD4<UInt32>
    @usableFromInline var used: Int

    /// The sequence of a place.
    ///
    /// - Parameters:
    ///   - generator: the keyed generator.
    ///   - replicate: which replicate of the simulation.
    ///   - year: years since the start, 0…65 535.
    ///   - entity: which profession, cell or person.
    ///   - event: what is drawn, 0…65 535.
    @inlinable
    public init(_ generator: Philox, replicate: UInt32, year: UInt16 = 0, entity: UInt32 = 0, event: UInt16 = 0) {
        self.generator = generator
        counter = SIMD4(0, entity, Self.place(year: year, event: event), replicate)
        words = .zero
        used = 4
    }

    /// The counter's third word.
    @inlinable
    public static func place(year: UInt16, event: UInt16) -> UInt32 {
        UInt32(event) &<< 16 | UInt32(year)
    }

    /// The next 32 bits.
    @inlinable
    public mutating func word() -> UInt32 {
        if used == 4 {
            words = generator.block(counter)
            counter.x &+= 1
            used = 0
        }
        let word = words[used]
        used &+= 1
        return word
    }

    /// The next 64 bits, from two words.
    @inlinable
    public mutating func next() -> UInt64 {
        let low = UInt64(word())
        return UInt64(word()) &<< 32 | low
    }

    /// A uniform draw in 0 ≤ u < 1, with 53 bits.
    @inlinable
    public mutating func uniform() -> Double {
        Double(next() &>> 11) * 0x1p-53
    }

    /// A uniform draw in 0 < u < 1, never at either end, with 52 bits.
    @inlinable
    public mutating func openUniform() -> Double {
        (Double(next() &>> 12) + 0.5) * 0x1p-52
    }
}
