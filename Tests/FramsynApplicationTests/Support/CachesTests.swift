import Synchronization
import Testing

@testable import FramsynApplication

@Suite("What is computed once")
struct CachesTests {
    private final class Counter: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    @Test("those who ask at the same time wait for one computation; a later event asks for another")
    func together() async throws {
        let caches = Caches()
        let counter = Counter()
        let answers = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await caches.value("a", event: 1) {
                        try await Task.sleep(for: .milliseconds(20))
                        return counter.next()
                    }
                }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(answers == Array(repeating: 1, count: 20))
        #expect(try await caches.value("a", event: 2) { counter.next() } == 2)
        #expect(try await caches.value("a", event: 2) { counter.next() } == 2)
        #expect(try await caches.value("b", event: 2) { counter.next() } == 3)
    }

    @Test("a computation that fails is not kept, and one who gives up takes nothing from the others")
    func failing() async throws {
        struct Failure: Error {}
        let caches = Caches()
        let counter = Counter()
        await #expect(throws: Failure.self) {
            try await caches.value("a", event: 1) { () async throws -> Int in throw Failure() }
        }
        let impatient = Task {
            try await caches.value("a", event: 1) {
                try await Task.sleep(for: .milliseconds(100))
                return counter.next()
            }
        }
        try await Task.sleep(for: .milliseconds(20))
        impatient.cancel()
        #expect(try await caches.value("a", event: 1) { counter.next() } == 1)
        #expect(counter.value == 1)
    }
}
