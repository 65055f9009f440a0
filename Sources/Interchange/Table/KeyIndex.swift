/// Numbers distinct byte strings from 0 in the order they come: an open-addressing table over one run of bytes, so that
/// looking up a cell makes no string. The hash is seeded per process, so no file can be made to collide.
struct KeyIndex {
    private var slots = [Int32](repeating: -1, count: 64)
    private var hashes: [Int] = []
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// Number of distinct keys.
    var count: Int { ends.count }

    /// The key with `index` as text.
    func text(_ index: Int) -> String {
        String(decoding: key(index), as: UTF8.self)
    }

    /// The number of `key`, new or old.
    mutating func index(of key: ArraySlice<UInt8>) -> Int {
        var hasher = Hasher()
        key.withUnsafeBytes { hasher.combine(bytes: $0) }
        let hash = hasher.finalize()
        var slot = hash & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if hashes[index] == hash, self.key(index).elementsEqual(key) { return index }
            slot = (slot + 1) & (slots.count - 1)
        }
        let index = ends.count
        slots[slot] = Int32(truncatingIfNeeded: index)
        hashes.append(hash)
        bytes.append(contentsOf: key)
        ends.append(bytes.count)
        if ends.count * 2 > slots.count { grow() }
        return index
    }

    private func key(_ index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (index, hash) in hashes.enumerated() {
            var slot = hash & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(truncatingIfNeeded: index)
        }
    }
}
