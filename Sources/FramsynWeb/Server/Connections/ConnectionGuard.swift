import NIOCore

/// Holds a connection to its limits. It stands first, where bytes come and go; ``RequestParts`` tells it what the bytes
/// turned out to be.
///
/// Timers run only while something is under way, so an idle connection costs none.
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    /// What is coming in.
    private enum Stage {
        case nothing
        case head
        case body
        /// Nothing more is let through; what comes is thrown away until the sender has closed or time is up.
        case refused
    }

    let limits: ConnectionLimits
    private let isCrowded: Bool
    private let onRefusal: @Sendable (Refusal) -> Void
    private var context: ChannelHandlerContext?
    private var stage = Stage.nothing
    private var stageBegan = NIODeadline.now()
    private var stageBytes = 0
    private var answersOwed = 0
    private var timer: Scheduled<Void>?

    /// - Parameters:
    ///   - isCrowded: whether the connection is one too many.
    ///   - onRefusal: told of every refusal.
    init(limits: ConnectionLimits, isCrowded: Bool, onRefusal: @escaping @Sendable (Refusal) -> Void) {
        self.limits = limits
        self.isCrowded = isCrowded
        self.onRefusal = onRefusal
    }

    // MARK: What RequestParts tells

    /// A request's headers have come.
    func headCame() {
        answersOwed += 1
        begin(.body)
    }

    /// A request has come to its end.
    func requestEnded() {
        if stage == .body { begin(.nothing) }
    }

    /// What comes is no request.
    func refuse(_ refusal: Refusal) {
        guard let context, stage != .refused else { return }
        onRefusal(refusal)
        begin(.refused)
        guard answersOwed == 0 else { return context.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(refusal.bytes)), promise: nil)
        drain()
    }

    /// The sender left in the middle of a request.
    func senderLeft() {
        guard stage != .refused else { return }
        begin(.refused)
        context?.close(promise: nil)
    }

    /// Whether the answer now begun comes before its request has ended: nothing can follow it on this connection.
    var answersEarly: Bool { stage == .body && answersOwed == 1 }

    /// An answer has been sent.
    func answerEnded() {
        answersOwed -= 1
        guard answersOwed == 0, stage == .body else { return }
        begin(.refused)
        drain()
    }

    // MARK: Bytes

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        if isCrowded { refuse(.crowded) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let count = unwrapInboundIn(data).readableBytes
        if stage == .nothing { begin(.head) }
        stageBytes += count
        if stage == .refused {
            if stageBytes > limits.drainBytes { context.close(promise: nil) }
            return
        }
        context.fireChannelRead(data)
        switch stage {
        case .head where stageBytes > limits.headBytes: refuse(.largeHead)
        case .head where timer == nil: watch(after: limits.headTime)
        case .body where timer == nil: watch(after: limits.bodyGrace)
        default: break
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if stage == .refused { context.read() } else { context.fireChannelReadComplete() }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard stage != .refused else {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        context.write(data, promise: promise)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // The sender of a refused request has closed its side.
        if stage == .refused, event as? ChannelEvent == .inputClosed { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    private func begin(_ next: Stage) {
        stage = next
        stageBytes = 0
        stageBegan = .now()
        timer?.cancel()
        timer = nil
    }

    /// Closes the outgoing side and reads on for a while: closing at once with bytes unread would make the sender lose
    /// the answer.
    private func drain() {
        guard let context else { return }
        context.close(mode: .output, promise: nil)
        watch(after: limits.drainTime)
        context.read()
    }

    private func watch(after time: TimeAmount) {
        guard let context else { return }
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { self.timeIsUp() }
    }

    private func timeIsUp() {
        timer = nil
        switch stage {
        case .nothing: break
        case .head: refuse(.slowHead)
        case .refused: context?.close(promise: nil)
        case .body:
            let seconds = Double((NIODeadline.now() - stageBegan - limits.bodyGrace).nanoseconds) / 1e9
            if Double(stageBytes) < seconds * Double(limits.bodyRate) || stageBytes == 0 {
                onRefusal(.slowBody)
                begin(.refused)
                context?.close(promise: nil)
            } else {
                watch(after: .seconds(2))
            }
        }
    }
}
