/// Values written as `name=value` on the command line.
enum NamedValues {
    /// The values by name, in order.
    ///
    /// - Throws: ``Refusal`` for one without an equals sign.
    static func read(_ pairs: [String]) throws -> [String: [String]] {
        var values: [String: [String]] = [:]
        for pair in pairs {
            guard let equals = pair.firstIndex(of: "=") else {
                throw Refusal("Skriv val som namn=värde, inte ”\(pair.prefix(80))”.")
            }
            values[String(pair[..<equals]), default: []].append(String(pair[pair.index(after: equals)...]))
        }
        return values
    }
}
