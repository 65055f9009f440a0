import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// A connection as the library makes it, held to its limits.
struct GuardedChannel: ServerChildChannel {
    /// The library's part.
    let inner: HTTP1Channel
    let limits: ConnectionLimits
    let connections: OpenConnections
    /// Told of every connection that is refused.
    let onRefusal: @Sendable (Refusal) -> Void

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        let count = connections.add(channel)
        let connection = ConnectionGuard(
            limits: limits, isCrowded: count > limits.connections, onRefusal: onRefusal)
        do {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(connection)
            // Complete when it returns, since it is called on the connection's own thread.
            let made = inner.setup(channel: channel, logger: logger)
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandler(RequestParts(connection), position: .after(decoder))
            return made
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await inner.handle(value: value, logger: logger)
    }
}

extension HTTPServerBuilder {
    /// A server of HTTP/1.1 whose connections are held to `limits`.
    static func guarded(
        _ limits: ConnectionLimits, connections: OpenConnections, onRefusal: @escaping @Sendable (Refusal) -> Void
    ) -> HTTPServerBuilder {
        HTTPServerBuilder { responder in
            let configuration = HTTP1Channel.Configuration(
                idleTimeout: limits.idleTime,
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes,
                    maxHeaderFieldCount: limits.headFields))
            return GuardedChannel(
                inner: HTTP1Channel(responder: responder, configuration: configuration), limits: limits,
                connections: connections, onRefusal: onRefusal)
        }
    }
}
