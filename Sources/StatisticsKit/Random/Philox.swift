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

    /// Writes the blocks of counters that follow each other in the first word, in order, as many as there is room for.
    ///
    /// A plain loop over 64-bit words of which only low halves enter a product, as the compiler makes vectors of it with
    /// and without the wider instruction sets; it did so with vector types only with them. Not inlined, as what is known
    /// about a caller's counters turns it back into scalars.
    @inline(never)
    public func blocks(
        first: UInt32, _ second: UInt32, _ third: UInt32, _ fourth: UInt32,
        into memory: UnsafeMutableRawBufferPointer
    ) {
        guard let target = memory.baseAddress else { return }
        let low: UInt64 = 0xFFFF_FFFF
        let (start, second, third, fourth) = (UInt64(first), UInt64(second), UInt64(third), UInt64(fourth))
        let (key0, key1) = (UInt64(key.x), UInt64(key.y))
        for block in 0..<memory.count &>> 4 {
            var c0 = start &+ UInt64(truncatingIfNeeded: block)
            var (c1, c2, c3) = (second, third, fourth)
            var (k0, k1) = (key0, key1)
            for _ in 0..<10 {
                let p0 = (c0 & low) &* Self.multiplier0
                let p1 = (c2 & low) &* Self.multiplier1
                c0 = (p1 &>> 32) ^ (c1 ^ k0)
                c1 = p1
                c2 = (p0 &>> 32) ^ (c3 ^ k1)
                c3 = p0
                k0 &+= UInt64(Self.weyl0)
                k1 &+= UInt64(Self.weyl1)
            }
            target.storeBytes(of: (c0 & low) | (c1 &<< 32), toByteOffset: 16 &* block, as: UInt64.self)
            target.storeBytes(of: (c2 & low) | (c3 &<< 32), toByteOffset: 16 &* block &+ 8, as: UInt64.self)
        }
    }
}
