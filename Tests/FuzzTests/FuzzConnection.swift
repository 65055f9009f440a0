import NIOCore
import NIOEmbedded
import NIOHTTP1

@testable import FramsynWeb

/// A connection without a network: the guard and the library's reader of HTTP, fed in pieces.
enum FuzzConnection {
    static func feed(_ bytes: [UInt8]) {
        let channel = EmbeddedChannel()
        let connection = ConnectionGuard(limits: ConnectionLimits(), isCrowded: false, onRefusal: { _ in })
        do {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(connection)
            try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false, withErrorHandling: false)
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandler(RequestParts(connection), position: .after(decoder))
            try pipeline.addHandler(Answering())
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
            // The first byte says how large the pieces are.
            let size = max(1, Int(bytes.first ?? 1) * 8)
            var rest = bytes.dropFirst()
            while !rest.isEmpty, channel.isActive {
                try channel.writeInbound(ByteBuffer(bytes: rest.prefix(size)))
                rest = rest.dropFirst(size)
                while try channel.readOutbound(as: IOData.self) != nil {}
            }
        } catch {
            // A refused or closed connection is an answer too.
        }
        channel.embeddedEventLoop.advanceTime(by: .minutes(10))
        _ = try? channel.finish(acceptAlreadyClosed: true)
    }
}

/// Answers as soon as a request's head has come when its method is POST, else at its end.
private final class Answering: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart
    private var hasAnswered = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            hasAnswered = head.method == .POST
            if hasAnswered { answer(context) }
        case .end where !hasAnswered: answer(context)
        default: break
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Content-Length": "0"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
