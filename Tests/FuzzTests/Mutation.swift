/// Changes bytes as senders, broken disks and enemies do: flips, cuts, repeats, swaps in parts of other files, and puts
/// numbers at the edge of what fits and signs that mean something where they do not belong.
struct Mutation {
    /// What is swapped in beside parts of the seeds: signs with a meaning in the format.
    var words: [String]
    /// No result is longer.
    var longest = 256 << 10

    private static let edges = [
        "0", "-0", "-1", "1", "00", "2147483647", "2147483648", "4294967296", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "1e308", "1e999", "1e-999", "NaN", "inf", "0.1", "1,5", "-",
        "999999999999999999999999999999", "\u{2212}5", "½", "", "\u{0}", "\u{FEFF}", "å", "\u{202E}", "👩‍👩‍👧",
    ]

    /// A changed copy of one of `seeds`.
    func apply(to seeds: [[UInt8]], _ draws: inout Draws) -> [UInt8] {
        var bytes = seeds[draws.below(seeds.count)]
        for _ in 0...draws.below(6) { change(&bytes, seeds, &draws) }
        return Array(bytes.prefix(longest))
    }

    private func change(_ bytes: inout [UInt8], _ seeds: [[UInt8]], _ draws: inout Draws) {
        let place = draws.below(bytes.count + 1)
        let length = min(bytes.count - place, 1 << draws.below(10))
        switch draws.below(10) {
        case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(draws.below(8))
        case 1 where place < bytes.count: bytes[place] = UInt8(draws.below(256))
        case 2: bytes.removeSubrange(place..<(place + length))
        case 3: bytes.removeSubrange(place...)
        case 4:
            let part = Array(bytes[place..<(place + length)])
            for _ in 0..<(1 << draws.below(7)) where bytes.count < longest { bytes.insert(contentsOf: part, at: place) }
        case 5:
            let other = seeds[draws.below(seeds.count)]
            let start = draws.below(other.count)
            bytes.insert(contentsOf: other[start..<min(other.count, start + 1 << draws.below(10))], at: place)
        case 6: replaceNumber(&bytes, from: place, with: Self.edges[draws.below(Self.edges.count)])
        case 7 where !words.isEmpty: bytes.insert(contentsOf: Array(words[draws.below(words.count)].utf8), at: place)
        case 8: bytes.insert(contentsOf: Array(Self.edges[draws.below(Self.edges.count)].utf8), at: place)
        default:
            let other = draws.below(bytes.count + 1)
            if place < bytes.count, other < bytes.count { bytes.swapAt(place, other) }
        }
    }

    /// Replaces the first run of digits at or after a place.
    private func replaceNumber(_ bytes: inout [UInt8], from place: Int, with text: String) {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let start = bytes[place...].firstIndex(where: { digits.contains($0) }) else { return }
        let end = bytes[start...].firstIndex { !digits.contains($0) } ?? bytes.count
        bytes.replaceSubrange(start..<end, with: Array(text.utf8))
    }
}
