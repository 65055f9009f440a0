import NIOCore

/// What one connection, and all of them together, may ask of the server.
struct ConnectionLimits: Sendable {
    /// Bytes of a request line and its headers.
    var headBytes = 64 << 10
    /// Headers of a request.
    var headFields = 200
    /// From a request's first byte until its headers have come.
    var headTime = TimeAmount.seconds(15)
    /// How long a body may come slower than ``bodyRate``.
    var bodyGrace = TimeAmount.seconds(20)
    /// Bytes a second that a body must come with on the whole, so that the time it may take follows its size.
    var bodyRate = 16 << 10
    /// How long the end of an answer may wait for its receiver.
    var answerTime = TimeAmount.minutes(5)
    /// How long a connection may stay open with nothing asked.
    var idleTime = TimeAmount.seconds(60)
    /// Connections open at once. Those beyond it are answered with 503 and closed.
    var connections = 12_000
    /// Requests at work at once.
    var requests = 128
    /// Requests that may wait for others to be done.
    var waiting = 512
    /// How long they may wait.
    var waitingTime = Duration.seconds(5)
    /// What is still read, and thrown away, of a refused request, so that its sender gets to see the answer.
    var drainBytes = 8 << 20
    /// How long that may take.
    var drainTime = TimeAmount.seconds(2)
}
