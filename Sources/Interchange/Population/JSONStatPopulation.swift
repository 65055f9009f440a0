internal import WorkforceModel

extension JSONStatDataset {
    /// The dataset as population figures.
    func population(file: String, options: PopulationOptions) -> ImportOutcome<PopulationCube> {
        func refused(_ reason: ImportFaultReason, column: String? = nil) -> ImportOutcome<PopulationCube> {
            .refused(ImportFaults(ImportFault(file: file, column: column, reason: reason)))
        }
        guard let total = PopulationCube.cells(size) else {
            return refused(.population(.tooManyCells(limit: PopulationCube.cellLimit)), column: "size")
        }
        guard id.count == size.count, Set(id).count == id.count else {
            return refused(.population(.sizesDoNotFit(expected: id.count, found: size.count)), column: "size")
        }
        for (name, size) in zip(id, size) {
            let found = dimension[name]?.category
            guard let found, found.isComplete, found.codes.count == size else {
                return refused(
                    .population(.sizesDoNotFit(expected: size, found: found?.codes.count ?? 0)), column: name)
            }
        }
        switch values {
        case .dense(let values) where values.count != total:
            return refused(.population(.sizesDoNotFit(expected: total, found: values.count)), column: "value")
        case .sparse(let values) where values.keys.contains(where: { $0 >= total }):
            return refused(
                .population(.sizesDoNotFit(expected: total, found: values.keys.max() ?? 0)), column: "value")
        default: break
        }
        guard total > 0 else { return refused(.noRows) }

        let axes = axes()
        guard let age = axes[.age] else {
            return refused(.missingColumn(available: Array(id.prefix(20))), column: PopulationLabels.Axis.age.heading)
        }
        guard let time = axes[.time] else {
            return refused(.missingColumn(available: Array(id.prefix(20))), column: PopulationLabels.Axis.time.heading)
        }
        guard axes[.region] != nil || options.regionCode != nil else {
            return refused(
                .missingColumn(available: Array(id.prefix(20))), column: PopulationLabels.Axis.region.heading)
        }
        var strides = [Int](repeating: 1, count: size.count)
        for index in size.indices.dropLast().reversed() { strides[index] = strides[index + 1] * size[index + 1] }
        var start = 0
        for index in id.indices where !axes.values.contains(index) {
            switch chosen(index) {
            case .success(let position): start += position * strides[index]
            case .failure(let fault): return refused(.population(fault.reason), column: id[index])
            }
        }
        return labelled(
            file: file, options: options, axes: axes, age: age, time: time, strides: strides, start: start)
    }

    /// Position in ``id`` of each axis, by role, then by code, then by label.
    private func axes() -> [PopulationLabels.Axis: Int] {
        var found: [PopulationLabels.Axis: Int] = [:]
        func take(_ axis: PopulationLabels.Axis, _ index: Int?) {
            guard found[axis] == nil, let index, !found.values.contains(index) else { return }
            found[axis] = index
        }
        take(.time, role?.time?.first.flatMap { id.firstIndex(of: $0) })
        take(.region, role?.geo?.first.flatMap { id.firstIndex(of: $0) })
        for axis in PopulationLabels.Axis.allCases {
            take(axis, id.firstIndex { axis.names.contains(PopulationLabels.folded($0)) })
            take(axis, id.firstIndex { axis.names.contains(PopulationLabels.folded(dimension[$0]?.label ?? "")) })
        }
        return found
    }

    private struct Choice: Error {
        var reason: PopulationFaultReason
    }

    /// The one value of a dimension that is no axis: its only one, its total, or among contents the population.
    private func chosen(_ index: Int) -> Result<Int, Choice> {
        guard let dimension = dimension[id[index]] else { return .success(0) }
        let category = dimension.category
        if size[index] == 1 { return .success(0) }
        let labels = (0..<size[index]).map { category.label($0) }
        let isContents =
            role?.metric?.contains(id[index]) ?? false || PopulationLabels.folded(id[index]) == "contentscode"
        if isContents {
            if let position = labels.firstIndex(where: PopulationLabels.isPopulation) { return .success(position) }
            return .failure(Choice(reason: .severalContents(Array(labels.prefix(10)))))
        }
        if let code = dimension.totalCode, let position = category.codes.firstIndex(of: code) {
            return .success(position)
        }
        return .failure(Choice(reason: .undividedDimension(values: Array(labels.prefix(10)))))
    }

    /// Reads the labels of the axes and moves the figures to the cube's order.
    private func labelled(
        file: String, options: PopulationOptions, axes: [PopulationLabels.Axis: Int], age: Int, time: Int,
        strides: [Int], start: Int
    ) -> ImportOutcome<PopulationCube> {
        var faults = ImportFaults()
        func labels<Label>(_ axis: PopulationLabels.Axis, _ index: Int, _ read: (String) -> Label?) -> [Label] {
            guard let category = dimension[id[index]]?.category else { return [] }
            return category.codes.indices.compactMap { position in
                // The label is what a person reads; codes of age classes may be mere numbers.
                let label = read(category.label(position)) ?? read(category.codes[position])
                if label == nil {
                    faults.add(
                        ImportFault(
                            file: file, column: id[index], value: category.label(position),
                            reason: .unknownValue(axis.field, known: axis.examples)))
                }
                return label
            }
        }
        let ages = labels(.age, age, PopulationLabels.age)
        let times = labels(.time, time, PopulationLabels.time)
        let sexes = axes[.sex].map { labels(.sex, $0, PopulationLabels.sex) } ?? [.total]
        guard faults.isEmpty else { return .refused(faults) }

        var regions = [(code: options.regionCode ?? "", name: options.regionName ?? options.regionCode ?? "")]
        if let index = axes[.region], let category = dimension[id[index]]?.category {
            regions = category.codes.indices.map { position in
                let label = category.label(position)
                let parts = PopulationLabels.region(label)
                return (category.codes[position], parts.code == category.codes[position] ? parts.name : label)
            }
        }
        let stride = (
            region: axes[.region].map { strides[$0] } ?? 0, age: strides[age],
            sex: axes[.sex].map { strides[$0] } ?? 0, time: strides[time]
        )
        var block: [Double] = []
        block.reserveCapacity(regions.count * ages.count * sexes.count * times.count)
        for region in regions.indices {
            for age in ages.indices {
                for sex in sexes.indices {
                    for time in times.indices {
                        let position =
                            start + region * stride.region + age * stride.age + sex * stride.sex + time * stride.time
                        let value = value(position)
                        if let value, !PopulationCube.isPossible(value) {
                            faults.add(
                                ImportFault(
                                    file: file, column: "value[\(position)]", value: "\(value)",
                                    reason: .outOfRange(lower: 0, upper: 1e11)))
                        }
                        block.append(value ?? .nan)
                    }
                }
            }
        }
        guard faults.isEmpty else { return .refused(faults) }
        let stated = PopulationReader.source(publisher: source, title: label, table: tableID, updated: updated)
        return .accepted(
            PopulationCube(
                regions: regions, ages: ages, sexes: sexes, times: times, values: block, title: label ?? "",
                source: options.source ?? stated))
    }

    /// The figure at a position of the block; nil when it is missing.
    private func value(_ position: Int) -> Double? {
        switch values {
        case .dense(let values): values[position]
        case .sparse(let values): values[position]
        }
    }
}
