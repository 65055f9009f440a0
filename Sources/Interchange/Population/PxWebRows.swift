internal import WorkforceModel

/// PxWeb's own `json` answer: columns, and rows of keys and values as text.
struct PxWebRows: Decodable {
    struct Column: Decodable {
        var code: String
        var text: String?
        /// "d" dimension, "t" time, "c" contents.
        var type: String?
    }

    struct Row: Decodable {
        var key: [String]
        var values: [String?]
    }

    struct Description: Decodable {
        var updated: String?
        var label: String?
        var source: String?
    }

    var columns: [Column]
    var data: [Row]
    var metadata: [Description]?

    /// The rows as population figures.
    func population(file: String, options: PopulationOptions) -> ImportOutcome<PopulationCube> {
        func refused(_ reason: ImportFaultReason, column: String? = nil) -> ImportOutcome<PopulationCube> {
            .refused(ImportFaults(ImportFault(file: file, column: column, reason: reason)))
        }
        let keys = columns.filter { $0.type != "c" }
        let contents = columns.filter { $0.type == "c" }
        guard data.count <= PopulationCube.cellLimit else {
            return refused(.population(.tooManyCells(limit: PopulationCube.cellLimit)))
        }
        guard !data.isEmpty else { return refused(.noRows) }
        var content = 0
        if contents.count > 1 {
            guard let found = contents.firstIndex(where: { PopulationLabels.isPopulation($0.text ?? $0.code) }) else {
                return refused(.population(.severalContents(contents.prefix(10).map { $0.text ?? $0.code })))
            }
            content = found
        }

        var axes: [PopulationLabels.Axis: Int] = [:]
        for axis in PopulationLabels.Axis.allCases {
            axes[axis] = keys.firstIndex { column in
                (axis == .time && column.type == "t") || axis.names.contains(PopulationLabels.folded(column.code))
                    || axis.names.contains(PopulationLabels.folded(column.text ?? ""))
            }
        }
        for axis in [PopulationLabels.Axis.age, .time, .region] where axes[axis] == nil {
            if axis == .region, options.regionCode != nil { continue }
            return refused(.missingColumn(available: keys.prefix(20).map(\.code)), column: axis.heading)
        }
        for (index, column) in keys.enumerated() where !axes.values.contains(index) {
            let found = Set(data.lazy.compactMap { $0.key.indices.contains(index) ? $0.key[index] : nil }.prefix(5000))
            if found.count > 1 {
                let values = PopulationFaultReason.undividedDimension(values: Array(found.sorted().prefix(10)))
                return refused(.population(values), column: column.code)
            }
        }

        var rows = PopulationRows(file: file)
        for (number, row) in data.enumerated() {
            guard row.key.count == keys.count, row.values.indices.contains(content) else {
                rows.add(
                    ImportFault(
                        file: file, row: number + 1,
                        reason: .cellCount(
                            expected: keys.count + contents.count, found: row.key.count + row.values.count)))
                continue
            }
            let labels = PopulationLabels.Axis.allCases.map { axis in
                axes[axis].map { row.key[$0] } ?? (axis == .sex ? "T" : options.regionCode ?? "")
            }
            let places = zip(PopulationLabels.Axis.allCases, labels).compactMap { axis, label in
                rows.position(label, on: axis, row: number + 1)
            }
            guard places.count == labels.count else { continue }
            let text = row.values[content] ?? ""
            rows.add(Double(text), text: text, at: places, row: number + 1, column: contents.first?.code)
        }
        let description = metadata?.first
        let stated = PopulationReader.source(
            publisher: description?.source, title: description?.label, table: nil, updated: description?.updated)
        return rows.cube(title: description?.label ?? "", source: options.source ?? stated)
    }
}
