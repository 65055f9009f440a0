internal import WorkforceModel

/// Gathers figures that come one at a time with a label for each axis, and lays them out as a cube.
struct PopulationRows {
    private let file: String
    private(set) var faults = ImportFaults()
    private var regions: [(code: String, name: String)] = []
    private var regionPositions: [String: Int] = [:]
    private var ages: [PopulationLabels.Age] = []
    private var sexes: [PopulationLabels.SexLabel] = []
    private var times: [PopulationLabels.Time] = []
    /// Text as it stands → position on the axis; nil for a text that was refused.
    private var positions: [[String: Int?]] = Array(repeating: [:], count: PopulationLabels.Axis.allCases.count)
    /// Axis positions of each figure, four at a time.
    private var cells: [Int32] = []
    private var values: [Double] = []
    private var rows: [Int32] = []

    init(file: String) {
        self.file = file
    }

    /// Labels of an axis that are kept: far more than there are regions, few enough to search.
    private static let labelLimit = 5000

    /// Position of a label on its axis; nil, with a fault the first time, when it cannot be read.
    mutating func position(_ text: String, on axis: PopulationLabels.Axis, row: Int?) -> Int? {
        let number = PopulationLabels.Axis.allCases.firstIndex(of: axis) ?? 0
        if let known = positions[number][text] { return known }
        let found: Int?
        switch axis {
        case .region: found = text.isEmpty ? nil : regionPosition(text)
        case .age: found = PopulationLabels.age(text).map { Self.place($0, in: &ages) }
        case .sex: found = PopulationLabels.sex(text).map { Self.place($0, in: &sexes) }
        case .time: found = PopulationLabels.time(text).map { Self.place($0, in: &times) }
        }
        if let found, found >= Self.labelLimit {
            faults.add(
                ImportFault(
                    file: file, row: row, column: axis.heading, value: text,
                    reason: .population(.tooManyCells(limit: PopulationCube.cellLimit))))
            return nil
        }
        if found == nil {
            faults.add(
                ImportFault(
                    file: file, row: row, column: axis.heading, value: text,
                    reason: text.isEmpty ? .missingValue : .unknownValue(axis.field, known: axis.examples)))
        }
        positions[number][text] = .some(found)
        return found
    }

    /// Ages, sexes and times are few, so they are searched in order.
    private static func place<Label: Equatable>(_ label: Label, in labels: inout [Label]) -> Int {
        if let index = labels.firstIndex(of: label) { return index }
        guard labels.count < labelLimit else { return labelLimit }
        labels.append(label)
        return labels.count - 1
    }

    private mutating func regionPosition(_ text: String) -> Int {
        let region = PopulationLabels.region(text)
        if let known = regionPositions[region.code] { return known }
        guard regions.count < Self.labelLimit else { return Self.labelLimit }
        regions.append(region)
        regionPositions[region.code] = regions.count - 1
        return regions.count - 1
    }

    /// Adds one figure; `text` is what stood there, for a fault.
    mutating func add(_ value: Double?, text: String, at place: [Int], row: Int, column: String?) {
        guard let value else {
            let isMissing = text.isEmpty || text.allSatisfy { $0 == "." } || text == "-"
            faults.add(
                ImportFault(
                    file: file, row: row, column: column, value: text,
                    reason: isMissing ? .missingValue : .notANumber))
            return
        }
        guard PopulationCube.isPossible(value) else {
            faults.add(
                ImportFault(
                    file: file, row: row, column: column, value: text.isEmpty ? "\(value)" : text,
                    reason: .outOfRange(lower: 0, upper: 1e11)))
            return
        }
        for index in place { cells.append(Int32(clamping: index)) }
        values.append(value)
        rows.append(Int32(clamping: row))
    }

    /// Notes a fault found by the caller.
    mutating func add(_ fault: ImportFault) {
        faults.add(fault)
    }

    /// Number of figures.
    var count: Int { values.count }

    /// The figures as a cube; a figure given twice is a fault.
    func cube(title: String, source: String) -> ImportOutcome<PopulationCube> {
        var faults = faults
        guard faults.isEmpty else { return .refused(faults) }
        guard let size = PopulationCube.cells([regions.count, ages.count, sexes.count, times.count]) else {
            let reason = ImportFaultReason.population(.tooManyCells(limit: PopulationCube.cellLimit))
            return .refused(ImportFaults(ImportFault(file: file, reason: reason)))
        }
        guard size > 0 else { return .refused(ImportFaults(ImportFault(file: file, reason: .noRows))) }
        var block = [Double](repeating: .nan, count: size)
        var firstRow = [Int32](repeating: 0, count: size)
        for figure in values.indices {
            let place = cells[figure * 4..<figure * 4 + 4].map(Int.init)
            let cell = ((place[0] * ages.count + place[1]) * sexes.count + place[2]) * times.count + place[3]
            if block[cell].isNaN {
                block[cell] = values[figure]
                firstRow[cell] = rows[figure]
            } else {
                faults.add(
                    ImportFault(
                        file: file, row: Int(rows[figure]), reason: .duplicateCode(otherRow: Int(firstRow[cell]))))
            }
        }
        guard faults.isEmpty else { return .refused(faults) }
        return .accepted(
            PopulationCube(
                regions: regions, ages: ages, sexes: sexes, times: times, values: block, title: title, source: source))
    }
}
