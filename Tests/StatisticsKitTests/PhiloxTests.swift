import StatisticsKit
import Testing

@Suite("Philox4x32-10")
struct PhiloxTests {
    /// The three known answers that Random123 publishes for ten rounds (kat_vectors): zeros, all ones, digits of pi.
    static let answers: [(counter: SIMD4<UInt32>, seed: UInt64, words: SIMD4<UInt32>)] = [
        (.zero, 0, SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)),
        (SIMD4(repeating: .max), .max, SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)),
        (
            SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), 0x299f_31d0_a409_3822,
            SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
        ),
    ]

    @Test("gives Random123's known answers", arguments: 0..<3)
    func knownAnswers(index: Int) {
        let answer = Self.answers[index]
        #expect(Philox(seed: answer.seed).block(answer.counter) == answer.words)
    }

    @Test("blocks made together are the blocks one by one, also across the counter's end")
    func blocksTogether() {
        let generator = Philox(seed: 0x1234_5678_9abc_def0)
        for first: UInt32 in [0, 17, .max - 3] {
            var words = [UInt64](repeating: 0, count: 22)
            words.withUnsafeMutableBytes {
                generator.blocks(first: first, 5, 6, 0x8000_0007, into: $0)
            }
            for at in 0..<11 {
                let block = generator.block(SIMD4(first &+ UInt32(at), 5, 6, 0x8000_0007))
                #expect(words[2 * at] == UInt64(block.y) << 32 | UInt64(block.x))
                #expect(words[2 * at + 1] == UInt64(block.w) << 32 | UInt64(block.z))
            }
        }
    }

    @Test("a stream uses all four words of a block, in order, and then the next block")
    func streamOrder() {
        let generator = Philox(seed: 42)
        var stream = PhiloxStream(generator, replicate: 3, year: 2, entity: 9, event: 4)
        let words = (0..<8).map { _ in stream.word() }
        let blocks = (UInt32(0)..<2).map { generator.block(SIMD4($0, 9, 4 << 16 | 2, 3)) }
        #expect(words == blocks.flatMap { block in (0..<4).map { block[$0] } })
    }

    @Test("places differ in every part of the counter and in the seed")
    func placesDiffer() {
        let first = { (seed: UInt64, replicate: UInt32, year: UInt16, entity: UInt32, event: UInt16) in
            var stream = PhiloxStream(
                Philox(seed: seed), replicate: replicate, year: year, entity: entity, event: event)
            return stream.next()
        }
        let draws = [
            first(1, 0, 0, 0, 0), first(2, 0, 0, 0, 0), first(1, 1, 0, 0, 0), first(1, 0, 1, 0, 0),
            first(1, 0, 0, 1, 0),
            first(1, 0, 0, 0, 1), first(1 << 32, 0, 0, 0, 0),
        ]
        #expect(Set(draws).count == draws.count)
    }
}
