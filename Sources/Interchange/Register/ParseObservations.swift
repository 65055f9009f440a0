public import WorkforceModel

/// Reads a table of vacancies and training: all of it, or every fault in it. An empty cell is no figure; 0 is one.
///
/// - Parameters:
///   - mapping: columns (found by usual headings when there are none) and what the file's values mean.
///   - organisations: those that the file may speak of.
///   - standard: the organisation of rows that name none; nil demands a name on every row.
///   - day: the day of the whole file, where it has no column for it.
///   - today: no figure speaks of a later day.
public func parseObservations(
    _ source: TableSource, mapping: ObservationMapping, organisations: [Organisation], standard: Int64?,
    professions: [Profession], day: Day? = nil, today: Day, limits: TableLimits = TableLimits()
) -> ObservationParse {
    do {
        let table = try openSmallTable(
            source, columns: mapping.columns.isEmpty ? nil : mapping.columns, limits: limits)
        var parser = ObservationParser(
            table: table,
            vocabulary: RegisterVocabulary(
                ImportMapping(units: mapping.units, professions: mapping.professions), organisations: organisations,
                professions: professions), standard: standard, fileDay: day, dayFormat: mapping.dayFormat,
            today: today)
        return parser.parse()
    } catch {
        return ObservationParse(outcome: .refused(error), rowCount: 0, unmapped: [])
    }
}

/// The parsing of one table.
private struct ObservationParser {
    let table: OpenTable<ObservationColumn>
    let vocabulary: RegisterVocabulary
    let standard: Int64?
    let fileDay: Day?
    let dayFormat: DayFormat
    let today: Day

    private struct Place: Hashable {
        var organisation: Int64
        var profession: Int64
        var day: Day
    }

    private var values: [ObservationKey: Double] = [:]
    private var rowOfPlace: [Place: Int] = [:]
    private var unknown: [UnmappedValue] = []
    private var placeOfUnknown: [UnmappedValue: Int] = [:]
    private var rowCount = 0

    init(
        table: OpenTable<ObservationColumn>, vocabulary: RegisterVocabulary, standard: Int64?, fileDay: Day?,
        dayFormat: DayFormat, today: Day
    ) {
        self.table = table
        self.vocabulary = vocabulary
        self.standard = standard
        self.fileDay = fileDay
        self.dayFormat = dayFormat
        self.today = today
    }

    private var counted: [ObservationColumn] {
        ObservationColumn.allCases.filter { $0.indicator != nil && table.positions[$0] != nil }
    }

    mutating func parse() -> ObservationParse {
        var faults = ImportFaults()
        func lacks(_ field: ImportField) {
            faults.add(ImportFault(file: table.reader.file, reason: .unmappedColumn(field)))
        }
        if counted.isEmpty { lacks(.vacancies) }
        if table.positions[.day] == nil, fileDay == nil { lacks(.day) }
        if table.positions[.organisation] == nil, standard == nil { lacks(.organisation) }
        guard faults.isEmpty else { return ObservationParse(outcome: .refused(faults), rowCount: 0, unmapped: []) }
        forEachRow(of: table, faults: &faults) { cells, faults in read(cells, &faults) }
        if faults.isEmpty, values.isEmpty {
            let heading = counted.first.flatMap { table.positions[$0] }.map { table.headings[$0] }
            faults.add(ImportFault(file: table.reader.file, column: heading, reason: .missingValue))
        }
        return ObservationParse(
            outcome: faults.isEmpty ? .accepted(values) : .refused(faults), rowCount: rowCount,
            unmapped: Array(unknown.sorted { ($1.rows, $0.value) < ($0.rows, $1.value) }.prefix(ImportFaults.limit)))
    }

    private mutating func read(_ cells: TableCells<ObservationColumn>, _ faults: inout ImportFaults) {
        rowCount += 1
        let organisation = organisation(cells, &faults)
        let profession = known(cells, .profession, .profession, vocabulary.profession, &faults)
        let day = day(cells, &faults)
        var counts: [(Indicator, Double)] = []
        for column in counted {
            guard let indicator = column.indicator, let count = count(cells, column, &faults) else { continue }
            counts.append((indicator, count))
        }
        guard let organisation, let profession, let day else { return }
        let place = Place(organisation: organisation, profession: profession, day: day)
        if let other = rowOfPlace[place] {
            return faults.add(cells.fault(.profession, .duplicateRow(otherRow: other)))
        }
        rowOfPlace[place] = cells.row.number
        for (indicator, count) in counts {
            let key = ObservationKey(
                organisationID: organisation, professionID: profession, indicator: indicator, day: day)
            values[key] = count
        }
    }

    private mutating func organisation(
        _ cells: TableCells<ObservationColumn>, _ faults: inout ImportFaults
    ) -> Int64? {
        if cells.text(.organisation).isEmpty, let standard { return standard }
        return known(cells, .organisation, .unit, vocabulary.unit, &faults)
    }

    /// What a named thing is; a fault, and a value to be given a meaning, when nothing knows the name.
    private mutating func known(
        _ cells: TableCells<ObservationColumn>, _ column: ObservationColumn, _ kind: RegisterColumn,
        _ resolve: (String) -> Int32, _ faults: inout ImportFaults
    ) -> Int64? {
        let text = cells.required(column, &faults)
        guard !text.isEmpty else { return nil }
        let code = resolve(text)
        guard code == CodedColumn.unknown else { return Int64(code) }
        faults.add(cells.fault(column, .unknownValue(column.field, known: [])))
        let value = UnmappedValue(column: kind, value: text, rows: 0)
        if let place = placeOfUnknown[value] {
            unknown[place].rows += 1
        } else {
            placeOfUnknown[value] = unknown.count
            unknown.append(UnmappedValue(column: kind, value: text, rows: 1))
        }
        return nil
    }

    private func day(_ cells: TableCells<ObservationColumn>, _ faults: inout ImportFaults) -> Day? {
        guard table.positions[.day] != nil else { return fileDay }
        if cells.text(.day).isEmpty {
            if fileDay == nil { faults.add(cells.fault(.day, .missingValue)) }
            return fileDay
        }
        guard let day = cells.day(.day, dayFormat, &faults) else { return nil }
        guard day >= Indicator.firstDay, day <= today else {
            faults.add(cells.fault(.day, .dayOutOfReach(earliest: Indicator.firstDay, latest: today)))
            return nil
        }
        return day
    }

    /// A whole count; nil for an empty cell.
    private func count(
        _ cells: TableCells<ObservationColumn>, _ column: ObservationColumn, _ faults: inout ImportFaults
    ) -> Double? {
        let text = cells.text(column)
        guard !text.isEmpty else { return nil }
        guard let number = NumberText(text), !number.isPercent else {
            faults.add(cells.fault(column, .notANumber))
            return nil
        }
        guard number.value >= 0, number.value <= Indicator.mostCounted else {
            faults.add(cells.fault(column, .outOfRange(lower: 0, upper: Indicator.mostCounted)))
            return nil
        }
        guard number.value == number.value.rounded() else {
            faults.add(cells.fault(column, .notAWholeNumber))
            return nil
        }
        return number.value
    }
}
