internal import Synchronization
internal import WorkforceModel
internal import WorkforceStore

/// Organisations, professions and who has a plan, as they stand after one event.
struct Registry: Sendable {
    /// The latest event when this was read; a later one makes it old.
    var event: Int64
    var tree: OrganisationTree
    var professions: [Profession]
    var withPlan: Set<Int64>
    /// The organisation that pages show when none is chosen; nil when none is set.
    var standard: Int64?
    /// Organisations that lead somewhere wherever the reader is: employers, sums and those with a table of their own.
    let prominent: [Organisation]
    /// Whether any organisation is synthetic.
    let hasSynthetic: Bool

    init(
        event: Int64, tree: OrganisationTree, professions: [Profession], withPlan: Set<Int64>, standard: Int64?
    ) {
        self.event = event
        self.tree = tree
        self.professions = professions
        self.withPlan = withPlan
        self.standard = standard
        prominent = tree.nodes.filter { node in
            withPlan.contains(node.id) || node.isEmployer
                || (node.kind == .association && !tree.children(of: node.id).isEmpty)
        }
        hasSynthetic = tree.nodes.contains(where: \.isSynthetic)
    }

    /// The organisation whose plan counts for `id`: itself or the nearest above.
    func planOwner(of id: Int64) -> Int64? {
        tree.path(to: id).last(where: { withPlan.contains($0.id) })?.id
    }
}

/// What is read or computed once and used until something changes. Every change writes an event, so the latest event's
/// identity says whether a value still holds.
actor Caches {
    private let held = Mutex<(version: Int64, registry: Registry)?>(nil)
    private var values: [String: (event: Int64, value: any Sendable)] = [:]
    /// What is being computed: those who ask at the same time wait for the same answer.
    private var making: [String: (event: Int64, task: Task<any Sendable, any Error>)] = [:]
    private var order: [String] = []
    private let limit = 64

    /// The registry after the latest event. Asked several times a page, so the store is read only when it has changed, and
    /// nobody waits for anybody when it has not.
    nonisolated func registry(_ store: Store) async throws -> Registry {
        let version = try store.version()
        let last = held.withLock { $0 }
        if let last, last.version == version { return last.registry }
        let event = try await store.latestEvent()
        if let last, last.registry.event == event {
            // Something that is no event, such as how far a job has come.
            held.withLock { $0 = (version, last.registry) }
            return last.registry
        }
        let fresh = Registry(
            event: event, tree: OrganisationTree(try await store.organisations()),
            professions: try await store.professions(), withPlan: try await store.organisationsWithPlan(),
            standard: try await store.setting("standardOrganisation").flatMap { Int64($0) })
        held.withLock { $0 = (version, fresh) }
        return fresh
    }

    /// The value under `key` if it was computed after `event`, else what `compute` gives.
    func value<Value: Sendable>(
        _ key: String, event: Int64, compute: @Sendable @escaping () async throws -> Value
    ) async throws -> Value {
        if let held = values[key], held.event == event, let value = held.value as? Value { return value }
        if let running = making[key], running.event == event, let value = try await running.task.value as? Value {
            return value
        }
        // A task of its own, so that one who gives up waiting takes nothing from the others.
        let task = Task { try await compute() as any Sendable }
        making[key] = (event, task)
        defer { if making[key]?.task == task { making[key] = nil } }
        guard let value = try await task.value as? Value else { return try await compute() }
        if values[key] == nil {
            order.append(key)
            if order.count > limit { values[order.removeFirst()] = nil }
        }
        values[key] = (event, value)
        return value
    }
}
