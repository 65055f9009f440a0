public import WorkforceModel

/// Reads a register file into employments: all of it, or every fault in it. Nothing is stored, so a dry run is the same
/// call.
///
/// - Parameters:
///   - mapping: which heading holds what, and what the values mean.
///   - today: bounds first days (at most a year ahead) and tells an end that is far off from one that is meant.
///   - progress: called every few thousand rows.
/// - Throws: only when the task is cancelled; whatever is wrong with the file stands in the outcome.
public func parseRegister(
    _ source: TableSource, mapping: ImportMapping, organisations: [Organisation], professions: [Profession],
    today: Day, limits: TableLimits = TableLimits(), progress: ((ImportProgress) -> Void)? = nil
) throws(CancellationError) -> RegisterParse {
    let table: OpenTable<RegisterColumn>
    do {
        table = try OpenTable(
            source, columns: mapping.columns, delimiter: mapping.delimiter?.utf8.first, sheet: mapping.sheet,
            limits: limits)
    } catch {
        return RegisterParse(outcome: .refused(error), rowCount: 0, unmapped: [])
    }
    let vocabulary = RegisterVocabulary(mapping, organisations: organisations, professions: professions)
    var parser = RegisterParser(table, mapping: mapping, vocabulary: vocabulary, today: today)
    var row = TableRow()
    do {
        while try table.reader.next(into: &row) {
            parser.read(row)
            if parser.rowCount % 4096 == 0 {
                progress?(parser.progress)
                if Task.isCancelled { throw CancellationError() }
            }
        }
    } catch let fault as ImportFault {
        parser.add(fault)
    } catch {
        throw CancellationError()
    }
    progress?(parser.progress)
    return parser.finish()
}

/// The state of reading one register file.
private struct RegisterParser {
    private(set) var rowCount = 0

    private let table: OpenTable<RegisterColumn>
    private let places: RegisterPlaces
    private let mapping: ImportMapping
    private let vocabulary: RegisterVocabulary
    private let today: Day
    private let earliest: Day
    private let latest: Day

    private var faults = ImportFaults()
    private var employments = EmploymentColumns()
    private var rowNumbers: [Int32] = []
    private var persons = KeyIndex()
    private var identityNumbers = 0
    private var firstIdentityNumber = 0
    private var sexes = CodedColumn()
    private var units = CodedColumn()
    private var professions = CodedColumn()
    private var forms = CodedColumn()
    private var exitReasons = CodedColumn()
    private var rowIsFaulty = false

    /// Ages on the first day that are taken for true.
    private static let youngest = 15
    private static let oldest = 80
    /// One row in this many may look like one with a personal identity number by chance.
    private static let chance = 20

    init(
        _ table: OpenTable<RegisterColumn>, mapping: ImportMapping, vocabulary: RegisterVocabulary, today: Day
    ) {
        self.table = table
        self.mapping = mapping
        self.vocabulary = vocabulary
        self.today = today
        places = RegisterPlaces(table.positions)
        earliest = Day(year: 1940, month: 1, day: 1) ?? today
        latest = today.advanced(by: 366)
    }

    var progress: ImportProgress {
        ImportProgress(rows: rowCount, bytesRead: table.reader.bytesRead, bytesTotal: table.reader.bytesTotal)
    }

    mutating func add(_ fault: ImportFault) {
        faults.add(fault)
    }

