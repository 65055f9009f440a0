public import WorkforceModel

extension PopulationReader {
    /// Reads a table file (CSV or XLSX) by age and sex: one row a figure (region, kön, ålder, år, antal), or one row a
    /// region, sex and age with the years as columns. Headings in Swedish or English, in any order; other columns are
    /// left out.
    ///
    /// - Returns: a table a region, or every fault with row and column.
    public static func read(
        table source: TableSource, options: PopulationOptions = PopulationOptions()
    ) -> ImportOutcome<[PopulationTable]> {
        do {
            let reader = try TableReader(source, limits: TableLimits(fileBytes: 256 << 20, rows: 2_000_000))
            var row = TableRow()
            guard try reader.next(into: &row) else {
                return .refused(ImportFaults(ImportFault(file: source.name, reason: .emptyFile)))
            }
            var layout: PopulationLayout
            switch PopulationLayout.find(row.texts, file: source.name, options: options) {
            case .success(let found): layout = found
            case .failure(let fault): return .refused(ImportFaults(fault))
            }
            while try reader.next(into: &row) {
                layout.add(row)
                if layout.rows.count > PopulationCube.cellLimit {
                    let reason = ImportFaultReason.population(.tooManyCells(limit: PopulationCube.cellLimit))
                    return .refused(ImportFaults(ImportFault(file: source.name, row: row.number, reason: reason)))
                }
            }
            let stated =
                options.source
                ?? PopulationReader.source(
                    publisher: nil, title: source.name, table: nil, updated: nil)
            return tables(
                layout.rows.cube(title: source.name, source: stated), file: source.name, options: options)
        } catch {
            return .refused(ImportFaults(error))
        }
    }
}

/// Which column holds what, and the figures read so far.
private struct PopulationLayout {
    private let file: String
    private let headings: [String]
    /// Column of each axis; nil when it is not in the file.
    private let axes: [(axis: PopulationLabels.Axis, column: Int?)]
    /// Columns with figures, and the time each stands for; nil when the row tells.
    private let figures: [(column: Int, time: String?)]
    private let regionCode: String?
    private(set) var rows: PopulationRows

    /// The layout that the headings give.
    static func find(
        _ headings: [String], file: String, options: PopulationOptions
    ) -> Result<PopulationLayout, ImportFault> {
        func missing(_ heading: String) -> Result<PopulationLayout, ImportFault> {
            .failure(
                ImportFault(
                    file: file, row: 1, column: heading, reason: .missingColumn(available: Array(headings.prefix(20)))))
        }
        let folded = headings.map { PopulationLabels.folded($0) }
        let axes = PopulationLabels.Axis.allCases.map { axis in
            (axis: axis, column: folded.firstIndex { axis.names.contains($0) })
        }
        var figures: [(column: Int, time: String?)] = []
        if axes.contains(where: { $0.axis == .time && $0.column != nil }) {
            guard let column = folded.firstIndex(where: PopulationLabels.isPopulation) else { return missing("antal") }
            figures = [(column, nil)]
        } else {
            for (column, heading) in headings.enumerated() {
                // "1968" or "Folkmängd 1968".
                if let last = heading.split(separator: " ").last, PopulationLabels.time(String(last)) != nil {
                    figures.append((column, String(last)))
                }
            }
            if figures.isEmpty { return missing(PopulationLabels.Axis.time.heading) }
        }
        for entry in axes where entry.column == nil {
            if entry.axis == .age { return missing(entry.axis.heading) }
            if entry.axis == .region, options.regionCode == nil { return missing(entry.axis.heading) }
        }
        return .success(
            PopulationLayout(
                file: file, headings: headings, axes: axes, figures: figures, regionCode: options.regionCode,
                rows: PopulationRows(file: file)))
    }

    private init(
        file: String, headings: [String], axes: [(axis: PopulationLabels.Axis, column: Int?)],
        figures: [(column: Int, time: String?)], regionCode: String?, rows: PopulationRows
    ) {
        self.file = file
        self.headings = headings
        self.axes = axes
        self.figures = figures
        self.regionCode = regionCode
        self.rows = rows
    }

    /// Takes the figures of one row.
    mutating func add(_ row: TableRow) {
        guard row.count == headings.count else {
            rows.add(
                ImportFault(
                    file: file, row: row.number, reason: .cellCount(expected: headings.count, found: row.count)))
            return
        }
        var places: [Int] = []
        for entry in axes where entry.axis != .time || entry.column != nil {
            let text = entry.column.map { row.text($0) } ?? (entry.axis == .sex ? "T" : regionCode ?? "")
            guard let place = rows.position(text, on: entry.axis, row: row.number) else { return }
            places.append(place)
        }
        for figure in figures {
            var place = places
            if let time = figure.time {
                guard let index = rows.position(time, on: .time, row: 1) else { return }
                place.append(index)
            }
            let value = NumberText(utf8: row.cell(figure.column)).flatMap { $0.isPercent ? nil : $0.value }
            rows.add(
                value, text: value == nil ? row.text(figure.column) : "", at: place, row: row.number,
                column: headings[figure.column])
        }
    }
}
