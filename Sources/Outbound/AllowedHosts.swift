/// The hosts that the program may speak to: exact names, in lower case.
public struct AllowedHosts: Hashable, Sendable {
    let names: Set<String>

    /// - Parameter names: host names, without scheme and port; upper and lower case are the same.
    public init(_ names: some Sequence<String>) {
        self.names = Set(names.map { $0.lowercased() })
    }

    /// Whether a host is in the list.
    public func allows(_ host: String) -> Bool {
        names.contains(host.lowercased())
    }
}
