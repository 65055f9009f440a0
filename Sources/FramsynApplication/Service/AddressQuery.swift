internal import Foundation

/// A query as it stands in an address.
public enum AddressQuery {
    /// Fields by name; what is no `name=value` has an empty value.
    public static func values(_ text: String) -> [String: [String]] {
        var values: [String: [String]] = [:]
        for item in URLComponents(string: "?" + text)?.queryItems ?? [] {
            values[item.name, default: []].append(item.value ?? "")
        }
        return values
    }
}
