import Foundation
import Testing

/// Every reader of bytes from outside, fed with what no program writes. A trap ends the process and a hang stops it: that
/// nothing is expected of the answer is the point.
///
/// `Scripts/fuzz.py` runs the last test in a process of its own with limits on time and memory and keeps the input that
/// ended it; such inputs are moved to `Found/` and are tried again in each run.
@Suite("Readers of outside bytes neither crash nor hang")
struct FuzzTests {
    @Test("the files they are made for are read", arguments: FuzzReader.allCases)
    func seeds(_ reader: FuzzReader) {
        #expect(!reader.seeds.isEmpty)
        for seed in reader.seeds {
            #expect(!seed.isEmpty)
            reader.read(seed)
        }
    }

    @Test("a few hundred changed ones", arguments: FuzzReader.allCases)
    func changed(_ reader: FuzzReader) {
        for number in 0..<300 {
            var draws = Draws(seed: UInt64(number))
            reader.read(reader.input(&draws))
        }
    }

    @Test("inputs that once crashed or hung a reader", arguments: FuzzReader.allCases)
    func found(_ reader: FuzzReader) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Found")
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.lastPathComponent.hasPrefix(reader.rawValue + "-") {
            reader.read([UInt8](try Data(contentsOf: file)))
        }
    }

    @Test("changing gives the same for the same seed, and something else for another")
    func draws() {
        for reader in FuzzReader.allCases {
            let inputs = (0..<50).map { number -> [UInt8] in
                var draws = Draws(seed: UInt64(number))
                return reader.input(&draws)
            }
            var first = Draws(seed: 0)
            #expect(reader.input(&first) == inputs[0])
            #expect(Set(inputs).count > 25)
        }
    }

    private static let environment = ProcessInfo.processInfo.environment

    /// `FRAMSYN_FUZZ` names the reader, `FRAMSYN_FUZZ_SECONDS` how long, `FRAMSYN_FUZZ_SEED` where to begin and
    /// `FRAMSYN_FUZZ_INPUT` the file that always holds the input being read.
    @Test("as long as told", .enabled(if: environment["FRAMSYN_FUZZ"] != nil))
    func long() throws {
        let reader = try #require(Self.environment["FRAMSYN_FUZZ"].flatMap(FuzzReader.init))
        let seconds = try #require(Self.environment["FRAMSYN_FUZZ_SECONDS"].flatMap { Double($0) })
        let first = Self.environment["FRAMSYN_FUZZ_SEED"].flatMap { UInt64($0) } ?? 0
        let path = try #require(Self.environment["FRAMSYN_FUZZ_INPUT"])
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        let file = try #require(FileHandle(forWritingAtPath: path))
        let end = ContinuousClock.now + .seconds(seconds)
        var number: UInt64 = 0
        while ContinuousClock.now < end {
            var draws = Draws(seed: first &+ number)
            let input = reader.input(&draws)
            try file.truncate(atOffset: 0)
            try file.write(contentsOf: input)
            reader.read(input)
            number += 1
        }
        print("\(reader.rawValue): \(number) inputs")
    }
}
