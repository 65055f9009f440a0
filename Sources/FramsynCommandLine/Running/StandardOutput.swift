import Foundation

/// What goes to whoever reads the answer.
enum StandardOutput {
    static func write(_ text: String) {
        write(Array(text.utf8))
    }

    /// Writes all bytes. When the reader has gone, as in `framsyn … | head -1`, there is nothing more to do: the process
    /// ends as one that the broken pipe ended.
    static func write(_ bytes: [UInt8]) {
        signal(SIGPIPE, SIG_IGN)
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE {
                exit(141)
            } else if errno != EINTR && errno != EAGAIN {
                note("Svaret går inte att skriva: \(String(cString: strerror(errno))).")
                exit(1)
            }
        }
    }
}

/// Writes a line to standard error.
func note(_ text: String) {
    var rest = Array((text + "\n").utf8)[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
        if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
    }
}
