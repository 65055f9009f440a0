internal import Logging
internal import WorkforceModel
internal import WorkforceStore

/// A moment between changes: pages made of the store at the same moment are the same.
public struct StoreMoment: Sendable, Equatable {
    private let version: Int64
    private let day: Day

    init(version: Int64, day: Day) {
        self.version = version
        self.day = day
    }
}

extension Service {
    /// The moment now; nil when the store does not answer.
    public func moment() -> StoreMoment? {
        do {
            return StoreMoment(version: try store.version(), day: today)
        } catch {
            logger.error("the store's version cannot be read: \(error)")
            return nil
        }
    }
}