    /// Reads one row: appends an employment, or adds every fault in it.
    mutating func read(_ row: TableRow) {
        rowCount += 1
        if let fault = table.shapeFault(of: row) {
            faults.add(fault)
            return
        }
        rowIsFaulty = false
        checkPerson(row)
        let vocabulary = vocabulary
        let sex = sexes.code(row.cell(places.sex)) { vocabulary.sex($0) }
        check(sex, row, .sex, known: ["K", "M"])
        let unit = units.code(row.cell(places.unit)) { vocabulary.unit($0) }
        check(unit, row, .unit, known: [])
        let profession = professions.code(row.cell(places.profession)) { vocabulary.profession($0) }
        if mapping.unmappedProfessions == .refuse { check(profession, row, .profession, known: []) }
        let form = forms.code(row.cell(places.form)) { vocabulary.form($0) }
        check(form, row, .form, known: ["månadslön", "timlön"])
        let reason = exitReasons.code(row.cell(places.exitReason)) { vocabulary.exitReason($0) }
        check(reason, row, .exitReason, known: ["pension", "egen begäran", "övrigt"])
        let isHourly = form == 1
        let rate = share(row, .rate, at: places.rate, mapping.rateFormat, whenEmpty: isHourly ? 0 : nil)
        let absence = share(row, .absence, at: places.absence, mapping.absenceFormat, whenEmpty: .max)
        let (from, to) = readPeriod(row)
        let birthYear = readBirthYear(row, from: from ?? today)
        guard !rowIsFaulty, let rate, let absence, let from, let to, let birthYear else { return }
        if profession == CodedColumn.unknown { return }
        employments.person.append(Int32(clamping: persons.index(of: row.cell(places.person))))
        employments.birthYear.append(birthYear)
        employments.sex.append(UInt8(truncatingIfNeeded: sex))
        employments.organisation.append(unit)
        employments.profession.append(profession)
        employments.form.append(UInt8(truncatingIfNeeded: form))
        employments.rate.append(rate)
        employments.from.append(from.number)
        employments.to.append(to)
        employments.exitReason.append(UInt8(truncatingIfNeeded: reason))
        employments.absence.append(absence)
        rowNumbers.append(Int32(clamping: row.number))
    }

    private mutating func checkPerson(_ row: TableRow) {
        let cell = row.cell(places.person)
        if cell.isEmpty {
            fault(row, .person, .missingValue)
        } else if PersonalIdentityNumber.matches(cell) {
            if identityNumbers == 0 { firstIdentityNumber = row.number }
            identityNumbers += 1
        }
    }

    private mutating func readPeriod(_ row: TableRow) -> (from: Day?, to: Int32?) {
        let first = row.cell(places.from)
        var from: Day?
        if first.isEmpty {
            fault(row, .from, .missingValue)
        } else if let day = DayText.day(utf8: first, format: mapping.dayFormat) {
            from = day
            if day < earliest || day > latest {
                fault(row, .from, .dayOutOfReach(earliest: earliest, latest: latest))
            }
        } else {
            fault(row, .from, .notADay(mapping.dayFormat))
        }
        let last = row.cell(places.to)
        if last.isEmpty { return (from, .max) }
        guard let day = DayText.day(utf8: last, format: mapping.dayFormat) else {
            fault(row, .to, .notADay(mapping.dayFormat))
            return (from, nil)
        }
        // Payroll systems write "until further notice" as an end that nobody reaches, such as 9999-12-31.
        if day.number >= today.advanced(by: 60 * 365).number { return (from, .max) }
        if let from, day < from { fault(row, .to, .endBeforeStart(from: from)) }
        return (from, day.number)
    }

    private mutating func readBirthYear(_ row: TableRow, from: Day) -> Int16? {
        let cell = row.cell(places.birth)
        if cell.isEmpty {
            fault(row, .birth, .missingValue)
            return nil
        }
        let year: Int
        if cell.count == 4, cell.allSatisfy({ (48...57).contains($0) }) {
            year = cell.reduce(0) { $0 * 10 + Int($1 - 48) }
        } else if PersonalIdentityNumber.matches(cell) {
            fault(row, .birth, .personalIdentityNumber)
            return nil
        } else if let day = DayText.day(utf8: cell, format: mapping.dayFormat) {
            year = day.year
        } else {
            fault(row, .birth, .notABirthYear)
            return nil
        }
        guard (Self.youngest...Self.oldest).contains(from.year - year) else {
            fault(
                row, .birth, .impossibleBirthYear(youngest: Self.youngest, oldest: Self.oldest, from: from))
            return nil
        }
        return Int16(clamping: year)
    }

