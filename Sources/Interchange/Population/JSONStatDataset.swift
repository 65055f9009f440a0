/// A JSON-stat dataset, version 2.0 or 1 (json-stat.org/format): a row-major block whose last dimension runs fastest.
///
/// Decoding checks types only; whether sizes fit each other is checked where the block is used.
struct JSONStatDataset: Decodable {
    var label: String?
    var source: String?
    var updated: String?
    /// Dimensions in the order of the block.
    var id: [String]
    var size: [Int]
    var role: Role?
    var dimension: [String: Dimension]
    var values: Values
    /// Table id of a PxWeb answer.
    var tableID: String?

    struct Role: Decodable {
        var time: [String]?
        var geo: [String]?
        var metric: [String]?
    }

    struct Dimension: Decodable {
        var label: String?
        var category: Category
        /// Code of the total, when PxWeb names one.
        var totalCode: String?

        private enum Key: String, CodingKey {
            case label, category, `extension`
        }

        private struct Extension: Decodable {
            var eliminationValueCode: String?
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            label = try container.decodeIfPresent(String.self, forKey: .label)
            category = try container.decode(Category.self, forKey: .category)
            totalCode = (try? container.decodeIfPresent(Extension.self, forKey: .extension))?.eliminationValueCode
        }
    }

    /// Codes of a dimension in order, with their labels.
    struct Category: Decodable {
        /// Codes by position; nil entries are positions that no code has.
        var codes: [String]
        var labels: [String: String]
        /// False when positions are negative, repeated or leave gaps.
        var isComplete = true

        private enum Key: String, CodingKey {
            case index, label
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            labels = try container.decodeIfPresent([String: String].self, forKey: .label) ?? [:]
            if !container.contains(.index) {
                // The format lets a dimension of one category leave its index out.
                codes = Array(labels.keys)
                isComplete = codes.count == 1
            } else if let ordered = try? container.decode([String].self, forKey: .index) {
                codes = ordered
            } else {
                let positions = try container.decode([String: Int].self, forKey: .index)
                codes = Array(repeating: "", count: positions.count)
                var taken = [Bool](repeating: false, count: positions.count)
                for (code, position) in positions {
                    guard positions.count > position, position >= 0, !taken[position] else {
                        isComplete = false
                        continue
                    }
                    codes[position] = code
                    taken[position] = true
                }
            }
        }

        /// The label at `position`, the code when there is none.
        func label(_ position: Int) -> String { labels[codes[position]] ?? codes[position] }
    }

    /// The block, dense or by position.
    enum Values: Decodable {
        case dense([Double?])
        case sparse([Int: Double])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do {
                self = .dense(try container.decode([Double?].self))
            } catch DecodingError.typeMismatch(_, let context)
                where context.codingPath.count <= decoder.codingPath.count
            {
                var sparse: [Int: Double] = [:]
                for (position, value) in try container.decode([String: Double?].self) {
                    guard let number = Int(position), number >= 0 else {
                        throw DecodingError.dataCorruptedError(
                            in: container, debugDescription: "position \(position.prefix(20)) in value")
                    }
                    if let value { sparse[number] = value }
                }
                self = .sparse(sparse)
            }
        }
    }

    private enum Key: String, CodingKey {
        case label, source, updated, id, size, role, dimension, value, `extension`
    }

    private struct Extension: Decodable {
        struct PX: Decodable {
            var tableid: String?
        }
        var px: PX?
    }

    /// Names of the members of `dimension`; in version 1 `id`, `size` and `role` stand among them.
    private struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        label = try container.decodeIfPresent(String.self, forKey: .label)
        source = try container.decodeIfPresent(String.self, forKey: .source)
        updated = try container.decodeIfPresent(String.self, forKey: .updated)
        tableID = (try? container.decodeIfPresent(Extension.self, forKey: .extension))?.px?.tableid
        let dimensions = try container.nestedContainer(keyedBy: Name.self, forKey: .dimension)
        if container.contains(.id) {
            id = try container.decode([String].self, forKey: .id)
            size = try container.decode([Int].self, forKey: .size)
            role = try container.decodeIfPresent(Role.self, forKey: .role)
        } else {
            id = try dimensions.decode([String].self, forKey: Name(stringValue: "id"))
            size = try dimensions.decode([Int].self, forKey: Name(stringValue: "size"))
            role = try dimensions.decodeIfPresent(Role.self, forKey: Name(stringValue: "role"))
        }
        dimension = [:]
        for name in id { dimension[name] = try dimensions.decode(Dimension.self, forKey: Name(stringValue: name)) }
        values = try container.decode(Values.self, forKey: .value)
    }
}
