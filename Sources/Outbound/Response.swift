/// A whole answer, whatever its status.
public struct Response: Hashable, Sendable {
    /// The HTTP status, 100–599.
    public let status: Int
    /// Header fields, names in lower case.
    public let headers: [String: String]
    /// The body, at most the client's size limit.
    public let body: [UInt8]

    /// Makes an answer by hand, for those who test what reads it.
    public init(status: Int, headers: [String: String] = [:], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
