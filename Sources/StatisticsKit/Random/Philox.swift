/// The counter-based generator Philox4x32-10: a keyed bijection of 128-bit counters, so that any draw can be made by
/// itself, in any order and on any thread.
///
/// Source: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).
public struct Philox: Sendable, Hashable {
    /// The key, one half a word.
    public let key: SIMD2<UInt32>

    /// A generator whose key is the seed.
    @inlinable
    public init(seed: UInt64) {
        key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    }

    @usableFromInline static let multiplier0: UInt64 = 0xD251_1F53
    @usableFromInline static let multiplier1: UInt64 = 0xCD9E_8D57
    @usableFromInline static let weyl0: UInt32 = 0x9E37_79B9
    @usableFromInline static let weyl1: UInt32 = 0xBB67_AE85

    /// The four words of one counter.
    @inlinable
    public func block(_ counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
        var (c0, c1, c2, c3) = (counter.x, counter.y, counter.z, counter.w)
        var (k0, k1) = (key.x, key.y)
        for _ in 0..<10 {
            let p0 = UInt64(c0) &* Self.multiplier0
            let p1 = UInt64(c2) &* Self.multiplier1
            c0 = UInt32(truncatingIfNeeded: p1 &>> 32) ^ c1 ^ k0
            c1 = UInt32(truncatingIfNeeded: p1)
            c2 = UInt32(truncatingIfNeeded: p0 &>> 32) ^ c3 ^ k1
            c3 = UInt32(truncatingIfNeeded: p0)
            k0 &+= Self.weyl0
            k1 &+= Self.weyl1
        }
        return SIMD4(c0, c1, c2, c3)
    }

    /// The blocks of eight counters that follow each other in the first word, side by side.
    ///
    /// Lane l of the first vector holds word 0 (low half) and word 1 (high half) of the block `first + l`, lane l of the
    /// second words 2 and 3. The lanes are 64 bits wide because the products are.
    @inlinable
    public func eightBlocks(
        first: UInt32, _ second: UInt32, _ third: UInt32, _ fourth: UInt32
    ) -> (SIMD8<UInt64>, SIMD8<UInt64>) {
        let low = SIMD8<UInt64>(repeating: 0xFFFF_FFFF)
        let half = SIMD8<UInt64>(repeating: 32)
        let m0 = SIMD8<UInt64>(repeating: Self.multiplier0)
        let m1 = SIMD8<UInt64>(repeating: Self.multiplier1)
        var c0 = (SIMD8<UInt64>(repeating: UInt64(first)) &+ SIMD8(0, 1, 2, 3, 4, 5, 6, 7)) & low
        var c1 = SIMD8<UInt64>(repeating: UInt64(second))
        var c2 = SIMD8<UInt64>(repeating: UInt64(third))
        var c3 = SIMD8<UInt64>(repeating: UInt64(fourth))
        var (k0, k1) = (key.x, key.y)
        for _ in 0..<10 {
            // The high halves of c0…c3 hold leftovers; only low halves enter a product, so they never matter.
            let p0 = (c0 & low) &* m0
            let p1 = (c2 & low) &* m1
            c0 = (p1 &>> half) ^ c1 ^ SIMD8(repeating: UInt64(k0))
            c1 = p1
            c2 = (p0 &>> half) ^ c3 ^ SIMD8(repeating: UInt64(k1))
            c3 = p0
            k0 &+= Self.weyl0
            k1 &+= Self.weyl1
        }
        return ((c0 & low) | (c1 &<< half), (c2 & low) | (c3 &<< half))
    }
}
