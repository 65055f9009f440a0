extension OrganisationTree {
    /// Where what a node held is found on a day, in a tree of all days.
    ///
    /// That is the node itself while it exists; after its last day the one it was merged into, followed as far as needed. A
    /// node that ended without being merged stays itself, and so does one that does not exist yet: a later body cannot
    /// be split back into those it was made of. A ring is walked once.
    ///
    /// - Returns: nil when there is no node with `id`.
    public func counterpart(of id: Int64, on day: Day) -> Int64? {
        guard var node = self[id] else { return nil }
        var seen: Set<Int64> = [id]
        while let last = node.validTo, last < day, let next = node.mergedInto.flatMap({ self[$0] }),
            seen.insert(next.id).inserted
        {
            node = next
        }
        return node.id
    }

    /// Whether `id` was merged into `other`, directly or through others, whatever the day. Nothing is merged into itself
    /// unless a ring leads there.
    public func isMerged(_ id: Int64, into other: Int64) -> Bool {
        var seen: Set<Int64> = []
        var next = self[id]?.mergedInto
        while let current = next, seen.insert(current).inserted {
            if current == other { return true }
            next = self[current]?.mergedInto
        }
        return false
    }
}
