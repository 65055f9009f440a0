import NIOCore
import NIOHTTP1

/// Tells the ``ConnectionGuard`` how far a request and its answer have come, and takes what cannot be read as a request.
final class RequestParts: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let connection: ConnectionGuard

    /// Tells `connection`.
    init(_ connection: ConnectionGuard) {
        self.connection = connection
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: connection.headCame()
        case .body: break
        case .end: connection.requestEnded()
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let fault = error as? HTTPParserError else { return context.fireErrorCaught(error) }
        switch fault {
        case .headerOverflow: connection.refuse(.largeHead)
        case .invalidEOFState: connection.senderLeft()
        default: connection.refuse(.malformed)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where connection.answersEarly && !head.isInformational:
            head.headers.replaceOrAdd(name: "Connection", value: "close")
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            let sent = promise ?? context.eventLoop.makePromise()
            // Who does not take what is sent keeps it in memory; that has an end too.
            let patience = context.eventLoop.assumeIsolated().scheduleTask(in: connection.limits.answerTime) {
                context.close(promise: nil)
            }
            sent.futureResult.assumeIsolated().whenComplete { _ in
                patience.cancel()
                self.connection.answerEnded()
            }
            context.write(data, promise: sent)
        default:
            context.write(data, promise: promise)
        }
    }
}

extension HTTPResponseHead {
    fileprivate var isInformational: Bool { status.code < 200 }
}