    /// A share in 1/10 000; nil after a fault.
    private mutating func share(
        _ row: TableRow, _ column: RegisterColumn, at place: Int, _ format: ShareFormat, whenEmpty: UInt16?
    ) -> UInt16? {
        let cell = row.cell(place)
        if cell.isEmpty {
            if whenEmpty == nil { fault(row, column, .missingValue) }
            return whenEmpty
        }
        guard let number = NumberText(utf8: cell) else {
            fault(row, column, .notAShare(isPercent: format == .percent))
            return nil
        }
        let share = (number.isPercent || format == .percent ? number.value / 100 : number.value) * 10_000
        guard share >= 0, share < 10_000.5 else {
            fault(row, column, .notAShare(isPercent: format == .percent))
            return nil
        }
        return UInt16(share.rounded())
    }

    private mutating func check(_ code: Int32, _ row: TableRow, _ column: RegisterColumn, known: [String]) {
        guard code == CodedColumn.unknown else { return }
        let isMissing = row.cell(table.positions[column] ?? -1).isEmpty
        fault(row, column, isMissing ? .missingValue : .unknownValue(column.field, known: known))
    }

    private mutating func fault(_ row: TableRow, _ column: RegisterColumn, _ reason: ImportFaultReason) {
        rowIsFaulty = true
        let place = table.positions[column] ?? -1
        let heading = table.headings.indices.contains(place) ? table.headings[place] : nil
        let mustHide = column == .person || PersonalIdentityNumber.matches(row.cell(place))
        let file = table.reader.file
        faults.add(
            ImportFault(
                file: file, row: row.number, column: heading, value: mustHide ? nil : row.text(place), reason: reason))
    }

    /// Looks at the rows together and gives the outcome.
    mutating func finish() -> RegisterParse {
        let file = table.reader.file
        if rowCount == 0 { faults.add(ImportFault(file: file, reason: .noRows)) }
        for overlap in OverlapCheck.overlaps(in: employments) {
            let reason = ImportFaultReason.overlappingFullTime(
                otherRow: Int(rowNumbers[overlap.other]), sum: Double(overlap.sum) / 10_000, on: overlap.day)
            let heading = places.rate < table.headings.count ? table.headings[places.rate] : nil
            faults.add(ImportFault(file: file, row: Int(rowNumbers[overlap.row]), column: heading, reason: reason))
        }
        if identityNumbers * Self.chance > rowCount {
            let heading = places.person < table.headings.count ? table.headings[places.person] : nil
            faults.addFirst(
                ImportFault(file: file, row: firstIdentityNumber, column: heading, reason: .personalIdentityNumber))
        }
        let unmapped = [
            (RegisterColumn.sex, sexes), (.unit, units), (.profession, professions), (.form, forms),
            (.exitReason, exitReasons),
        ].flatMap { column, codes in
            codes.unknownValues.map { UnmappedValue(column: column, value: $0.value, rows: $0.rows) }
        }.sorted { ($1.rows, $0.value) < ($0.rows, $1.value) }
        let outcome: ImportOutcome<RegisterContents>
        if faults.isEmpty {
            let keys = (0..<persons.count).map { persons.text($0) }
            outcome = .accepted(RegisterContents(employments: employments, personKeys: keys))
        } else {
            outcome = .refused(faults)
        }
        return RegisterParse(outcome: outcome, rowCount: rowCount, unmapped: unmapped)
    }
}

/// Position of each column of a register file; −1, which no row has, when it is not there.
private struct RegisterPlaces {
    let person, birth, sex, unit, profession, form, rate, from, to, exitReason, absence: Int

    init(_ positions: [RegisterColumn: Int]) {
        func place(_ column: RegisterColumn) -> Int { positions[column] ?? -1 }
        person = place(.person)
        birth = place(.birth)
        sex = place(.sex)
        unit = place(.unit)
        profession = place(.profession)
        form = place(.form)
        rate = place(.rate)
        from = place(.from)
        to = place(.to)
        exitReason = place(.exitReason)
        absence = place(.absence)
    }
}
