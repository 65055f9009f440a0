/// The organisation tree as it was on one day.
public struct OrganisationTree: Sendable {
    /// Nodes in the order they were given.
    public let nodes: [Organisation]
    private let position: [Int64: Int]
    private let children: [Int64: [Int]]

    /// The tree of the nodes that exist on `day`, or of all nodes when `day` is nil.
    public init(_ organisations: [Organisation], on day: Day? = nil) {
        let nodes = organisations.filter { node in day.map { node.exists(on: $0) } ?? true }
        var position: [Int64: Int] = [:]
        var children: [Int64: [Int]] = [:]
        for (index, node) in nodes.enumerated() {
            position[node.id] = index
            if let parent = node.parentID { children[parent, default: []].append(index) }
        }
        self.nodes = nodes
        self.position = position
        self.children = children
    }

    /// The node with `id`, when it exists that day.
    public subscript(id: Int64) -> Organisation? { position[id].map { nodes[$0] } }

    /// Nodes without a parent in the tree.
    public var roots: [Organisation] { nodes.filter { $0.parentID.flatMap { position[$0] } == nil } }

    /// Nodes right below `id`.
    public func children(of id: Int64) -> [Organisation] { (children[id] ?? []).map { nodes[$0] } }

    /// `id` and every node below it; a cycle is walked once.
    public func subtree(of id: Int64) -> Set<Int64> {
        guard position[id] != nil else { return [] }
        var seen: Set<Int64> = [id]
        var waiting = [id]
        while let next = waiting.popLast() {
            for child in children[next] ?? [] where seen.insert(nodes[child].id).inserted {
                waiting.append(nodes[child].id)
            }
        }
        return seen
    }

    /// The nodes from the root down to `id`, both included.
    public func path(to id: Int64) -> [Organisation] {
        var path: [Organisation] = []
        var seen: Set<Int64> = []
        var next: Int64? = id
        while let current = next, let node = self[current], seen.insert(current).inserted {
            path.append(node)
            next = node.parentID
        }
        return path.reversed()
    }

    /// Whether `id` is `ancestor` or lies below it; a cycle is walked once.
    public func isWithin(_ id: Int64, _ ancestor: Int64) -> Bool {
        guard position[ancestor] != nil else { return false }
        var next: Int64? = id
        var steps = 0
        while let current = next, let node = self[current], steps <= nodes.count {
            if current == ancestor { return true }
            next = node.parentID
            steps += 1
        }
        return false
    }

    /// The employer (municipality or region) that `id` belongs to, itself included.
    public func employer(of id: Int64) -> Organisation? { path(to: id).last(where: \.isEmployer) }
}
