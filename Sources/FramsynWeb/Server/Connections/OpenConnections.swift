import NIOCore
import Synchronization

/// The connections that are open, to count them and to cut them off when the service must stop.
final class OpenConnections: Sendable {
    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

    /// How many there are.
    var count: Int { channels.withLock { $0.count } }

    /// Adds a connection until it closes, and returns how many there are with it.
    func add(_ channel: any Channel) -> Int {
        let key = ObjectIdentifier(channel)
        let count = channels.withLock { channels in
            channels[key] = channel
            return channels.count
        }
        channel.closeFuture.whenComplete { _ in self.channels.withLock { $0[key] = nil } }
        return count
    }

    /// Closes all of them now.
    func closeAll() {
        for channel in channels.withLock({ Array($0.values) }) { channel.close(promise: nil) }
    }
}
