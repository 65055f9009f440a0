internal import Foundation

/// A query as it stands in an address.
public enum AddressQuery {
    /// A value as it is written in an address.
    public static func encoded(_ text: String) -> String { NeedLinks.encode(text) }

    /// Fields by name; what is no `name=value` has an empty value.
    public static func values(_ text: String) -> [String: [String]] {
        var values: [String: [String]] = [:]
        for item in URLComponents(string: "?" + text)?.queryItems ?? [] {
            values[item.name, default: []].append(item.value ?? "")
        }
        return values
    }
}
