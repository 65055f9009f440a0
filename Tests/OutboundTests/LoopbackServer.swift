import Foundation
import Synchronization

/// A server on 127.0.0.1 that answers each connection with what a closure writes, for tests of odd answers.
final class LoopbackServer: Sendable {
    /// What was asked: the first line, the header fields in lower case, and the body.
    struct Request: Sendable {
        let line: String
        let head: String
        let body: String

        var path: String { line.split(separator: " ").dropFirst().first.map(String.init) ?? "" }
    }

    /// Writes to one connection; false when the other end has gone.
    struct Writer: Sendable {
        let socket: Int32

        @discardableResult
        func write(_ text: String) -> Bool {
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }

        func answer(_ status: Int, headers: [String] = [], body: String = "") {
            let lines =
                ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
            write(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
        }
    }

    let port: Int
    private let socketNumber: Int32
    private let seen = Seen()

    private final class Seen: Sendable {
        let requests = Mutex<[Request]>([])
    }

    /// Every request so far.
    var requests: [Request] { seen.requests.withLock { $0 } }
    func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    init(_ answer: @escaping @Sendable (Request, Writer) -> Void) throws {
        let listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listening, $0, length) == 0 && listen(listening, 16) == 0
                    && getsockname(listening, $0, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        port = Int(UInt16(bigEndian: address.sin_port))
        socketNumber = listening
        Thread.detachNewThread { [seen] in
            while true {
                let connection = accept(listening, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread {
                    if let request = Self.read(connection) {
                        seen.requests.withLock { $0.append(request) }
                        answer(request, Writer(socket: connection))
                    }
                    shutdown(connection, Int32(SHUT_RDWR))
                    close(connection)
                }
            }
        }
    }

    deinit {
        shutdown(socketNumber, Int32(SHUT_RDWR))
        close(socketNumber)
    }

    private static func read(_ connection: Int32) -> Request? {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            text += String(decoding: buffer[0..<count], as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let head = String(text[..<end.lowerBound])
            let body = String(text[end.upperBound...])
            let length =
                head.lowercased().components(separatedBy: "\r\n").first { $0.hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
            guard body.utf8.count >= length else { continue }
            return Request(
                line: head.components(separatedBy: "\r\n")[0], head: head.lowercased(), body: body)
        }
    }
}
