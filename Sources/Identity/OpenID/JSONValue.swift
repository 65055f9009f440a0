internal import Foundation

/// A JSON text from another server, read within limits: one object, at most 32 levels deep, no member of the outermost
/// object twice (a reader that takes the first and one that takes the last would see different things).
enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    enum Fault: Error, Hashable {
        case notAnObject
        case duplicate(String)
    }

    /// Reads an object.
    static func object(in bytes: [UInt8]) throws(Fault) -> [String: JSONValue] {
        try checkMembers(of: bytes)
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)),
            case .object(let members) = value
        else { throw .notAnObject }
        return members
    }

    /// The text of a string.
    var text: String? { if case .string(let text) = self { text } else { nil } }
    /// The strings of an array; nil when something else is among them.
    var texts: [String]? {
        guard case .array(let values) = self else { return nil }
        let texts = values.compactMap(\.text)
        return texts.count == values.count ? texts : nil
    }

    private static let depthLimit = 32

    /// Follows brackets and strings only; what else is wrong the decoder finds.
    private static func checkMembers(of bytes: [UInt8]) throws(Fault) {
        // A zero byte is never part of JSON in UTF-8, but always of one in UTF-16, which the decoder would read.
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { throw .notAnObject }
        var names: Set<String> = []
        var depth = 0
        var isName = false
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                isName = depth == 1
                guard depth <= depthLimit else { throw .notAnObject }
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ","): isName = depth == 1
            case UInt8(ascii: "\""):
                guard let end = endOfString(in: bytes, from: index) else { throw .notAnObject }
                if depth == 1, isName {
                    guard let name = name(in: bytes[index...end]) else { throw .notAnObject }
                    guard names.insert(name).inserted else { throw .duplicate(name) }
                    isName = false
                }
                index = end
            default: break
            }
            index += 1
        }
    }

    /// The text of a string with its quotation marks; one with escapes is left to the decoder.
    private static func name(in string: ArraySlice<UInt8>) -> String? {
        guard string.contains(UInt8(ascii: "\\")) else {
            return String(decoding: string.dropFirst().dropLast(), as: UTF8.self)
        }
        return try? JSONDecoder().decode(String.self, from: Data(string))
    }

    private static func endOfString(in bytes: [UInt8], from start: Int) -> Int? {
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "\""): return index
            default: index += 1
            }
        }
        return nil
    }
}

extension JSONValue: Decodable {
    init(from decoder: any Decoder) throws {
        // The most common kinds first: each that is tried in vain costs an error.
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
            self = .string(text)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if value.decodeNil() {
            self = .null
        } else if let array = try? value.decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }
}
