import WorkforceModel
import Yams

/// A mapping of the case's YAML document, read key by key. Rows of faults are lines of the file.
struct CaseDocument {
    /// Name of the file.
    static let file = "case.yaml"
    /// Version of the form.
    static let format = "framsyn-case-1"

    private let node: Node

    /// Reads the document.
    init(bytes: [UInt8]) throws(CaseFault) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CaseFault(file: Self.file, expected: .utf8)
        }
        do {
            guard let node = try Yams.compose(yaml: text), node.mapping != nil else {
                throw CaseFault(file: Self.file, expected: .yamlMapping)
            }
            self.node = node
        } catch let fault as CaseFault {
            throw fault
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _)
        {
            throw CaseFault(file: Self.file, row: mark.line, value: problem, expected: .yamlMapping)
        } catch {
            throw CaseFault(file: Self.file, expected: .yamlMapping)
        }
    }

    private init(node: Node) { self.node = node }

    /// The value of a key; nil when it is absent or null.
    private func value(_ key: String) -> Node? {
        guard let value = node.mapping?[key], value.null == nil || value.scalar?.style != .plain else { return nil }
        return value
    }

    private func fault(_ key: String, _ value: Node?, _ expected: CaseFault.Expected) -> CaseFault {
        CaseFault(
            file: Self.file, row: (value ?? node).mark?.line, column: key, value: value?.scalar?.string,
            expected: expected)
    }

    /// Text or nothing.
    func text(_ key: String) throws(CaseFault) -> String? {
        guard let value = value(key) else { return nil }
        guard let text = value.scalar?.string else { throw fault(key, value, .text) }
        return text
    }

    /// Text that must be there.
    func requiredText(_ key: String) throws(CaseFault) -> String {
        guard let text = try text(key) else { throw fault(key, nil, .value) }
        return text
    }

    /// A number or nothing.
    func number(_ key: String) throws(CaseFault) -> Double? {
        guard let value = value(key) else { return nil }
        guard let number = value.scalar.flatMap({ Double($0.string) }), number.isFinite else {
            throw fault(key, value, .number)
        }
        return number
    }

    /// A whole number that must be there.
    func whole(_ key: String) throws(CaseFault) -> Int {
        let value = value(key)
        guard let number = value?.scalar.flatMap({ Int($0.string) }) else { throw fault(key, value, .wholeNumber) }
        return number
    }

    /// A whole number, or nothing.
    func wholeIfStated(_ key: String) throws(CaseFault) -> Int? {
        value(key) == nil ? nil : try whole(key)
    }

    /// True or false, or nothing.
    func boolean(_ key: String) throws(CaseFault) -> Bool? {
        guard let value = value(key) else { return nil }
        guard let boolean = value.bool else { throw fault(key, value, .boolean) }
        return boolean
    }

    /// A mapping or nothing.
    func mapping(_ key: String) throws(CaseFault) -> CaseDocument? {
        guard let value = value(key) else { return nil }
        guard value.mapping != nil else { throw fault(key, value, .yamlMapping) }
        return CaseDocument(node: value)
    }

    /// A mapping that must be there.
    func requiredMapping(_ key: String) throws(CaseFault) -> CaseDocument {
        guard let mapping = try mapping(key) else { throw fault(key, nil, .value) }
        return mapping
    }

    /// A list of mappings; empty when absent.
    func mappings(_ key: String) throws(CaseFault) -> [CaseDocument] {
        guard let value = value(key) else { return [] }
        guard let sequence = value.sequence else { throw fault(key, value, .yamlMapping) }
        var mappings: [CaseDocument] = []
        for entry in sequence {
            guard entry.mapping != nil else { throw fault(key, entry, .yamlMapping) }
            mappings.append(CaseDocument(node: entry))
        }
        return mappings
    }

    /// A list of numbers or nulls, of the given length.
    func numbers(_ key: String, count: Int) throws(CaseFault) -> [Double?] {
        guard let sequence = value(key)?.sequence, sequence.count == count else {
            throw fault(key, value(key), .entries(count))
        }
        var numbers: [Double?] = []
        for entry in sequence {
            if entry.null != nil {
                numbers.append(nil)
            } else if let number = entry.scalar.flatMap({ Double($0.string) }), number.isFinite {
                numbers.append(number)
            } else {
                throw fault(key, entry, .number)
            }
        }
        return numbers
    }

    /// A fault about a key's value.
    func fault(_ key: String, _ expected: CaseFault.Expected) -> CaseFault { fault(key, value(key), expected) }
}
